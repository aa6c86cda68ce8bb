"""The highest cost that an operation may have, told from its document before anything runs.

One walk, memoised by fragment and type: a chain of fragments that doubles at every level is as
quick to judge as a flat one, and a cycle or an unknown name is left to GraphQL's validation.

By hand: Strawberry's `QueryDepthLimiter` counts levels: a page of pages is as deep as one row.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    is_composite_type,
    is_list_type,
    is_non_null_type,
)

from api.limits.cost import (
    CHANGE,
    EACH_SEARCH,
    LARGEST_PAGE,
    LIST,
    MOST_COUNTED,
    PLAIN_LIST,
    SUBSCRIPTION,
    USUAL_PAGE,
    FieldWeight,
    ListSizes,
    Weight,
)
from api.limits.document_size import META
from api.limits.schema_size import SchemaSize
from api.limits.weighed_arguments import (
    SIZES,
    searches_of,
    weighed_defaults,
    weighed_variables,
)

_COUNTS = frozenset({"totalCount", "totalCountIsExact"})
"""The fields of a connection that count its list, whatever the page."""


class _Lists(NamedTuple):
    """Of an object: how long the lists directly in it are, and how many rows it counts."""

    page: int | None = None
    """None where each has a length of its own."""
    counted: int = MOST_COUNTED


class CostEstimator:
    """Weighs the operations of one valid document."""

    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, list_sizes: ListSizes
    ) -> None:
        self._schema = schema
        self._list_sizes = list_sizes
        self.fragments = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._schema_size = SchemaSize.of_schema(schema, self.fragments)
        self.weighed_variables = weighed_variables(document)
        """Nothing else of a request's variables matters here."""

    def weigh(
        self,
        operation: OperationDefinitionNode,
        variables: Mapping[str, Any],
        noted: dict[int, FieldWeight] | None = None,
    ) -> Weight:
        """The weight of an operation with these (not yet coerced) variables, or with what is `weighed` of them.

        Whoever wants to know what its fields weigh has them `noted`.
        """
        root = self._schema.get_root_type(operation.operation)
        given = {**weighed_defaults(operation), **variables}
        walk = _Walk(self._schema, self.fragments, self._list_sizes, self._schema_size, given)
        walk.noted = noted
        return walk.selections(operation.selection_set, root, _Lists())


