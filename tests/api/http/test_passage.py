"""Whatever is large or dear waits for its caller's others, and for nobody else's; what is small for none."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from types import SimpleNamespace
from typing import Any, NamedTuple

import httpx
import pytest
from graphql import GraphQLError, validate

from api.auth.caller import Caller
from api.limits import presence
from api.limits.cost import WEIGHED_AT_ONCE, Weight
from api.limits.estimator import CostEstimator
from api.limits.passage import DEAR_AT_ONCE
from api.observability.logging import Finished
from api.operations import document_cache
from api.operations.admission import Admission
from api.operations.document_cache import DocumentCache
from api.operations.request import GraphQLRequest
from tests.api import toy
from tests.api.serving import Served, serving, settings_of
from tests.api.websocket.sockets import signed_in

ECHO = "query($text: String!) { echo(text: $text) }"
HERS, HIS = "maja@contractor.example", "ole@contractor.example"


def asking(query: str, **variables: Any) -> bytes:
    return json.dumps({"query": query, "variables": variables}).encode()


PAGE = "hires(first: 200) { edges { node { id } } }"
LARGE: Mapping[str, bytes] = {
    "bytes": asking(ECHO, text="x" * 40_000),
    "values": asking(ECHO, text="x", beside=[0] * 1_000),
    "too many values": asking(ECHO, text="x", beside=[0] * 20_000),
    "far too many values": asking(ECHO, text="x", beside=["NO"] * 150_000),
    "mistakes": asking(ECHO, **{f"key{number}": number for number in range(4_000)}),
    "no JSON": b"[" * 500_000,
    "no request": b"[" + b" " * 40_000 + b"]",
    "objects": asking("{ " + "".join(f"{key}: {PAGE} " for key in "abc") + "}"),
}
SMALL = asking("{ hello }")
USUAL = asking("{ " + PAGE + " }")
"""As dear as a change."""


@asynccontextmanager
async def busy(served: Served, caller: Caller, *, dear: bool = False) -> AsyncIterator[None]:
    """One large request of the caller's, or a dear one, is under way in the server as long as the block runs."""
    passage = served.app.engine.passage(caller)
    beginning = passage.in_turn() if dear else passage.alone()
    await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(beginning, served.loop))
    try:
        yield
    finally:
        served.loop.call_soon_threadsafe(passage.__exit__, None, None, None)


async def caller_of(served: Served, email: str) -> Caller:
    asking = Caller(None, "127.0.0.1", "http", "a-request")
    identity = await served.app.identify(served.headers(email)["Authorization"], asking)
    return asking.known_as(identity)


async def posting(
    client: httpx.AsyncClient, served: Served, body: bytes, **headers: str
) -> httpx.Response:
    told = {"Content-Type": "application/json", **headers}
    return await client.post(served.url, content=body, headers=told)


@pytest.mark.parametrize("kind", LARGE)
async def test_a_large_request_waits_for_the_callers_other_large_ones(
    edge: Served, kind: str
) -> None:
    # Whoever was refused rests for a while.
    her, him = (f"{name}.{kind.replace(' ', '-')}@contractor.example" for name in ("maja", "ole"))
    hers, his = edge.headers(her), edge.headers(him)
    async with httpx.AsyncClient(trust_env=False, timeout=20) as client:
        # For nobody else's sake: see below.
        await posting(client, edge, SMALL, **his)
        async with busy(edge, await caller_of(edge, her)):
            waiting = asyncio.create_task(posting(client, edge, LARGE[kind], **hers))
            answers = [await posting(client, edge, LARGE[kind], **his)]
            answers += [await posting(client, edge, each, **hers) for each in (SMALL, USUAL, SMALL)]
            assert not waiting.done()
        answers.append(await waiting)
    assert [each.status_code for each in answers[1:-1]] == [200] * 3
    assert answers[0].json() == answers[-1].json()


class Hers(NamedTuple):
    """What she has of a server, and what is posted to it: the status of the answer."""

    served: Served
    her: Caller
    post: Callable[..., Coroutine[Any, Any, int]]


@asynccontextmanager
async def alone() -> AsyncIterator[Hers]:
    """A server of one test's own, where nobody has asked anything yet."""
    with serving() as served:
        her = await caller_of(served, HERS)
        async with httpx.AsyncClient(trust_env=False, timeout=20) as client:

            async def post(body: bytes, email: str = HERS) -> int:
                return (await posting(client, served, body, **served.headers(email))).status_code

            yield Hers(served, her, post)


async def test_who_has_the_server_to_themselves_has_four_dear_requests_at_once() -> None:
    dear = LARGE["objects"]
    async with alone() as there, AsyncExitStack() as stack:
        for _ in range(DEAR_AT_ONCE - 1):
            await stack.enter_async_context(busy(there.served, there.her, dear=True))
        # One after the other: none rests.
        assert [await there.post(dear) for _ in range(3)] == [200] * 3
        async with busy(there.served, there.her, dear=True):
            waiting = asyncio.create_task(there.post(dear))
            assert await there.post(SMALL) == 200
            assert not waiting.done()
        assert await waiting == 200


