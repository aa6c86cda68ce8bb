"""Whether the database is there, and is one that this can run on: asked before anything is done with it."""

import asyncio
import logging
import time

import asyncpg

from models.database.connection import dialect, fetch_value, ways
from models.database.engines.connecting import Connector
from models.database.errors import Unavailable, Unusable, errors_translated
from models.database.sql import Dialect

logger = logging.getLogger("milestones")

_PAUSE_SECONDS = 1.0
_ROUNDS = 5
_BACKEND = "SELECT pg_backend_pid()"
_POOLED = (
    "The database is reached through a pooler that gives each transaction another session (PgBouncer's"
    " pool_mode=transaction): set DATABASE_POOLER=transaction, and DATABASE_DIRECT_URL to PostgreSQL itself."
)
_ENCODED = (
    "The database's encoding is {}, which holds the names of hardly anybody: make one with ENCODING 'UTF8' TEMPLATE"
    " template0."
)


async def until_it_answers(seconds: float) -> None:
    """Wait so long for a PostgreSQL that is away: it may be starting together with this process.

    Raises Unavailable then; at once what no waiting helps against, such as a wrong password, or Unusable.
    """
    until = time.monotonic() + seconds
    while not await _answers(until):  # noqa: ASYNC110 (nobody tells when it is there)
        await asyncio.sleep(_PAUSE_SECONDS)


async def _answers(until: float) -> bool:
    """Raises Unavailable from this time on."""
    try:
        await _require_suitable()
        await fetch_value("SELECT 1", [])
    except Unavailable as failure:
        left = until - time.monotonic()
        if left <= 0 or dialect() is not Dialect.POSTGRES:
            raise
        said = "The database cannot be had yet: %s. It is tried for %d seconds more."
        logger.warning(said, failure.__cause__, left)
        return False
    return True


async def _require_suitable() -> None:
    if dialect() is Dialect.POSTGRES:
        with errors_translated():
            for connector in ways().of_sessions:
                async with connector.probe() as probe:
                    await _require_every_letter(probe)
                    await _require_sessions(connector, probe)


async def _require_every_letter(probe: asyncpg.Connection) -> None:
    encoding = await probe.fetchval("SHOW server_encoding")
    if encoding != "UTF8":
        raise Unusable(_ENCODED.format(encoding))


async def _require_sessions(connector: Connector, probe: asyncpg.Connection) -> None:
    """Each connection has a session to itself."""
    # A pooler makes up what a client is told of its session.
    if await probe.fetchval(_BACKEND) != probe.get_server_pid():
        async with connector.probe() as another:
            if await _take_turns(probe, another):
                raise Unusable(_POOLED)


async def _take_turns(first: asyncpg.Connection, second: asyncpg.Connection) -> bool:
    """Whether two connections share a session, or one of them has several."""
    seen: tuple[set[int], set[int]] = set(), set()
    for _ in range(_ROUNDS):
        for connection, sessions in zip((first, second), seen, strict=True):
            sessions.add(await connection.fetchval(_BACKEND))
    return bool(seen[0] & seen[1]) or any(len(sessions) > 1 for sessions in seen)
