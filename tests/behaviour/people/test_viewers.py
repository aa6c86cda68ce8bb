"""The role VIEWER sees what members see, and changes nothing: by requests, by sockets, and in documents."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect

from tests.access import who_may
from tests.behaviour.contracts.test_documents import link
from tests.behaviour.estate import Estate
from tests.behaviour.recipes import About, input_of, recipe_of
from tests.behaviour.walks import document, mutation_fields, node_query, root_queries
from tests.behaviour.wire import Wire, everything
from tests.live.follower import PROTOCOL
from tests.tenant import JSON, Actor, Tenant

OF_A_TYPE = 2
"""Things of each type that are asked for, at the most."""


def alikes(estate: Estate) -> Mapping[str, tuple[Actor, Actor]]:
    """Viewers of whom one is answered like the other."""
    viewer = estate.members["VIEWER"]
    return {
        "a viewer like another member": (viewer, estate.members["HIRING_ASSISTANT"]),
        "a program like a viewer": (estate.programs["VIEWER"], viewer),
    }


LIKE = pytest.mark.parametrize("like", ["a viewer like another member", "a program like a viewer"])


@LIKE
async def test_one_is_answered_every_query_like_the_other(
    estate: Estate, wire: Wire, like: str
) -> None:
    viewer, member = alikes(estate)[like]
    answered = 0
    for query, variables in _questions(estate):
        ours, theirs = [
            (await wire.send(each, query, **variables)).body for each in (viewer, member)
        ]
        assert "errors" not in ours, ours["errors"]
        assert alike(ours) == alike(theirs), query
        answered += estate.word in str(ours)
    assert answered > 10


def _questions(estate: Estate) -> Iterator[tuple[str, JSON]]:
    """Everything but who asks."""
    for query in root_queries():
        if not query.startswith("{ viewer "):
            yield query, {}
    asked = Counter[str]()
    for id in estate.ids.values():
        kind = id.partition(":")[0]
        asked[kind] += 1
        if asked[kind] <= OF_A_TYPE:
            yield node_query(kind), {"id": id}


def alike(answer: Any) -> Any:
    """What is the same for members of any role: all but what they may, and links, which are each one's own."""
    if isinstance(answer, list):
        return [alike(each) for each in answer]
    if not isinstance(answer, dict):
        return answer
    own = ("viewerCan", "url", "expiresAt", "extensions")
    return {key: alike(each) for key, each in answer.items() if not key.startswith(own)}


@pytest.mark.parametrize("program", [False, True])
async def test_a_viewer_is_refused_every_mutation_on_a_socket_as_by_a_request(
    estate: Estate, *, program: bool
) -> None:
    before = await everything()
    asked = {
        name: (document(name, field, "mutation", ["input"]), {"input": input_of(name, estate)})
        for name, field in mutation_fields().items()
        if recipe_of(name).about not in {About.NOTHING, About.INTEGRATION, About.OWN}
        and (program or "VIEWER" not in who_may(name))
    }
    viewers: Mapping[str, Actor] = estate.programs if program else estate.members
    answers = await told_by_socket(viewers["VIEWER"], asked)
    for name, answer in answers.items():
        errors = answer["data"][name]["userErrors"]
        assert [(each["code"], each["path"]) for each in errors] == [("FORBIDDEN", [])], name
    assert answers.keys() == asked.keys()
    assert await everything() == before


@LIKE
async def test_one_is_answered_on_a_socket_like_the_other(estate: Estate, like: str) -> None:
    asked: dict[str, tuple[str, JSON]] = {
        query: (query, {}) for query in root_queries() if not query.startswith("{ viewer ")
    }
    ours, theirs = [await told_by_socket(each, asked) for each in alikes(estate)[like]]
    assert alike(ours) == alike(theirs)
    assert estate.word in str(ours)


async def test_a_viewer_is_given_links_to_documents(tenant: Tenant) -> None:
    hire = await tenant.offered()
    shown = await link(hire, await tenant.member("VIEWER"))
    # Whoever has one needs nothing more.
    assert "/documents/" in shown["url"]
    assert shown["filename"] == (await link(hire, tenant.owner))["filename"]


async def told_by_socket(who: Actor, asked: dict[str, tuple[str, JSON]]) -> dict[str, JSON]:
    """What a socket answers to each operation, one after the other."""
    address = who.url.replace("http", "ws", 1)
    async with connect(address, subprotocols=[PROTOCOL], close_timeout=1, max_size=None) as socket:
        await socket.send(json.dumps({"type": "connection_init", "payload": who.headers}))
        await _heard(socket, "connection_ack")
        return {id: await _answer(socket, *operation) for id, operation in asked.items()}


async def _answer(socket: ClientConnection, query: str, variables: JSON) -> JSON:
    payload = {"query": query, "variables": variables}
    await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
    answer: JSON = (await _heard(socket, "next"))["payload"]
    await _heard(socket, "complete")
    return answer


async def _heard(socket: ClientConnection, kind: str) -> JSON:
    """The next message of this kind; nothing but pings comes before it."""
    while True:
        message: JSON = json.loads(await socket.recv())
        if message["type"] == kind:
            return message
        assert message["type"] == "ping", message
        await socket.send(json.dumps({"type": "pong"}))