class _Walk:
    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        list_sizes: ListSizes,
        schema_size: SchemaSize,
        variables: Mapping[str, Any],
    ) -> None:
        self.noted: dict[int, FieldWeight] | None = None
        self._schema = schema
        self._fragments = fragments
        self._list_sizes = list_sizes
        self._variables = variables
        self._schema_size = schema_size
        self._known: dict[tuple[str, _Lists], Weight] = {}

    def selections(
        self, node: SelectionSetNode, parent: GraphQLNamedType | None, lists: _Lists
    ) -> Weight:
        """The weight of one object's selections."""
        total = Weight()
        for selection in node.selections:
            if isinstance(selection, FieldNode):
                total += self._field(selection, parent, lists)
            elif isinstance(selection, InlineFragmentNode):
                total += self._inline(selection, parent, lists)
            elif isinstance(selection, FragmentSpreadNode):
                total += self._spread(selection, lists)
        return total

    def _inline(
        self, node: InlineFragmentNode, parent: GraphQLNamedType | None, lists: _Lists
    ) -> Weight:
        condition = node.type_condition
        inner = self._schema.get_type(condition.name.value) if condition else parent
        return self.selections(node.selection_set, inner, lists)

    def _spread(self, node: FragmentSpreadNode, lists: _Lists) -> Weight:
        key = (node.name.value, lists)
        if key not in self._known:
            # Stands for itself while it is being weighed, so that a cycle ends.
            self._known[key] = Weight()
            self._known[key] = self._fragment(node.name.value, lists)
        return self._known[key]

    def _fragment(self, name: str, lists: _Lists) -> Weight:
        fragment = self._fragments.get(name)
        if fragment is None:
            return Weight()
        inner = self._schema.get_type(fragment.type_condition.name.value)
        return self.selections(fragment.selection_set, inner, lists)

    def _field(self, node: FieldNode, parent: GraphQLNamedType | None, lists: _Lists) -> Weight:
        if node.name.value in META:
            return Weight(fields=1, schema=self._schema_size.of(node))
        definition = _definition(parent, node.name.value)
        extra = self._extra(parent, node.name.value)
        if definition is None or node.selection_set is None:
            counted = lists.counted if node.name.value in _COUNTS else 0
            return Weight(fields=1, counted=counted, extra=extra)
        own = _Lists(self._page(node, definition, parent), self._counted(parent, node.name.value))
        inner = get_named_type(definition.type)
        below = self.selections(node.selection_set, inner, own)
        extra += self._list_sizes.get(f"{inner.name}.points", 0)
        extra += LIST if definition.args.keys() & SIZES else 0
        extra += EACH_SEARCH * searches_of(node, self._variables)
        if not _is_list(definition.type):
            weight = Weight(_is_node(inner), 1, extra=extra) + below
            return self._note(node, weight, 1, own.page if definition.args.keys() & SIZES else None)
        usual = self._usual(parent, node.name.value)
        size = lists.page if lists.page is not None else usual or PLAIN_LIST
        # A page's edges are the way to its nodes, which count themselves.
        item = Weight(0 if lists.page is not None and _leads_to_nodes(inner) else 1, 0)
        return self._note(node, Weight(fields=1, extra=extra) + (item + below).times(size), size)

    def _note(
        self, node: FieldNode, weight: Weight, entries: int, page: int | None = None
    ) -> Weight:
        if self.noted is not None:
            self.noted[id(node)] = FieldWeight(weight, entries, page)
        return weight

    def _extra(self, parent: GraphQLNamedType | None, field: str) -> int:
        """Points of a field, beside what is selected of it."""
        extra = self._usual(parent, f"{field}.points") or 0
        if parent is self._schema.mutation_type:
            return extra + CHANGE
        return extra + SUBSCRIPTION if parent is self._schema.subscription_type else extra

    def _counted(self, parent: GraphQLNamedType | None, field: str) -> int:
        return self._usual(parent, f"{field}.totalCount") or MOST_COUNTED

    def _usual(self, parent: GraphQLNamedType | None, field: str) -> int | None:
        owner = parent.name if parent else ""
        return self._list_sizes.get(f"{owner}.{field}")

    def _page(
        self, node: FieldNode, definition: GraphQLField, parent: GraphQLNamedType | None
    ) -> int | None:
        """How long the lists directly in the field are; None where each has a length of its own."""
        usual = None if _is_list(definition.type) else self._usual(parent, node.name.value)
        if not definition.args.keys() & SIZES:
            return usual
        sizes = [
            self._size(argument.value)
            for argument in node.arguments or ()
            if argument.name.value in SIZES
        ]
        return max((size for size in sizes if size is not None), default=usual or USUAL_PAGE)

    def _size(self, value: ValueNode) -> int | None:
        size: Any = None
        if isinstance(value, IntValueNode):
            size = int(value.value[:12])
        elif isinstance(value, VariableNode):
            size = self._variables.get(value.name.value)
        if not isinstance(size, int):
            return None
        # What is out of range is refused where it is read: it fetches nothing.
        return max(0, min(size, LARGEST_PAGE))


def _definition(parent: GraphQLNamedType | None, name: str) -> GraphQLField | None:
    if isinstance(parent, GraphQLObjectType | GraphQLInterfaceType):
        found: GraphQLField | None = parent.fields.get(name)
        return found
    return None


def _is_list(type_: GraphQLOutputType) -> bool:
    return is_list_type(type_.of_type if is_non_null_type(type_) else type_)


def _is_node(type_: GraphQLNamedType) -> bool:
    """Whether objects of this type are fetched on their own, rather than part of another."""
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
        return type_.name == "Node" or any(item.name == "Node" for item in type_.interfaces)
    return is_composite_type(type_)


def _leads_to_nodes(type_: GraphQLNamedType) -> bool:
    node = _definition(type_, "node")
    return node is not None and _is_node(get_named_type(node.type))
