"""Queues of this process: one for each hire that somebody was outrun at."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID
from weakref import WeakValueDictionary

from models.database.errors import Unavailable

PATIENCE_SECONDS = 5.0
"""How long anybody waits for their turn."""


class Queues:
    """Turns by key, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[UUID, asyncio.Lock] = WeakValueDictionary()

    def has(self, key: UUID) -> bool:
        """Whether it is somebody's turn."""
        lock = self._locks.get(key)
        return lock is not None and lock.locked()

    @asynccontextmanager
    async def turn(self, key: UUID) -> AsyncIterator[None]:
        """It is the caller's turn while the block runs. Raises Unavailable where it does not come in time."""
        lock = self._locks.setdefault(key, asyncio.Lock())
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await lock.acquire()
        except TimeoutError:
            raise Unavailable from None
        try:
            yield
        finally:
            lock.release()


queues = Queues()
"""Those of this process."""
