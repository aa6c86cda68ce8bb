"""Connections at hand: the pool's task and timers for each return cost more than a small read."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from asyncpg import InterfaceError
from asyncpg.pool import Pool

_AT_HAND_SECONDS = 60.0
"""Now and then the pool gets them all, and closes those that nobody needs any more."""


class Lending:
    """Lends the connections of a pool, each waited for so many seconds, and keeps those that come back in order."""

    def __init__(self, pool: Pool, seconds: float) -> None:
        self._pool = pool
        self._seconds = seconds
        self._at_hand: list[Any] = []
        self._waiting = 0
        self._ended = False
        self._timer: asyncio.TimerHandle | None = None
        self._tidying: asyncio.Task[None] | None = None

    @property
    def occupancy(self) -> tuple[int, int]:
        """How many connections are open, and how many of these are idle."""
        return self._pool.get_size(), self._pool.get_idle_size() + len(self._at_hand)

    async def fetch_value(self, query: str, values: Sequence[object]) -> Any:
        """The only column of the only row; None where there is none."""
        connection = await self.borrow()
        try:
            value = await connection.fetchval(query, *values)
        except BaseException:
            await self.give_back(connection, sound=False)
            raise
        await self.give_back(connection, sound=True)
        return value

    async def borrow(self) -> Any:
        """A connection; TimeoutError where none comes free in time."""
        while self._at_hand:
            connection = self._at_hand.pop()
            if _works(connection):
                return connection
            await self._release(connection)
        self._waiting += 1
        try:
            return await self._pool.acquire(timeout=self._seconds)
        finally:
            self._waiting -= 1

    async def give_back(self, connection: Any, *, sound: bool) -> None:
        """Take it back; one that is not `sound` may still be busy with what failed, and is the pool's to judge."""
        # Who waits in the pool's queue hears of it only there.
        if sound and not self._waiting and not self._ended:
            self._at_hand.append(connection)
            self._tidy_later()
        else:
            await self._release(connection)

    async def end(self) -> None:
        """Give the pool all that is its own."""
        self._ended = True
        if self._timer:
            self._timer.cancel()
        await self._release_all()

    def _tidy_later(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_AT_HAND_SECONDS, self._tidy)

    def _tidy(self) -> None:
        self._timer = None
        self._tidying = asyncio.create_task(self._release_all())

    async def _release_all(self) -> None:
        while self._at_hand:
            await self._release(self._at_hand.pop())

    async def _release(self, connection: Any) -> None:
        # The pool drops it where it broke: that alters nothing of what was done with it.
        with suppress(Exception):
            await self._pool.release(connection)


def _works(connection: Any) -> bool:
    try:
        return not connection.is_closed()
    except InterfaceError:
        # It broke, and the pool took it back by itself.
        return False
