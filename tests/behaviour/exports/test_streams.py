"""A long file on its way: memory, one snapshot, who leaves, who comes twice. The server is a process of its own."""

import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from socket import SO_RCVBUF, SOL_SOCKET

import httpx
import pytest

from tests.apart import apart, demonstrated
from tests.bench.serving.servers import Server, serving
from tests.machines.memory import open_files
from tests.machines.multiplied import OWNER, multiply
from tests.machines.patience import until
from tests.machines.rows import rows
from tests.machines.services import Postgres

ROWS = 15_000
MORE = 5_000_000
"""Bytes by which memory may grow meanwhile: half of the file of CSV."""
_ASK = "{ companies { edges { node { export(kind: MILESTONES, format: %s, from: %s) { url } } } } }"
_FINANCE = "finance@nordlys.example"


@dataclass(frozen=True)
class Site:
    """A server, and its database."""

    server: Server
    url: str

    def link(self, format: str = "NDJSON", since: str = "2000-01-01", by: str = OWNER) -> str:
        """Where somebody's file is."""
        answer = self.server.ask({"query": _ASK % (format, json.dumps(since))}, by)
        (company,) = answer["data"]["companies"]["edges"]
        path = company["node"]["export"]["url"].split("/exports/", 1)[1]
        return f"http://127.0.0.1:{self.server.port}/exports/{path}"

    @contextmanager
    def reading(self, url: str) -> Iterator[httpx.Response]:
        """The answer, of which nothing is read as yet; at the end of the block its reader leaves."""
        # The kernel would take tens of megabytes for a reader who takes nothing.
        way = httpx.HTTPTransport(socket_options=[(SOL_SOCKET, SO_RCVBUF, 64 * 1024)])
        headers = {"Accept-Encoding": "identity"}
        with (
            httpx.Client(transport=way, timeout=60) as client,
            client.stream("GET", url, headers=headers) as response,
        ):
            yield response

    def memory(self) -> int:
        """Of the server, in bytes."""
        return int(self.server.process.memory_info().rss)

    def counted(self, outcome: str) -> float:
        """How many exports ended so."""
        text = httpx.get(f"http://127.0.0.1:{self.server.port}/metrics").text
        found = re.search(rf'milestones_exports_total{{outcome="{outcome}"}} (\S+)', text)
        return float(found[1]) if found else 0.0


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
    with apart() as processes:
        processes.run(demonstrated, url)
    await multiply(url, ROWS)
    with serving("product", url) as server:
        yield Site(server, url)


@pytest.mark.parametrize("format", ["CSV", "NDJSON", "XLSX"])
def test_memory_does_not_grow_with_the_file(site: Site, format: str) -> None:
    def highest(since: str) -> tuple[int, int]:
        with site.reading(site.link(format, since)) as response:
            return max((site.memory(), site.memory()) for _ in response.iter_raw())

    few, _ = highest("2036-01-01")
    many, _ = highest("2000-01-01")
    assert many - few < MORE


async def test_the_file_is_of_one_moment(site: Site) -> None:
    with site.reading(site.link()) as response:
        lines = response.iter_lines()
        next(lines)
        # The last one of all.
        await rows(site.url, "UPDATE milestone SET name = 'Later' WHERE due_date > '2036-01-01'")
        names = [json.loads(line)["name"] for line in lines]
    assert len(names) > ROWS
    assert "Later" not in names
    with site.reading(site.link("NDJSON", "2036-01-01")) as response:
        assert "Later" in response.read().decode()


async def test_who_leaves_takes_the_snapshot_along(site: Site) -> None:
    before, idle = site.counted("left"), await held(site)
    with site.reading(site.link()) as response:
        # It leaves with the iterator.
        pieces = response.iter_raw()
        next(pieces)
        await until(partial(_holds, site, idle + 1))
        # Nobody waits for it meanwhile, writers neither.
        given = {"input": {"name": "Freja Lind"}}
        renamed = site.server.ask(
            {"query": "mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }",
             "variables": given},
            OWNER,
        )  # fmt: skip
        assert renamed["data"]["updateProfile"]["userErrors"] == []
    await until(lambda: site.counted("left") == before + 1)
    await until(partial(_holds, site, idle))


async def test_one_export_at_a_time_for_each_user(site: Site) -> None:
    mine, others = site.link(), site.link(by=_FINANCE)
    with site.reading(mine) as first:
        pieces = first.iter_raw()
        next(pieces)
        refused = httpx.get(mine)
        assert refused.status_code == 429
        assert int(refused.headers["retry-after"]) > 0
        assert refused.json()["errors"][0]["extensions"]["code"] == "THROTTLED"
        with site.reading(others) as theirs:
            assert theirs.status_code == 200
    await until(lambda: _is_served(site, mine))


async def test_one_at_a_time_is_one_on_all_servers(site: Site) -> None:
    if site.url.startswith("sqlite"):
        pytest.skip("one process alone serves SQLite")
    with serving("product", site.url) as other:
        mine = site.link()
        elsewhere = mine.replace(f":{site.server.port}/", f":{other.port}/")
        with site.reading(mine) as first:
            pieces = first.iter_raw()
            next(pieces)
            assert httpx.get(elsewhere).status_code == 429


def _is_served(site: Site, url: str) -> bool:
    with site.reading(url) as response:
        return response.status_code == 200


async def _holds(site: Site, count: int) -> bool:
    return await held(site) == count


async def held(site: Site) -> int:
    """What is held for exports: sessions with an open snapshot, or open files."""
    if site.url.startswith("sqlite"):
        return sum("milestones.db" in each for each in open_files(site.server.process.pid))
    (found,) = await rows(
        site.url,
        "SELECT count(*) AS open FROM pg_stat_activity WHERE datname = current_database()"
        " AND query LIKE 'SELECT r1.due_date AS due_date%' AND state <> 'idle'",
    )
    return int(found["open"])
