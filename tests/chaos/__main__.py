"""`make chaos`: long runs with all nemeses, and their figures. Exits 1 where anything is wrong."""

import asyncio
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.chaos import nemesis
from tests.chaos.cluster import Node, made_ready, running, sqlite_url
from tests.chaos.disk import NoDisk, small_disk
from tests.chaos.run import run
from tests.chaos.served import Spec
from tests.chaos.told.webhooks import PACE, Weather
from tests.machines.services import own_postgres

DISK_MEGABYTES = 96
ROUND_SECONDS = 20.0
"""A round has a company of its own, with webhooks and neighbours, and is judged at its end."""


@dataclass(frozen=True)
class Setting:
    """Server processes on a database, and what befalls them."""

    name: str
    nodes: Sequence[Node]
    url: str
    nemeses: Sequence[nemesis.Nemesis]


async def main() -> int:
    """How many violations there were."""
    seconds, seed = float(os.environ.get("CHAOS_SECONDS", "180")), int(time.time())
    settings = (_on_postgres, _on_sqlite, _on_a_small_disk)
    wrong = 0
    for open_setting in settings:
        try:
            async with open_setting() as setting:
                wrong += await _long_run(setting, seconds / len(settings), seed)
        except NoDisk as reason:
            print(f"LEFT OUT: PostgreSQL on a disk that fills up; it takes a tmpfs ({reason})")
    return wrong


async def _long_run(setting: Setting, seconds: float, seed: int) -> int:
    total: Counter[str] = Counter()
    for name, length in _rounds(seconds, seed):
        report = await run(
            setting.nodes,
            setting.url,
            length,
            setting.nemeses,
            clients=6,
            name=name,
            weather=Weather(neighbours=2),
        )
        total.update(report.figures())
        for violation in report.violations:
            print(f"  VIOLATION: {violation}")
    print(f"{setting.name}, {seconds:g} seconds, seed {seed}:")
    for name, count in total.items():
        print(f"  {name:24}{count:>8}")
    return total["violations"]


def _rounds(seconds: float, seed: int) -> Iterator[tuple[str, float]]:
    """Names, on which every chance in a round depends, and lengths in seconds."""
    count = max(1, round(seconds / ROUND_SECONDS))
    yield from ((f"{seed}.{number}.", seconds / count) for number in range(count))


@asynccontextmanager
async def _on_postgres() -> AsyncIterator[Setting]:
    with own_postgres() as postgres, tempfile.TemporaryDirectory() as home:
        url = await postgres.create_database()
        await made_ready(url)
        async with running(Spec(url, 0, Path(home), webhook_pace=PACE), 3) as nodes:
            nemeses = [
                nemesis.kill(nodes),
                nemesis.crash(postgres),
                nemesis.cut(url),
                nemesis.hold(url),
            ]
            yield Setting("Three processes on PostgreSQL", nodes, url, nemeses)


@asynccontextmanager
async def _on_sqlite() -> AsyncIterator[Setting]:
    with tempfile.TemporaryDirectory() as home:
        url = sqlite_url(Path(home))
        await made_ready(url)
        async with running(Spec(url, 0, Path(home), webhook_pace=PACE)) as nodes:
            yield Setting("One process on SQLite", nodes, url, [nemesis.kill(nodes)])


@asynccontextmanager
async def _on_a_small_disk() -> AsyncIterator[Setting]:
    with (
        tempfile.TemporaryDirectory() as home,
        tempfile.TemporaryDirectory() as folder,
        small_disk(Path(folder), DISK_MEGABYTES) as disk,
        own_postgres(disk=disk.folder) as postgres,
    ):
        url = await postgres.create_database()
        await made_ready(url)
        async with running(Spec(url, 0, Path(home), hurried=True, webhook_pace=PACE), 2) as nodes:
            nemeses = [nemesis.fill(disk, postgres, nodes)]
            yield Setting("Two processes on PostgreSQL, no room", nodes, url, nemeses)


if __name__ == "__main__":
    sys.exit(1 if asyncio.run(main()) else 0)
