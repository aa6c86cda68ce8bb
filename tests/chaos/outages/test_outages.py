"""What clients see while the database is away, busy, full or read-only, and that nothing has to be restarted after."""

import asyncio
import resource
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from urllib.parse import urlsplit

import asyncpg
import pytest

from tests.chaos.desk import Answer, Desk
from tests.machines.locks import until_they_wait
from tests.machines.services import Postgres

READY = (200, "ok")
UNWRITABLE = (503, "failed")


def assert_undone(answer: Answer) -> None:
    """A clear, coded, masked error that says that nothing was changed; the client waits for it as long as it does."""
    assert (answer.error["code"], answer.error["effect"]) == ("UNAVAILABLE", "NONE")
    assert answer.error["requestId"]


async def assert_recovered(desk: Desk) -> None:
    """Everything works again, and what was refused meanwhile left no trace."""
    assert await desk.notes() == []
    assert (await desk.submit(note="after")).request
    assert await desk.notes() == ["after"]


async def test_a_stopped_postgres_makes_reads_and_writes_unavailable_until_it_is_back(
    postgres_desk: Desk, wreckable: Postgres
) -> None:
    await asyncio.to_thread(wreckable.stop)
    try:
        read, write = await postgres_desk.requests(), await postgres_desk.submit()
    finally:
        await asyncio.to_thread(wreckable.start)
    assert (read.status, read.error["code"]) == (503, "UNAVAILABLE")
    assert_undone(write)
    await assert_recovered(postgres_desk)


async def test_a_crash_of_postgres_loses_nothing_that_was_answered(
    postgres_desk: Desk, wreckable: Postgres
) -> None:
    await postgres_desk.submit(note="before")
    await asyncio.to_thread(wreckable.crash)
    await asyncio.to_thread(wreckable.start)
    assert await postgres_desk.notes() == ["before"]


async def test_a_hire_that_somebody_holds_is_unavailable_and_stops_nobody_else(
    postgres_desk: Desk,
) -> None:
    desk = postgres_desk
    async with _connected(desk) as connection, connection.transaction():
        await connection.execute("SELECT FROM hire FOR UPDATE")
        writes = asyncio.gather(*(desk.submit() for _ in range(20)))
        await asyncio.sleep(0.2)
        reads = await asyncio.gather(*(desk.notes() for _ in range(10)))
        for answer in await writes:
            assert_undone(answer)
    assert reads == [[]] * 10
    await assert_recovered(desk)


async def test_a_read_waits_for_what_somebody_holds_once_and_not_twice(
    postgres_desk: Desk, wreckable: Postgres
) -> None:
    before = len(wreckable.text)
    async with _connected(postgres_desk) as connection, connection.transaction():
        await connection.execute("LOCK TABLE payment_request")
        read = await postgres_desk.requests()
    assert (read.status, read.error["code"]) == (503, "UNAVAILABLE")
    assert wreckable.text[before:].count("due to lock timeout") == 1


async def test_a_read_only_postgres_takes_no_write_and_answers_reads(postgres_desk: Desk) -> None:
    desk = postgres_desk
    assert await desk.health() == READY
    await _set(desk, "default_transaction_read_only", "on")
    assert_undone(await desk.submit())
    assert await desk.health() == UNWRITABLE
    assert await desk.notes() == []
    # Nobody ends the sessions that began meanwhile.
    await _set(desk, "default_transaction_read_only", "off", cut=False)
    await desk.becomes(READY)
    await assert_recovered(desk)


async def test_a_server_that_nobody_writes_to_notices_that_its_database_is_read_only(
    postgres_desk: Desk,
) -> None:
    await _set(postgres_desk, "default_transaction_read_only", "on")
    await postgres_desk.becomes(UNWRITABLE)
    await _set(postgres_desk, "default_transaction_read_only", "off")
    await postgres_desk.becomes(READY)


async def test_a_server_starts_on_a_read_only_postgres_and_answers_reads(
    postgres_desk: Desk,
) -> None:
    await _set(postgres_desk, "default_transaction_read_only", "on")
    await postgres_desk.nodes[0].stop()
    await postgres_desk.nodes[0].start()
    assert await postgres_desk.notes() == []
    assert await postgres_desk.health() == UNWRITABLE


async def test_a_database_that_writes_its_dates_otherwise_is_read_page_by_page_too(
    postgres_desk: Desk,
) -> None:
    desk = postgres_desk
    await _set(desk, "datestyle", "German, DMY")
    first = await desk.ask(desk.tenant.owner, TIMELINE)
    (edge,) = first.body["data"]["milestones"]["edges"]
    second = await desk.ask(desk.tenant.owner, TIMELINE, after=edge["cursor"])
    assert second.body["data"]["milestones"]["edges"] != [edge]


