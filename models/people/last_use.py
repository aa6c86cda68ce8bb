"""When programs asked for something last: a column that proves nothing, written seldom and together."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from models.database.connection import dialect, fetch
from models.database.history import not_outgrown
from models.database.sql import Binds


async def write_last_use(accounts: Collection[UUID], at: datetime) -> None:
    """Write for these service accounts that they were used at this minute, where nothing later stands there."""
    binds = Binds(dialect())
    minute = binds(at)
    these = binds.among("id", [str(each) for each in accounts])
    earlier = f"(last_used_at IS NULL OR last_used_at < {minute})"
    await fetch(
        f"UPDATE service_account SET last_used_at = {minute}"
        f" WHERE {these} AND {earlier} AND {not_outgrown()} RETURNING id",
        binds.values,
    )
