"""Who sends what: deliveries that are due, each held by one process at a time, and all that an attempt takes.

By hand: `procrastinate` and `arq` need PostgreSQL, and Redis: a delivery is a row of the transaction that makes it
necessary, on SQLite too.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any
from uuid import UUID

from models.database.connection import dialect, fetch
from models.database.history import not_outgrown
from models.database.sql import Binds, Dialect
from models.records import WebhookSecret
from models.rules.webhooks.schedule import ATTEMPT_SECONDS

DELIVERY_LEASE = timedelta(seconds=45)
"""After this long a delivery is somebody else's to send: an attempt, with all around it, takes a third of that."""


@dataclass(frozen=True, slots=True)
class DueWebhook:
    """A webhook of which something is due."""

    id: UUID
    company: UUID
    url: str
    is_failing: bool


@dataclass(frozen=True, slots=True)
class ClaimedDelivery:
    """A delivery that this process holds, and what it is about; a test has no `event`."""

    id: UUID
    claims: int
    webhook: UUID
    company: UUID
    url: str
    query: str
    event: UUID | None
    failing_since: datetime | None
    leased_until: datetime

    def may_be_sent(self, now: datetime) -> bool:
        """Whether an attempt that begins now is over before somebody else may take the delivery over."""
        return now + timedelta(seconds=ATTEMPT_SECONDS) <= self.leased_until


# Read webhook by webhook: however much of one of them is due, the others are found at once.
_DUE = (
    "WITH RECURSIVE due (id) AS ("
    " SELECT (SELECT d.webhook_id FROM webhook_delivery d WHERE d.due_at IS NOT NULL"
    " ORDER BY d.webhook_id LIMIT 1)"
    " UNION ALL SELECT (SELECT d.webhook_id FROM webhook_delivery d WHERE d.due_at IS NOT NULL"
    " AND d.webhook_id > due.id ORDER BY d.webhook_id LIMIT 1) FROM due WHERE due.id IS NOT NULL)"
    " SELECT w.id, w.company_id, w.url, w.failing_since FROM due JOIN webhook w ON w.id = due.id"
)


async def due_webhooks(now: datetime) -> list[DueWebhook]:
    """All webhooks of which something is due that nobody holds, by id."""
    binds = Binds(dialect())
    free = _free(now, binds)
    waits = f"EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.webhook_id = w.id AND {free})"
    rows = await fetch(f"{_DUE} WHERE {waits} AND {not_outgrown()} ORDER BY w.id", binds.values)
    return [
        DueWebhook(
            UUID(str(row["id"])),
            UUID(str(row["company_id"])),
            row["url"],
            row["failing_since"] is not None,
        )
        for row in rows
    ]


async def claim_deliveries(webhook: UUID, most: int, now: datetime) -> list[ClaimedDelivery]:
    """Take so many of a webhook's deliveries that are due, the oldest first; fewer where others hold them."""
    binds = Binds(dialect())
    chosen = (
        f"SELECT d.id FROM webhook_delivery d WHERE d.webhook_id = {binds(webhook)}"
        f" AND {_free(now, binds)} ORDER BY d.due_at, d.seq LIMIT {most}"
    )
    these = f"IN ({chosen})"
    if binds.dialect is Dialect.POSTGRES:
        # As a list it is chosen once: joined, it may be chosen anew for each row.
        these = f"= ANY(ARRAY({chosen} FOR UPDATE SKIP LOCKED))"
    until = now + DELIVERY_LEASE
    rows = await fetch(
        f"UPDATE webhook_delivery SET leased_until = {binds(until)}, claims = claims + 1"
        f" WHERE id {these} RETURNING {_CLAIMED}",
        binds.values,
    )
    return [_claimed(row, until) for row in sorted(rows, key=itemgetter("due_at", "seq"))]


async def give_back(claimed: ClaimedDelivery, free_at: datetime | None = None) -> None:
    """Leave it to whoever comes, from then on or at once: this process ends, or could not send it."""
    binds = Binds(dialect())
    await fetch(
        f"UPDATE webhook_delivery SET leased_until = {binds(free_at)}"
        f" WHERE {held(claimed, binds)} RETURNING id",
        binds.values,
    )


async def signing_keys(webhook: UUID, now: datetime) -> list[str]:
    """The secrets that sign at this moment, the newest first."""
    keys = WebhookSecret.filter(webhook_id=webhook, secret__isnull=False).order_by("-created_at")
    return [each.secret for each in await keys if each.ends_at is None or each.ends_at > now]


def held(claimed: ClaimedDelivery, binds: Binds) -> str:
    """SQL for "it still waits, and nobody took it over, gave it back, or wrote down what came of it"."""
    mine = f"id = {binds(claimed.id)} AND claims = {binds(claimed.claims)}"
    return f"{mine} AND status = 'PENDING' AND leased_until IS NOT NULL"


def _free(now: datetime, binds: Binds) -> str:
    return (
        f"d.due_at <= {binds(now)} AND (d.leased_until IS NULL OR d.leased_until <= {binds(now)})"
    )


def _its(column: str) -> str:
    return f"(SELECT w.{column} FROM webhook w WHERE w.id = webhook_id) AS {column}"


# In the statement that takes it: read afterwards, `claims` might be those of whoever took it over.
_CLAIMED = (
    "id, claims, webhook_id, company_id, event_id, due_at, seq,"
    f" {_its('url')}, {_its('query')}, {_its('failing_since')}"
)


def _claimed(row: dict[str, Any], until: datetime) -> ClaimedDelivery:
    return ClaimedDelivery(
        UUID(str(row["id"])),
        row["claims"],
        UUID(str(row["webhook_id"])),
        UUID(str(row["company_id"])),
        row["url"],
        row["query"],
        UUID(str(row["event_id"])) if row["event_id"] else None,
        moment_of(row["failing_since"]),
        until,
    )


def moment_of(stored: Any) -> datetime | None:
    """A moment as the database gives it: SQLite has texts."""
    return datetime.fromisoformat(stored) if isinstance(stored, str) else stored
