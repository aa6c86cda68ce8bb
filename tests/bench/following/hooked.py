"""Webhooks measured beside live subscribers: how long they take from commit to arrival, and what a delivery costs.

`python -m tests.bench.following.hooked` has 100 companies with 10 webhooks each, every one with an address of its own,
and as many sockets that subscribe to the same; one process of ours sends and serves all of them, another one writes.
It prints the processor time of that process, and of PostgreSQL, for a delivery to a webhook, and how many times that is
what a delivery to a socket costs in the same run; PostgreSQL says when each event was committed.
"""

import asyncio
import json
import os
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import psutil
from websockets.asyncio.client import ClientConnection, connect

from tests.bench.filling.database import opened
from tests.bench.following.arrival import COMMITTED
from tests.bench.following.live import SELECTION, processor_seconds
from tests.bench.following.taking import Arrivals, Taking
from tests.chaos.cluster import Node, made_ready, running
from tests.chaos.served import Spec
from tests.live.feed.test_processes import house_at
from tests.live.follower import PROTOCOL
from tests.machines.services import own_postgres
from tests.tenant import Tenant, milestone

COMPANIES, EACH = int(os.environ.get("COMPANIES", "100")), 10
"""Companies, and webhooks and sockets of each."""
RATE, EVENTS = 4, 100
"""Commits a second, and how many."""
_QUERY = f"subscription {{ hireEvents {{ hash {SELECTION} }} }}"
_NAMES = [f"w{number}" for number in range(EACH)]
_HOOKS = (
    f"mutation ({' '.join(f'${name}: CreateWebhookInput!' for name in _NAMES)}) {{"
    f" {' '.join(f'{name}: createWebhook(input: ${name}) {{ userErrors {{ code }} }}' for name in _NAMES)} }}"
)
T = TypeVar("T")


@dataclass
class Stage:
    """All that takes part."""

    postmaster: int
    url: str
    sender: Node
    writer: Node
    companies: list[tuple[Tenant, str]] = field(default_factory=list)
    """Each with a conversation of one of its hires."""
    sockets: Arrivals = field(default_factory=Arrivals)
    webhooks: Arrivals = field(default_factory=Arrivals)

    async def say(self, number: int) -> None:
        """One event: a message in one company after the other."""
        tenant, place = self.companies[number % COMPANIES]
        await tenant.owner.do("postMessage", conversation=place, body=f"Hello {number}")


@dataclass(frozen=True)
class Spell:
    """What a spell of events took: seconds of the sending process and of PostgreSQL, and waits by receivers' kind."""

    server: float
    database: float
    sockets: Sequence[float]
    webhooks: Sequence[float]
    seconds: float


async def main() -> None:
    """Without webhooks, with them at a steady rate, and all companies at once."""
    async with _stage() as stage, AsyncExitStack() as stack:
        await _subscribed(stage, stack)
        alone = await _spell(stage, 0, _steadily)
        await _hooked(stage, stack)
        steady = await _spell(stage, EACH, _steadily)
        burst = await _spell(stage, EACH, _at_once)
        load = os.getloadavg()[0]
    count = COMPANIES * EACH
    print(f"{count} webhooks of {COMPANIES} companies, {count} sockets, load {load:.1f}")  # noqa: T201  # the report
    for line in (*_costs(alone, steady), *_waits(steady, burst)):
        print(line)  # noqa: T201  # the report


def _costs(alone: Spell, steady: Spell) -> Iterable[str]:
    """Of the sockets, from the spell without webhooks; of the webhooks, what the other spell took beside."""
    yield _cost("server", alone.server, steady.server)
    yield _cost("PostgreSQL", alone.database, steady.database)


def _cost(what: str, alone: float, both: float) -> str:
    socket, webhook = (1e6 * seconds / (EVENTS * EACH) for seconds in (alone, both - alone))
    return (
        f"processor time of the {what}: {socket:.0f} µs a delivery to a socket, its part of the commit included;"
        f" {webhook:.0f} µs to a webhook: {webhook / socket:.1f} times"
    )


def _waits(steady: Spell, burst: Spell) -> Iterable[str]:
    for name, spell in ((f"{RATE} commits/s", steady), (f"{EVENTS} at once", burst)):
        for kind, waits in (("socket", spell.sockets), ("webhook", spell.webhooks)):
            cuts = statistics.quantiles(waits, n=100)
            p50, p99 = (f"{1000 * cuts[place]:.0f} ms" for place in (49, 98))
            yield f"{name}: from commit to arrival at a {kind} p50 {p50}, p99 {p99}"
    yield f"{EVENTS} at once: {len(burst.webhooks) / burst.seconds:.0f} deliveries/s to webhooks"


