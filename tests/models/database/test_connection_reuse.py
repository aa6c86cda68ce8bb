"""Connections at hand: nobody waits beside one that is free, and none that broke is lent again."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from models.database.engines.connection_reuse import ConnectionReuse
from models.database.sql import PLANNED_EACH_TIME
from tests.machines.services import Postgres

ONE = "SELECT 1"


@asynccontextmanager
async def reuse(
    postgres: Postgres, connections: int = 1, seconds: float = 30.0
) -> AsyncIterator[ConnectionReuse]:
    """Of so many connections, each waited for so long; all of them come back at the end."""
    url = await postgres.create_database()
    pool = await asyncpg.create_pool(url, min_size=0, max_size=connections)
    lent = ConnectionReuse(pool, seconds)
    try:
        yield lent
    finally:
        await lent.end()
        await asyncio.wait_for(pool.close(), 30)


async def test_who_waits_gets_what_comes_back(postgres: Postgres) -> None:
    async with reuse(postgres) as lent:
        connection = await lent.borrow()
        waiting = asyncio.create_task(lent.borrow())
        await asyncio.sleep(0.01)
        await lent.give_back(connection)
        await lent.give_back(await waiting)
        assert lent.occupancy == (1, 1)


async def test_what_comes_back_after_the_end_is_the_pools(postgres: Postgres) -> None:
    async with reuse(postgres) as lent:
        connection = await lent.borrow()
        waiting = asyncio.create_task(lent.borrow())
        await asyncio.sleep(0)
        await lent.give_back(connection)
        # It was handed on already, and is not wanted any more.
        waiting.cancel()


async def test_more_ask_than_there_are_connections(postgres: Postgres) -> None:
    async with reuse(postgres, connections=3) as lent:
        asked = (lent.fetch_value("SELECT $1::int", [number]) for number in range(50))
        assert await asyncio.gather(*asked) == list(range(50))
        assert lent.occupancy[0] <= 3


async def test_who_asked_first_gets_the_first_that_comes_back(postgres: Postgres) -> None:
    async with reuse(postgres) as lent:
        connection, got = await lent.borrow(), list[int]()

        async def ask(number: int) -> None:
            taken = await lent.borrow()
            got.append(number)
            await lent.give_back(taken)

        async with asyncio.TaskGroup() as group:
            for number in range(20):
                group.create_task(ask(number))
            await asyncio.sleep(0)
            await lent.give_back(connection)
        assert got == list(range(20))


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_becomes_of_those_who_ask_no_connection_is_lost_or_lent_twice(
    postgres: Postgres, seed: int
) -> None:
    chance, most, out = random.Random(seed), 3, set[object]()

    async def use(lent: ConnectionReuse) -> None:
        connection = await lent.borrow()
        failure: BaseException | None = None
        assert connection not in out
        out.add(connection)
        try:
            await asyncio.sleep(chance.random() / 300)
            if chance.random() < 0.1:
                failure = ConnectionResetError()
                connection.terminate()
            elif chance.random() < 0.1:
                failure = asyncpg.ReadOnlySQLTransactionError()
        except asyncio.CancelledError as cancelled:
            failure = cancelled
            raise
        finally:
            out.discard(connection)
            await lent.give_back(connection, failure)

    async with reuse(postgres, most) as lent:
        users = [asyncio.create_task(use(lent)) for _ in range(150)]
        while any(not each.done() for each in users):
            chance.choice(users).cancel()
            await asyncio.sleep(chance.random() / 200)
        await asyncio.gather(*users, return_exceptions=True)
        connections = [await lent.borrow() for _ in range(most)]
        assert [await each.fetchval(ONE) for each in connections] == [1] * most
        for each in connections:
            await lent.give_back(each)


async def test_nobody_waits_for_ever(postgres: Postgres) -> None:
    async with reuse(postgres, seconds=0.3) as lent:
        connection = await lent.borrow()
        with pytest.raises(TimeoutError):
            await lent.fetch_value(ONE, [])
        await lent.give_back(connection)
        assert await lent.fetch_value(ONE, []) == 1


async def test_a_connection_that_broke_at_hand_is_not_lent(postgres: Postgres) -> None:
    async with reuse(postgres) as lent:
        assert await lent.fetch_value(ONE, []) == 1
        connection = await lent.borrow()
        await lent.give_back(connection)
        connection.terminate()
        assert await lent.fetch_value(ONE, []) == 1


async def test_whoever_fails_or_gives_up_keeps_no_connection(postgres: Postgres) -> None:
    async with reuse(postgres) as lent:
        with pytest.raises(asyncpg.DivisionByZeroError):
            await lent.fetch_value("SELECT 1 / 0", [])
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(lent.fetch_value("SELECT pg_sleep(600)", []), 0.05)
        assert await lent.fetch_value(ONE, []) == 1


async def test_once_writes_are_taken_again_nobody_reads_where_they_were_refused(
    postgres: Postgres,
) -> None:
    async with reuse(postgres, connections=2) as lent:
        await lent.give_back(await lent.borrow(), asyncpg.ReadOnlySQLTransactionError())
        astray = [await lent.borrow() for _ in range(2)]
        for connection in astray:
            await lent.give_back(connection)
        await lent.wrote()
        again = [await lent.borrow() for _ in range(2)]
        assert not set(map(id, again)) & set(map(id, astray))
        for connection in again:
            await lent.give_back(connection)


async def test_what_is_searched_for_is_planned_for_each_time(postgres: Postgres) -> None:
    kept = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%relname LIKE $1'"
    question = "SELECT count(*) FROM pg_class WHERE relname LIKE $1"
    async with reuse(postgres) as lent:
        for text in ("pg_class", "%") * 4:
            assert await lent.fetch_value(f"{PLANNED_EACH_TIME}{question}", [text]) >= 1
        assert await lent.fetch_value(kept, []) == 0
        # Any other one stays prepared.
        assert await lent.fetch_value(question, ["%"]) > 1
        assert await lent.fetch_value(kept, []) == 1
