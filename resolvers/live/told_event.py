"""One event, as a subscriber who asks this would be told of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from graphql import GraphQLError

from models.database.connection import dialect, fetch
from models.database.sql import Binds
from models.feed.event_log import Position, Span, newest_seen
from models.rules.access import CompanyRole, Viewer
from resolvers.context import Context, ContractDocuments
from resolvers.live.shared_subscription import delivery_of
from resolvers.live.subscription_request import root_field
from resolvers.planner.events import read_events
from resolvers.planner.selection import BoundDocument

_NOBODY = UUID(int=0)
_COLUMNS = "e.type, e.occurred_at, e.xid, e.seq"


@dataclass(frozen=True, slots=True)
class EventTold:
    """An event, and the result of the subscription for it."""

    type: str
    occurred_at: datetime
    data: Any
    errors: list[GraphQLError] | None


class EventTeller:
    """Tells events of a company to whom nobody stands behind: a VIEWER of it."""

    def __init__(self, documents: ContractDocuments, clock: Callable[[], datetime]) -> None:
        self._documents = documents
        self._clock = clock

    async def event(self, document: BoundDocument, company: UUID, event: UUID) -> EventTold | None:
        """The event with this id, as things are now; None where the viewer does not see it."""
        binds = Binds(dialect())
        statement = f"SELECT {_COLUMNS} FROM event e WHERE e.id = {binds(event)}"
        rows = await fetch(statement, binds.values)
        return await _told(document, self._context(company), rows)

    async def newest(self, document: BoundDocument, company: UUID) -> EventTold | None:
        """The newest event that the viewer sees; None where there is none."""
        binds, context = Binds(dialect()), self._context(company)
        newest = newest_seen("e", context.viewer, binds, binds.dialect)
        rows = await fetch(f"SELECT {_COLUMNS} FROM {newest}", binds.values)
        return await _told(document, context, rows)

    def _context(self, company: UUID) -> Context:
        viewer = Viewer(_NOBODY, CompanyRole.VIEWER, company)
        return Context(viewer, self._clock(), self._documents, "webhook")


async def _told(
    document: BoundDocument, context: Context, rows: list[dict[str, Any]]
) -> EventTold | None:
    if not rows:
        return None
    (row,), field = rows, root_field(document)
    through = Position(row["xid"], row["seq"])
    span = Span(Position(through.xid, through.seq - 1), through)
    shown = await read_events(context, field, span, 1)
    if not shown:
        return None
    at = row["occurred_at"]
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    delivery = delivery_of(field, shown[0])
    return EventTold(row["type"], moment, delivery.data, delivery.errors)