TIMELINE = """query ($after: String) {
    milestones(first: 1, after: $after) { edges { cursor node { dueDate } } } }"""


@pytest.mark.parametrize("isolation", ["serializable", "repeatable read"])
async def test_serialization_failures_are_tried_again(shared_desk: Desk, isolation: str) -> None:
    desk = shared_desk
    await _set(desk, "default_transaction_isolation", isolation)
    sent = (desk.submit(n % 4, node=n % 2, idempotencyKey=f"{n % 4}") for n in range(12))
    answers = await asyncio.gather(*sent)
    for answer in answers:
        if "errors" in answer.body:
            assert_undone(answer)
    for number in range(4):
        assert (await desk.submit(number, idempotencyKey=f"{number}")).request
    assert len(await desk.notes()) == 4


@pytest.mark.parametrize("isolation", ["read committed", "repeatable read", "serializable"])
async def test_a_company_keeps_an_owner_however_isolated_those_are_who_wait(
    shared_desk: Desk, isolation: str
) -> None:
    desk = shared_desk
    await _set(desk, "default_transaction_isolation", isolation)
    tenant = desk.tenant
    owners = [tenant.owner, await tenant.member("OWNER")]
    async with _connected(desk) as connection, connection.transaction():
        await connection.execute("SELECT FROM company FOR UPDATE")
        answers = [
            asyncio.create_task(
                owner.attempt("changeMemberRole", user=owner.id, role="ADMINISTRATOR")
            )
            for owner in owners
        ]
        await until_they_wait(connection, len(answers))
    codes = [[error["code"] for error in (await each)["userErrors"]] for each in answers]
    assert sorted(codes) == [[], ["LAST_OWNER"]]


@pytest.mark.parametrize("hurried", [False], ids=["patient"])
async def test_a_deadlock_is_tried_again(postgres_desk: Desk) -> None:
    desk = postgres_desk
    await _set(desk, "deadlock_timeout", "3s")
    async with _connected(desk) as connection, connection.transaction():
        # Whoever is patient is not the one who gives way.
        await connection.execute("SET LOCAL deadlock_timeout = '10s'")
        await connection.execute("SELECT FROM company FOR UPDATE")
        write = asyncio.create_task(desk.submit(note="after"))
        await until_they_wait(connection)
        # The write holds the hire and waits for the company: now each waits for the other.
        await connection.execute("SELECT FROM hire FOR UPDATE")
    assert (await write).request
    assert await desk.notes() == ["after"]


async def test_connections_that_are_cut_are_replaced(postgres_desk: Desk) -> None:
    async with _connected(postgres_desk) as connection:
        for number in range(4):
            await connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'milestones'"
            )
            assert (await postgres_desk.submit(number)).request


async def test_a_file_that_another_program_locks_is_unavailable_until_it_lets_go(
    sqlite_desk: Desk,
) -> None:
    other = sqlite3.connect(urlsplit(sqlite_desk.url).path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert_undone(await sqlite_desk.submit())
        assert await sqlite_desk.notes() == []
        assert await sqlite_desk.health() == READY
    finally:
        other.close()
    await assert_recovered(sqlite_desk)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits another process's files")
async def test_a_disk_without_room_takes_no_write_and_answers_reads(sqlite_desk: Desk) -> None:
    with _no_room(sqlite_desk):
        answer = await sqlite_desk.submit(note="lost")
        assert answer.error["code"] == "UNAVAILABLE"
        assert answer.error["effect"] in {"NONE", "UNKNOWN"}
        assert await sqlite_desk.health() == UNWRITABLE
        assert await sqlite_desk.notes() == []
    assert await sqlite_desk.health() == READY
    await assert_recovered(sqlite_desk)


@asynccontextmanager
async def _connected(desk: Desk) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(desk.url)
    try:
        yield connection
    finally:
        await connection.close()


async def _set(desk: Desk, name: str, value: str, *, cut: bool = True) -> None:
    """A default of the database; the servers' connections are cut, so that they get it at once."""
    database = urlsplit(desk.url).path.removeprefix("/")
    async with _connected(desk) as connection:
        await connection.execute("SET default_transaction_read_only = off")
        await connection.execute(f"ALTER DATABASE \"{database}\" SET {name} = '{value}'")
        if cut:
            await connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'milestones'"
            )


@contextmanager
def _no_room(desk: Desk) -> Iterator[None]:
    """No file of the server's grows beyond a few bytes."""
    pid = desk.nodes[0].pid
    unlimited = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (100, unlimited[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, unlimited)
