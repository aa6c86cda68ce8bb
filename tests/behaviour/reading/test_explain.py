"""What is explained is what is run: each statement that is printed is one that the database gets, and takes."""

from contextlib import suppress

import httpx
import pytest
from gql.transport.exceptions import TransportQueryError
from graphql import GraphQLField

from models.database.connection import fetch
from models.database.sql import Dialect
from tests.behaviour.estate import Estate
from tests.behaviour.reading.statements import counted
from tests.behaviour.recipes import QUERIES, arguments
from tests.behaviour.walks import SCHEMA, document, mutation_fields, query_fields
from tests.guides.explaining import placeholders, printed, statements, unspaced
from tests.live.follower import Follower
from tests.tenant import JSON, Server, Tenant, in_days, milestone

WITHOUT_A_STATEMENT = {"previewMilestoneEdit", "previewHireEdit", "previewWebhook"}
"""The rules answer it, or a query within it, of what they read by themselves."""
VIEWS = ("OWNER", "WORKER", "SUPPORT", "NOBODY")
"""One role of each kind of them that see different things."""


def _subscription_fields() -> dict[str, GraphQLField]:
    assert SCHEMA.subscription_type is not None
    return dict(SCHEMA.subscription_type.fields)


ROOTS = [
    *(("query", name, field) for name, field in query_fields().items()),
    *(("mutation", name, field) for name, field in mutation_fields().items()),
    *(("subscription", name, field) for name, field in _subscription_fields().items()),
]


def _given(kind: str, name: str, estate: Estate) -> JSON:
    return arguments(name, estate) if kind == "mutation" or name in QUERIES else {}


@pytest.mark.parametrize(("kind", "name", "field"), ROOTS, ids=[name for _, name, _ in ROOTS])
async def test_every_root_field_is_explained_by_statements_that_the_database_takes(
    estate: Estate, server: Server, kind: str, name: str, field: GraphQLField
) -> None:
    dialect, given = Dialect(server.dialect), _given(kind, name, estate)
    asked = document(name, field, kind, given)
    for role in VIEWS if kind == "query" else VIEWS[:2]:
        text = await printed(asked, dialect, role, **given)
        found = statements(text)
        assert bool(found) is (name not in WITHOUT_A_STATEMENT), text
        for each in found:
            await fetch(f"EXPLAIN {each}", [None] * len(placeholders(each, dialect)))


@pytest.mark.parametrize("role", ["FINANCE_MANAGER", "worker", "support"])
async def test_the_statement_of_a_query_is_the_one_that_a_server_sends(
    estate: Estate, server: Server, role: str
) -> None:
    members = {"worker": estate.tenant.worker, "support": estate.support, **estate.members}
    who = members[role]
    for name, field in query_fields().items():
        given = _given("query", name, estate)
        asked = document(name, field, "query", given)
        await who.ask("{ viewer { id } }")
        with counted() as sent, suppress(TransportQueryError):
            await who.ask(asked, **given)
        text = await printed(asked, Dialect(server.dialect), role, **given)
        for each in statements(text):
            assert [unspaced(each)] == [_statement(one) for one in sent], name


async def test_the_statements_of_a_payload_are_those_that_a_server_sends(
    tenant: Tenant, server: Server
) -> None:
    shown = "hire { title milestones { edges { node { name } } } } contract { version content }"
    asked = f"""mutation ($hire: ID!, $version: Int!) {{ editMilestones(input: {{
        hire: $hire, expectedVersion: $version, note: "As agreed."
        add: [{{ name: "More", dueDate: "{in_days(90)}", amount: "12.50" }}]
    }}) {{ {shown} userErrors {{ message }} }} }}"""
    hire = await tenant.active(milestone())
    given = {"hire": hire.id, "version": (await hire.read("version"))["version"]}
    with counted() as sent:
        payload = (await tenant.owner.ask(asked, **given))["editMilestones"]
    assert payload["userErrors"] == []
    found = statements(await printed(asked, Dialect(server.dialect), **given))
    assert len(found) == 2
    for each in found:
        assert unspaced(each) in map(_statement, sent)


async def test_the_statement_of_a_subscription_is_the_one_that_a_server_sends(
    tenant: Tenant, server: Server
) -> None:
    asked = "subscription { milestoneStatusChanged { cursor milestone { name isOverdue } } }"
    hire = await tenant.active(milestone())
    rows = (await hire.read("milestones { edges { node { id } } }"))["milestones"]["edges"]
    async with Follower(tenant.owner, asked, returns=False) as follower:
        with counted() as sent:
            await hire.submit(rows[0]["node"]["id"])
            await follower.gets(1)
    (found,) = statements(await printed(asked, Dialect(server.dialect)))
    assert unspaced(found) in map(_statement, sent)


async def test_what_is_said_to_cost_is_what_is_charged(estate: Estate, server: Server) -> None:
    asked = "{ hires(first: 7) { totalCount edges { node { title } } } }"
    text = await printed(asked, Dialect(server.dialect))
    answer = await _with_cost(estate, asked)
    assert f"Costs {answer['requested']} of {answer['limit']} points." in text


async def _with_cost(estate: Estate, document: str) -> JSON:
    who = estate.tenant.owner
    async with httpx.AsyncClient() as http:
        headers = {**who.headers, "X-Cost": "1"}
        answer = (await http.post(who.url, json={"query": document}, headers=headers)).json()
    told: JSON = answer["extensions"]["cost"]
    return told


def _statement(logged: str) -> str:
    """Of a line of the log, which goes on with the values."""
    return unspaced(logged.rpartition(": [")[0])
