"""The schema is an ordinary one of Strawberry's: whoever asks it by Strawberry's own means is answered alike."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, cast

import httpx
import orjson
import pytest
from graphql import OperationDefinitionNode, parse
from strawberry.asgi import GraphQL
from strawberry.extensions import SchemaExtension
from strawberry.types import ExecutionResult

from models.people.signing_in import viewer_of
from resolvers.context import Context
from resolvers.executor import Executor
from resolvers.live import Live
from resolvers.schema import build
from tests.behaviour.wire import Wire
from tests.tenant import JSON, Actor, Tenant

PREVIEW = """query ($input: EditMilestonesInput!) {
  hires { totalCount } previewMilestoneEdit(input: $input) { userErrors { code path } } }"""
POST = """mutation ($input: PostMessageInput!) { __typename
  postMessage(input: $input) { message { id } userErrors { code path } } }"""
EDIT = {"hire": "Hire:nowhere", "expectedVersion": 1}
ASKED: list[tuple[str, JSON]] = [
    ("{ viewer { id role } hires(first: 2) { edges { node { title } } } }", {}),
    ('{ hires { totalCount } __typename __type(name: "Hire") { name } }', {}),
    ("{ __schema { queryType { name } } }", {}),
    ('{ jobTriage(company: "Company:nowhere") { options { route } } }', {}),
    ('{ hires(first: 2, after: "nonsense") { totalCount } viewer { id } }', {}),
    ("query ($n: Int!) { hires(first: $n) { totalCount } }", {"n": "many"}),
    (PREVIEW, {"input": EDIT}),
    (POST, {"input": {"conversation": "Conversation:nowhere", "body": "Hello"}}),
]


class Watching(SchemaExtension):
    """Sees every operation from its beginning to its end."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[str] = []

    def on_operation(self) -> Iterator[None]:
        yield from self._around("operation")

    def on_parse(self) -> Iterator[None]:
        yield from self._around("parse")

    def on_validate(self) -> Iterator[None]:
        yield from self._around("validate")

    def on_execute(self) -> Iterator[None]:
        yield from self._around("execute")

    def get_results(self) -> JSON:
        return {"steps": self.steps}

    def _around(self, step: str) -> Iterator[None]:
        self.steps.append(step)
        yield


SEEN = {"steps": ["operation", "parse", "validate", "execute"]}


class View(GraphQL[Context, None]):
    """Strawberry's own, with one who asks."""

    context: Context

    async def get_context(self, *_: object, **__: object) -> Context:
        return self.context


async def context_of(actor: Actor) -> Context:
    viewer = await viewer_of(actor.email)
    assert viewer
    documents: Any = None
    return Context(viewer, datetime.now(UTC), documents)


@pytest.fixture
async def said(tenant: Tenant, wire: Wire) -> list[JSON]:
    """What the product's endpoint answers."""
    await tenant.hire()
    return [told((await wire.send(tenant.owner, text, **given)).body) for text, given in ASKED]


def told(answer: JSON) -> JSON:
    """The answer without what only the endpoint adds to errors; no data where nothing was executed."""
    known = ("message", "path", "locations")
    errors = [{key: each.get(key) for key in known} for each in answer.get("errors") or ()]
    return {"data": answer.get("data"), "errors": errors}


def plain(data: Any, errors: Any) -> JSON:
    return told({"data": data, "errors": [each.formatted for each in errors or ()]})


async def test_execute_answers_what_the_endpoint_does(tenant: Tenant, said: list[JSON]) -> None:
    schema = build()
    schema.extensions = (*schema.extensions, Watching)
    for (text, given), expected in zip(ASKED, said, strict=True):
        result = await schema.execute(text, given, await context_of(tenant.owner))
        assert isinstance(result, ExecutionResult)
        assert plain(result.data, result.errors) == expected, text
        assert result.extensions == SEEN


async def test_strawberrys_own_view_answers_what_the_endpoint_does(
    tenant: Tenant, said: list[JSON]
) -> None:
    schema = build()
    schema.extensions = (*schema.extensions, Watching)
    view = View(schema)
    view.context = await context_of(tenant.owner)
    transport = httpx.ASGITransport(view)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        for (text, given), expected in zip(ASKED, said, strict=True):
            answer = await client.post("/", json={"query": text, "variables": given})
            assert told(answer.json()) == expected, text
            assert answer.json()["extensions"] == SEEN


async def test_the_executor_shows_each_operation_to_what_extends_the_schema(
    tenant: Tenant, said: list[JSON]
) -> None:
    schema, live = build(), cast("Live", None)
    schema.extensions = (*schema.extensions, Watching)
    for (text, given), expected in zip(ASKED, said, strict=True):
        document = parse(text)
        (operation,) = document.definitions
        assert isinstance(operation, OperationDefinitionNode)
        prepared = Executor(schema, live).prepare(document, operation)
        bound = prepared.bind(given)
        if isinstance(bound, list):
            assert plain(None, bound) == expected, text
            continue
        result = await prepared.execute(bound, await context_of(tenant.owner))
        data = None if result.data is None else orjson.loads(result.data)
        assert plain(data, result.errors) == expected, text
        assert result.extensions == SEEN


async def test_no_variable_is_coerced_a_second_time(
    tenant: Tenant, wire: Wire, said: list[JSON], monkeypatch: pytest.MonkeyPatch
) -> None:
    # By which graphql-core would.
    monkeypatch.delattr("graphql.execution.executor.get_variable_values")
    for (text, given), expected in zip(ASKED, said, strict=True):
        assert told((await wire.send(tenant.owner, text, **given)).body) == expected, text
