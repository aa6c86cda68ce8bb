"""Subscriptions measured: a plain Strawberry server, Mercurius and ours, one after the other in one run.

`python -m tests.bench.following.live` opens 1,000 sockets to each, makes events, and prints for each the processor time
of the server process for a delivery, its memory for a socket, and how long a delivery takes. The server has one core,
the clients the other. Ours runs as it ships, with rights checked for each event and queues that are bounded, on
PostgreSQL; the events are written by a second process of ours. The others have their data in memory.

Then of ours alone: how long it takes from the commit in one process to the arrival at a subscriber of another one.
"""

import asyncio
import json
import os
import statistics
import time
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from websockets.asyncio.client import ClientConnection, connect

from tests.bench.following.arrival import arrivals
from tests.bench.following.live_servers import Served, mercurius, ours, plain
from tests.live.follower import PROTOCOL

SOCKETS = 1_000
EVENTS = 30
SELECTION = """
    cursor type occurredAt actor { id name }
    hire { id number title status milestones(first: 3) { edges { node {
      id name dueDate status amount { amount currency } } } } }
"""
QUERY = f"subscription {{ hireEvents {{ {SELECTION} }} }}"


@dataclass(frozen=True, slots=True)
class Figures:
    """What one server needs."""

    name: str
    microseconds: float
    kilobytes: float
    latencies: Sequence[float]

    def __str__(self) -> str:
        """One line of the report."""
        cuts = statistics.quantiles(self.latencies, n=100)
        return (
            f"{self.name:<22} {self.microseconds:7.1f} µs/delivery {self.kilobytes:7.1f} KB/socket"
            f"   p50 {1000 * cuts[49]:6.0f} ms   p99 {1000 * cuts[98]:6.0f} ms"
        )


class Audience:
    """The clients: each notes when it got what."""

    def __init__(self) -> None:
        self.arrived: list[float] = []
        self._all = asyncio.Event()
        self._wanted = 0

    async def listen(self, connection: ClientConnection) -> None:
        """To the end of the connection."""
        async for text in connection:
            if '"type":"ping"' in str(text)[:40].replace(" ", ""):
                await connection.send('{"type":"pong"}')
                continue
            assert '"next"' in str(text)[:60], text
            self.arrived.append(time.perf_counter())
            if len(self.arrived) >= self._wanted:
                self._all.set()

    def expect(self, count: int) -> None:
        """From now on so many."""
        self.arrived, self._wanted = [], count
        self._all.clear()

    async def complete(self) -> None:
        """Until all have come."""
        async with asyncio.timeout(60):
            await self._all.wait()


async def measure(name: str, served: Served) -> Figures:
    """Opens the sockets, makes the events."""
    process, audience = psutil.Process(served.pid), Audience()
    async with AsyncExitStack() as stack:
        await _open(served, audience, 20, stack)
        await _round(served, audience, 20)
        before = process.memory_info().rss
        await _open(served, audience, SOCKETS, stack)
        await _round(served, audience, SOCKETS + 20)
        memory = (process.memory_info().rss - before) / SOCKETS / 1024
        latencies: list[float] = []
        costs: list[float] = []
        for _ in range(EVENTS):
            used = processor_seconds(process)
            latencies += await _round(served, audience, SOCKETS + 20)
            costs.append((processor_seconds(process) - used) / (SOCKETS + 20))
    return Figures(name, statistics.median(costs) * 1e6, memory, latencies)


async def _open(served: Served, audience: Audience, count: int, stack: AsyncExitStack) -> None:
    gate = asyncio.Semaphore(50)

    async def one(number: int) -> None:
        async with gate:
            connection = await stack.enter_async_context(
                connect(served.url, subprotocols=[PROTOCOL], compression=None, ping_interval=None)
            )
            init = {"type": "connection_init", "payload": served.payload(number)}
            await connection.send(json.dumps(init))
            assert "connection_ack" in str(await connection.recv())
            payload = {"id": "1", "type": "subscribe", "payload": {"query": QUERY}}
            await connection.send(json.dumps(payload))
            task = asyncio.create_task(audience.listen(connection))
            stack.callback(task.cancel)

    await asyncio.gather(*(one(number) for number in range(count)))
    await asyncio.sleep(2)


async def _round(served: Served, audience: Audience, sockets: int) -> list[float]:
    """One event; answers the seconds until each socket had it."""
    audience.expect(sockets)
    began = time.perf_counter()
    await served.event()
    await audience.complete()
    return [arrived - began for arrived in audience.arrived]


def processor_seconds(process: psutil.Process) -> float:
    """What the process has used; Linux knows it to the nanosecond."""
    threads = list(Path(f"/proc/{process.pid}/task").glob("*/schedstat"))
    if threads:
        return sum(int(each.read_text().split()[0]) for each in threads) / 1e9
    times = process.cpu_times()
    return float(times.user + times.system)


def _keep_apart(server: int) -> None:
    """The server on one core, these clients on another, where there are two."""
    cores: Iterable[int] = sorted(os.sched_getaffinity(0))
    first, *others = cores
    if others:
        os.sched_setaffinity(server, {first})
        os.sched_setaffinity(0, set(others))


async def main() -> None:
    """Both, and the report."""
    figures: list[Figures] = []
    for name, opened in (
        ("plain Strawberry", plain()),
        ("Mercurius JIT", mercurius()),
        ("ours", ours()),
    ):
        served: Any
        async with opened as served:
            _keep_apart(served.pid)
            figures.append(await measure(name, served))
            os.sched_setaffinity(0, range(os.cpu_count() or 1))
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    print(f"{SOCKETS} sockets, median of {EVENTS} events, load {load:.1f}")  # noqa: T201  # the report
    for each in (*figures, *await arrivals()):
        print(each)  # noqa: T201  # the report


if __name__ == "__main__":
    asyncio.run(main())
