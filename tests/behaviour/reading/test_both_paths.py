"""What is read directly is what Strawberry's executor would have made of it: the same bytes in the same order.

But for the spaces that PostgreSQL writes between the entries of a list.
"""

import asyncio
import re
from random import Random

import httpx
import orjson
from graphql import GraphQLObjectType

from tests.access import MEMBERS
from tests.behaviour.drawn.documents import Documents
from tests.behaviour.estate import Estate
from tests.tenant import Actor

DOCUMENTS = 25
"""Of each role, on each database."""

WALKED = re.compile(rb',?"walked":\{"name":"Query"\}')
"""A field that no statement answers: graphql-core walks what was read, and puts this behind it."""


async def test_both_paths_give_the_same_bytes(estate: Estate, neighbour: Estate) -> None:
    actors = {
        **{role: estate.members[role] for role in [*MEMBERS, "SPARE"]},
        "WORKER": estate.tenant.worker,
        "SUPPORT": estate.support,
        "STRANGER": neighbour.tenant.owner,
    }
    # At once: who sends one new document after the other is made to wait, but nobody else.
    async with asyncio.TaskGroup() as group:
        for role, actor in actors.items():
            group.create_task(_compare(actor, estate, Random(role)))


async def _compare(actor: Actor, estate: Estate, chance: Random) -> None:
    async with httpx.AsyncClient(timeout=30) as http:
        seen = await _seen(http, actor, estate)
        answered = [await _compared(http, actor, Documents(chance, seen)) for _ in range(DOCUMENTS)]
    # Otherwise nothing but refusals would have been compared.
    assert sum(answered) > DOCUMENTS / 5


async def _seen(http: httpx.AsyncClient, actor: Actor, estate: Estate) -> dict[str, list[str]]:
    """Ids and cursors, some of which this actor may not see."""
    page = "{ edges { cursor } }"
    lists = ("hires", "milestones", "paymentRequests", "companies", "jobs")
    answer = await _sent(http, actor, f"{{ {' '.join(f'{name} {page}' for name in lists)} }}", {})
    data = orjson.loads(answer)["data"]
    cursors = {name: [edge["cursor"] for edge in data[name]["edges"]] for name in lists}
    ids = {kind: estate.by_type(kind) for kind in _KINDS}
    return {**cursors, **ids, "": list(estate.ids.values())}


_KINDS = ("Company", "Worker", "Hire", "Milestone", "Job", "PaymentRequest", "Contract")


async def _compared(http: httpx.AsyncClient, actor: Actor, documents: Documents) -> bool:
    """Whether the operation was answered without errors."""
    document, variables = documents.make()
    end = document.index("} #end")
    walked = f'{document[:end]} walked: __type(name: "Query") {{ name }} {document[end:]}'
    direct = await _sent(http, actor, document, variables)
    answer = await _sent(http, actor, walked, variables)
    assert _told(direct) == _told(WALKED.sub(b"", answer)), document
    return b'"errors"' not in direct


def _told(answer: bytes) -> bytes:
    """An answer without spaces between its tokens."""
    parsed = orjson.loads(answer)
    for error in parsed.get("errors", ()):
        assert error["extensions"]["code"] != "INTERNAL", answer
        # `walked` itself costs a little, and an amount of points stands in the message.
        if error["extensions"]["code"] == "COST_LIMIT_EXCEEDED":
            return b"too expensive"
    return orjson.dumps(parsed)


async def _sent(
    http: httpx.AsyncClient, actor: Actor, document: str, variables: dict[str, object]
) -> bytes:
    body = {"query": document, "variables": variables}
    return (await http.post(actor.url, json=body, headers=actor.headers)).content


async def test_data_and_the_schema_are_read_by_one_operation(estate: Estate) -> None:
    schema = '__schema { queryType { name } } __type(name: "Hire") { kind }'
    assert await estate.tenant.owner.ask(f"{{ viewer {{ role }} {schema} }}") == {
        "viewer": {"role": "OWNER"},
        "__schema": {"queryType": {"name": "Query"}},
        "__type": {"kind": "OBJECT"},
    }


def test_every_field_of_a_hire_can_be_drawn() -> None:
    kind = Documents.schema.type_map["Hire"]
    assert isinstance(kind, GraphQLObjectType)
    drawn = Documents(Random("all"), {}).drawable(kind)
    assert set(kind.fields) == {name for name, _ in drawn}
