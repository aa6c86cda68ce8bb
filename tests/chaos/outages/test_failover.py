"""A standby takes over behind an address that moves: servers find their way by themselves."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest

from tests.chaos.cluster import made_ready, running
from tests.chaos.desk import Desk, opened
from tests.chaos.served import Spec
from tests.machines.poolers import Proxy
from tests.machines.services import Postgres, own_postgres, standby_of

READY = (200, "ok")
UNWRITABLE = (503, "failed")


@pytest.fixture
def primary() -> Iterator[Postgres]:
    with own_postgres() as server:
        yield server


@pytest.fixture
def address(primary: Postgres) -> Iterator[Proxy]:
    with Proxy(primary.port) as proxy:
        yield proxy


@pytest.fixture
async def desk(primary: Postgres, address: Proxy, tmp_path: Path) -> AsyncIterator[Desk]:
    """A server that knows the address alone."""
    await made_ready(primary.url)
    url = urlsplit(primary.url)._replace(netloc=f"postgres@127.0.0.1:{address.port}").geturl()
    async with running(Spec(url, 0, tmp_path, hurried=True)) as nodes:
        yield await opened(nodes, url)


async def test_a_server_follows_its_address_to_a_standby_and_to_whoever_is_primary(
    desk: Desk, primary: Postgres, address: Proxy
) -> None:
    assert (await desk.submit(0, note="first")).request
    with standby_of(primary) as standby:
        # Led astray: what it is connected to stays a standby, and stays open.
        address.move(standby.port)
        await cut(primary)
        await desk.becomes(UNWRITABLE)
        assert await desk.notes() == ["first"]
        assert (await desk.submit(1)).error["effect"] == "NONE"
        address.move(primary.port)
        await desk.becomes(READY)
        assert (await desk.submit(1, note="second")).request
        # Failed over.
        await until_it_has_followed(primary, standby)
        primary.crash()
        await promoted(standby)
        address.move(standby.port)
        await desk.becomes(READY)
        assert (await desk.submit(2, note="third")).request
        assert sorted(await desk.notes()) == ["first", "second", "third"]


async def cut(postgres: Postgres) -> None:
    await asked(
        postgres,
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
        " WHERE application_name = 'milestones'",
    )


async def until_it_has_followed(primary: Postgres, standby: Postgres) -> None:
    written = await asked(primary, "SELECT pg_current_wal_lsn()::text")
    replayed = f"SELECT pg_last_wal_replay_lsn() >= '{written}'"
    async with asyncio.timeout(60):
        while not await asked(standby, replayed):
            await asyncio.sleep(0.05)


async def promoted(standby: Postgres) -> None:
    assert await asked(standby, "SELECT pg_promote()")


async def asked(postgres: Postgres, question: str) -> object:
    connection = await asyncpg.connect(postgres.url)
    try:
        answer: object = await connection.fetchval(question)
        return answer
    finally:
        await connection.close()
