"""What operators look at: health, measures, the headers of every answer. The real application."""

import re
from typing import Any

import httpx
import pytest

from tests.tenant import Server, Tenant, found


@pytest.fixture
def site(server: Server) -> str:
    """The server's address, without a path."""
    return server.url.removesuffix("/graphql")


@pytest.fixture
async def http() -> Any:
    async with httpx.AsyncClient(trust_env=False, timeout=30, verify=False) as client:
        yield client


async def test_a_process_that_answers_is_alive(site: str, http: httpx.AsyncClient) -> None:
    response = await http.get(f"{site}/health/live")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


async def test_a_server_is_ready_with_its_database_migrations_and_feed(
    site: str, http: httpx.AsyncClient
) -> None:
    response = await http.get(f"{site}/health/ready")
    assert response.status_code == 200
    checks = dict.fromkeys(("database", "writes", "migrations", "feed", "wake-up"), "ok")
    assert response.json() == {"status": "ok", "checks": checks}


async def test_what_happens_is_counted(tenant: Tenant, site: str, http: httpx.AsyncClient) -> None:
    before = await measures(http, site)
    await (await tenant.hire()).read()
    await tenant.owner.errors('{ hires(after: "nonsense") { totalCount } }')
    after = await measures(http, site)

    def grown(name: str) -> float:
        return after.get(name, 0) - before.get(name, 0)

    assert grown('milestones_operations_total{kind="mutation",transport="http"}') == 1
    assert grown('milestones_operations_total{kind="query",transport="http"}') == 2
    assert grown('milestones_errors_total{code="BAD_USER_INPUT"}') == 1
    assert grown('milestones_operation_seconds_count{kind="query"}') == 2
    assert grown("milestones_operation_cost_points_count") == 3
    assert after['milestones_database_connections{state="idle"}'] >= 1
    assert after["milestones_feed_lag_seconds"] == 0


async def test_a_document_is_counted_as_rendered_once_and_as_kept_whenever_it_is_handed_out(
    tenant: Tenant, site: str, http: httpx.AsyncClient
) -> None:
    hire = await tenant.active()
    read = await hire.read("activeContract { document { url } }")
    path = "/documents/" + read["activeContract"]["document"]["url"].partition("/documents/")[2]
    before = await measures(http, site)
    for _ in range(2):
        assert (await http.get(site + path)).status_code == 200
    after = await measures(http, site)
    for outcome, times in {"rendered": 1, "kept": 2}.items():
        name = f'milestones_documents_total{{outcome="{outcome}"}}'
        assert after[name] - before.get(name, 0) == times


async def test_measures_name_nobody(server: Server, site: str, http: httpx.AsyncClient) -> None:
    tenant = await found(server)
    text = (await http.get(f"{site}/metrics")).text
    for private in (tenant.owner.email, tenant.id, tenant.id.partition(":")[2], "Freja"):
        assert private not in text


@pytest.mark.parametrize(
    "path",
    ["/", "/nowhere", "/graphql", "/health/live", "/metrics", "/documents/a/b.pdf", "/graphiql/no"],
)
async def test_every_answer_has_the_security_headers(
    site: str, http: httpx.AsyncClient, path: str
) -> None:
    headers = (await http.get(site + path)).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "server" not in headers


async def measures(http: httpx.AsyncClient, site: str) -> dict[str, float]:
    """By name and labels."""
    text = (await http.get(f"{site}/metrics")).text
    return {
        name: float(value) for name, value in re.findall(r"^([^#\s]\S*) (\S+)$", text, re.MULTILINE)
    }
