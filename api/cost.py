"""What a document may cost at most, told from its text before anything runs.

One walk, memoised by fragment and type: a chain of fragments that doubles at every level is as
quick to judge as a flat one, and a cycle or an unknown name is left to GraphQL's validation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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

from api.shape import META

PAGE = 50
LARGEST_PAGE = 200
# A list that takes no `first` is short by its nature; `list_sizes` names those that are not.
PLAIN_LIST = 10
# Introspection walks the schema, not the data: a flat price, whatever it selects.
INTROSPECTION = 500
# Reading ten fields costs about as much as fetching one object.
FIELDS_A_POINT = 10

_SIZES = frozenset({"first", "last"})
"""The arguments that say how long a page is."""
_CEILING = 10**9

ListSizes = Mapping[str, int]
"""Expected length by "Type.field", where a request gives neither `first` nor `last`.

Of a field that is one object itself: the length of the lists directly in it.
"""


@dataclass(frozen=True)
class Weight:
    """At most so many objects and fields, both with everything below them."""

    nodes: int = 0
    fields: int = 0

    def __add__(self, other: "Weight") -> "Weight":
        return _capped(self.nodes + other.nodes, self.fields + other.fields)

    def times(self, count: int) -> "Weight":
        """Of a list."""
        return _capped(self.nodes * count, self.fields * count)

    @property
    def points(self) -> int:
        """What the request is charged."""
        return max(self.nodes, self.fields // FIELDS_A_POINT, 1)


def _capped(nodes: int, fields: int) -> Weight:
    # Nested lists and fragments that double would make numbers of any length.
    return Weight(min(nodes, _CEILING), min(fields, _CEILING))


class CostEstimator:
    """Weighs the operations of one valid document."""

    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, list_sizes: ListSizes
    ) -> None:
        self._schema = schema
        self._list_sizes = list_sizes
        self._fragments = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self.size_variables = _size_variables(document)
        """Nothing else of a request's variables matters here."""

    def weigh(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> Weight:
        """The weight of an operation with these (not yet coerced) variables."""
        root = self._schema.get_root_type(operation.operation)
        given = {**_defaults(operation), **variables}
        walk = _Walk(self._schema, self._fragments, self._list_sizes, given)
        return walk.selections(operation.selection_set, root, page=None)


class _Walk:
    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        list_sizes: ListSizes,
        variables: Mapping[str, Any],
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._list_sizes = list_sizes
        self._variables = variables
        self._known: dict[tuple[str, int | None], Weight] = {}

    def selections(
        self, node: SelectionSetNode, parent: GraphQLNamedType | None, page: int | None
    ) -> Weight:
        """The weight of one object's selections; `page` is the size of a connection's page."""
        total = Weight()
        for selection in node.selections:
            if isinstance(selection, FieldNode):
                total += self._field(selection, parent, page)
            elif isinstance(selection, InlineFragmentNode):
                total += self._inline(selection, parent, page)
            elif isinstance(selection, FragmentSpreadNode):
                total += self._spread(selection, page)
        return total

    def _inline(
        self, node: InlineFragmentNode, parent: GraphQLNamedType | None, page: int | None
    ) -> Weight:
        condition = node.type_condition
        inner = self._schema.get_type(condition.name.value) if condition else parent
        return self.selections(node.selection_set, inner, page)

    def _spread(self, node: FragmentSpreadNode, page: int | None) -> Weight:
        key = (node.name.value, page)
        if key not in self._known:
            # Stands for itself while it is being weighed, so that a cycle ends.
            self._known[key] = Weight()
            self._known[key] = self._fragment(node.name.value, page)
        return self._known[key]

    def _fragment(self, name: str, page: int | None) -> Weight:
        fragment = self._fragments.get(name)
        if fragment is None:
            return Weight()
        inner = self._schema.get_type(fragment.type_condition.name.value)
        return self.selections(fragment.selection_set, inner, page)

    def _field(self, node: FieldNode, parent: GraphQLNamedType | None, page: int | None) -> Weight:
        if node.name.value in META:
            return Weight(INTROSPECTION, 1)
        definition = _definition(parent, node.name.value)
        if definition is None or node.selection_set is None:
            return Weight(fields=1)
        own = self._page(node, definition, parent)
        inner = get_named_type(definition.type)
        below = self.selections(node.selection_set, inner, own)
        if not _is_list(definition.type):
            return Weight(_is_node(inner), 1) + below
        usual = self._usual(parent, node.name.value)
        size = page if page is not None else usual or PLAIN_LIST
        # A page's edges are the way to its nodes, which count themselves.
        item = Weight(0 if page is not None and _leads_to_nodes(inner) else 1, 0)
        return Weight(fields=1) + (item + below).times(size)

    def _usual(self, parent: GraphQLNamedType | None, field: str) -> int | None:
        owner = parent.name if parent else ""
        return self._list_sizes.get(f"{owner}.{field}")

    def _page(
        self, node: FieldNode, definition: GraphQLField, parent: GraphQLNamedType | None
    ) -> int | None:
        """How long the lists directly in the field are; None where each has a length of its own."""
        usual = None if _is_list(definition.type) else self._usual(parent, node.name.value)
        if not definition.args.keys() & _SIZES:
            return usual
        sizes = [
            self._size(argument.value)
            for argument in node.arguments or ()
            if argument.name.value in _SIZES
        ]
        return max((size for size in sizes if size is not None), default=usual or PAGE)

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


def _size_variables(document: DocumentNode) -> tuple[str, ...]:
    names: set[str] = set()
    waiting: list[Any] = list(document.definitions)
    while waiting:
        node = waiting.pop()
        for argument in getattr(node, "arguments", None) or ():
            if argument.name.value in _SIZES and isinstance(argument.value, VariableNode):
                names.add(argument.value.name.value)
        selections = getattr(node, "selection_set", None)
        waiting += selections.selections if selections else ()
    return tuple(names)


def _defaults(operation: OperationDefinitionNode) -> dict[str, Any]:
    return {
        node.variable.name.value: int(node.default_value.value[:12])
        for node in operation.variable_definitions or ()
        if isinstance(node.default_value, IntValueNode)
    }


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
