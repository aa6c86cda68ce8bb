"""Consumers of the feed in processes of their own, which write down what they were handed."""

import asyncio
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from models.database.connection import current_connection, database, dialect_of
from models.database.sql import Dialect
from models.feed import consumer as consumers
from models.feed import event_log
from models.feed.background import running
from models.feed.consumer import KeptConsumer
from models.feed.event_log import Entry, Position
from tests.apart import offered

NAME = "webhook:1"
BATCH = 7
_IMPATIENT: dict[Dialect, dict[str, Any]] = {
    Dialect.SQLITE: {"busy_timeout": 200},
    Dialect.POSTGRES: {},
}


@dataclass
class Log:
    """A file to which each process appends a line when a batch is handed to it, and one when it has done with it.

    It is there as soon as a process has begun.
    """

    path: Path
    batch: int = BATCH
    stalls_at: int = 0
    """The batch of a process that it never has done with."""
    lasts: float = 0.01
    """Seconds that a process takes for a batch."""
    barrier: Barrier | None = None
    """Where processes wait for each other before they begin."""
    _count: int = 0

    @property
    def lines(self) -> list[tuple[int, list[Position]]]:
        """Process and positions, in order."""
        read = (json.loads(line) for line in self.path.read_text().splitlines())
        return [(pid, [Position(*each) for each in positions]) for pid, positions in read]

    @property
    def handed(self) -> list[Position]:
        """All positions, each as often as it was handed over."""
        return [each for _, positions in self.lines[::2] for each in positions]

    async def hand_over(self, entries: Sequence[Entry]) -> None:
        """Write it down, here and in a table of the same database."""
        self._count += 1
        self._append(entries)
        rows = ", ".join(f"({xid}, {seq})" for xid, seq in (each.position for each in entries))
        await current_connection().execute_query(f"INSERT INTO handed (xid, seq) VALUES {rows}")
        await asyncio.sleep(3600 if self._count == self.stalls_at else self.lasts)
        self._append(entries)

    def _append(self, entries: Sequence[Entry]) -> None:
        line = json.dumps([os.getpid(), [each.position for each in entries]])
        with self.path.open("a") as file:
            file.write(line + "\n")


async def consumed(
    url: str, log: Log, start: Position | None = None, name: str = NAME, fails: int = 0
) -> None:
    """Everything there is, handed over to the log; the first so many times it raises when it has written."""
    left = fails

    async def hand_over(entries: Sequence[Entry]) -> None:
        nonlocal left
        await log.hand_over(entries)
        if left:
            left -= 1
            raise RuntimeError("this batch is too much")

    consumers.EVENTS_AT_ONCE, consumers.FEED_POLL_SECONDS = log.batch, 0.2
    async with database(url, **_IMPATIENT[dialect_of(url)]):
        consumer = KeptConsumer(name, hand_over, start=start)
        await consumer.find_position()
        log.path.touch()
        if log.barrier:
            await asyncio.to_thread(log.barrier.wait)
        async with asyncio.timeout(60), running(consumer.run()):
            while await event_log.held_back(await consumer.find_position()):
                await asyncio.sleep(0.02)


async def lag(url: str, start: Position, now: datetime) -> float:
    """That of a consumer that begins there."""
    async with database(url):
        return await KeptConsumer(NAME, Log(Path()).hand_over, start=start).lag(now)


async def offered_by_a_server(url: str) -> None:
    """The demo's drafts, by a server that has just started."""
    async with database(url):
        await event_log.go_on_above_what_is_stored()
    await offered(url, 1)


@contextmanager
def consuming(url: str, log: Log, start: Position) -> Iterator[BaseProcess]:
    """A process that consumes everything there is."""
    process = get_context("spawn").Process(target=_run, args=(url, log, start))
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


def _run(url: str, log: Log, start: Position) -> None:
    asyncio.run(consumed(url, log, start))
