"""Clients that others write follow the feed across expired tokens, and miss nothing."""

import asyncio
import json
from typing import Any

import pytest
from gql import Client, gql
from gql.transport.websockets import WebsocketsTransport

from tests.live.follower import cursor_of, trail
from tests.machines.npm import Npm, finished
from tests.tenant import Tenant

HIRES = 4


@pytest.mark.parametrize("client", ["graphql-ws", "apollo", "urql"])
async def test_a_client_on_a_socket_comes_back_with_a_fresh_token_and_misses_nothing(
    tenant: Tenant, npm: Npm, client: str
) -> None:
    await followed(tenant, npm, client, {"closed": 4403})


async def test_a_client_on_an_event_stream_comes_back_and_misses_nothing(
    tenant: Tenant, npm: Npm
) -> None:
    await followed(tenant, npm, "graphql-sse", {"closed": "stream"})


async def test_gql_follows_from_a_cursor(tenant: Tenant) -> None:
    cursor = await cursor_of(tenant.owner)
    await tenant.offered()
    url = tenant.server.url.replace("http", "ws", 1)
    transport = WebsocketsTransport(url, init_payload=tenant.owner.headers)
    request = gql("subscription ($after: String) { hireEvents(after: $after) { cursor } }")
    request.variable_values = {"after": cursor}
    got: list[str] = []
    async with Client(transport=transport) as session:
        async for result in session.subscribe(request):
            got.append(result["hireEvents"]["cursor"])
            if len(got) == 3:
                break
    assert got == await trail(tenant.owner, cursor)


async def followed(tenant: Tenant, npm: Npm, client: str, end: dict[str, Any]) -> None:
    """Things happen before, while and after the client's token expires; it must get all of it."""
    cursor = await cursor_of(tenant.owner)
    arguments = [client, tenant.server.url, cursor, str(HIRES), "1.5"]
    who = {"SECRET": tenant.owner.secret, "EMAIL": tenant.owner.email}
    process = await npm.start("node", "follow.mjs", *arguments, **who)
    assert process.stdout
    await tenant.hire()
    lines = [json.loads(await process.stdout.readline())]
    async with asyncio.timeout(60):
        while lines[-1] != end:
            lines.append(json.loads(await process.stdout.readline()))
    for _ in range(HIRES - 1):
        await tenant.hire()
    lines += [json.loads(line) for line in (await finished(process)).splitlines()]
    got = [line["cursor"] for line in lines if "cursor" in line]
    assert got == await trail(tenant.owner, cursor)
