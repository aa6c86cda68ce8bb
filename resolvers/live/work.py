"""Work that several wait for is done once, and not too much of it at a time."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

from resolvers.live.places import Party, Places

T = TypeVar("T")


class Work:
    """After a restart everybody comes back at once, mostly with the same question."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._begun: dict[Hashable, asyncio.Task[Any]] = {}
        self._waiting = Counter[Hashable]()

    async def do(self, key: Hashable, party: Party, work: Callable[[], Awaitable[T]]) -> T:
        """What the work gives; whoever asks for the same key before it is done gets the same.

        It waits for a place of the party who asked first.
        """
        if key not in self._begun:
            task = self._begun[key] = asyncio.create_task(self._in_turn(party, work))
            task.add_done_callback(_heed)
        self._waiting[key] += 1
        try:
            # Who goes away leaves the work to those who stay.
            done: T = await asyncio.shield(self._begun[key])
        finally:
            self._leave(key)
        return done

    async def _in_turn(self, party: Party, work: Callable[[], Awaitable[T]]) -> T:
        async with self._places.place(party):
            return await work()

    def _leave(self, key: Hashable) -> None:
        self._waiting[key] -= 1
        if not self._waiting[key]:
            del self._waiting[key]
            # Done, or else nobody wants it any more.
            self._begun.pop(key).cancel()


def _heed(done: asyncio.Task[Any]) -> None:
    # Everybody may have gone: what it raised is then nobody's.
    if not done.cancelled():
        done.exception()
