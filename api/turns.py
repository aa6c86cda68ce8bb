"""Who sends new documents takes turns: one caller's wait for each other, not everybody for them."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from api.errors import DocumentRefused, Throttled

_REST = 8
"""A caller's next turn begins after so many times as long as the last one took: the rest is for others."""
_REST_WHEN_REFUSED = 100
"""The same after a document that is refused: hardly one in a hundred of the others' requests meets one then."""
_LONGEST_REST = 2.0
"""Seconds. The machine may have been busy with something else, which is not the caller's fault."""
_PATIENCE_SECONDS = 5.0
"""Whoever waits for longer has asked for more than there is time for, and is told so."""
_WAITING = 50


class Turns:
    """One at a time for each caller, who waits for `patience` seconds at the most.

    `rest` is what `_REST` tells, where these turns have another one.
    """

    def __init__(self, patience: float = _PATIENCE_SECONDS, rest: float | None = None) -> None:
        self._patience = patience
        self._rest = rest
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._waiting: Counter[str] = Counter()

    @asynccontextmanager
    async def turn(self, caller: str) -> AsyncIterator[None]:
        """The caller's turn; raises Throttled where too many of theirs wait already, or for too long."""
        if self._waiting[caller] >= _WAITING:
            raise Throttled(1)
        lock = self._locks.setdefault(caller, asyncio.Lock())
        await self._wait(lock, caller)
        started = time.perf_counter()
        rest = _REST if self._rest is None else self._rest
        try:
            yield
        except DocumentRefused:
            rest = _REST_WHEN_REFUSED
            raise
        finally:
            seconds = min((time.perf_counter() - started) * rest, _LONGEST_REST)
            asyncio.get_running_loop().call_later(seconds, lock.release)

    async def _wait(self, lock: asyncio.Lock, caller: str) -> None:
        self._waiting[caller] += 1
        try:
            async with asyncio.timeout(self._patience):
                await lock.acquire()
        except TimeoutError:
            raise Throttled(1) from None
        finally:
            self._waiting[caller] -= 1
            if not self._waiting[caller]:
                del self._waiting[caller]