async def test_as_soon_as_somebody_else_asks_dear_requests_of_one_caller_go_one_by_one() -> None:
    dear = LARGE["objects"]
    async with alone() as there:
        await there.post(SMALL, HIS)
        async with busy(there.served, there.her, dear=True):
            waiting = asyncio.create_task(there.post(dear))
            assert [await there.post(dear, HIS) for _ in range(3)] == [200] * 3
            assert not waiting.done()
        assert await waiting == 200


async def test_a_large_request_goes_alone_whoever_else_asks() -> None:
    async with alone() as there, AsyncExitStack() as stack:
        await stack.enter_async_context(busy(there.served, there.her))
        waiting = asyncio.create_task(there.post(LARGE["bytes"]))
        assert [await there.post(SMALL) for _ in range(3)] == [200] * 3
        assert not waiting.done()
        await stack.aclose()
        assert await waiting == 200


def test_somebody_counts_as_present_for_a_few_seconds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 100.0
    monkeypatch.setattr(presence, "time", SimpleNamespace(monotonic=lambda: now))
    asked = presence.Presence()
    assert not asked.has_others_than("a")
    for caller in ("b", "a", "a"):
        asked.note(caller)
    now += presence.SECONDS / 2
    asked.note("a")
    assert asked.has_others_than("a")
    assert asked.has_others_than("b")
    now += presence.SECONDS / 2
    assert not asked.has_others_than("a")
    assert asked.has_others_than("b")


async def test_a_strangers_large_request_waits_for_those_of_the_same_address(
    edge: Served,
) -> None:
    body = json.dumps({"query": "{ __typename }", "beside": "x" * 40_000}).encode()
    asked = json.dumps({"query": "{ __typename }"}).encode()
    async with httpx.AsyncClient(trust_env=False, timeout=20) as client:
        async with busy(edge, Caller(None, "127.0.0.1", "http", "a-request")):
            waiting = asyncio.create_task(posting(client, edge, body))
            small = [await posting(client, edge, asked) for _ in range(3)]
            await posting(client, edge, body, **edge.headers(HERS))
            assert not waiting.done()
        assert (await waiting).json() == small[0].json()


async def test_so_does_one_in_a_link(edge: Served) -> None:
    asked = {"query": "{ hello }", "extensions": json.dumps({"x": "x" * 30_000})}
    async with httpx.AsyncClient(trust_env=False, timeout=20) as client:
        async with busy(edge, await caller_of(edge, HERS)):
            waiting = asyncio.create_task(
                client.get(edge.url, params=asked, headers=edge.headers(HERS))
            )
            for _ in range(3):
                await client.get(edge.url, params=asked, headers=edge.headers(HIS))
            assert not waiting.done()
        assert (await waiting).json() == {"data": {"hello": "world"}}


async def test_so_does_a_large_message_on_a_websocket(edge: Served) -> None:
    variables = {"text": "x", "beside": "x" * 40_000}
    async with signed_in(edge, HERS) as hers, signed_in(edge, HIS) as his:
        async with busy(edge, await caller_of(edge, HERS)):
            await hers.subscribe("1", ECHO, variables=variables)
            await his.subscribe("1", ECHO, variables=variables)
            waiting = asyncio.create_task(hers.read())
            answered = await his.read()
            assert not waiting.done()
        assert await waiting == answered


async def test_a_new_document_is_judged_in_the_thread_apart_however_short_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judging: list[str] = []

    def noted(*asked: Any, **how: Any) -> list[GraphQLError]:
        judging.append(threading.current_thread().name)
        return validate(*asked, **how)

    monkeypatch.setattr(document_cache, "validate", noted)
    documents = DocumentCache(toy.executor, settings_of(), {})
    request = GraphQLRequest("{ hello }")
    assert documents.known(request.query) is None
    assert await documents.read(request) is documents.known(request.query)
    assert [name.startswith("apart") for name in judging] == [True]


async def test_so_is_an_operation_of_many_fields_weighed_with_sizes_that_are_new(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weighing: list[str] = []
    weigh = CostEstimator.weigh

    def noted(*asked: Any) -> Weight:
        weighing.append(threading.current_thread().name)
        return weigh(*asked)

    monkeypatch.setattr(CostEstimator, "weigh", noted)
    admission = Admission(DocumentCache(toy.executor, settings_of(), {}), settings_of())
    caller = Caller(None, "203.0.113.7", "http", "a-request")
    spread = "hires(first: $n) { edges { node { " + "...F " * 10 + "} } } "
    query = (
        f"query($n: Int) {{ {spread} }} fragment F on Hire {{ {'id ' * (WEIGHED_AT_ONCE // 10)} }}"
    )
    for size in (1, 2, 2):
        request = GraphQLRequest(query, {"n": size})
        document = await admission.read(request, caller)
        await admission.charge(request, caller, document.operation(None), Finished("http", "x"))
    assert [name.startswith("apart") for name in weighing] == [True, True]
