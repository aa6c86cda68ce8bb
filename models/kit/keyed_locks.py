"""A lock for each key.

By hand: `asyncio.Lock` knows no keys, and one for each key that ever came would be kept for ever.
"""

import asyncio
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar
from weakref import WeakValueDictionary

K = TypeVar("K", bound=Hashable)
Lock = asyncio.Lock | asyncio.Semaphore


class KeyedLocks(Generic[K]):
    """Who has a key waits for those who have the same, in the order in which they came; others' keys are no matter.

    `make` makes the lock of a key, which is kept for as long as somebody holds it, or waits for it.
    """

    def __init__(self, make: Callable[[], Lock] = asyncio.Lock) -> None:
        self._make = make
        self._locks: WeakValueDictionary[K, Lock] = WeakValueDictionary()

    async def acquire(self, key: K, seconds: float) -> Lock:
        """The key's lock, for whoever asked to release; TimeoutError where it does not come free in so many seconds."""
        lock = self._locks.get(key) or self._locks.setdefault(key, self._make())
        async with asyncio.timeout(seconds):
            await lock.acquire()
        return lock

    def is_held(self, key: K) -> bool:
        """Whether somebody has the key's lock at this moment."""
        lock = self._locks.get(key)
        return lock is not None and lock.locked()
