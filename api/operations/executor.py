"""The edge's interface to whoever executes operations: the one port behind which the product lies."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from graphql import DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode

from api.limits.meters import Meter

T = TypeVar("T")


class InTurn(Protocol):
    """Does work that others are not to wait for: when it is the caller's turn, be it in a thread."""

    async def __call__(self, work: Callable[[], T], /) -> T:
        """Wait for a turn, then return the work's result; raises Throttled."""


class Result(Protocol):
    """The result of a query or a mutation."""

    @property
    def data(self) -> bytes | None:
        """JSON as it goes out; None where it is null, or where nothing was executed."""

    @property
    def errors(self) -> Sequence[GraphQLError]:
        """Empty where there are none."""

    @property
    def extensions(self) -> Mapping[str, Any] | None:
        """The `extensions` that the schema's extensions add."""


class Delivery(Protocol):
    """One result of a subscription. `whole` is the encoded answer, which many may share; None with errors.

    `cursor` is what to go on behind.
    """

    @property
    def cursor(self) -> str | None: ...

    @property
    def data(self) -> Any: ...

    @property
    def errors(self) -> Sequence[GraphQLError] | None: ...

    @property
    def whole(self) -> bytes | None: ...


WriteNow = Callable[[bytes], bool]
"""Sends an encoded answer at once; False where the client does not keep up."""


class Fare(NamedTuple):
    """The price of each delivery of a subscription, in points, and the meter that pays."""

    points: int
    meter: Meter


class Prepared(Protocol):
    """An operation of a valid document, to be executed any number of times."""

    @property
    def root_fields(self) -> frozenset[str]:
        """The names of all fields at the root, whatever directives say."""

    @property
    def confirms_viewer(self) -> bool:
        """Whether executing it makes sure who asks, so that a context from memory will do."""

    def bind(self, variables: Mapping[str, Any], /) -> Any:
        """The bound operation for `execute` and `subscribe`; a list of GraphQLError where the variables will not do."""

    async def execute(self, bound: Any, context: Any, /, *, apart: InTurn = ...) -> Result:
        """The result of a query or mutation; what is raised is an error in it."""

    def subscribe(
        self,
        bound: Any,
        context: Any,
        fare: Fare,
        write_now: WriteNow | None,
        last_event_id: str | None,
        /,
    ) -> AsyncGenerator[Delivery, None]:
        """The results of a subscription, but for those that `write_now` took; behind `last_event_id`, if it is given.

        GraphQLError where it may not begin, or not go on.
        """


class Executor(Protocol):
    """Executes the operations of one schema."""

    @property
    def schema(self) -> GraphQLSchema:
        """The schema that documents are validated against."""

    def prepare(self, document: DocumentNode, operation: OperationDefinitionNode, /) -> Prepared:
        """An operation of a valid document."""
