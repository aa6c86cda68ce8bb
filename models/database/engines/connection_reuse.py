"""Connections at hand, and a queue for them.

By hand: asyncpg's `Pool` alone starts a task and timers for each, which cost more than a small read.
"""

import asyncio
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from asyncpg import InterfaceError
from asyncpg.pool import Pool

from models.database.errors import moved
from models.database.sql import PLANNED_EACH_TIME

_IDLE_SECONDS = 60.0
"""Now and then the pool gets them all, and closes those that nobody needs any more."""
_EXPIRY_SECONDS = 1.0
"""So often at the most: a database that stays read-only is not to be connected to anew for each write."""


class ConnectionReuse:
    """Hands out a pool's connections, each waited for so many seconds, and keeps returned ones for the next caller."""

    def __init__(self, pool: Pool, seconds: float) -> None:
        self._pool = pool
        self._seconds = seconds
        self._idle: list[Any] = []
        self._borrowed: set[Any] = set()
        self._expired: set[Any] = set()
        self._expired_at = float("-inf")
        self._is_astray = False
        self._opening = 0
        self._queue: deque[asyncio.Future[Any]] = deque()
        self._ended = False
        self._timer: asyncio.TimerHandle | None = None
        self._tidying: set[asyncio.Task[None]] = set()

    @property
    def occupancy(self) -> tuple[int, int]:
        """How many connections are open, and how many of these are idle."""
        return self._pool.get_size(), self._pool.get_idle_size() + len(self._idle)

    async def fetch_value(self, query: str, values: Sequence[object]) -> Any:
        """The only column of the only row; None where there is none."""
        connection = await self.borrow()
        try:
            value = await planned_value(connection, query, values)
        except BaseException as failure:
            await self.give_back(connection, failure)
            raise
        await self.give_back(connection)
        return value

    async def borrow(self) -> Any:
        """A connection; TimeoutError where none comes free in time."""
        connection = await self._take()
        self._borrowed.add(connection)
        return connection

    async def give_back(self, connection: Any, failure: BaseException | None = None) -> None:
        """Take it back; one on which something failed may still be busy with that, and is the pool's to judge.

        A failure that shows that the server is another one now expires all connections.
        """
        if moved(failure):
            self._is_astray = True
            if connection not in self._expired:
                await self._expire()
        if failure or self._ended or connection in self._expired:
            self._expired.discard(connection)
            try:
                await self._release(connection)
            finally:
                self._borrowed.discard(connection)
                self._serve_from_pool()
        else:
            self._serve(connection)

    async def wrote(self) -> None:
        """Note that a write on one of them was committed: that one leads to whoever takes writes.

        If writes were refused before, others may still lead to a standby, which does not have it yet: all are replaced.
        """
        if self._is_astray:
            self._is_astray, self._expired_at = False, float("-inf")
            # Whatever becomes of the others: what was committed must not be taken for what failed.
            with suppress(Exception):
                await self._expire()

    async def end(self) -> None:
        """Give the pool all that is its own."""
        self._ended = True
        if self._timer:
            self._timer.cancel()
        self._put_back()
        await asyncio.gather(*self._tidying)

    async def _take(self) -> Any:
        while self._idle:
            connection = self._idle.pop()
            if _works(connection):
                return connection
            await self._release(connection)
        if len(self._borrowed) + self._opening < self._pool.get_max_size():
            self._opening += 1
            return await self._from_pool()
        return await self._in_turn()

    async def _from_pool(self) -> Any:
        """For whom a place in the pool is kept (`_opening`)."""
        try:
            connection = await self._pool.acquire(timeout=self._seconds)
        except BaseException:
            self._opening -= 1
            self._serve_from_pool()
            raise
        self._opening -= 1
        return connection

    async def _in_turn(self) -> Any:
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[Any] = loop.create_future()
        timer = loop.call_later(self._seconds, _give_up, turn)
        self._queue.append(turn)
        try:
            connection = await turn
        except BaseException:
            self._pass_on(turn)
            raise
        finally:
            timer.cancel()
        if connection is None:
            return await self._from_pool()
        if _works(connection):
            return connection
        try:
            await self._release(connection)
        finally:
            self._borrowed.discard(connection)
            self._serve_from_pool()
        return await self._take()

    def _serve(self, connection: Any) -> None:
        """Hand it to whoever waits, to whom it is lent from now on; or keep it at hand."""
        if turn := self._next():
            turn.set_result(connection)
            return
        self._borrowed.discard(connection)
        self._idle.append(connection)
        if self._ended:
            self._put_back()
        else:
            self._tidy_later()

    def _serve_from_pool(self) -> None:
        """Hand a place in the pool that came free to whoever waits."""
        if turn := self._next():
            self._opening += 1
            turn.set_result(None)

    def _next(self) -> "asyncio.Future[Any] | None":
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                return turn
        return None

    def _pass_on(self, turn: "asyncio.Future[Any]") -> None:
        """Hand on to the next one what came just as nobody waited for it any more."""
        if not turn.done() or turn.cancelled() or turn.exception():
            return
        if connection := turn.result():
            self._serve(connection)
        else:
            self._opening -= 1
            self._serve_from_pool()

    async def _expire(self) -> None:
        """Have every connection replaced before it is used again: the address may lead elsewhere by now."""
        if time.monotonic() < self._expired_at + _EXPIRY_SECONDS:
            return
        self._expired_at = time.monotonic()
        self._expired |= self._borrowed
        await self._pool.expire_connections()
        self._put_back()

    def _tidy_later(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_IDLE_SECONDS, self._tidy)

    def _tidy(self) -> None:
        self._timer = None
        self._put_back()

    def _put_back(self) -> None:
        connections, self._idle = self._idle, []
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


async def planned_value(connection: Any, query: str, values: Sequence[object]) -> Any:
    """The first value of the first row; the query is planned for these values alone where it says so."""
    if not query.startswith(PLANNED_EACH_TIME):
        return await connection.fetchval(query, *values)
    # Without a name it is not kept: of a kept one PostgreSQL settles for one plan for all values.
    statement = await connection.prepare(query, name="")
    return await statement.fetchval(*values)


def _give_up(turn: "asyncio.Future[Any]") -> None:
    if not turn.done():
        turn.set_exception(TimeoutError())


def _works(connection: Any) -> bool:
    try:
        return not connection.is_closed()
    except InterfaceError:
        # It broke, and the pool took it back by itself.
        return False