@asynccontextmanager
async def _stage() -> AsyncIterator[Stage]:
    with own_postgres() as postgres, TemporaryDirectory() as home:
        await postgres.execute("ALTER SYSTEM SET track_commit_timestamp = on")
        postgres.restart()
        url = await postgres.create_database()
        await made_ready(url)
        quiet = {"webhook_worker": False, "document_worker": False}
        sends, writes = Spec(url, 0, Path(home, "a")), Spec(url, 0, Path(home, "b"), settings=quiet)
        async with running(sends) as (sender,), running(writes) as (writer,):
            stage = Stage(await _postmaster(url), url, sender, writer)
            stage.companies = await _gathered(lambda _: _company(writer), COMPANIES)
            yield stage


async def _postmaster(url: str) -> int:
    async with opened(url) as db:
        (row,) = await db.rows("SELECT pg_backend_pid() AS pid")
        return psutil.Process(row["pid"]).ppid()


async def _company(writer: Node) -> tuple[Tenant, str]:
    tenant = await house_at(writer)
    hire = await tenant.offered(*(milestone(f"Step {number}") for number in range(3)))
    return tenant, (await hire.read("conversation { id }"))["conversation"]["id"]


async def _subscribed(stage: Stage, stack: AsyncExitStack) -> None:
    url = stage.sender.url.replace("http", "ws", 1)

    async def one(number: int) -> None:
        tenant, _ = stage.companies[number % COMPANIES]
        connection = await stack.enter_async_context(
            connect(url, subprotocols=[PROTOCOL], compression=None, ping_interval=None)
        )
        init = {"type": "connection_init", "payload": tenant.owner.headers}
        await connection.send(json.dumps(init))
        assert "connection_ack" in str(await connection.recv())
        payload = {"id": "1", "type": "subscribe", "payload": {"query": _QUERY}}
        await connection.send(json.dumps(payload))
        stack.callback(asyncio.create_task(_listen(connection, stage.sockets)).cancel)

    await _gathered(one, COMPANIES * EACH)
    await asyncio.sleep(2)


async def _listen(connection: ClientConnection, arrivals: Arrivals) -> None:
    async for text in connection:
        if '"ping"' in str(text)[:30]:
            await connection.send('{"type":"pong"}')
        else:
            arrivals.note(str(text).encode())


async def _hooked(stage: Stage, stack: AsyncExitStack) -> None:
    """Each webhook has an address of its own: all of 127.0.0.0/8 is this machine."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Taking(stage.webhooks), "0.0.0.0", 0, backlog=1000)
    stack.callback(server.close)
    port = server.sockets[0].getsockname()[1]

    async def one(number: int) -> None:
        tenant, _ = stage.companies[number]
        given = {
            f"w{each}": {
                "company": tenant.id,
                "url": f"http://127.1.{each}.{number + 1}:{port}/hook",
                "query": _QUERY,
            }
            for each in range(EACH)
        }
        answer = await tenant.owner.ask(_HOOKS, **given)
        assert all(each["userErrors"] == [] for each in answer.values()), answer

    await _gathered(one, COMPANIES)


async def _steadily(stage: Stage) -> None:
    began, writes = time.perf_counter(), set()
    for number in range(EVENTS):
        writes.add(asyncio.create_task(stage.say(number)))
        await asyncio.sleep(max(0, began + (number + 1) / RATE - time.perf_counter()))
    await asyncio.gather(*writes)


async def _at_once(stage: Stage) -> None:
    await asyncio.gather(*(stage.say(number) for number in range(EVENTS)))


async def _spell(stage: Stage, webhooks: int, events: Callable[[Stage], Awaitable[None]]) -> Spell:
    """`webhooks` of each company are told."""
    stage.sockets.came, stage.webhooks.came = [], []
    server, database, began = _server(stage), _database(stage), time.monotonic()
    await events(stage)
    await stage.sockets.wait_for(EVENTS * EACH)
    await stage.webhooks.wait_for(EVENTS * webhooks)
    seconds = time.monotonic() - began
    # What came of the last ones is still to be written down.
    await asyncio.sleep(1)
    used = _server(stage) - server, _database(stage) - database
    async with opened(stage.url) as db:
        committed = {row["hash"]: float(row["at"]) for row in await db.rows(COMMITTED)}
    sockets, hooks = (
        [at - committed[event] for event, at in arrivals.came]
        for arrivals in (stage.sockets, stage.webhooks)
    )
    return Spell(*used, sockets, hooks, seconds)


def _server(stage: Stage) -> float:
    return processor_seconds(psutil.Process(stage.sender.pid))


def _database(stage: Stage) -> float:
    """Of all its processes that live: the servers keep their connections."""
    return sum(map(processor_seconds, psutil.Process(stage.postmaster).children()))


async def _gathered(one: Callable[[int], Awaitable[T]], count: int) -> list[T]:
    gate = asyncio.Semaphore(10)

    async def gated(number: int) -> T:
        async with gate:
            return await one(number)

    return await asyncio.gather(*(gated(number) for number in range(count)))


if __name__ == "__main__":
    asyncio.run(main())
