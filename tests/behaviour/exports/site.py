"""A server in a process of its own, of whose company a file is so long that it takes a while."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from socket import SO_RCVBUF, SOL_SOCKET

import httpx

from api.demo.cast import SUPPORT
from tests.behaviour.exports.files import export_link, where
from tests.bench.serving.servers import SECRET, Server, serving
from tests.machines.memory import open_files
from tests.machines.multiplied import OWNER, multiply
from tests.machines.rows import rows
from tests.tenant import Actor, Tenant
from tests.tenant import Server as Served

ROWS = 15_000

# The kernel would take tens of megabytes for a reader who takes nothing.
_TAKES_LITTLE = [(SOL_SOCKET, SO_RCVBUF, 64 * 1024)]
_PLAIN = {"Accept-Encoding": "identity"}


@dataclass(frozen=True)
class Site:
    """A server, and its company with many milestones."""

    process: Server
    company: Tenant

    @property
    def url(self) -> str:
        """Of the database."""
        return self.company.server.database_url

    async def link(
        self, by: Actor | None = None, format: str = "NDJSON", since: str = "2000-01-01"
    ) -> str:
        """Where somebody's file is."""
        by = by or self.company.owner
        link = await export_link(by, self.company.id, "MILESTONES", format, **{"from": since})
        return where(self.company.owner, link["url"])

    @contextmanager
    def reading(self, url: str) -> Iterator[httpx.Response]:
        """The answer, of which nothing is read as yet; at the end of the block its reader leaves."""
        way = httpx.HTTPTransport(socket_options=_TAKES_LITTLE)
        with (
            httpx.Client(transport=way, timeout=60) as client,
            client.stream("GET", url, headers=_PLAIN) as response,
        ):
            yield response

    def serves(self, url: str) -> bool:
        """Whether the file is answered."""
        with self.reading(url) as response:
            return response.status_code == 200

    def memory(self) -> int:
        """Of the server, in bytes."""
        return int(self.process.process.memory_info().rss)

    def counted(self, outcome: str) -> float:
        """How many exports ended so."""
        text = httpx.get(f"http://127.0.0.1:{self.process.port}/metrics").text
        found = re.search(rf'milestones_exports_total{{outcome="{outcome}"}} (\S+)', text)
        return float(found[1]) if found else 0.0

    async def held(self) -> int:
        """What is held for exports: sessions with an open snapshot, or open files."""
        if self.url.startswith("sqlite"):
            return sum("milestones.db" in each for each in open_files(self.process.process.pid))
        (found,) = await rows(
            self.url,
            "SELECT count(*) AS open FROM pg_stat_activity WHERE datname = current_database()"
            " AND query LIKE 'SELECT r1.due_date AS due_date%' AND state <> 'idle'",
        )
        return int(found["open"])

    async def holds(self, count: int) -> bool:
        """Whether it is as much as this."""
        return await self.held() == count

    @contextmanager
    def beside(self, **environment: str) -> Iterator["Site"]:
        """Another server of the same company, with these settings; of PostgreSQL alone."""
        with serving("product", self.url, **environment) as process:
            yield Site(process, self.company.at(_served(process, self.url)))


@asynccontextmanager
async def site_of(url: str) -> AsyncIterator[Site]:
    """One with a company of the demo, on this database, which is empty."""
    with serving("product", url, BENCH_DEMONSTRATED="yes") as process:
        await multiply(url, ROWS)
        server = _served(process, url)
        owner = server.actor(OWNER)
        found = await owner.ask("{ companies { edges { node { id } } } }")
        (company,) = found["companies"]["edges"]
        yield Site(process, Tenant(server, company["node"]["id"], owner, owner, ""))


def _served(process: Server, url: str) -> Served:
    at = f"http://127.0.0.1:{process.port}/graphql"
    return Served(at, SECRET, SUPPORT.email, "", url)
