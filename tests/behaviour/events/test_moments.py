"""A moment looks the same wherever it is shown: in every field, and in what we write about it."""

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from graphql import GraphQLObjectType, get_named_type

from tests.behaviour.contracts.test_documents import TEMPLATE
from tests.behaviour.estate import Estate
from tests.behaviour.walks import NODES, SCHEMA, brief
from tests.guides.pages import MODELS, PAGES, ROOT, TEMPLATES
from tests.live.follower import Follower, fields
from tests.tenant import Tenant

AS_SENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
ANY_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9][\w:.+-]*(?<![.])")
CHANGE = "milestoneStatusChanged"


def moments_of(kind: GraphQLObjectType) -> set[str]:
    """The names of its fields that are moments."""
    return {
        name for name, each in kind.fields.items() if get_named_type(each.type).name == "DateTime"
    }


MOMENTS = {
    name: found
    for name, kind in SCHEMA.type_map.items()
    if isinstance(kind, GraphQLObjectType) and (found := moments_of(kind))
}


ELSEWHERE = ("ContractTemplate", "MilestoneStatusChange", "ExportLink", "WebhookAttempt")
LATER = {"CalendarFeed": {"lastReadAt"}, "ServiceAccount": {"lastUsedAt"}}
"""Null until somebody comes: written as all others are."""


async def test_every_moment_has_milliseconds_and_is_in_utc(estate: Estate) -> None:
    seen: list[tuple[str, str, str]] = []
    for name in NODES:
        query = f"query ($id: ID!) {{ node(id: $id) {{ ... on {name} {brief(SCHEMA.type_map[name])} }} }}"
        for id in estate.by_type(name):
            seen += moments(await estate.tenant.owner.ask(query, id=id))
    found = {name: {field for kind, field, _ in seen if kind == name} for name in MOMENTS}
    met = {name: fields - LATER.get(name, set()) for name, fields in MOMENTS.items()}
    assert found == {**met, **{name: set() for name in ELSEWHERE}}
    for kind, field, text in seen:
        assert AS_SENT.fullmatch(text), (kind, field, text)
        # Not the clock of some other place, and no moment that nobody meant.
        assert abs(datetime.fromisoformat(text) - datetime.now(UTC)) < timedelta(hours=1)


async def test_so_have_those_of_a_template_and_of_a_change_of_status(tenant: Tenant) -> None:
    settings = "company { settings { contractTemplate { updatedAt } } }"
    done = await tenant.owner.do("setContractTemplate", settings, company=tenant.id, html=TEMPLATE)
    async with Follower(tenant.owner, fields("occurredAt", CHANGE)) as follower:
        hire = await tenant.active()
        (milestone,) = await hire.milestones()
        await hire.submit(milestone["id"])
        (change,) = await follower.gets(1)
    assert AS_SENT.fullmatch(done["company"]["settings"]["contractTemplate"]["updatedAt"])
    assert AS_SENT.fullmatch(change["occurredAt"])


async def test_so_have_those_of_an_export_and_of_a_program_that_came(tenant: Tenant) -> None:
    program = await tenant.program()
    await program.ask("{ viewer { id } }")
    document = """query ($company: ID!, $account: ID!) {
      node(id: $company) { ... on Company { export(kind: HIRES) { expiresAt } } }
      account: node(id: $account) { ... on ServiceAccount { lastUsedAt } } }"""
    async with asyncio.timeout(30):
        while True:
            shown = await tenant.owner.ask(document, company=tenant.id, account=program.id)
            if shown["account"]["lastUsedAt"]:
                break
            await asyncio.sleep(0.02)
    assert AS_SENT.fullmatch(shown["node"]["export"]["expiresAt"])
    assert AS_SENT.fullmatch(shown["account"]["lastUsedAt"])


def test_every_moment_that_we_write_about_is_one_of_the_wire() -> None:
    # Formats of their own: a file's, and what a template is given.
    checkpoints = MODELS.section("Checkpoints")
    pages = [page for page in PAGES if page is not TEMPLATES]
    sources = [path for path in (ROOT / "api/graphiql/src").rglob("*") if path.is_file()]
    texts = [page.text.replace(checkpoints, "") for page in pages]
    texts += (path.read_text() for path in [ROOT / "schema.graphql", *sources])
    written = [each for text in texts for each in ANY_FORM.findall(text)]
    assert len(written) >= 2
    assert [each for each in written if not AS_SENT.fullmatch(each)] == []


def moments(shown: Any) -> Iterator[tuple[str, str, str]]:
    """(type, field, text) of each one in an answer whose objects tell their type."""
    if isinstance(shown, list):
        for each in shown:
            yield from moments(each)
    elif isinstance(shown, dict):
        kind = shown.get("__typename", "")
        for name in MOMENTS.get(kind, set()) & shown.keys():
            if shown[name] is not None:
                yield kind, name, shown[name]
        yield from moments(list(shown.values()))
