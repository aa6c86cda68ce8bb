"""When programs asked for something last: a column that proves nothing, written seldom and together."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from models.database.connection import dialect, fetch
from models.database.history import not_outgrown
from models.database.sql import Binds, Dialect


async def write_last_use(accounts: Collection[UUID], at: datetime) -> None:
    """Write for these service accounts that they were used at this minute, where nothing later stands there."""
    binds = Binds(dialect())
    minute = binds(at)
    these = binds.among("u.id", [str(each) for each in accounts])
    earlier = f"(u.last_used_at IS NULL OR u.last_used_at < {minute})"
    due = f"SELECT u.id FROM service_account u WHERE {these} AND {earlier} AND {not_outgrown()}"
    if binds.dialect is Dialect.POSTGRES:
        # Another process writes the same, or one of them is being revoked: neither is waited for.
        due += " FOR NO KEY UPDATE SKIP LOCKED"
    await fetch(
        f"UPDATE service_account SET last_used_at = {minute} WHERE id IN ({due}) RETURNING id",
        binds.values,
    )
