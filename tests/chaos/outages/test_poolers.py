"""Servers behind a real PgBouncer whose transactions run in whichever session is free."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest

from tests.chaos.cluster import running
from tests.chaos.conftest import Prepared
from tests.chaos.desk import Desk, copied
from tests.chaos.served import Spec
from tests.machines.poolers import pgbouncer
from tests.machines.process import Server
from tests.machines.services import Postgres


@pytest.fixture
async def direct_url(wreckable: Postgres, on_postgres: Prepared) -> str:
    return await wreckable.create_database(on_postgres.url)


@pytest.fixture
def pooler(direct_url: str) -> Iterator[Server]:
    """Each transaction has another one of its few sessions."""
    with pgbouncer(direct_url, "transaction", default_pool_size="6", server_round_robin="1") as it:
        yield it


@pytest.fixture
async def desk(
    on_postgres: Prepared, direct_url: str, pooler: Server, tmp_path: Path
) -> AsyncIterator[Desk]:
    settings = {
        "database_pooler": "transaction",
        "database_direct_url": direct_url,
        "database_pool_size": 8,
    }
    spec = Spec(pooler.url, 0, tmp_path, settings=settings, hurried=True)
    async with running(spec, 2) as nodes:
        yield copied(on_postgres.desk, nodes, direct_url)


async def test_reads_and_writes_go_through_it_and_nothing_of_them_stays_in_a_session(
    desk: Desk, pooler: Server
) -> None:
    submitted = [desk.submit(n % 4, node=n % 2, idempotencyKey=f"{n % 4}") for n in range(8)]
    reads = [desk.requests(node=n % 2) for n in range(30)]
    answers = await asyncio.gather(*submitted, *reads)
    assert [answer.body.get("errors") for answer in answers] == [None] * len(answers)
    assert len(await desk.notes()) == 4
    for each in range(2):
        assert await desk.health(node=each) == (200, "ok")
    assert await left_behind(pooler) == {(0, "0", "0", "0")}


async def test_it_waits_no_longer_for_a_row_than_without(desk: Desk, wreckable: Postgres) -> None:
    before = len(wreckable.text)
    connection = await asyncpg.connect(desk.url)
    async with connection.transaction():
        await connection.execute("SELECT FROM hire FOR UPDATE")
        answer = await desk.submit()
    await connection.close()
    assert answer.error["code"] == "UNAVAILABLE"
    # The lock's own bound ended it: the statement's is ten times as long.
    written = wreckable.text[before:]
    assert "due to lock timeout" in written
    assert "due to statement timeout" not in written
    assert (await desk.submit()).request


async def left_behind(pooler: Server) -> set[tuple[object, ...]]:
    """What its sessions hold: prepared statements, and bounds that were set."""
    bounds = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
    shown = ", ".join(f"current_setting('{name}')" for name in bounds)
    connection = await asyncpg.connect(pooler.url, statement_cache_size=0)
    question = f"SELECT (SELECT count(*) FROM pg_prepared_statements), {shown}"
    rows = [await connection.fetchrow(question) for _ in range(12)]
    await connection.close()
    return {tuple(row) for row in rows if row}
