"""The doorbell by PostgreSQL: a connection of its own that listens, and comes back when it was lost."""

import asyncio
import logging
from collections.abc import Callable

import asyncpg

from models.database.connection import connection_alone
from models.feed.wakeup.line import heard

logger = logging.getLogger(__name__)

PAUSE = 0.5
"""Seconds between two tries to connect."""
HEARTBEAT = 20.0
"""Seconds between two questions whether the server is still there: a dead line is silent."""


async def notified(channel: str, ring: Callable[[], None]) -> None:
    """Calls `ring` for ever, whenever the channel is notified."""
    while True:
        try:
            await _listen(channel, ring)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError):
            logger.warning(
                "The connection that listens was lost; until it is back, polling stands in."
            )
        await asyncio.sleep(PAUSE)


async def _listen(channel: str, ring: Callable[[], None]) -> None:
    connection = await connection_alone()
    try:
        ended = asyncio.Event()
        connection.add_termination_listener(lambda _: ended.set())
        await connection.add_listener(channel, lambda *_: ring())
        # Whatever was notified while nobody listened.
        ring()
        with heard():
            await _until(ended, connection)
    finally:
        connection.terminate()


async def _until(ended: asyncio.Event, connection: asyncpg.Connection) -> None:
    while not ended.is_set():
        try:
            await asyncio.wait_for(ended.wait(), HEARTBEAT)
        except TimeoutError:
            await connection.execute("SELECT 1", timeout=HEARTBEAT)
