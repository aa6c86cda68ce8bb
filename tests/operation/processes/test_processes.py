"""Server processes as operators see them: when they are ready, and what they have counted."""

import asyncio
import re
from pathlib import Path
from typing import Any

import asyncpg
import httpx

from tests.machines.process import free_port
from tests.machines.services import Postgres, valkey_server
from tests.operation.conftest import Ready
from tests.operation.site import SECRET, Site


async def test_a_server_is_ready_again_once_its_database_is_back(
    frail_postgres: Postgres, made_ready: Ready, tmp_path: Path
) -> None:
    url = await made_ready(frail_postgres)
    with Site(tmp_path, "serve", DATABASE_URL=url, AUTH_SECRET=SECRET) as site:
        assert health(site) == (
            200,
            {"database": "ok", "writes": "ok", "migrations": "ok", "feed": "ok"},
        )
        frail_postgres.stop()
        status, checks = health(site)
        assert (status, checks["database"]) == (503, "failed")
        assert httpx.get(f"{site.url}/health/live").status_code == 200
        frail_postgres.start()
        assert health(site)[0] == 200


async def test_a_server_whose_database_lacks_a_step_is_not_ready(
    postgres: Postgres, made_ready: Ready, tmp_path: Path
) -> None:
    url = await made_ready(postgres)
    with Site(tmp_path, "serve", DATABASE_URL=url, AUTH_SECRET=SECRET) as site:
        connection = await asyncpg.connect(url)
        await connection.execute("DELETE FROM aerich")
        await connection.close()
        assert health(site) == (
            503,
            {"database": "ok", "writes": "ok", "migrations": "failed", "feed": "ok"},
        )


async def test_a_server_without_its_broker_polls_and_stays_ready(
    postgres: Postgres, made_ready: Ready, tmp_path: Path
) -> None:
    url = await made_ready(postgres)
    environment = {"DATABASE_URL": url, "AUTH_SECRET": SECRET}
    with (
        valkey_server() as broker,
        Site(tmp_path, "serve", REDIS_URL=broker.url, **environment) as site,
    ):
        await until_wake_up_is(site, "ok")
        assert health(site)[1]["rate-limits"] == "ok"
        assert counted(site, "milestones_rate_limits_shared") == 1
        broker.stop()
        await until_wake_up_is(site, "polling")
        status, checks = health(site)
        assert (status, checks["rate-limits"]) == (200, "failed")
        assert counted(site, "milestones_rate_limits_shared") == 0
        told = [line["event"] for line in site.log if "REDIS_URL" in line["event"]]
        assert len(told) == len(set(told)) == 2


async def test_a_server_whose_identity_provider_is_away_says_so_and_stays_ready(
    postgres: Postgres, made_ready: Ready, tmp_path: Path
) -> None:
    url = await made_ready(postgres)
    nowhere = f"http://127.0.0.1:{free_port()}"
    environment = {
        "DATABASE_URL": url,
        "AUTH_ISSUER": nowhere,
        "AUTH_AUDIENCE": "milestones",
        "DOCUMENT_SECRET": SECRET,
    }
    with Site(tmp_path, "serve", **environment) as site:
        status, checks = health(site)
        assert (status, checks["sign-in"]) == (200, "failed")
        head = {"Authorization": "Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQ.e30.AA"}
        answer = httpx.post(
            f"{site.url}/graphql", json={"query": "{ viewer { id } }"}, headers=head
        )
        assert answer.status_code == 503
        (error,) = answer.json()["errors"]
        assert error["extensions"]["code"] == "UNAVAILABLE"
        assert any(f"{nowhere}/.well-known" in line["event"] for line in site.log)


async def test_workers_on_one_port_count_together(
    postgres: Postgres, made_ready: Ready, tmp_path: Path
) -> None:
    url = await made_ready(postgres)
    with Site(tmp_path, "serve", "--workers", "2", DATABASE_URL=url, AUTH_SECRET=SECRET) as site:
        for _ in range(30):
            httpx.post(f"{site.url}/graphql", json={"query": "{ __typename }"})
        counts = {counted(site, "milestones_operations_total") for _ in range(10)}
        assert counts == {30}


def health(site: Site) -> tuple[int, dict[str, Any]]:
    """The status, and every check but those that are no reason to send requests elsewhere."""
    response = httpx.get(f"{site.url}/health/ready", timeout=60)
    checks = response.json()["checks"]
    checks.pop("wake-up")
    return response.status_code, checks


async def until_wake_up_is(site: Site, state: str) -> None:
    async with asyncio.timeout(60):
        while httpx.get(f"{site.url}/health/ready").json()["checks"]["wake-up"] != state:
            await asyncio.sleep(0.05)


def counted(site: Site, name: str) -> float:
    """The sum of a measure over all its labels, if it has any."""
    text = httpx.get(f"{site.url}/metrics").text
    return sum(
        float(value) for value in re.findall(rf"^{name}(?:\{{.*}})? (\S+)$", text, re.MULTILINE)
    )
