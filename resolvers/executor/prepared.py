"""One operation of a valid document, to be executed any number of times."""

from collections.abc import AsyncGenerator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
)

from resolvers.context import Context, InTurn, at_once
from resolvers.executor.mutation import mutated
from resolvers.executor.result import Result, encoded, failed
from resolvers.live import Live
from resolvers.live.fare import Fare
from resolvers.live.subscriber import Delivery, WriteNow
from resolvers.mutations.field import is_mutation_field
from resolvers.planner.input.bound import bound
from resolvers.planner.input.variables import variables_of
from resolvers.planner.plan import has_field_sql
from resolvers.planner.run import read_root
from resolvers.planner.selection import TYPENAME, BoundDocument, fragments_of
from resolvers.planner.walk import resolved, walked


@dataclass(frozen=True, slots=True)
class BoundOperation:
    """The operation with the variables of one request: coerced, and as they were sent."""

    document: BoundDocument
    given: Mapping[str, Any]


class Prepared:
    """An operation, prepared: all that can be known before its variables are.

    `root_fields` are the names of all fields at the root, whatever directives say. `confirms_viewer` tells whether
    executing it makes sure who asks, so that a context from the viewer cache will do.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        live: Live | None = None,
    ) -> None:
        self.document = document
        self.operation = operation
        self._schema = schema
        self._live = live
        self._fragments = fragments_of(document)
        self._variables = variables_of(schema, operation)
        self.root_fields = frozenset(_names(operation.selection_set, self._fragments, set()))
        kind = schema.get_root_type(operation.operation)
        assert kind, "the document is valid"
        fields = {name: kind.fields[name] for name in self.root_fields if name in kind.fields}
        ours = [name for name, field in fields.items() if _is_ours(operation.operation, field)]
        self._reads = bool(ours)
        # What is left beside them is about the schema itself, which no resolver waits for.
        self._resolves = len(ours) < len(fields)
        self._is_whole = self._reads and self.root_fields <= {*ours, TYPENAME}

    @property
    def confirms_viewer(self) -> bool:
        """Whether executing it revalidates a viewer from the cache."""
        return self._is_whole and self.operation.operation is not OperationType.SUBSCRIPTION

    def bind(self, variables: Mapping[str, Any]) -> BoundOperation | list[GraphQLError]:
        """The operation with these variables, or what is wrong with them: a limited number of errors."""
        values = bound(self._variables, variables)
        if isinstance(values, list):
            return values
        document = BoundDocument(
            self._schema, self._fragments, self.operation, values, self._variables
        )
        return BoundOperation(document, variables)

    async def execute(
        self, bound: BoundOperation, context: Any, *, apart: InTurn = at_once
    ) -> Result:
        """The result of a query or mutation; whatever is raised is an error in it.

        `apart` does what may take a while and waits for nothing: a query's tree, walked for the errors in it.
        """
        try:
            return await self._executed(bound.document, context, apart)
        except Exception as failure:  # noqa: BLE001 (it is told to the client, and logged)
            return failed(failure)

    def subscribe(
        self,
        bound: BoundOperation,
        context: Context,
        fare: Fare,
        write_now: WriteNow | None = None,
        last_event_id: str | None = None,
    ) -> AsyncGenerator[Delivery, None]:
        """The deliveries of a subscription, but for those that `write_now` took: see `Live.stream`."""
        assert self._live, "somebody runs subscriptions"
        return self._live.stream(
            bound.document, bound.given, context, fare, write_now, last_event_id=last_event_id
        )

    async def _executed(self, document: BoundDocument, context: Any, apart: InTurn) -> Result:
        if self.operation.operation is OperationType.MUTATION and not self._resolves:
            return await _mutated(document, context)
        answer = await read_root(context, document) if self._reads else None
        if answer and answer.json and self._is_whole:
            # Nothing is left to do: the bytes go out as they came.
            return Result(answer.json)
        tree = answer.as_tree() if answer else None
        if self._resolves:
            return encoded(await resolved(document, tree, context))
        return await apart(lambda: encoded(walked(document, tree)))


async def _mutated(document: BoundDocument, context: Context) -> Result:
    done = await mutated(context, document)
    json = done.json
    if json is not None:
        return Result(json)
    # At once: it may be committed, and is not to be refused a turn.
    result = walked(document, done)
    done.tell(result)
    return encoded(result)


def _is_ours(kind: OperationType, field: GraphQLField) -> bool:
    """Whether a statement or a verb answers the field, and no resolver."""
    return is_mutation_field(field) if kind is OperationType.MUTATION else has_field_sql(field)


def _names(
    chosen: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode], seen: set[str]
) -> Iterator[str]:
    for node in chosen.selections:
        if isinstance(node, FieldNode):
            yield node.name.value
        elif isinstance(node, InlineFragmentNode):
            yield from _names(node.selection_set, fragments, seen)
        elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
            seen.add(node.name.value)
            yield from _names(fragments[node.name.value].selection_set, fragments, seen)
