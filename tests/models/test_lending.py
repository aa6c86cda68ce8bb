"""Connections at hand: nobody waits beside one that is free, and none that broke is lent again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from models.database.engines.lending import Lending
from tests.services import Postgres

ONE = "SELECT 1"


@asynccontextmanager
async def lending(
    postgres: Postgres, connections: int = 1, seconds: float = 60
) -> AsyncIterator[Lending]:
    """Of so many connections, each waited for so long; all of them come back at the end."""
    url = await postgres.create_database()
    pool = await asyncpg.create_pool(url, min_size=0, max_size=connections)
    lent = Lending(pool, seconds=seconds)
    try:
        yield lent
    finally:
        await lent.end()
        await asyncio.wait_for(pool.close(), 30)


async def test_who_waits_gets_what_comes_back(postgres: Postgres) -> None:
    async with lending(postgres) as lent:
        connection = await lent.borrow()
        waiting = asyncio.create_task(lent.borrow())
        await asyncio.sleep(0.01)
        await lent.give_back(connection)
        await lent.give_back(await waiting)
        assert lent.occupancy == (1, 1)


async def test_more_ask_than_there_are_connections(postgres: Postgres) -> None:
    async with lending(postgres, connections=3) as lent:
        asked = (lent.fetch_value("SELECT $1::int", [number]) for number in range(50))
        assert await asyncio.gather(*asked) == list(range(50))
        assert lent.occupancy[0] <= 3


async def test_nobody_waits_for_ever(postgres: Postgres) -> None:
    async with lending(postgres, seconds=1) as lent:
        connection = await lent.borrow()
        with pytest.raises(TimeoutError):
            await lent.fetch_value(ONE, [])
        await lent.give_back(connection)
        assert await lent.fetch_value(ONE, []) == 1


async def test_a_connection_that_broke_at_hand_is_not_lent(postgres: Postgres) -> None:
    async with lending(postgres) as lent:
        assert await lent.fetch_value(ONE, []) == 1
        connection = await lent.borrow()
        await lent.give_back(connection)
        connection.terminate()
        assert await lent.fetch_value(ONE, []) == 1


async def test_whoever_fails_or_gives_up_keeps_no_connection(postgres: Postgres) -> None:
    async with lending(postgres) as lent:
        with pytest.raises(asyncpg.DivisionByZeroError):
            await lent.fetch_value("SELECT 1 / 0", [])
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(lent.fetch_value("SELECT pg_sleep(600)", []), 0.05)
        assert await lent.fetch_value(ONE, []) == 1
