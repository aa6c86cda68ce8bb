"""What the edge needs of whoever serves subscriptions once for many."""

from collections.abc import AsyncGenerator, Callable
from typing import Any, NamedTuple, Protocol

from graphql import DocumentNode, GraphQLError

from api.limits.meters import Meter


class Delivery(Protocol):
    """One result. `whole` is its encoded answer, shared by everybody who gets it; None with errors.

    `cursor` is what to go on behind.
    """

    @property
    def cursor(self) -> str: ...

    @property
    def data(self) -> Any: ...

    @property
    def errors(self) -> list[GraphQLError] | None: ...

    @property
    def whole(self) -> bytes | None: ...


WriteNow = Callable[[bytes], bool]
"""Sends an encoded answer at once; False where the client does not keep up."""


class Fare(NamedTuple):
    """What each delivery of a subscription costs, in points, and who pays."""

    points: int
    meter: Meter


class Live(Protocol):
    """Runs subscriptions in place of strawberry, which would execute each event for each socket."""

    def stream(
        self,
        *,
        text: str,
        document: DocumentNode,
        operation_name: str | None,
        variables: dict[str, Any],
        context: Any,
        fare: Fare,
        write_now: WriteNow | None,
        last_event_id: str | None,
    ) -> AsyncGenerator[Delivery, None]:
        """The results of one subscription, but for those that `write_now` took: behind `last_event_id`, where it is
        given.

        GraphQLError where it may not begin, or not go on.
        """
