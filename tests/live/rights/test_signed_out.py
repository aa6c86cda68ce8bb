"""The sockets of who is deactivated end, in whichever process they are, and nothing more is told on them."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from models.operators.erasure import erase
from models.operators.people import deactivate
from tests.chaos.cluster import running
from tests.chaos.served import Spec
from tests.live.feed.test_processes import house_at
from tests.live.follower import PROTOCOL
from tests.operation.site import run
from tests.tenant import Actor, Tenant

SUBSCRIBED = "subscription { hireEvents { type } }"
PATIENCE = 60.0


@asynccontextmanager
async def signed_in(actor: Actor, *, subscribed: bool = True) -> AsyncIterator[ClientConnection]:
    """A socket of somebody's that was acknowledged, and ends within the patience of a test."""
    address = actor.url.replace("http", "ws", 1)
    async with (
        asyncio.timeout(PATIENCE),
        connect(address, subprotocols=[PROTOCOL], close_timeout=1) as socket,
    ):
        await socket.send(json.dumps({"type": "connection_init", "payload": actor.headers}))
        assert json.loads(await socket.recv())["type"] == "connection_ack"
        if subscribed:
            asked = {"id": "1", "type": "subscribe", "payload": {"query": SUBSCRIBED}}
            await socket.send(json.dumps(asked))
        yield socket


async def switched_off(actor: Actor) -> None:
    assert await deactivate(actor.email, datetime.now(UTC))


async def ended(socket: ClientConnection) -> str:
    """What was said until the other side ended it, for good reason."""
    told = []
    with suppress(ConnectionClosed):
        while True:
            told.append(str(await socket.recv()))
    assert socket.close_code == 4403
    return "".join(told)


@pytest.mark.parametrize("subscribed", [False, True])
async def test_their_sockets_end_with_4403(tenant: Tenant, *, subscribed: bool) -> None:
    async with signed_in(tenant.worker, subscribed=subscribed) as socket:
        await switched_off(tenant.worker)
        await ended(socket)


async def test_the_sockets_of_who_is_erased_end_as_well(tenant: Tenant) -> None:
    async with signed_in(tenant.worker) as socket:
        assert await erase(tenant.worker.email, datetime.now(UTC))
        await ended(socket)


async def test_their_event_streams_end(tenant: Tenant) -> None:
    headers = {**tenant.worker.headers, "Accept": "text/event-stream"}
    async with (
        asyncio.timeout(PATIENCE),
        httpx.AsyncClient(trust_env=False, timeout=None) as client,
        client.stream("POST", tenant.worker.url, json={"query": SUBSCRIBED}, headers=headers) as it,
    ):
        assert it.status_code == 200
        await switched_off(tenant.worker)
        said = b"".join([piece async for piece in it.aiter_bytes()])
    assert b"event: next" not in said


async def test_nothing_that_happens_is_told_to_them(tenant: Tenant) -> None:
    hire = await tenant.hire()
    member = await tenant.member("HIRING_ADMIN")
    async with signed_in(member) as socket:
        heard = ""
        # One that comes proves that the subscription runs.
        while '"next"' not in heard:
            await tenant.hire()
            with suppress(TimeoutError):
                heard = str(await asyncio.wait_for(socket.recv(), 0.3))
        await switched_off(member)
        await hire.offer()
        assert "OFFERED" not in await ended(socket)


async def test_it_holds_at_once_for_every_server_process(notified: Spec, tmp_path: Path) -> None:
    async with running(notified, count=2) as (one, other):
        tenant = await house_at(one)
        member = await tenant.member("HIRING_ADMIN")
        there = Actor(other.url, member.secret, member.email)
        for actor in (member, there):
            await actor.ask("{ viewer { id } }")
        async with signed_in(member, subscribed=False) as idle, signed_in(there) as subscribed:
            url = notified.database_url
            run(tmp_path, "user", "deactivate", member.email, DATABASE_URL=url)
            for actor in (member, there):
                (error,) = await actor.errors("{ viewer { id } }")
                assert error["extensions"]["code"] == "UNAUTHENTICATED"
            await ended(idle)
            await ended(subscribed)
        run(tmp_path, "user", "activate", member.email, DATABASE_URL=url)
        await there.ask("{ viewer { id } }")
