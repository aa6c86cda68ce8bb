"""Events of the feed become deliveries: once each, in the order of each hire.

One consumer goes through the feed for all webhooks, so that an event costs one look whatever their number; a webhook
keeps the place from which on it is told. Under which name it is kept: `CONSUMER`.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from models.database.connection import dialect, fetch
from models.database.sql import Binds, Dialect
from models.feed import event_log
from models.feed.consumer import KeptConsumer
from models.feed.event_log import Entry, Position
from models.ids import new_id
from models.records import Webhook, WebhookDelivery
from models.rules.webhooks.statuses import WebhookDeliveryStatus
from models.unit_of_work.flush import inserted, row_of, write

CONSUMER = "webhooks"


class FanOut(KeptConsumer):
    """Makes deliveries of events; `made` is called when some were committed."""

    def __init__(self, clock: Callable[[], datetime], made: Callable[[], None]) -> None:
        super().__init__(CONSUMER, self._hand_over_now)
        self._clock = clock
        self._made = made

    async def advance(self) -> bool:
        """As of any consumer; somebody may send what was made."""
        advanced = await super().advance()
        if advanced:
            self._made()
        return advanced

    async def _hand_over_now(self, entries: Sequence[Entry]) -> None:
        await fan_out(entries, self._clock())


async def fan_out(entries: Sequence[Entry], now: datetime) -> None:
    """Write the deliveries of these events, in the transaction that the caller is in."""
    webhooks = await _concerned(entries)
    if not webhooks:
        return
    ids, waiting = await _events(entries), await _waiting(entries, webhooks)
    rows = [
        _row(webhook, ids[entry.position], entry, waiting, now)
        for entry in entries
        for webhook in webhooks
        if _is_told(webhook, entry)
    ]
    if rows:
        await write([inserted("webhook_delivery", rows)])


async def webhooks_position() -> Position:
    """The present, for a webhook that begins now: the consumer goes on from here, too, if it never began."""
    await KeptConsumer(CONSUMER, _nothing).find_position()
    return await event_log.present_position()


async def _nothing(_: Sequence[Entry]) -> None:
    """Nothing is handed over."""


async def _concerned(entries: Sequence[Entry]) -> list[Webhook]:
    """The webhooks of whom the events may be, with their rows shared: nobody ends a delivery of theirs meanwhile."""
    binds = Binds(dialect())
    whose = {str(id) for entry in entries for id in entry.audiences}
    these = binds.among("w.company_id", sorted(whose))
    statement = f"SELECT w.* FROM webhook w WHERE {these} AND w.deleted_at IS NULL ORDER BY w.id"
    if binds.dialect is Dialect.POSTGRES:
        statement += " FOR SHARE"
    return [Webhook(**row) for row in await fetch(statement, binds.values)]


async def _events(entries: Sequence[Entry]) -> dict[Position, UUID]:
    """The ids of the events by their places."""
    binds = Binds(dialect())
    first, last = entries[0].position, entries[-1].position
    rows = await fetch(
        "SELECT e.id, e.xid, e.seq FROM event e"
        f" WHERE (e.xid, e.seq) >= ({binds(first.xid)}, {binds(first.seq)})"
        f" AND (e.xid, e.seq) <= ({binds(last.xid)}, {binds(last.seq)})",
        binds.values,
    )
    return {Position(row["xid"], row["seq"]): UUID(str(row["id"])) for row in rows}


async def _waiting(entries: Sequence[Entry], webhooks: Sequence[Webhook]) -> set[tuple[UUID, UUID]]:
    """The webhooks and hires of which an earlier event still waits."""
    binds = Binds(dialect())
    of = binds.among("d.webhook_id", [str(each.id) for each in webhooks])
    hires = binds.among("d.hire_id", sorted({str(entry.hire) for entry in entries}))
    rows = await fetch(
        "SELECT DISTINCT d.webhook_id, d.hire_id FROM webhook_delivery d"
        f" WHERE {of} AND {hires} AND d.status = 'PENDING' AND d.in_order",
        binds.values,
    )
    return {(UUID(str(row["webhook_id"])), UUID(str(row["hire_id"]))) for row in rows}


def _is_told(webhook: Webhook, entry: Entry) -> bool:
    types = webhook.told_types
    since = Position(webhook.since_xid, webhook.since_seq)
    return (
        UUID(str(webhook.company_id)) in entry.audiences
        and entry.position > since
        and (types is None or entry.type in types)
    )


def _row(
    webhook: Webhook, event: UUID, entry: Entry, waiting: set[tuple[UUID, UUID]], now: datetime
) -> Any:
    webhook_id = UUID(str(webhook.id))
    place = (webhook_id, entry.hire)
    is_ready = webhook.disabled_at is None and place not in waiting
    waiting.add(place)
    return row_of(
        WebhookDelivery(
            id=new_id(),
            company_id=UUID(str(webhook.company_id)),
            webhook_id=webhook_id,
            event_id=event,
            hire_id=entry.hire,
            seq=entry.position.seq,
            status=WebhookDeliveryStatus.PENDING,
            in_order=True,
            due_at=now if is_ready else None,
            created_at=now,
        )
    )
