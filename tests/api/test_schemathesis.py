"""Whatever a tool makes up from the schema is answered, and no answer is a look inside."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok
from schemathesis.graphql import nodes, scalar

from tests.tenant import Actor, Server, Tenant, found, milestone

EXAMPLES = 12
EXPECTED = {
    "BAD_USER_INPUT",
    "COST_LIMIT_EXCEEDED",
    "GRAPHQL_VALIDATION_FAILED",
    "NOT_FOUND",
    "TEMPLATE_INVALID",
}
SCALARS = {
    "Date": ("2099-12-31", "2026-02-30", "2000-01-01", "today", ""),
    "DateTime": ("2099-12-31T09:30:00Z", "2099-12-31", "now"),
    "Decimal": ("1250.00", "0.001", "-5", "1e9", "NaN", "999999999999"),
    "CurrencyCode": ("DKK", "JPY", "XXX", "dkk"),
    "URL": ("https://milestones.example/",),
}
KNOWN_IDS = ["", "nonsense", "Hire:1"]
"""Half of the made-up ids are real ones; these are known when the server runs."""

for name, texts in SCALARS.items():
    scalar(name, st.sampled_from(texts).map(nodes.String))
scalar("ID", st.integers(0, 15).map(lambda n: nodes.String(KNOWN_IDS[n % len(KNOWN_IDS)])))

SCHEMA = schemathesis.graphql.from_path(Path(__file__).parents[2] / "schema.graphql")
OPERATIONS = {
    each.ok().label: each.ok() for each in SCHEMA.get_all_operations() if isinstance(each, Ok)
}


@pytest.fixture(scope="session")
async def estate(server: Server) -> Tenant:
    """A company with a hire, whose ids are known."""
    tenant = await found(server)
    hire = await tenant.active(milestone(), milestone("Build", 60))
    request = await hire.submit((await hire.milestones())[0]["id"])
    read = await hire.read()
    listed = [edge["node"]["id"] for edge in read["milestones"]["edges"]]
    ids = [tenant.id, tenant.owner.id, tenant.worker_id, hire.id, request, *listed]
    KNOWN_IDS[3:] = [*ids, read["latestContract"]["id"], read["conversation"]["id"]]
    return tenant


@pytest.mark.parametrize("label", OPERATIONS)
async def test_every_operation_stands_whatever_is_made_up(estate: Tenant, label: str) -> None:
    await asyncio.to_thread(make_up, label, estate.owner)


def make_up(label: str, actor: Actor) -> None:
    headers = actor.headers
    with httpx.Client(timeout=60, trust_env=False, verify=False) as client:

        @settings(
            max_examples=EXAMPLES,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(OPERATIONS[label].as_strategy())
        def ask(case: Any) -> None:
            look_at(client.post(actor.url, json={"query": case.body}, headers=headers))

        ask()


def look_at(response: httpx.Response) -> None:
    assert response.status_code in {200, 400}, response.text
    errors = response.json().get("errors", [])
    assert {error["extensions"]["code"] for error in errors} <= EXPECTED, errors
    for inside in ("Traceback", "SELECT ", "asyncpg", "sqlite", "tortoise"):
        assert inside not in response.text
