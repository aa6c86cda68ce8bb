"""What ends by itself: deliveries that ended long ago, those of webhooks that are gone or disabled, old secrets."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from models.database.connection import dialect, fetch
from models.database.history import not_outgrown
from models.database.sql import Binds
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
    await _fail_unsent(now)
    while await _delete_some(now):
        pass
    await WebhookSecret.filter(ends_at__lte=now, secret__isnull=False).update(secret=None)
    await _find_forgotten(now)


async def _fail_unsent(now: datetime) -> None:
    binds = Binds(dialect())
    before = binds(now - KEPT_DAYS)
    old = (
        "SELECT d.id FROM webhook w JOIN webhook_delivery d ON d.webhook_id = w.id"
        f" WHERE w.disabled_at <= {before} AND d.status = 'PENDING' AND d.created_at <= {before}"
        f" AND {not_outgrown()}"
    )
    await fetch(
        "UPDATE webhook_delivery SET status = 'FAILED', due_at = NULL, leased_until = NULL,"
        f" ended_at = {binds(now)} WHERE id IN ({old}) RETURNING id",
        binds.values,
    )


async def _delete_some(now: datetime) -> bool:
    """Whether there was anything to delete."""
    binds = Binds(dialect())
    gone = (
        "SELECT d.id FROM webhook_delivery d"
        f" WHERE (d.ended_at <= {binds(now - KEPT_DAYS)} OR EXISTS (SELECT 1 FROM webhook w"
        " WHERE w.id = d.webhook_id AND w.deleted_at IS NOT NULL))"
        f" AND {not_outgrown()} LIMIT {_BATCH}"
    )
    ids = [str(row["id"]) for row in await fetch(gone, binds.values)]
    if not ids:
        return False
    for table, column in (("webhook_attempt", "delivery_id"), ("webhook_delivery", "id")):
        binds = Binds(dialect())
        these = binds.among(column, ids)
        await fetch(f"DELETE FROM {table} WHERE {these} RETURNING id", binds.values)
    return True


async def _find_forgotten(now: datetime) -> None:
    """Make due what waits for nothing: a database that is told to isolate more may have left it so."""
    binds = Binds(dialect())
    forgotten = (
        "SELECT d.id FROM webhook w JOIN webhook_delivery d ON d.webhook_id = w.id"
        " WHERE w.disabled_at IS NULL AND w.deleted_at IS NULL AND d.status = 'PENDING'"
        f" AND d.due_at IS NULL AND (NOT d.in_order OR {FIRST_OF_ITS_HIRE}) AND {not_outgrown()}"
    )
    await fetch(
        f"UPDATE webhook_delivery SET due_at = {binds(now)} WHERE id IN ({forgotten}) RETURNING id",
        binds.values,
    )
