"""Several server processes, and what may happen to them and between them."""

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from gql.transport.exceptions import TransportError

from models.database.connection import dialect_of
from tests.chaos.cluster import Node, made_ready, running
from tests.chaos.served import SECRET, SUPPORT, Spec
from tests.live.follower import Follower, cursor_of, trail
from tests.machines.patience import until
from tests.machines.process import Server as Process
from tests.machines.rows import rows
from tests.machines.services import own_postgres, valkey_server
from tests.tenant import Server, Tenant, found


async def test_an_event_comes_at_once_whatever_rings(place: Spec) -> None:
    # SQLite has no bell between processes: there the poll has to do.
    count = 1 if place.database_url.startswith("sqlite") else 2
    async with running(replace(place, plant="never_polls"), count) as nodes:
        tenant = await house_at(nodes[0])
        async with Follower(tenant.owner, url=nodes[-1].url) as follower:
            await follower.quiet(0.5)
            await one_more_is_told(tenant, follower)


async def test_a_restart_of_the_server_loses_and_doubles_nothing(place: Spec) -> None:
    async with running(place) as (node,):
        tenant = await house_at(node)
        cursor = await cursor_of(tenant.owner)
        async with Follower(tenant.owner, variables={"after": cursor}) as follower:
            for end in (node.stop, node.kill, node.stop):
                hire = await tenant.hire()
                await end()
                await node.start()
                await hire.offer()
            await follower.gets(9)
            await follower.quiet()
        assert follower.cursors == await trail(tenant.owner, cursor)
        assert len(follower.closed) >= 3


async def test_a_follower_may_go_on_at_another_process(place: Spec) -> None:
    async with running(place, count=2) as nodes:
        tenant = await house_at(nodes[0])
        cursor = await cursor_of(tenant.owner)
        async with Follower(tenant.owner, variables={"after": cursor}) as follower:
            for number in range(12):
                follower.url = nodes[number % 2].url
                await follower.cut()
                await tenant.hire()
            await follower.gets(12)
            await follower.quiet()
        assert follower.cursors == await trail(tenant.owner, cursor)


async def test_a_connection_that_listens_comes_back_when_it_was_cut(notified: Spec) -> None:
    async with running(replace(notified, plant="never_polls"), count=2) as (one, other):
        tenant = await house_at(one)
        async with Follower(tenant.owner, url=other.url) as follower:
            cut = await _listeners(notified.database_url, "count(pg_terminate_backend(pid))")
            assert cut == 2
            await one_more_is_told(tenant, follower)
            await until(partial(_all_listen, notified.database_url))
            await one_more_is_told(tenant, follower)
        assert len(follower.got) == 2


async def test_without_its_broker_the_feed_is_slower_and_loses_nothing(
    notified: Spec,
) -> None:
    with valkey_server() as broker:
        spec = replace(notified, settings={"redis_url": broker.url})
        never = replace(spec, plant="never_polls", home=spec.home / "never")
        async with running(spec, count=2) as (one, polls), running(never) as (waits,):
            tenant = await house_at(one)
            async with (
                Follower(tenant.owner, url=polls.url) as slower,
                Follower(tenant.owner, url=waits.url) as rung,
            ):
                broker.stop()
                await one_more_is_told(tenant, slower)
                broker.start()
                # A ring may be lost while they find their way back; what comes with a later one is all of it.
                while len(rung.got) < 2:
                    await one_more_is_told(tenant, slower)
                await rung.gets(len(slower.got))
            assert rung.cursors == slower.cursors


async def test_a_server_starts_without_its_broker(notified: Spec) -> None:
    spec = replace(notified, settings={"redis_url": "redis://127.0.0.1:1/0"})
    async with running(spec, count=2) as (one, other):
        tenant = await house_at(one)
        async with Follower(tenant.owner, url=other.url) as follower:
            await one_more_is_told(tenant, follower)


async def test_a_restart_of_postgresql_loses_and_doubles_nothing(tmp_path: Path) -> None:
    with own_postgres() as postgres:
        url = await postgres.create_database()
        await made_ready(url)
        await _across_a_restart(postgres, Spec(url, 0, tmp_path))


async def _across_a_restart(postgres: Process, spec: Spec) -> None:
    async with running(spec, count=2) as (one, other):
        tenant = await house_at(one)
        cursor = await cursor_of(tenant.owner)
        async with Follower(tenant.owner, url=other.url, variables={"after": cursor}) as follower:
            await tenant.hire()
            await follower.gets(1)
            await asyncio.to_thread(postgres.restart)
            await _eventually(tenant)
            await follower.gets(2)
            await follower.quiet()
        assert follower.cursors == await trail(tenant.owner, cursor)


async def _eventually(tenant: Tenant) -> None:
    for _ in range(50):
        try:
            await tenant.hire()
        except TransportError:
            await asyncio.sleep(0.2)
        else:
            return
    pytest.fail("the server did not come back to its database")


async def house_at(node: Node) -> Tenant:
    dialect = dialect_of(node.spec.database_url).value
    return await found(Server(node.url, SECRET, SUPPORT, dialect))


async def one_more_is_told(tenant: Tenant, follower: Follower) -> None:
    """One event more happens, and the follower gets it."""
    count = len(follower.got)
    await tenant.hire()
    await follower.gets(count + 1)


async def _all_listen(url: str) -> bool:
    return await _listeners(url) == 2


async def _listeners(url: str, what: str = "count(*)") -> object:
    """What PostgreSQL says of those who listen in this database."""
    listeners = "datname = current_database() AND query LIKE 'LISTEN%'"
    (row,) = await rows(url, f"SELECT {what} AS answer FROM pg_stat_activity WHERE {listeners}")
    return row["answer"]
