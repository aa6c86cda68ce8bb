"""What is measured: a server in a process of its own, on a PostgreSQL with one company of many milestones."""

import sys
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import httpx

from tests.apart import apart, demonstrated, loaded
from tests.bench.clients.connection import Tokens
from tests.bench.cost.gauge import Gauge
from tests.bench.cost.values import Ids
from tests.machines.commands import ROOT
from tests.machines.process import Server, free_port
from tests.machines.services import Postgres
from tests.operation.site import SECRET

OWNER, SUPPORT = "owner@nordlys.example", "support@milestones.example"
PEOPLE = (OWNER, "contractor-1@load.example", SUPPORT)
_PAGE = "(first: 9) { edges { node { id } } }"
_EVERYTHING = f"""{{
  viewer {{ company {{ id members{_PAGE} workers{_PAGE} }} }}
  jobs{_PAGE} paymentRequests{_PAGE} milestones{_PAGE} hires(first: 9, orderBy: OLDEST_FIRST) {{ edges {{ node {{
    id conversation {{ id }} latestContract {{ id }} }} }} }} }}"""


@dataclass(frozen=True)
class Site:
    """A gauge, and what there is to ask for."""

    gauge: Gauge
    ids: Ids


@asynccontextmanager
async def site(postgres: Postgres, home: Path, hires: int, milestones: int) -> AsyncIterator[Site]:
    """The server and its data, for as long as the block runs."""
    url = await postgres.create_database()
    with apart() as processes:
        processes.run(demonstrated, url)
        processes.run(loaded, url, hires, milestones)
    database = await asyncpg.connect(url)
    # What a worker process of PostgreSQL takes could not be seen from outside.
    await database.execute(
        f"ALTER DATABASE {url.rpartition('/')[2]} SET max_parallel_workers_per_gather = 0"
    )
    await database.execute("VACUUM ANALYZE")
    with _Watched(home, url) as server:
        gauge = Gauge(server.port, server.pid, database, SECRET)
        try:
            yield Site(gauge, await _ids(server.port))
        finally:
            gauge.close()
            await database.close()


class _Watched(Server):
    """tests.bench.cost.watched in a process of its own."""

    def __init__(self, home: Path, database: str) -> None:
        self.port = free_port()
        given = {"PYTHONPATH": ROOT, "DATABASE": database, "SECRET": SECRET}
        environment = ["/usr/bin/env", *(f"{name}={value}" for name, value in given.items())]
        command = [*environment, sys.executable, "-m", "tests.bench.cost.watched", str(self.port)]
        super().__init__(
            f"http://127.0.0.1:{self.port}", command, home, ready=lambda _: self._tells()
        )

    @property
    def pid(self) -> int:
        """Of the running process."""
        assert self._process
        return self._process.pid

    def _tells(self) -> bool:
        try:
            return httpx.get(f"{self.url}/taken", trust_env=False).is_success
        except httpx.TransportError:
            return False


async def _ids(port: int) -> Ids:
    headers = {"Authorization": f"Bearer {Tokens(SECRET).of(OWNER)}"}
    async with httpx.AsyncClient(trust_env=False, verify=False, timeout=30) as client:
        url = f"http://127.0.0.1:{port}/graphql"
        answer = await client.post(url, json={"query": _EVERYTHING}, headers=headers)
    found: dict[str, list[str]] = defaultdict(list)
    _find(answer.json()["data"], "", found)
    return found


_TYPES = {
    "company": "Company",
    "members": "User",
    "workers": "Worker",
    "jobs": "Job",
    "paymentRequests": "PaymentRequest",
    "milestones": "Milestone",
    "hires": "Hire",
    "conversation": "Conversation",
    "latestContract": "Contract",
}


def _find(value: Any, kind: str, found: dict[str, list[str]]) -> None:
    if isinstance(value, list):
        for each in value:
            _find(each, kind, found)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key == "id":
                found[kind].append(each)
            _find(each, _TYPES.get(key, kind), found)
