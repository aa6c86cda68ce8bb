"""Connections at hand: the pool's task and timers for each return cost more than a small read.

By hand: asyncpg's `Pool` alone starts a task and timers for each return, which cost more than a small read.
"""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from asyncpg import InterfaceError
from asyncpg.pool import Pool

from models.database.errors import moved

_AT_HAND_SECONDS = 60.0
"""Now and then the pool gets them all, and closes those that nobody needs any more."""
_EXPIRY_SECONDS = 1.0
"""So often at the most: a database that stays read-only is not to be connected to anew for each write."""


class Lending:
    """Lends the connections of a pool, each waited for so many seconds, and keeps those that come back in order."""

    def __init__(self, pool: Pool, seconds: float) -> None:
        self._pool = pool
        self._seconds = seconds
        self._at_hand: list[Any] = []
        self._lent: set[Any] = set()
        self._expired: set[Any] = set()
        self._expired_at = float("-inf")
        self._waiting = 0
        self._ended = False
        self._timer: asyncio.TimerHandle | None = None
        self._tidying: set[asyncio.Task[None]] = set()

    @property
    def occupancy(self) -> tuple[int, int]:
        """How many connections are open, and how many of these are idle."""
        return self._pool.get_size(), self._pool.get_idle_size() + len(self._at_hand)

    async def fetch_value(self, query: str, values: Sequence[object]) -> Any:
        """The only column of the only row; None where there is none."""
        connection = await self.borrow()
        try:
            value = await connection.fetchval(query, *values)
        except BaseException as failure:
            await self.give_back(connection, failure)
            raise
        await self.give_back(connection)
        return value

    async def borrow(self) -> Any:
        """A connection; TimeoutError where none comes free in time."""
        connection = await self._take()
        self._lent.add(connection)
        return connection

    async def give_back(self, connection: Any, failure: BaseException | None = None) -> None:
        """Take it back; one on which something failed may still be busy with that, and is the pool's to judge.

        A failure that tells that the server is another one now is told of all connections.
        """
        if moved(failure) and connection not in self._expired:
            await self._expire()
        self._lent.discard(connection)
        # Who waits in the pool's queue hears of it only there.
        if failure or self._waiting or self._ended or connection in self._expired:
            self._expired.discard(connection)
            await self._release(connection)
        else:
            self._at_hand.append(connection)
            self._tidy_later()

    async def end(self) -> None:
        """Give the pool all that is its own."""
        self._ended = True
        if self._timer:
            self._timer.cancel()
        self._put_back()
        await asyncio.gather(*self._tidying)

    async def _take(self) -> Any:
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

    async def _expire(self) -> None:
        """Have every connection replaced before it is used again: the address may lead elsewhere by now."""
        if time.monotonic() < self._expired_at + _EXPIRY_SECONDS:
            return
        self._expired_at = time.monotonic()
        self._expired |= self._lent
        await self._pool.expire_connections()
        self._put_back()

    def _tidy_later(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_AT_HAND_SECONDS, self._tidy)

    def _tidy(self) -> None:
        self._timer = None
        self._put_back()

    def _put_back(self) -> None:
        connections, self._at_hand = self._at_hand, []
        task = asyncio.create_task(self._release_all(connections))
        self._tidying.add(task)
        task.add_done_callback(self._tidying.discard)

    async def _release_all(self, connections: Sequence[Any]) -> None:
        # Together: one that is slow to close keeps none of the others.
        await asyncio.gather(*map(self._release, connections))

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
