"""The order of the feed: with transactions that commit in another one, and in another cluster."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from uuid import uuid4

import asyncpg
import pytest

from models.feed.event_log import feed_number
from tests.chaos.cluster import running
from tests.chaos.runs.plants import OVERTAKEN
from tests.chaos.served import Spec
from tests.live.feed.test_processes import house_at
from tests.live.follower import Follower, cursor_of, position, trail
from tests.machines.locks import until_they_wait
from tests.tenant import Hire

_COPIED = """
    company_id, worker_id, hire_id, type, occurred_at, actor_id, milestone_id, contract_id,
    payment_request_id, message_id, from_status, to_status, details, worker_sees, hash
"""


@pytest.mark.parametrize("late", ["commits", "rolls back"])
async def test_an_event_that_commits_late_is_not_passed_over(notified: Spec, late: str) -> None:
    async with running(notified) as (node,):
        tenant = await house_at(node)
        slow, quick = await tenant.hire(), await tenant.hire()
        cursor = await cursor_of(tenant.owner)
        naive = Naive(notified.database_url, cursor)
        async with Follower(tenant.owner, variables={"after": cursor}) as follower:
            async with open_transaction(notified.database_url, slow) as transaction:
                await quick.offer()
                await naive.read()
                await follower.quiet()
                assert await cursor_of(tenant.owner) == cursor
                await (transaction.commit() if late == "commits" else transaction.rollback())
            committed = await trail(tenant.owner, cursor)
            await follower.gets(len(committed), seconds=3)
            await follower.quiet()
            await naive.read()
    assert follower.cursors == committed
    # Who goes by the newest number that they saw loses what commits behind it.
    missed = {"commits": 1, "rolls back": 0}[late]
    assert len(committed) - len(naive.got) == missed


async def test_each_hire_keeps_its_order_under_many_writers(notified: Spec) -> None:
    async with running(notified, count=2) as (one, other):
        tenant = await house_at(one)
        cursor = await cursor_of(tenant.owner)
        async with Follower(tenant.owner, url=other.url, variables={"after": cursor}) as follower:
            hires = [await tenant.hire() for _ in range(3)]
            for hire in hires:
                await hire.offer()
            await follower.gets(9)
        assert follower.cursors == await trail(tenant.owner, cursor)


async def test_a_write_that_is_overtaken_while_it_waits_for_the_hire_is_told_in_its_turn(
    notified: Spec,
) -> None:
    late = replace(notified, home=notified.home / "late", plant="numbered_while_it_waits")
    async with running(notified) as (quick,), running(late) as (slow,):
        tenant = await house_at(quick)
        hire = await tenant.hire()
        cursor = await cursor_of(tenant.owner)
        async with Follower(tenant.owner, variables={"after": cursor}) as follower:
            async with connected(notified.database_url) as other:
                await other.execute(f"SELECT pg_advisory_lock({OVERTAKEN})")
                cancelling = asyncio.create_task(
                    replace(tenant.owner, url=slow.url).do("cancelHire", hire=hire.id)
                )
                await until_they_wait(other, numbered=True)
                await hire.offer()
            await cancelling
            told = await follower.gets(4)
    assert [each["type"] for each in told] == [
        "HIRE_OFFERED",
        "CONTRACT_ISSUED",
        "CONTRACT_WITHDRAWN",
        "HIRE_CANCELLED",
    ]


async def test_in_a_cluster_with_lower_numbers_the_feed_goes_on_behind_what_it_had(
    notified: Spec,
) -> None:
    """As after a dump was restored: what is stored has higher numbers than the cluster gives."""
    async with running(notified) as (node,):
        tenant = await house_at(node)
        before = await tenant.offered()
        await node.stop()
        await execute(notified.database_url, "UPDATE event SET xid = xid + 1000000000")
        await node.start()
        old = await trail(tenant.owner)
        assert await cursor_of(tenant.owner) == old[-1]
        async with Follower(tenant.owner, variables={"after": old[0]}) as follower:
            await before.sign()
            await tenant.hire()
            await follower.gets(len(old) - 1 + 3)
            await follower.quiet()
        everything = await trail(tenant.owner)
    assert old + follower.cursors[len(old) - 1 :] == everything
    assert position(old[-1]) < position(follower.cursors[-1])


async def test_a_second_start_shifts_the_numbers_no_further(notified: Spec) -> None:
    async with running(notified) as (node,):
        tenant = await house_at(node)
        await tenant.hire()
        await node.stop()
        await execute(notified.database_url, "UPDATE event SET xid = xid + 1000000000")
        shifts = []
        for _ in range(2):
            await node.start()
            await tenant.hire()
            await node.stop()
            shifts.append(await fetch_value(notified.database_url, "SELECT xid_shift FROM feed"))
    assert shifts[0] == shifts[1] > 0


class Naive:
    """A reader that goes by the highest number that it saw."""

    def __init__(self, url: str, cursor: str) -> None:
        self.got: list[str] = []
        self._url = url
        # That of a draft's event is its position.
        xid, _, seq = position(cursor)
        self._after = (xid, seq)

    async def read(self) -> None:
        """All that is visible now behind what was read before."""
        statement = "SELECT xid, seq FROM event WHERE (xid, seq) > ($1, $2) ORDER BY xid, seq"
        async with connected(self._url) as connection:
            for row in await connection.fetch(statement, *self._after):
                self._after = (row["xid"], row["seq"])
                self.got.append(f"{row['xid']}~{row['seq']}")


@asynccontextmanager
async def open_transaction(url: str, hire: Hire) -> AsyncIterator[asyncpg.transaction.Transaction]:
    """A transaction that has written an event of the hire and takes its time."""
    async with connected(url) as connection:
        transaction = connection.transaction()
        await transaction.start()
        await write_event(connection, hire)
        yield transaction


async def write_event(connection: asyncpg.Connection, hire: Hire) -> None:
    """The hire's last event once more, as the next one."""
    await connection.execute(
        f"INSERT INTO event (id, xid, seq, {_COPIED})"
        f" SELECT $1::uuid, {feed_number('$2::uuid', 'event.seq')}, seq + 1, {_COPIED} FROM event"
        " WHERE hire_id = $2::uuid ORDER BY seq DESC LIMIT 1",
        str(uuid4()),
        hire.id.partition(":")[2],
    )


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


async def execute(url: str, statement: str) -> None:
    async with connected(url) as connection:
        await connection.execute(statement)


async def fetch_value(url: str, statement: str) -> int:
    async with connected(url) as connection:
        value: int = await connection.fetchval(statement)
        return value
