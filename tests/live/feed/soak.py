"""Many followers, writers beside them, and everything that may go wrong meanwhile: who missed what?

`python -m tests.live.feed.soak --sockets 1000 --seconds 60` prints its figures and fails where one delivery is missing,
came twice, or came in another order than the feed's.
"""

import argparse
import asyncio
import random
import time
from collections.abc import Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import asyncpg

from models.feed.event_log import before_seen
from tests.chaos.cluster import Node, made_ready, running
from tests.chaos.served import Spec
from tests.live.feed.test_processes import house_at
from tests.live.follower import Follower, position
from tests.machines.services import postgres_server
from tests.tenant import Actor, Hire, Tenant, milestone

QUERY = "subscription ($after: String) { hireEvents(after: $after) { cursor type } }"
ROLES = ("OWNER", "HIRING_ADMIN", "FINANCE_MANAGER")
HIRES = 8


@dataclass
class Soak:
    """What the run is like, and what came of it."""

    sockets: int
    seconds: float
    chance: random.Random
    events: int = 0
    deliveries: int = 0
    breaks: int = 0
    restarts: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """The figures."""
        return (
            f"{self.sockets} sockets, {self.seconds:g} seconds: {self.events} events,"
            f" {self.deliveries} deliveries, {self.breaks} broken connections,"
            f" {self.restarts} servers killed, {len(self.faults)} missing, doubled or out of order"
        )


async def soak(spec: Spec, run: Soak) -> None:
    """Runs it on two processes."""
    async with running(spec, count=2) as nodes:
        tenant = await house_at(nodes[0])
        hires = [await tenant.active(milestone(), milestone("Build")) for _ in range(HIRES)]
        viewers = [tenant.worker, *[await tenant.member(role) for role in ROLES]]
        async with AsyncExitStack() as stack:
            followers = await _joined(run, viewers, nodes, stack)
            await _disturbed(run, hires, followers, nodes, spec)
            await _settled(followers, spec, tenant)
            await _checked(run, followers, spec, tenant)


async def _joined(
    run: Soak, viewers: list[Actor], nodes: list[Node], stack: AsyncExitStack
) -> list[Follower]:
    followers = [
        Follower(viewers[number % len(viewers)], QUERY, {"after": "0~0"}, url=nodes[number % 2].url)
        for number in range(run.sockets)
    ]
    gate = asyncio.Semaphore(50)

    async def join(follower: Follower) -> None:
        async with gate:
            await stack.enter_async_context(follower)

    await asyncio.gather(*(join(follower) for follower in followers))
    return followers


async def _disturbed(
    run: Soak, hires: list[Hire], followers: list[Follower], nodes: list[Node], spec: Spec
) -> None:
    end = time.monotonic() + run.seconds
    writers = [_write(run, hire, nodes, end) for hire in hires]
    troubles = [_cut(run, followers, end), _kill(run, nodes[1], end), _deafen(run, spec, end)]
    await asyncio.gather(*writers, *troubles)


async def _write(run: Soak, hire: Hire, nodes: list[Node], end: float) -> None:
    """Messages from both sides, each by whichever server answers."""
    place = (await hire.read("conversation { id }"))["conversation"]["id"]
    number = 0
    while time.monotonic() < end:
        who = run.chance.choice([hire.tenant.owner, hire.worker])
        node = run.chance.choice(nodes)
        number += 1
        try:
            await Actor(node.url, who.secret, who.email).do(
                "postMessage", conversation=place, body=f"Message {number}"
            )
        except Exception:  # noqa: BLE001  # its server was just killed
            await asyncio.sleep(0.2)
        await asyncio.sleep(run.chance.uniform(0, 0.4))


async def _cut(run: Soak, followers: list[Follower], end: float) -> None:
    while time.monotonic() < end:
        await run.chance.choice(followers).cut()
        run.breaks += 1
        await asyncio.sleep(run.chance.uniform(0, 40 / len(followers)))


async def _kill(run: Soak, node: Node, end: float) -> None:
    while time.monotonic() < end:
        await asyncio.sleep(run.chance.uniform(run.seconds / 4, run.seconds / 2))
        await node.kill()
        await node.start()
        run.restarts += 1


async def _deafen(run: Soak, spec: Spec, end: float) -> None:
    while time.monotonic() < end:
        await asyncio.sleep(run.chance.uniform(0.5, 2))
        await _fetch(
            spec,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND query LIKE 'LISTEN%'",
        )


async def _settled(followers: list[Follower], spec: Spec, tenant: Tenant) -> None:
    """Until everybody has the newest event, or has had the time for it."""
    newest = (await _trail(spec, tenant))[-1]
    async with asyncio.timeout(60):
        for follower in followers:
            await follower.until(lambda f=follower: f.cursors[-1:] == [newest], 60)  # type: ignore[misc]  # mypy cannot infer such a lambda


async def _checked(run: Soak, followers: list[Follower], spec: Spec, tenant: Tenant) -> None:
    everything = await _trail(spec, tenant)
    for_worker = await _trail(spec, tenant, "AND worker_sees")
    run.events = len(everything)
    for number, follower in enumerate(followers):
        wanted = for_worker if follower.who is tenant.worker else everything
        run.deliveries += len(follower.got)
        run.faults += [f"{number}: {fault}" for fault in faults(follower.cursors, wanted)]


def faults(got: list[str], wanted: list[str]) -> Iterable[str]:
    """What is wrong with what somebody got."""
    yield from (f"{cursor} is missing" for cursor in set(wanted) - set(got))
    yield from (f"{cursor} is not theirs" for cursor in set(got) - set(wanted))
    if len(set(got)) < len(got):
        yield "something came twice"
    if got != sorted(got, key=position):
        yield "something came out of order"


async def _trail(spec: Spec, tenant: Tenant, only: str = "") -> list[str]:
    company = tenant.id.partition(":")[2]
    rows = await _fetch(
        spec,
        f"SELECT xid, worker_sees, seq - CASE WHEN worker_sees THEN {before_seen('event.xid')} ELSE 0 END AS place"
        f" FROM event WHERE company_id = $1::uuid {only} ORDER BY xid, seq",
        company,
    )
    return [f"{row['xid']}{'.' if row['worker_sees'] else '~'}{row['place']}" for row in rows]


async def _fetch(spec: Spec, statement: str, *values: str) -> list[asyncpg.Record]:
    connection = await asyncpg.connect(spec.database_url)
    try:
        rows: list[asyncpg.Record] = await connection.fetch(statement, *values)
        return rows
    finally:
        await connection.close()


async def main() -> None:
    """From the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sockets", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    run = Soak(given.sockets, given.seconds, random.Random(given.seed))
    with postgres_server() as postgres, TemporaryDirectory() as home:
        url = await postgres.create_database()
        await made_ready(url)
        await soak(Spec(url, 0, Path(home)), run)
    print(run)  # noqa: T201  # the report
    assert not run.faults, run.faults[:20]


if __name__ == "__main__":
    asyncio.run(main())
