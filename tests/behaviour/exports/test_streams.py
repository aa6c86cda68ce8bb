"""A long file on its way: memory, one snapshot, who leaves, who comes twice, who may not any more."""

import json
import socket
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from functools import partial

import asyncpg
import httpx
import pytest

from tests.behaviour.exports.files import export_link, where
from tests.behaviour.exports.site import ROWS, Site, site_of
from tests.machines.patience import until
from tests.machines.rows import rows
from tests.machines.services import Postgres
from tests.tenant import found

PLACES = 4
"""Of a server."""
MORE = 5_000_000
"""Bytes by which memory may grow meanwhile: half of the file of CSV."""


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
async def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Site]:
    """A company with many milestones."""
    if request.param == "sqlite":
        url = f"sqlite://{tmp_path_factory.mktemp('long')}/milestones.db"
    else:
        postgres: Postgres = request.getfixturevalue("postgres")
        url = await postgres.create_database()
    async with site_of(url) as found:
        yield found


@pytest.mark.parametrize("format", ["CSV", "NDJSON", "XLSX"])
async def test_memory_does_not_grow_with_the_file(site: Site, format: str) -> None:
    async def highest(since: str) -> int:
        with site.reading(await site.link(format=format, since=since)) as response:
            return max(site.memory() for _ in response.iter_raw())

    few = await highest("2036-01-01")
    many = await highest("2000-01-01")
    assert many - few < MORE


async def test_the_file_is_of_one_moment(site: Site) -> None:
    with site.reading(await site.link()) as response:
        lines = response.iter_lines()
        next(lines)
        # The last one of all.
        await rows(site.url, "UPDATE milestone SET name = 'Later' WHERE due_date > '2036-01-01'")
        names = [json.loads(line)["name"] for line in lines]
    assert len(names) > ROWS
    assert "Later" not in names
    with site.reading(await site.link(since="2036-01-01")) as response:
        assert "Later" in response.read().decode()


async def test_who_leaves_takes_the_snapshot_along(site: Site) -> None:
    before, idle = site.counted("left"), await site.held()
    with site.reading(await site.link()) as response:
        # It leaves with the iterator.
        pieces = response.iter_raw()
        next(pieces)
        await until(partial(site.holds, idle + 1))
        # Nobody waits for it meanwhile, writers neither.
        await site.company.owner.do("updateProfile", name="Freja Lind")
    await until(lambda: site.counted("left") == before + 1)
    await until(partial(site.holds, idle))


async def test_who_takes_nothing_is_given_up_and_may_come_again(site: Site) -> None:
    reader, idle = await site.company.member("VIEWER"), await site.held()
    url, memory = await site.link(reader), site.memory()
    grown = 0

    async def is_given_up() -> bool:
        nonlocal grown
        grown = max(grown, site.memory() - memory)
        return await site.holds(idle)

    before = site.counted("stuck")
    with site.reading(url) as response:
        assert response.status_code == 200
        await until(partial(site.holds, idle + 1))
        assert httpx.get(url).status_code == 429
        # The connection is open at this end.
        await until(is_given_up)
        assert grown < MORE
        assert site.counted("stuck") == before + 1
        assert site.serves(url)
        with pytest.raises(httpx.RemoteProtocolError):
            response.read()


async def test_who_may_not_see_it_any_more_reads_no_further(site: Site) -> None:
    reader, idle = await site.company.member("VIEWER"), await site.held()
    url, before = await site.link(reader), site.counted("revoked")
    with site.reading(url) as response:
        pieces = response.iter_raw()
        next(pieces)
        await until(partial(site.holds, idle + 1))
        await site.company.owner.do("removeMember", user=reader.id)
        await until(lambda: site.counted("revoked") == before + 1)
        await until(partial(site.holds, idle))
        with pytest.raises(httpx.RemoteProtocolError):
            deque(pieces)
    assert not site.serves(url)


async def test_one_export_at_a_time_for_each_user(site: Site) -> None:
    mine, others = await site.link(), await site.link(await site.company.member("VIEWER"))
    with site.reading(mine) as first:
        pieces = first.iter_raw()
        next(pieces)
        refused = httpx.get(mine)
        assert refused.status_code == 429
        assert int(refused.headers["retry-after"]) > 0
        assert refused.json()["errors"][0]["extensions"]["code"] == "THROTTLED"
        with site.reading(others) as theirs:
            assert theirs.status_code == 200
    await until(lambda: site.serves(mine))


async def test_one_company_leaves_a_place_to_the_others(site: Site) -> None:
    *first, last = [await site.link(await site.company.member("VIEWER")) for _ in range(PLACES)]
    stranger = await found(site.company.server)
    theirs = await export_link(stranger.owner, stranger.id, "MILESTONES")
    with ExitStack() as stack:
        for url in first:
            assert stack.enter_context(site.reading(url)).status_code == 200
        refused = httpx.get(last)
        assert refused.status_code == 503
        assert int(refused.headers["retry-after"]) > 0
        assert refused.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
        assert httpx.get(where(stranger.owner, theirs["url"])).status_code == 200
    await until(lambda: site.serves(last))


@pytest.fixture(scope="module")
def other(site: Site) -> Iterator[Site]:
    """Another server of the same company, which gives nobody more than three seconds."""
    if site.url.startswith("sqlite"):
        pytest.skip("one process alone serves SQLite")
    with site.beside(EXPORT_TIMEOUT="3") as found:
        yield found


async def test_one_at_a_time_is_one_on_all_servers(site: Site, other: Site) -> None:
    mine, elsewhere = await site.link(), await other.link()
    with site.reading(mine) as first:
        pieces = first.iter_raw()
        next(pieces)
        assert httpx.get(elsewhere).status_code == 429


async def test_who_takes_longer_than_an_export_may_comes_again(site: Site, other: Site) -> None:
    reader, idle = await site.company.member("VIEWER"), await site.held()
    url, before = await other.link(reader), other.counted("late")
    with other.reading(url) as response:
        assert response.status_code == 200
        await until(lambda: other.counted("late") == before + 1)
        await until(partial(site.holds, idle))
        with pytest.raises(httpx.RemoteProtocolError):
            response.read()
    assert site.serves(await site.link(reader))


async def test_who_leaves_while_the_database_works_ends_its_statement(
    site: Site, other: Site
) -> None:
    reader, idle = await site.company.member("VIEWER"), await site.held()
    url = await site.link(reader)
    async with locked(site.url, "milestone"):
        with asking(url):
            await until(partial(site.holds, idle + 1))
            assert httpx.get(url).status_code == 429
        await until(partial(site.holds, idle))
        late = httpx.get(await other.link(reader))
        assert late.status_code == 503, "there was time to say so"
        assert late.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
    assert site.serves(url)


@asynccontextmanager
async def locked(url: str, table: str) -> AsyncIterator[None]:
    """Nobody reads the table of PostgreSQL for as long as the block runs."""
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            await connection.execute(f"LOCK TABLE {table}")
            yield
    finally:
        await connection.close()


@contextmanager
def asking(url: str) -> Iterator[None]:
    """A connection that has asked, and waits for as long as the block runs."""
    at = httpx.URL(url)
    request = f"GET {at.raw_path.decode()} HTTP/1.1\r\nHost: {at.netloc.decode()}\r\n\r\n"
    with socket.create_connection((at.host, at.port)) as connection:
        connection.sendall(request.encode())
        yield
