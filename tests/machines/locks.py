"""Who waits for whom in PostgreSQL."""

import asyncpg

from tests.machines.patience import until

_WAITING = """SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'"""
_NUMBERED = f"{_WAITING} AND backend_xid IS NOT NULL"


async def until_they_wait(
    connection: asyncpg.Connection, count: int = 1, *, numbered: bool = False
) -> None:
    """So many sessions of this database wait for what somebody holds; `numbered`: with a transaction's number."""
    statement = _NUMBERED if numbered else _WAITING

    async def wait() -> bool:
        # Within a transaction the sessions would stay those of the first look.
        await connection.execute("SELECT pg_stat_clear_snapshot()")
        waiting: int = await connection.fetchval(statement)
        return waiting >= count

    await until(wait)
