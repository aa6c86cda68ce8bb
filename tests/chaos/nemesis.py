"""What befalls the servers while clients are at work: one blow after the other, each of them to its end."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus

import asyncpg

from tests.chaos.cluster import Node
from tests.chaos.disk import SmallDisk
from tests.machines.services import Postgres

RESTART_SECONDS = 30.0
NOTICE_SECONDS = 30.0
"""A server that is asked for so long notices that its database takes no writes."""
_LOG_TOO = 0.5
_LOST = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)


@dataclass(frozen=True)
class Nemesis:
    """`strike` answers how many blows it dealt; `pauses` are seconds between two strikes."""

    name: str
    pauses: tuple[float, float]
    strike: Callable[[random.Random], Awaitable[int]]


@asynccontextmanager
async def striking(
    nemeses: Sequence[Nemesis], chance: random.Random, blows: Counter[str], seconds: float
) -> AsyncIterator[None]:
    """They strike for so long, or as long as the block runs if that is shorter."""
    over = asyncio.Event()
    asyncio.get_running_loop().call_later(seconds, over.set)
    async with asyncio.TaskGroup() as tasks:
        for nemesis in nemeses:
            tasks.create_task(_strike(nemesis, chance, blows, over))
        try:
            yield
        finally:
            over.set()


def kill(nodes: Sequence[Node]) -> Nemesis:
    """kill -9 of a server process, which is started again."""

    async def strike(chance: random.Random) -> int:
        node = chance.choice(nodes)
        await node.kill()
        until = time.monotonic() + RESTART_SECONDS
        while not await _started(node, until):
            # A server that finds no database ends at once: whoever runs it starts it again.
            await asyncio.sleep(0.2)
        return 1

    return Nemesis("kill -9", (0.2, 1.5), strike)


def cut(url: str) -> Nemesis:
    """Ends some of the servers' connections to PostgreSQL, in the middle of whatever they do."""
    some = (
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
        " WHERE application_name = 'milestones' AND random() < 0.3"
    )

    async def strike(_: random.Random) -> int:
        with suppress(*_LOST):
            connection = await asyncpg.connect(url)
            try:
                return int(await connection.fetchval(some))
            finally:
                await connection.close()
        return 0

    return Nemesis("connections cut", (0.1, 0.5), strike)


def crash(postgres: Postgres) -> Nemesis:
    """Crashes or restarts PostgreSQL itself."""

    async def strike(chance: random.Random) -> int:
        await asyncio.to_thread(chance.choice([postgres.crash, postgres.stop]))
        await asyncio.sleep(chance.uniform(0, 0.5))
        await asyncio.to_thread(postgres.start)
        return 1

    return Nemesis("PostgreSQL ended", (1, 4), strike)


def hold(url: str) -> Nemesis:
    """Locks rows for a moment, in the opposite order to the servers': companies, then hires."""

    async def strike(chance: random.Random) -> int:
        with suppress(*_LOST):
            connection = await asyncpg.connect(url)
            # It may be the one that has to give way.
            with suppress(*_LOST):
                await _hold(connection, chance.uniform(0.05, 0.5))
            await connection.close()
            return 1
        return 0

    return Nemesis("rows held", (1, 3), strike)


def fill(disk: SmallDisk, postgres: Postgres, nodes: Sequence[Node]) -> Nemesis:
    """Leaves PostgreSQL no room until every server says that it is not ready, and a little longer."""

    async def strike(chance: random.Random) -> int:
        until = time.monotonic() + chance.uniform(1, 5)
        disk.fill()
        if chance.random() < _LOG_TOO:
            await _fill_log(postgres.url)
        async with asyncio.timeout(NOTICE_SECONDS):
            while any(await _ready(nodes)) or time.monotonic() < until:
                disk.fill()
                await asyncio.sleep(0.05)
        disk.free()
        async with asyncio.timeout(RESTART_SECONDS):
            while not all(await _ready(nodes)):
                if not postgres.runs:
                    # Without room for its log it may end for good: whoever runs it starts it again.
                    await asyncio.to_thread(postgres.restart)
                await asyncio.sleep(0.05)
        return 1

    return Nemesis("disk full", (1, 3), strike)


async def _strike(
    nemesis: Nemesis, chance: random.Random, blows: Counter[str], over: asyncio.Event
) -> None:
    while not over.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(over.wait(), chance.uniform(*nemesis.pauses))
            return
        blows[nemesis.name] += await nemesis.strike(chance)


async def _started(node: Node, until: float) -> bool:
    try:
        await node.start()
    except RuntimeError:
        if time.monotonic() > until:
            raise
        return False
    return True


async def _fill_log(url: str) -> None:
    """More than the segments of its log that PostgreSQL has ready: without room for another one it crashes."""
    with suppress(*_LOST):
        connection = await asyncpg.connect(url)
        try:
            await connection.execute(
                "SELECT pg_logical_emit_message(false, '', repeat('.', 8 << 20))"
            )
        finally:
            await connection.close()


async def _ready(nodes: Sequence[Node]) -> list[bool]:
    return [status == HTTPStatus.OK for status, _ in await asyncio.gather(*map(Node.health, nodes))]


async def _hold(connection: asyncpg.Connection, seconds: float) -> None:
    async with connection.transaction():
        await connection.execute("SELECT FROM company FOR UPDATE")
        await asyncio.sleep(seconds)
        await connection.execute("SELECT FROM hire FOR UPDATE")
