"""Parse: which fields a document asks for, merged by response key, fragments and directives resolved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLIncludeDirective,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSkipDirective,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
)
from graphql.execution.values import VariableValues, get_argument_values, get_directive_values
from strawberry.types import Info

from resolvers.planner.input.variables import Variable

TYPENAME = "__typename"


@dataclass(frozen=True, slots=True)
class BoundDocument:
    """An operation bound to one request's variables, with what its selections refer to."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    operation: OperationDefinitionNode
    variables: VariableValues
    declared: tuple[Variable, ...] | None = None
    """The operation's variables, where they were looked up before."""

    def select(
        self, kind: GraphQLObjectType, sets: Iterable[SelectionSetNode | None]
    ) -> "Selection":
        """The selection that the sets make of an object of this type, in the document's order."""
        grouped: dict[str, list[FieldNode]] = {}
        for each in sets:
            for node in self._fields(kind, each):
                key = node.alias.value if node.alias else node.name.value
                grouped.setdefault(key, []).append(node)
        return {
            key: Selected(key, nodes[0].name.value, kind, tuple(nodes), self)
            for key, nodes in grouped.items()
        }

    def _fields(
        self, kind: GraphQLObjectType, chosen: SelectionSetNode | None
    ) -> Iterator[FieldNode]:
        for node in chosen.selections if chosen else ():
            if not self._included(node):
                continue
            if isinstance(node, FieldNode):
                yield node
            elif isinstance(node, InlineFragmentNode | FragmentSpreadNode):
                yield from self._fragment(kind, node)

    def _fragment(
        self, kind: GraphQLObjectType, node: InlineFragmentNode | FragmentSpreadNode
    ) -> Iterator[FieldNode]:
        fragment = self.fragments[node.name.value] if isinstance(node, FragmentSpreadNode) else node
        condition = fragment.type_condition
        if condition is None or self._applies(condition.name.value, kind):
            yield from self._fields(kind, fragment.selection_set)

    def _applies(self, condition: str, kind: GraphQLObjectType) -> bool:
        on = self.schema.type_map[condition]
        return on is kind or (isinstance(on, GraphQLInterfaceType) and on in kind.interfaces)

    def _included(self, node: SelectionNode) -> bool:
        if not node.directives:
            return True
        skip = get_directive_values(GraphQLSkipDirective, node, self.variables)
        include = get_directive_values(GraphQLIncludeDirective, node, self.variables)
        return not (skip and skip["if"]) and not (include and not include["if"])


def fragments_of(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    """A document's fragments by name."""
    found = document.definitions
    return {each.name.value: each for each in found if isinstance(each, FragmentDefinitionNode)}


@dataclass(frozen=True, eq=False)
class Selected:
    """One field of an object, under its response key."""

    key: str
    name: str
    parent: GraphQLObjectType
    nodes: tuple[FieldNode, ...]
    document: BoundDocument = field(repr=False)

    @cached_property
    def definition(self) -> GraphQLField:
        """The field in the schema."""
        definition: GraphQLField = self.parent.fields[self.name]
        return definition

    @cached_property
    def type(self) -> GraphQLNamedType:
        """The field's type without its lists and non-nulls."""
        return get_named_type(self.definition.type)

    @cached_property
    def args(self) -> dict[str, Any]:
        """The arguments as parsed values; one that was left out and has no default is not there."""
        return get_argument_values(self.definition, self.nodes[0], self.document.variables)

    def args_with(self, variables: VariableValues) -> dict[str, Any]:
        """The arguments with other variables, as parsed values."""
        if variables is self.document.variables:
            return self.args
        return get_argument_values(self.definition, self.nodes[0], variables)

    def variable_for(self, argument: str) -> str | None:
        """The variable that the argument is, where the request has a value of it."""
        for node in self.nodes[0].arguments or ():
            if node.name.value == argument and isinstance(node.value, VariableNode):
                name = node.value.name.value
                return name if name in self.document.variables.coerced else None
        return None

    @cached_property
    def below(self) -> "Selection":
        """The selection below the field, where its type is an object type."""
        assert isinstance(self.type, GraphQLObjectType)
        return self.of(self.type)

    def of(self, kind: GraphQLObjectType) -> "Selection":
        """The selection below the field, if the object is of this type."""
        return self.document.select(kind, (node.selection_set for node in self.nodes))

    def look_through(self) -> None:
        """Raise the error of the first selection below that cannot be read. Of an interface none is known as yet."""
        # A leaf has nothing below, and need not be looked up for that.
        if self.nodes[0].selection_set and isinstance(self.type, GraphQLObjectType):
            for each in self.below.values():
                each.look_through()


Selection = dict[str, Selected]


def selected(info: Info[Any, Any]) -> Selected:
    """The field that a resolver is called for."""
    raw = info._raw_info  # noqa: SLF001  # Strawberry wraps it, and has no other way to the fragments
    # Strawberry hands on the coerced values alone; nothing here asks where they came from.
    variables = VariableValues({}, info.variable_values)
    document = BoundDocument(raw.schema, raw.fragments, raw.operation, variables)
    return Selected(
        str(raw.path.key), raw.field_name, raw.parent_type, tuple(raw.field_nodes), document
    )
