"""Who sends new documents takes turns: one caller's wait for each other, not everybody for them."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from api.errors import Throttled

_REST = 8
"""A caller's next turn begins after so many times as long as the last one took: the rest is for others."""
_LONGEST_REST = 1.0
"""Seconds. The machine may have been busy with something else, which is not the caller's fault."""
_WAITING = 50


class Turns:
    """One at a time for each caller."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._waiting: Counter[str] = Counter()

    @asynccontextmanager
    async def turn(self, caller: str) -> AsyncIterator[None]:
        """The caller's turn; raises Throttled where too many of theirs wait already."""
        if self._waiting[caller] >= _WAITING:
            raise Throttled(1)
        lock = self._locks.setdefault(caller, asyncio.Lock())
        self._waiting[caller] += 1
        try:
            await lock.acquire()
        finally:
            self._waiting[caller] -= 1
            if not self._waiting[caller]:
                del self._waiting[caller]
        started = time.perf_counter()
        try:
            yield
        finally:
            rest = min((time.perf_counter() - started) * _REST, _LONGEST_REST)
            asyncio.get_running_loop().call_later(rest, lock.release)
