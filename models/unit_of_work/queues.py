"""Queues of this process: one for each hire that somebody was outrun at."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from models.database.errors import Unavailable
from models.kit.keyed_locks import KeyedLocks

PATIENCE_SECONDS = 5.0
"""How long anybody waits for their turn."""

_locks = KeyedLocks[UUID]()


def has(key: UUID) -> bool:
    """Whether it is somebody's turn."""
    return _locks.is_held(key)


@asynccontextmanager
async def turn(key: UUID) -> AsyncIterator[None]:
    """It is the caller's turn while the block runs. Raises Unavailable where it does not come in time."""
    try:
        lock = await _locks.acquire(key, PATIENCE_SECONDS)
    except TimeoutError:
        raise Unavailable from None
    try:
        yield
    finally:
        lock.release()
