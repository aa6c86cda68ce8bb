"""How many fields introspection answers: counted along the schema itself, kind by kind, before the answer is made."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from threading import Lock
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLArgument,
    GraphQLDirective,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    InlineFragmentNode,
    SelectionSetNode,
    StringValueNode,
)

from api.limits.cost import CEILING

_FAR_TOO_MANY = 200_000
"""Fields; nobody counts any further."""

Element = int
"""A place in `_Elements`: the schema, a type, a field, an argument, an enum's value, a directive."""


class SchemaSize:
    """The sizes, in fields, of one document's answers about the schema. Upper bounds: directives are not looked at."""

    def __init__(
        self, elements: "_Elements", fragments: Mapping[str, FragmentDefinitionNode]
    ) -> None:
        self._elements = elements
        self._fragments = fragments
        self._found: dict[int, int] = {}

    @staticmethod
    def of_schema(
        schema: GraphQLSchema, fragments: Mapping[str, FragmentDefinitionNode]
    ) -> "SchemaSize":
        """The sizes for a document's fragments; the schema itself is counted once."""
        return SchemaSize(_elements_of(schema), fragments)

    def of(self, node: FieldNode) -> int:
        """The size of the answer to `__schema` or `__type`, in fields."""
        # By the node's identity: it lives as long as its document.
        if id(node) not in self._found:
            self._found[id(node)] = self._counted(node)
        return self._found[id(node)]

    def _counted(self, node: FieldNode) -> int:
        if node.selection_set is None:
            return 1
        # Documents are judged in another thread than those that are known.
        with self._elements.lock:
            found = self._below(node.selection_set, self._elements.at(node))
        return CEILING if found > _FAR_TOO_MANY else found

    def _below(self, node: SelectionSetNode, those: Counter[Element]) -> int:
        """Fields of the selections of these elements, each as often as it is there."""
        count, each = 0, those.total()
        for selection in node.selections if each else ():
            if isinstance(selection, FieldNode):
                count += each + self._of_field(selection, those)
            elif isinstance(selection, InlineFragmentNode):
                count += self._below(selection.selection_set, those)
            elif isinstance(selection, FragmentSpreadNode):
                fragment = self._fragments[selection.name.value]
                count += self._below(fragment.selection_set, those)
            if count > _FAR_TOO_MANY:
                break
        return count

    def _of_field(self, node: FieldNode, those: Counter[Element]) -> int:
        if node.selection_set is None:
            return 0
        return self._below(node.selection_set, self._elements.under(node.name.value, those))


class _Elements:
    """Everything that introspection can show, and what each shows below which field."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._places: dict[Any, Element] = {}
        self._known: list[Any] = []
        self._children: dict[tuple[Element, str], tuple[Element, ...]] = {}
        self._schema = schema
        self.lock = Lock()

    def at(self, root: FieldNode) -> Counter[Element]:
        """Where a root field begins; a type that only a variable names shows as much as the largest."""
        if root.name.value == "__schema":
            return Counter([self._place(self._schema)])
        (name,) = (each.value for each in root.arguments or () if each.name.value == "name")
        if isinstance(name, StringValueNode):
            kind = self._schema.type_map.get(name.value)
            return Counter([self._place(kind)] if kind else [])
        return Counter(map(self._place, self._largest()))

    def under(self, field: str, those: Counter[Element]) -> Counter[Element]:
        """The elements below a field of these elements, each as often as it is shown."""
        found: Counter[Element] = Counter()
        for element, count in those.items():
            for child in self._shown(element, field):
                found[child] += count
        return found

    def _largest(self) -> list[GraphQLNamedType]:
        """Of each kind that shows something."""
        kinds = self._schema.type_map.values()
        alike = ([each for each in kinds if type(each) is kind] for kind in _TYPES)
        return [max(those, key=lambda each: len(_members(each))) for those in alike if those]

    def _shown(self, element: Element, field: str) -> tuple[Element, ...]:
        key = (element, field)
        if key not in self._children:
            below = _below(self._known[element], field, self._schema)
            self._children[key] = tuple(self._place(each) for each in below)
        return self._children[key]

    def _place(self, element: Any) -> Element:
        # Each field has its wrapping types to itself, though they are mostly the same.
        wraps = isinstance(element, GraphQLNonNull | GraphQLList)
        name = str(element) if wraps else id(element)
        if name not in self._places:
            self._places[name] = len(self._known)
            self._known.append(element)
        return self._places[name]


@lru_cache(maxsize=8)
def _elements_of(schema: GraphQLSchema) -> _Elements:
    return _Elements(schema)


_Shows = tuple[tuple[type, ...], Callable[[Any, GraphQLSchema], Iterable[object]]]

_BELOW: Mapping[str, _Shows] = {
    "types": ((GraphQLSchema,), lambda schema, _: schema.type_map.values()),
    "directives": ((GraphQLSchema,), lambda schema, _: schema.directives),
    "queryType": ((GraphQLSchema,), lambda schema, _: _there(schema.query_type)),
    "mutationType": ((GraphQLSchema,), lambda schema, _: _there(schema.mutation_type)),
    "subscriptionType": ((GraphQLSchema,), lambda schema, _: _there(schema.subscription_type)),
    "ofType": ((GraphQLNonNull, GraphQLList), lambda wrapping, _: [wrapping.of_type]),
    "type": ((GraphQLField, GraphQLArgument, GraphQLInputField), lambda field, _: [field.type]),
    "args": ((GraphQLField, GraphQLDirective), lambda field, _: field.args.values()),
    "interfaces": ((GraphQLObjectType, GraphQLInterfaceType), lambda kind, _: kind.interfaces),
    "possibleTypes": (
        (GraphQLInterfaceType, GraphQLUnionType),
        lambda kind, schema: schema.get_possible_types(kind),
    ),
    "fields": ((GraphQLObjectType, GraphQLInterfaceType), lambda kind, _: _members(kind)),
    "inputFields": ((GraphQLInputObjectType,), lambda kind, _: _members(kind)),
    "enumValues": ((GraphQLEnumType,), lambda kind, _: _members(kind)),
}
"""The fields of introspection that show objects: of which elements, and which."""

_TYPES = (GraphQLObjectType, GraphQLInterfaceType, GraphQLInputObjectType, GraphQLEnumType)


def _below(element: Any, field: str, schema: GraphQLSchema) -> Iterable[object]:
    """The elements that introspection shows below a field of an element; none of one that has no such field."""
    kinds, shown = _BELOW.get(field, ((), None))
    return shown(element, schema) if shown and isinstance(element, kinds) else ()


def _there(kind: GraphQLNamedType | None) -> list[GraphQLNamedType]:
    return [kind] if kind else []


def _members(kind: Any) -> list[Any]:
    """A type's fields, input fields or values."""
    found = getattr(kind, "values" if isinstance(kind, GraphQLEnumType) else "fields", {})
    return list(found.values())
