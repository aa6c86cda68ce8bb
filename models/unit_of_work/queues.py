"""Queues of this process: of each hire that somebody was outrun at, and of each company that numbers what it has."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from uuid import UUID

from models.database.errors import Unavailable
from models.kit.keyed_locks import KeyedLocks, Lock

PATIENCE_SECONDS = 5.0
"""How long anybody waits for their turn."""

_locks = KeyedLocks[UUID]()


def has(key: UUID) -> bool:
    """Whether it is somebody's turn."""
    return _locks.is_held(key)


@asynccontextmanager
async def turn(keys: Sequence[UUID]) -> AsyncIterator[None]:
    """It is the caller's turn in all of these queues while the block runs; they wait in one after the other.

    Raises Unavailable where a turn does not come in time.
    """
    async with AsyncExitStack() as turns:
        for key in keys:
            turns.callback((await begin(key)).release)
        yield


async def begin(key: UUID) -> Lock:
    """The caller's turn in this queue, which is to be released. Raises Unavailable where it does not come in time."""
    try:
        return await _locks.acquire(key, PATIENCE_SECONDS)
    except TimeoutError:
        raise Unavailable from None
