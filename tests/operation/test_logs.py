"""What the log says after a busy hour, and what it must never say: who, and what about."""

import asyncio
import signal
import time
from collections.abc import Iterator
from contextlib import aclosing
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from gql import Client, gql
from gql.transport.websockets import WebsocketsTransport

from api.auth import issue_token
from api.demo.cast import EVERYBODY, HARBOR, HIRING, NORDLYS, OWNER
from tests.machines.patience import wait_until
from tests.operation.site import SECRET, Site, run

PRIVATE = "a title that is nobody else's business"
ASKED = (
    "query TheHires { hires(first: 3) { edges { node { id number title conversation { id } } } } }"
)
POST = (
    "mutation Say($input: PostMessageInput!) { postMessage(input: $input) { userErrors { code } } }"
)


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server with demo data that has seen a bit of everything."""
    home = tmp_path_factory.mktemp("busy")
    for verb in ("migrate", "seed"):
        run(home, verb)
    with Site(home, "serve", AUTH_SECRET=SECRET) as site:
        # Whatever may be told of anything is.
        site.tell(signal.SIGUSR1)
        for actor in EVERYBODY:
            work_as(site, actor.email)
        asyncio.run(listen_as(site, HIRING.email))
        yield site


def token(email: str) -> str:
    return issue_token(SECRET, email, minutes=5, now=datetime.now(UTC))


def work_as(site: Site, email: str) -> None:
    headers = {"Authorization": f"Bearer {token(email)}", "X-Request-ID": f"r-{email[:3]}"}
    with httpx.Client(headers=headers, base_url=site.url, timeout=30) as client:
        read = client.post("/graphql", json={"query": ASKED}).json()["data"]["hires"]["edges"]
        for edge in read:
            talk = (edge["node"]["conversation"] or {"id": "Conversation:none"})["id"]
            variables = {"input": {"conversation": talk, "body": PRIVATE}}
            client.post("/graphql", json={"query": POST, "variables": variables})
            client.get(
                "/graphql", params={"query": f'{{ hires(filter: {{search: "{PRIVATE}"}}) }}'}
            )
            document(client, edge["node"]["id"])
        client.post("/graphql", json={"query": f'{{ node(id: "{email}") {{ id }} }} # {PRIVATE}'})
        client.post("/graphql", content=PRIVATE.encode())
        client.get(f"/{PRIVATE}")
        client.get(f"/documents/{token(email)}/{PRIVATE}.pdf")
        subscribe(client)
        client.post("/graphql", headers={"Authorization": f"Bearer {token(email)[:-3]}"}, json={})


def document(client: httpx.Client, hire: str) -> None:
    query = "query ($id: ID!) { hire(id: $id) { latestContract { document { url } } } }"
    answer = client.post("/graphql", json={"query": query, "variables": {"id": hire}}).json()
    url = answer["data"]["hire"]["latestContract"]["document"]["url"]
    wait_until(lambda: client.get("/documents/" + url.partition("/documents/")[2]).is_success)


FEEDS: set[str] = set()
"""The tokens of calendar feeds that were read, and revoked, or never there."""


def subscribe(client: httpx.Client) -> None:
    query = "mutation { createCalendarFeed(input: {}) { feed { id url } userErrors { code } } }"
    feed = client.post("/graphql", json={"query": query}).json()["data"]["createCalendarFeed"][
        "feed"
    ]
    url = feed["url"] if feed else f"/calendars/{'A' * 43}.ics"
    token = url.partition("/calendars/")[2].removesuffix(".ics")
    assert client.get(f"/calendars/{token}.ics").is_success is bool(feed)
    if feed:
        revoke = (
            "mutation ($id: ID!) { revokeCalendarFeed(input: {feed: $id}) { userErrors { code } } }"
        )
        client.post("/graphql", json={"query": revoke, "variables": {"id": feed["id"]}})
        assert client.get(f"/calendars/{token}.ics").status_code == 404
    FEEDS.add(token)


async def listen_as(site: Site, email: str) -> None:
    transport = WebsocketsTransport(
        f"ws{site.url.removeprefix('http')}/graphql",
        init_payload={"Authorization": f"Bearer {token(email)}"},
    )
    async with Client(transport=transport) as session:
        query = gql("subscription Watch { hireEvents { type } }")
        async with aclosing(session.subscribe(query)) as events:
            first = asyncio.create_task(anext(events))
            while not first.done():
                await asyncio.to_thread(work_as, site, OWNER.email)
                await asyncio.sleep(0.1)


def test_every_line_is_json_with_a_level_and_a_time(busy: Site) -> None:
    assert len(busy.log) == len(busy.text.splitlines())
    for line in busy.log:
        assert {"event", "level", "timestamp", "logger"} <= line.keys()
    assert [line for line in busy.log if line["level"] in {"error", "critical"}] == []


def test_a_signal_has_a_server_tell_more_and_the_next_one_less(busy: Site) -> None:
    busy.tell(signal.SIGUSR1)
    while len(told := [line["log_level"] for line in busy.log if "log_level" in line]) < 2:
        time.sleep(0.01)
    assert told == ["DEBUG", "INFO"]
    assert any("FROM hire" in line["sql"] for line in busy.log if line["event"] == "statement")


def test_an_operation_is_told_by_name_hash_user_codes_and_time(busy: Site) -> None:
    (line, *_) = operations(busy, "TheHires")
    assert line["request_id"].startswith("r-")
    assert (line["kind"], line["transport"], line["codes"]) == ("query", "http", [])
    assert len(line["document"]) == 16
    assert len(line["user_id"]) == 36
    assert line["cost"] > 0
    assert line["ms"] > 0
    assert {line["transport"] for line in operations(busy, "Watch")} == {"websocket"}


def test_refusals_are_told_by_their_codes(busy: Site) -> None:
    codes = {code for line in busy.log for code in line.get("codes", [])}
    assert {"UNAUTHENTICATED", "BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"} <= codes


def test_nobody_and_nothing_of_theirs_is_in_the_log(busy: Site) -> None:
    names = {name for actor in EVERYBODY for name in (actor.email, actor.name)}
    companies = {tenant.name for tenant in (NORDLYS, HARBOR)}
    tokens = {token(actor.email)[:30] for actor in EVERYBODY}
    assert len(FEEDS) > len(EVERYBODY) / 2
    for private in names | companies | tokens | FEEDS | {PRIVATE, "127.0.0.1", "Bearer", SECRET}:
        assert private not in busy.text


def operations(site: Site, name: str) -> list[dict[str, Any]]:
    return [line for line in site.log if line.get("operation") == name]
