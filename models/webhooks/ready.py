"""Which deliveries may be sent: `due_at` says it. The caller has the webhook's row, or deliveries that nobody ends."""

from datetime import datetime
from uuid import UUID

from models.database.connection import current_connection, dialect
from models.database.sql import Binds

FIRST_OF_ITS_HIRE = (
    "NOT EXISTS (SELECT 1 FROM webhook_delivery b WHERE b.webhook_id = d.webhook_id"
    " AND b.hire_id = d.hire_id AND b.status = 'PENDING' AND b.in_order AND b.seq < d.seq)"
)
"""SQL for "no earlier event of the hire of the delivery `d` waits for the same webhook"."""


async def hold_all(webhook: UUID) -> None:
    """Nothing of the webhook is sent any more; what is under way may arrive."""
    binds = Binds(dialect())
    await _execute(
        f"UPDATE webhook_delivery SET due_at = NULL WHERE webhook_id = {binds(webhook)}"
        " AND due_at IS NOT NULL",
        binds,
    )


async def make_ready(webhook: UUID, now: datetime) -> None:
    """All that waits for the webhook may be sent, in the order of each hire, each with its full time."""
    binds = Binds(dialect())
    await _execute(
        f"UPDATE webhook_delivery AS d SET due_at = {binds(now)}, first_at = NULL, tried = 0"
        f" WHERE d.webhook_id = {binds(webhook)} AND d.status = 'PENDING'"
        f" AND (NOT d.in_order OR {FIRST_OF_ITS_HIRE})",
        binds,
    )


async def make_next_ready(webhook: UUID, hire: UUID, now: datetime) -> None:
    """The hire's first event that still waits may be sent, now that the one before it has ended."""
    binds = Binds(dialect())
    first = (
        f"SELECT b.id FROM webhook_delivery b WHERE b.webhook_id = {binds(webhook)}"
        f" AND b.hire_id = {binds(hire)} AND b.status = 'PENDING' AND b.in_order ORDER BY b.seq LIMIT 1"
    )
    await _execute(
        f"UPDATE webhook_delivery SET due_at = {binds(now)} WHERE id = ({first}) AND due_at IS NULL",
        binds,
    )


async def _execute(statement: str, binds: Binds) -> None:
    await current_connection().execute_query(statement, binds.values)
