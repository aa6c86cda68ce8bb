"""Event streams: each event says as its `id` from where to go on, and who comes back goes on there."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing, asynccontextmanager
from itertools import product
from typing import NamedTuple

import httpx
import pytest

from tests.live.follower import trail
from tests.tenant import JSON, Actor, Server, Tenant, found

LAST = "Last-Event-ID"
NONE: Mapping[str, str] = {}
FIELDS = ("hireEvents", "milestoneStatusChanged")
AFTER: dict[str, tuple[str, JSON]] = {
    "left out": ("{ FIELD { __typename } }", {}),
    "null": ("($after: String) { FIELD(after: $after) { __typename } }", {"after": None}),
    "written": ('{ FIELD(after: "0~0") { __typename } }', {}),
    "a variable": ("($after: String) { FIELD(after: $after) { __typename } }", {"after": "0~0"}),
    "of another name": (
        "($from: String) { it: FIELD(after: $from) { c: cursor } }",
        {"from": "0~0"},
    ),
    "by default": ('($after: String = "0~0") { FIELD(after: $after) { __typename } }', {}),
    "nonsense": ('{ FIELD(after: "yesterday") { __typename } }', {}),
}


class Event(NamedTuple):
    """One of a stream, as it came."""

    name: str
    id: str | None
    data: JSON


@asynccontextmanager
async def stream(
    who: Actor, query: str, variables: JSON, headers: Mapping[str, str] = NONE
) -> AsyncIterator[AsyncIterator[Event]]:
    """The events of a subscription, until the block ends."""
    named = {**who.headers, "Accept": "text/event-stream", **headers}
    given = httpx.Headers(named, encoding="latin-1")
    body = {"query": f"subscription {query}", "variables": variables}
    async with (
        httpx.AsyncClient(verify=False, trust_env=False, timeout=30) as client,
        client.stream("POST", who.url, json=body, headers=given) as response,
        aclosing(read(response)) as events,
    ):
        yield events


async def read(response: httpx.Response) -> AsyncGenerator[Event, None]:
    """What comes until the server ends it; comments are passed over."""
    fields: dict[str, str] = {}
    async for line in response.aiter_lines():
        name, _, value = line.partition(":")
        if name:
            fields[name] = value.strip()
        elif fields:
            data = json.loads(fields["data"]) if fields["data"] else {}
            yield Event(fields["event"], fields.get("id"), data)
            fields = {}


async def first(
    count: int, who: Actor, query: str, variables: JSON, headers: Mapping[str, str] = NONE
) -> list[Event]:
    """So many events."""
    async with stream(who, query, variables, headers) as events:
        return [await anext(events) for _ in range(count)]


def asked(after: str, field: str = FIELDS[0]) -> tuple[str, JSON]:
    """The subscription that says so from where it begins."""
    document, variables = AFTER[after]
    return document.replace("FIELD", field), variables


@pytest.fixture
async def lived_in(tenant: Tenant) -> Tenant:
    """One with a hire to which something happened."""
    hire = await tenant.active()
    ((milestone),) = await hire.milestones()
    request = await hire.submit(milestone["id"])
    await tenant.owner.do("rejectPaymentRequest", paymentRequest=request, reason="Not yet")
    await hire.paid(milestone["id"])
    return tenant


async def test_each_event_bears_its_cursor_whatever_is_selected(lived_in: Tenant) -> None:
    cursors = await trail(lived_in.owner)
    selections = ("{ __typename }", "{ cursor }", "{ c: cursor }", "{ hire { title } }")
    for selection, cost in product(selections, ("0", "1")):
        asked = f'{{ hireEvents(after: "0~0") {selection} }}'
        events = await first(len(cursors), lived_in.owner, asked, {}, {"X-Cost": cost})
        assert [event.id for event in events] == cursors
        assert {"extensions" in event.data for event in events} == {cost == "1"}


@pytest.mark.parametrize("field", FIELDS)
async def test_who_comes_back_goes_on_behind_the_last_event_whatever_after_says(
    lived_in: Tenant, field: str
) -> None:
    for who in (lived_in.owner, lived_in.worker):
        ids = [event.id for event in await first(3, who, *asked("written", field))]
        assert None not in ids
        for after, last in product(AFTER, ids[:2]):
            events = await first(1, who, *asked(after, field), {LAST: last or "missing"})
            assert events[0].id == ids[ids.index(last) + 1], (after, last)


@pytest.mark.parametrize("field", FIELDS)
async def test_an_empty_last_event_id_is_none(lived_in: Tenant, field: str) -> None:
    for after in ("written", "a variable", "of another name", "by default"):
        plain = await first(1, lived_in.owner, *asked(after, field))
        assert await first(1, lived_in.owner, *asked(after, field), {LAST: ""}) == plain


@pytest.mark.parametrize("after", ["left out", "null"])
async def test_what_is_live_alone_bears_its_cursor_too(tenant: Tenant, after: str) -> None:
    async with stream(tenant.owner, *asked(after)) as events:
        coming = asyncio.ensure_future(anext(events))
        while not coming.done():
            await tenant.hire()
            await asyncio.wait([coming], timeout=0.2)
        assert (await coming).id in await trail(tenant.owner)


async def test_a_last_event_id_is_judged_as_after_is(lived_in: Tenant, server: Server) -> None:
    stranger = await found(server)
    await stranger.offered()
    (theirs, *_), (draft, *_) = await trail(stranger.owner), await trail(lived_in.owner)
    of_another_database = "999999999999.1"
    cases = [
        (lived_in.owner, theirs, "BAD_USER_INPUT"),
        (lived_in.owner, of_another_database, "BAD_USER_INPUT"),
        (lived_in.worker, draft, "CURSOR_EXPIRED"),
    ]
    for who, cursor, code in cases:
        by_id = await first(2, who, *asked("written"), {LAST: cursor})
        written, variables = asked("a variable")
        assert by_id == await first(2, who, written, {**variables, "after": cursor})
        assert [by_id[0].data["errors"][0]["extensions"]["code"], by_id[1].name] == [
            code,
            "complete",
        ]


async def test_a_query_has_no_use_for_it(tenant: Tenant) -> None:
    body, headers = {"query": "{ eventCursor }"}, {**tenant.owner.headers, LAST: "nonsense"}
    async with httpx.AsyncClient(verify=False, trust_env=False) as client:
        for accept in ("application/json", "text/event-stream"):
            answer = await client.post(
                tenant.owner.url, json=body, headers={**headers, "Accept": accept}
            )
            assert '{"data":{"eventCursor":' in answer.text
            assert "id:" not in answer.text


NONSENSE = ["nonsense", "1", "-1~0", "1~2~3", "1~x", "~", "1~99999999999", "9" * 4000, "1 ~1", "æ"]


@pytest.mark.parametrize("field", FIELDS)
async def test_a_nonsense_last_event_id_is_refused_by_its_name(tenant: Tenant, field: str) -> None:
    for last, after in product(NONSENSE, ("left out", "a variable", "nonsense")):
        refusal, end = await first(2, tenant.owner, *asked(after, field), {LAST: last})
        assert (refusal.name, refusal.id, end.name) == ("next", None, "complete")
        (error,) = refusal.data["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert error["message"] == "Last-Event-ID is not a cursor of this feed."
