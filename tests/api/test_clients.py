"""Clients that others write, against the real server."""

import json
from pathlib import Path
from typing import Any

import pytest
from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.httpx import HTTPXAsyncTransport
from gql.transport.websockets import WebsocketsTransport

from tests.api.serving import Served
from tests.machines.npm import Npm, npm_in

FOLDER = Path(__file__).parent / "clients"


@pytest.fixture(scope="session")
async def npm() -> Npm:
    """npm's clients, installed."""
    return await npm_in(FOLDER)


async def lines(npm: Npm, *command: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (await npm.run("node", *command)).splitlines()]


async def test_every_audit_of_graphql_over_http_passes_without_a_warning(
    edge: Served, npm: Npm
) -> None:
    audits = await lines(npm, "audits.mjs", edge.url)
    assert [audit for audit in audits if audit["status"] != "ok"] == []
    assert len(audits) == 61


async def test_graphql_ws_comes_back_by_itself_with_a_fresh_token(edge: Served, npm: Npm) -> None:
    query = "subscription { count(to: 1000, pause: 0.3) }"
    tokens = [edge.token_for_seconds(2.5), edge.token()]
    received = await lines(npm, "reconnects.mjs", edge.ws_url, query, *tokens)
    assert received[0] == {"data": {"count": "1"}}
    closed = received.index({"closed": 4403})
    assert received[closed + 1] == {"data": {"count": "1"}}


async def test_graphql_sse_reads_our_streams(edge: Served, npm: Npm) -> None:
    query = "subscription { count(to: 3) }"
    received = await lines(npm, "streams.mjs", edge.url, query, edge.token())
    assert [result["data"]["count"] for result in received] == ["1", "2", "3"]


async def test_gql_asks_over_http(edge: Served) -> None:
    transport = HTTPXAsyncTransport(edge.url, headers=edge.headers(), trust_env=False)
    async with Client(transport=transport, fetch_schema_from_transport=True) as session:
        assert await session.execute(gql("{ hello }")) == {"hello": "world"}
        with pytest.raises(TransportQueryError) as refused:
            await session.execute(gql("{ refused }"))
        assert refused.value.errors
        assert refused.value.errors[0]["extensions"]["code"] == "NOT_FOUND"


async def test_gql_subscribes_over_a_websocket(edge: Served) -> None:
    transport = WebsocketsTransport(edge.ws_url, init_payload=edge.headers())
    async with Client(transport=transport) as session:
        query = gql("subscription { count(to: 3) }")
        assert [result["count"] async for result in session.subscribe(query)] == ["1", "2", "3"]
