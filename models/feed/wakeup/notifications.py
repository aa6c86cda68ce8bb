"""Wake-ups by PostgreSQL: a connection of its own that listens, and comes back when it was lost.

It is told after the commit, not with it: whoever commits a NOTIFY waits for everybody else who does.
"""

import asyncio
import logging
from collections.abc import Callable

import asyncpg

from models.database.connection import connection_alone, fetch_value
from models.database.errors import Unavailable
from models.feed.wakeup.connections import connection_open

logger = logging.getLogger(__name__)

RELISTEN_SECONDS = 0.5
"""Seconds between two tries to connect."""
HEARTBEAT = 20.0
"""Seconds between two questions whether the server is still there: a dead line is silent."""


QUIET_SECONDS = 0.01
"""After telling once, what comes within so long is told together."""


class Notifications:
    """A channel of the open database."""

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self._wanted = asyncio.Event()

    def publish(self) -> None:
        """Ring soon, once for however many calls: a commit does not wait for it."""
        self._wanted.set()

    async def tell(self) -> None:
        """Rings for ever, whenever it is wanted."""
        while True:
            await self._wanted.wait()
            await self._tell_once()
            await asyncio.sleep(QUIET_SECONDS)

    async def settle(self) -> None:
        """Rings once more where that is still wanted."""
        if self._wanted.is_set():
            await self._tell_once()

    async def _tell_once(self) -> None:
        self._wanted.clear()
        try:
            await notify(self._channel)
        except asyncio.CancelledError:
            # Told or not, nobody knows.
            self._wanted.set()
            raise
        except Unavailable:
            return
        except Exception:
            logger.exception(
                "Other processes could not be told of a commit: they find it by polling."
            )

    async def hear(self, wake: Callable[[], None]) -> None:
        """Rings here for ever, whenever the channel does."""
        while True:
            try:
                await _listen(self._channel, wake)
            except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError):
                logger.warning(
                    "The connection that listens was lost; until it is back, polling stands in."
                )
            await asyncio.sleep(RELISTEN_SECONDS)


async def notify(channel: str) -> None:
    """Notify the channel."""
    await fetch_value(f"SELECT pg_notify('{channel}', '')", [])


async def _listen(channel: str, wake: Callable[[], None]) -> None:
    connection = await connection_alone()
    try:
        ended = asyncio.Event()
        connection.add_termination_listener(lambda _: ended.set())
        await connection.add_listener(channel, lambda *_: wake())
        # Whatever was notified while nobody listened.
        wake()
        with connection_open():
            await _until(ended, connection)
    finally:
        connection.terminate()


async def _until(ended: asyncio.Event, connection: asyncpg.Connection) -> None:
    while not ended.is_set():
        try:
            await asyncio.wait_for(ended.wait(), HEARTBEAT)
        except TimeoutError:
            await connection.execute("SELECT 1", timeout=HEARTBEAT)
