"""Who sends what is new, or large, takes turns: one caller's wait for each other, not everybody for them.

By hand: `aiolimiter` limits a rate, and knows neither callers nor the rest that somebody else is to have.
"""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from api.errors import RequestRefused, ServiceUnavailable, Throttled
from models.kit.keyed_locks import KeyedLocks, Lock

_REST = 8
"""A caller's next turn begins after so many times as long as the last one took: the rest is for others."""
_REST_WHEN_REFUSED = 100
"""So many times after a mistake, which is refused: hardly one in a hundred of the others' requests meets one then."""
_LONGEST_REST = 2.0
"""Seconds. The machine may have been busy with something else, which is not the caller's fault."""
_PATIENCE_SECONDS = 5.0
"""Whoever waits for longer has asked for more than there is time for, and is refused."""
_WAITING = 50


class FairQueue:
    """One at a time for each caller, who waits for `patience` seconds at the most.

    `rest` is what `_REST` tells, where these turns have another one; so many of a caller's may be `waiting`. Of turns
    that are begun as `shared` so many go on at once, beside one that is not.
    """

    def __init__(
        self,
        patience: float = _PATIENCE_SECONDS,
        rest: float | None = None,
        waiting: int = _WAITING,
        shared: int = 1,
    ) -> None:
        self._patience = patience
        self._rest = rest
        self._most = waiting
        self._locks = KeyedLocks[str](asyncio.Lock)
        self._places = KeyedLocks[str](partial(asyncio.Semaphore, shared))
        self._waiting: Counter[str] = Counter()

    @asynccontextmanager
    async def turn(self, caller: str) -> AsyncIterator[None]:
        """The caller's turn, as long as the block; raises Throttled where `begin` does."""
        turn = await self.begin(caller)
        try:
            yield
        except BaseException as failure:
            turn.end(failure)
            raise
        turn.end()

    async def begin(self, caller: str, *, shared: bool = False) -> "Turn":
        """The caller's turn, which is to be ended; Throttled where too many of theirs wait already, or for too long."""
        if self._waiting[caller] >= self._most:
            raise Throttled(1)
        lock = await self._wait(caller, self._places if shared else self._locks)
        return Turn(lock, _REST if self._rest is None else self._rest)

    async def _wait(self, caller: str, locks: KeyedLocks[str]) -> Lock:
        self._waiting[caller] += 1
        try:
            return await locks.acquire(caller, self._patience)
        except TimeoutError:
            raise Throttled(1) from None
        finally:
            self._waiting[caller] -= 1
            if not self._waiting[caller]:
                del self._waiting[caller]


class Turn:
    """One that has begun."""

    __slots__ = ("_began", "_lock", "_rest")

    def __init__(self, lock: Lock, rest: float) -> None:
        self._lock = lock
        self._rest = rest
        self._began = time.perf_counter()

    def end(self, failure: BaseException | None = None, *, rests: bool = True) -> None:
        """End the turn, with its failure if there was one; the caller's next turn begins after a rest.

        At once where it does not rest, for want of others: but after a mistake.
        """
        rest = _REST_WHEN_REFUSED if _is_mistake(failure) else self._rest * rests
        seconds = min((time.perf_counter() - self._began) * rest, _LONGEST_REST)
        asyncio.get_running_loop().call_later(seconds, self._lock.release)


def _is_mistake(failure: BaseException | None) -> bool:
    """Whether it was the caller's own, and not that there is no more for them at the moment."""
    return isinstance(failure, RequestRefused) and not isinstance(
        failure, Throttled | ServiceUnavailable
    )
