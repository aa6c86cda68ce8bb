"""Work that several wait for is done once, and not too much of it at a time."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Work:
    """After a restart everybody comes back at once, mostly with the same question."""

    def __init__(self, at_once: int) -> None:
        self._gate = asyncio.Semaphore(at_once)
        self._begun: dict[Hashable, asyncio.Task[Any]] = {}

    async def do(self, key: Hashable, work: Callable[[], Awaitable[T]]) -> T:
        """What the work gives; whoever asks for the same key before it is done gets the same."""
        if key not in self._begun:
            task = self._begun[key] = asyncio.create_task(self._in_turn(work))
            task.add_done_callback(lambda done: self._forget(key, done))
        # Who goes away leaves the work to those who stay.
        done: T = await asyncio.shield(self._begun[key])
        return done

    async def _in_turn(self, work: Callable[[], Awaitable[T]]) -> T:
        async with self._gate:
            return await work()

    def _forget(self, key: Hashable, done: asyncio.Task[Any]) -> None:
        del self._begun[key]
        if not done.cancelled():
            # Everybody may have gone: what it raised is then nobody's.
            done.exception()
