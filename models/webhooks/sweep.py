"""What ends by itself: deliveries that ended long ago, those of webhooks that are gone or disabled, old secrets."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from tortoise.transactions import in_transaction

from models.database.connection import dialect, fetch
from models.database.history import not_outgrown
from models.database.sql import Binds, Dialect
from models.records import WebhookSecret
from models.rules.webhooks.schedule import KEPT_DAYS
from models.webhooks.claims import moment_of
from models.webhooks.ready import FIRST_OF_ITS_HIRE

logger = logging.getLogger("milestones")
_BATCH = 1000
_PAUSE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class WebhooksBacklog:
    """For how many seconds the oldest delivery has waited that may be sent, and how many webhooks are disabled."""

    oldest: float
    disabled: int


async def webhooks_backlog(now: datetime) -> WebhooksBacklog:
    """As it is just now."""
    waits = "SELECT min(d.created_at) FROM webhook_delivery d WHERE d.due_at IS NOT NULL"
    disabled = (
        "SELECT count(*) FROM webhook w WHERE w.disabled_at IS NOT NULL AND w.deleted_at IS NULL"
    )
    (row,) = await fetch(f"SELECT ({waits}) AS since, ({disabled}) AS disabled", [])
    since = moment_of(row["since"])
    return WebhooksBacklog(
        max(0.0, (now - since).total_seconds()) if since else 0.0, row["disabled"]
    )


async def keep_webhooks_swept(clock: Callable[[], datetime]) -> None:
    """Sweep now and every minute; what fails (the database is away) will do the next time."""
    while True:
        try:
            await sweep_webhooks(clock())
        except Exception:
            logger.warning("webhooks were not swept", exc_info=True)
        await asyncio.sleep(_PAUSE_SECONDS)


async def sweep_webhooks(now: datetime) -> None:
    """End and delete what is due to, few at a time. Any number of processes may do so at once."""
    for kind in (_unsent(now), _ORPHANED, _forgotten(now)):
        for webhook in await _webhooks_of(kind):
            while await _in_transaction(partial(_sweep_some, kind, webhook)):
                pass
    while ended := await _ended(now):
        if not await _in_transaction(partial(_delete_ended, ended, now)):
            break
    await WebhookSecret.filter(ends_at__lte=now, secret__isnull=False).update(secret=None)


_Part = Callable[[Binds], str]
"""Part of a statement."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """Deliveries `d` of webhooks `w` that are swept alike: `columns` are set, or where there are none, they go."""

    webhooks: _Part
    deliveries: _Part
    columns: _Part | None = None


def _unsent(now: datetime) -> _Kind:
    before = now - KEPT_DAYS
    failed = "status = 'FAILED', due_at = NULL, leased_until = NULL, ended_at = "
    return _Kind(
        lambda binds: f"w.disabled_at <= {binds(before)}",
        lambda binds: f"d.status = 'PENDING' AND d.created_at <= {binds(before)}",
        lambda binds: failed + binds(now),
    )


_ORPHANED = _Kind(lambda _: "w.deleted_at IS NOT NULL", lambda _: "TRUE")


def _forgotten(now: datetime) -> _Kind:
    """What waits for nothing becomes due: a database that is told to isolate more may have left it so."""
    waits = f"d.status = 'PENDING' AND d.due_at IS NULL AND (NOT d.in_order OR {FIRST_OF_ITS_HIRE})"
    return _Kind(
        lambda _: "w.disabled_at IS NULL AND w.deleted_at IS NULL",
        lambda _: waits,
        lambda binds: f"due_at = {binds(now)}",
    )


async def _webhooks_of(kind: _Kind) -> list[UUID]:
    """The webhooks that have such deliveries."""
    binds = Binds(dialect())
    # Looked up webhook by webhook, by an index: joined, all deliveries that are kept might be read.
    one = (
        "SELECT d.id FROM webhook_delivery d"
        f" WHERE d.webhook_id = w.id AND {kind.deliveries(binds)} LIMIT 1"
    )
    rows = await fetch(
        f"SELECT w.id FROM webhook w WHERE {kind.webhooks(binds)}"
        f" AND ({one}) IS NOT NULL AND {not_outgrown()}",
        binds.values,
    )
    return [UUID(str(row["id"])) for row in rows]


async def _sweep_some(kind: _Kind, webhook: UUID) -> bool:
    """Some of the webhook's, with its row locked; whether there may be more."""
    if not await _is_still(kind, webhook):
        return False
    binds = Binds(dialect())
    rows = await fetch(
        f"SELECT d.id FROM webhook_delivery d WHERE d.webhook_id = {binds(webhook)}"
        f" AND {kind.deliveries(binds)} LIMIT {_BATCH}",
        binds.values,
    )
    ids = [str(row["id"]) for row in rows]
    await (_set(kind.columns, ids) if kind.columns else _delete(ids))
    return len(ids) == _BATCH


async def _is_still(kind: _Kind, webhook: UUID) -> bool:
    """Whether the webhook is of those whose deliveries are swept so; nobody else changes or sends it from here on."""
    binds = Binds(dialect())
    lock = " FOR NO KEY UPDATE" if binds.dialect is Dialect.POSTGRES else ""
    rows = await fetch(
        f"SELECT w.id FROM webhook w WHERE w.id = {binds(webhook)} AND {kind.webhooks(binds)}{lock}",
        binds.values,
    )
    return bool(rows)


async def _set(columns: _Part, ids: list[str]) -> None:
    binds = Binds(dialect())
    values = columns(binds)
    await fetch(
        f"UPDATE webhook_delivery SET {values} WHERE {binds.among('id', ids)} RETURNING id",
        binds.values,
    )


async def _ended(now: datetime) -> list[str]:
    """The ids of some that ended long ago."""
    binds = Binds(dialect())
    rows = await fetch(
        f"SELECT d.id FROM webhook_delivery d WHERE d.ended_at <= {binds(now - KEPT_DAYS)}"
        f" AND {not_outgrown()} ORDER BY d.ended_at LIMIT {_BATCH}",
        binds.values,
    )
    return [str(row["id"]) for row in rows]


async def _delete_ended(ids: list[str], now: datetime) -> bool:
    """Of these, those that nobody sends again, or deletes, just now; whether there may be more."""
    binds = Binds(dialect())
    lock = " FOR UPDATE SKIP LOCKED" if binds.dialect is Dialect.POSTGRES else ""
    rows = await fetch(
        f"SELECT d.id FROM webhook_delivery d WHERE {binds.among('d.id', ids)}"
        f" AND d.ended_at <= {binds(now - KEPT_DAYS)}{lock}",
        binds.values,
    )
    await _delete([str(row["id"]) for row in rows])
    return len(rows) == _BATCH


async def _delete(ids: list[str]) -> None:
    for table, column in (("webhook_attempt", "delivery_id"), ("webhook_delivery", "id")):
        binds = Binds(dialect())
        these = binds.among(column, ids)
        await fetch(f"DELETE FROM {table} WHERE {these} RETURNING id", binds.values)


async def _in_transaction(work: Callable[[], Awaitable[bool]]) -> bool:
    async with in_transaction():
        return await work()
