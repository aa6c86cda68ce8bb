"""When a feed was read last: a column that proves nothing, written seldom."""

from datetime import datetime, timedelta
from uuid import UUID

from models.database.connection import dialect, fetch
from models.database.history import not_outgrown
from models.database.sql import Binds, Dialect

READ_NOTED_EVERY = timedelta(minutes=15)
"""A feed that is read more often is not written more often."""


def is_to_be_noted(last_read_at: datetime | None, at: datetime) -> bool:
    """Whether a read at this moment is to be written, after the one that stands there."""
    return last_read_at is None or last_read_at <= at - READ_NOTED_EVERY


async def write_last_read(feed: UUID, at: datetime, sealed: str) -> None:
    """Write that it was read now, where nothing later stands there, and its token sealed by the present key."""
    binds = Binds(dialect())
    moment, token = binds(at), binds(sealed)
    earlier = f"(f.last_read_at IS NULL OR f.last_read_at <= {moment})"
    due = f"SELECT f.id FROM calendar_feed f WHERE f.id = {binds(feed)} AND {earlier} AND {not_outgrown()}"
    if binds.dialect is Dialect.POSTGRES:
        # Another process writes the same, or it is being revoked: neither is waited for.
        due += " FOR NO KEY UPDATE SKIP LOCKED"
    await fetch(
        f"UPDATE calendar_feed SET last_read_at = {moment}, sealed = {token} WHERE id IN ({due}) RETURNING id",
        binds.values,
    )
