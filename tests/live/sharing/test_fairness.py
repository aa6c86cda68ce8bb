"""Many subscriptions, or slow ones, of one tenant or one user: nobody else waits for them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from statistics import median

from tests.chaos.cluster import running
from tests.chaos.served import Spec
from tests.live.feed.test_order import connected
from tests.live.feed.test_processes import house_at
from tests.live.follower import Follower, cursor_of
from tests.live.listener import Listener, listening
from tests.tenant import JSON, Actor, Hire, Tenant, found

GROUPS = 100
ON_A_SOCKET = 50
EVENTS = 7
AMONG_THE_FIRST = GROUPS / 2
"""Who stands in line behind everything of somebody else comes last: hardly ever among these. A listener looks at one
socket after another, and may see all of one before: the median tells."""
PATIENCE = 30.0
_STALL = 7
_SLOW = [f"slow {number}" for number in range(ON_A_SOCKET)]
QUICK = """subscription ($after: String, $types: [HireEventType!]) {
    hireEvents(after: $after, types: $types) { cursor type message { body } } }"""
SLOW = QUICK.replace("message { body }", "hire { job { title } }")
_HAPPENS = ["HIRE_CREATED", "HIRE_OFFERED", "CONTRACT_ISSUED", "MESSAGE_POSTED"]
_NEVER_HAPPENS = [
    "HIRE_ENDED",
    "HIRE_TERMINATED",
    "HIRE_DECLINED",
    "HIRE_CANCELLED",
    "MILESTONE_ADDED",
    "MILESTONE_EDITED",
    "MILESTONE_REMOVED",
]


async def test_a_worker_is_told_before_all_of_a_member_s_many_subscriptions_are(
    tenant: Tenant,
) -> None:
    hire = await tenant.offered()
    await _is_not_held_up(hire, many=tenant.owner, one=tenant.worker)


async def test_a_colleague_is_told_before_all_of_a_member_s_many_subscriptions_are(
    tenant: Tenant,
) -> None:
    hire, colleague = await tenant.offered(), await tenant.member("FINANCE_MANAGER")
    await _is_not_held_up(hire, many=tenant.owner, one=colleague)


async def test_reads_that_hang_delay_no_other_tenant_and_lose_nothing(notified: Spec) -> None:
    async with running(notified) as (node,):
        ours = await house_at(node)
        theirs = await found(ours.server)
        hires = [await each.offered() for each in (ours, theirs)]
        await made_to_stall(notified.database_url)
        async with listening(ours.owner) as slow, Follower(theirs.owner) as quick:
            await _subscribe_slowly(slow, after=await cursor_of(ours.owner))
            async with stalled(notified.database_url):
                for hire in hires:
                    await say(hire, 1)
                await quick.gets(1, PATIENCE)
                assert not slow.log
            await slow.hear_from(_SLOW)
            assert not slow.errors


async def test_who_goes_on_behind_a_cursor_waits_for_no_other_tenant_s_reads(
    notified: Spec,
) -> None:
    async with running(notified) as (node,):
        ours = await house_at(node)
        theirs = await found(ours.server)
        cursors = [await cursor_of(each.owner) for each in (ours, theirs)]
        for each in (ours, theirs):
            await each.offered()
        await made_to_stall(notified.database_url)
        async with listening(ours.owner) as slow, stalled(notified.database_url):
            await _subscribe_slowly(slow, after=cursors[0])
            async with Follower(theirs.owner, variables={"after": cursors[1]}) as quick:
                await quick.gets(3, PATIENCE)


async def test_reads_that_hang_delay_no_colleague(notified: Spec) -> None:
    async with running(notified) as (node,):
        tenant = await house_at(node)
        hire, colleague = await tenant.offered(), await tenant.member("FINANCE_MANAGER")
        await made_to_stall(notified.database_url)
        async with listening(tenant.owner) as slow, Follower(colleague) as quick:
            await _subscribe_slowly(slow)
            async with stalled(notified.database_url):
                await say(hire, 1)
                await quick.gets(1, PATIENCE)


async def _subscribe_slowly(slow: Listener, **where: str) -> None:
    """Each of these waits for five seconds while jobs cannot be read: in turns of four for nearly a minute together."""
    for number, id in enumerate(_SLOW):
        await slow.subscribe(id, SLOW, **differing(number), **where)


async def _is_not_held_up(hire: Hire, many: Actor, one: Actor) -> None:
    log: list[str] = []
    cursor = await cursor_of(one)
    async with AsyncExitStack() as stack:
        sockets = []
        for first in range(0, GROUPS, ON_A_SOCKET):
            socket = await stack.enter_async_context(listening(many, log))
            numbers = range(first, first + ON_A_SOCKET)
            for number in numbers:
                await socket.subscribe(f"many {number}", QUICK, after=cursor, **differing(number))
            sockets.append((socket, [f"many {number}" for number in numbers]))
        socket = await stack.enter_async_context(listening(one, log))
        await socket.subscribe("one", QUICK, after=cursor)
        sockets.append((socket, ["one"]))
        places = []
        for number in range(EVENTS):
            log.clear()
            await _all_told(hire, number, sockets)
            places.append(log.index("one"))
        assert median(places) < AMONG_THE_FIRST, places


async def _all_told(hire: Hire, number: int, sockets: list[tuple[Listener, list[str]]]) -> None:
    hearing = [asyncio.create_task(socket.hear_from(ids)) for socket, ids in sockets]
    await say(hire, number)
    await asyncio.gather(*hearing)


def differing(number: int) -> JSON:
    """Variables of a subscription to all that happens, which no other number has."""
    more = [each for place, each in enumerate(_NEVER_HAPPENS) if number >> place & 1]
    return {"types": _HAPPENS + more}


async def say(hire: Hire, number: int) -> None:
    """One event, of which the worker is told too."""
    place = (await hire.read("conversation { id }"))["conversation"]["id"]
    await hire.tenant.owner.do("postMessage", conversation=place, body=f"Message {number}")


async def made_to_stall(url: str) -> None:
    """From now on who reads a job waits while `stalled` holds a lock; a lock of the table would hold the feed back."""
    async with connected(url) as connection:
        await connection.execute(
            "ALTER TABLE job RENAME TO job_kept; CREATE VIEW job AS"
            f" SELECT * FROM job_kept WHERE pg_advisory_xact_lock_shared({_STALL}) IS NOT NULL"
        )


@asynccontextmanager
async def stalled(url: str) -> AsyncIterator[None]:
    """Nobody can read a job."""
    async with connected(url) as connection:
        await connection.execute(f"SELECT pg_advisory_lock({_STALL})")
        yield
