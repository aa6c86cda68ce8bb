"""Whoever migrates a PostgreSQL does so alone, and who has to wait for that is told for whom."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from models.database.connection import connection_alone
from models.database.errors import Unusable, errors_translated

logger = logging.getLogger("milestones")

_LOCK = 7_305_121_940
"""Any number of our own: who migrates holds the advisory lock of this number."""
_PAUSE_SECONDS = 0.2
_HOLDER = """
SELECT l.pid, a.usename, a.application_name, coalesce(host(a.client_addr), 'a Unix socket') AS place, a.backend_start
FROM pg_locks l LEFT JOIN pg_stat_activity a USING (pid)
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (l.classid::bigint << 32) | l.objid::bigint = $1"""


@asynccontextmanager
async def migrating_alone(seconds: float) -> AsyncIterator[None]:
    """Nobody else migrates this database while the block runs.

    Raises Unusable where somebody else still does after so many seconds.
    """
    # Not of the pool, which gives connections on as they are.
    with errors_translated():
        held = await connection_alone()
        try:
            # The lock of a transaction, which ends with it: a session's would stay behind in a pooler.
            async with held.transaction():
                await _lock(held, seconds)
                yield
        finally:
            await held.close()


async def _lock(connection: asyncpg.Connection, seconds: float) -> None:
    until = time.monotonic() + seconds
    announced = False
    while not await connection.fetchval("SELECT pg_try_advisory_xact_lock($1)", _LOCK):
        holder = await _holder(connection)
        if time.monotonic() > until:
            raise Unusable(f"Another session is migrating this database: {holder}")
        if not announced:
            logger.warning("Waiting %d seconds for another migration: %s", seconds, holder)
        announced = True
        await asyncio.sleep(_PAUSE_SECONDS)


async def _holder(connection: asyncpg.Connection) -> str:
    row = await connection.fetchrow(_HOLDER, _LOCK)
    if row is None:
        return "it has just ended."
    return (
        f"PostgreSQL's process {row['pid']} (user {row['usename']}, application {row['application_name']}, from"
        f" {row['place']}, connected since {row['backend_start']:%Y-%m-%d %H:%M:%S} UTC). If nothing migrates there any"
        f" more, end it by SELECT pg_terminate_backend({row['pid']})."
    )
