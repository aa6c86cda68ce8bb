"""The sockets of who is deactivated, or has another address, end in whichever process they are."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from api.auth import signed_out
from api.clock import utc_now
from api.limits.open_connections import Sockets
from models.access.sign_in import SignIn
from models.feed.background import running as background
from models.operators.erasure import erase
from models.operators.people import deactivate
from models.people.signing_in import who_signs_in
from models.rules.access import Viewer
from tests.chaos.cluster import running
from tests.chaos.served import Spec
from tests.clock import Clock
from tests.live.feed.test_processes import house_at
from tests.live.follower import PROTOCOL
from tests.operation.site import run
from tests.tenant import Actor, Program, Tenant, in_days

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


async def switched_off(actor: Actor, _: Tenant) -> None:
    assert await deactivate(actor.email, datetime.now(UTC))


async def corrected(actor: Actor, tenant: Tenant) -> None:
    await tenant.owner.do("correctUser", user=actor.id, email=f"right-{actor.email}")


async def swapped(actor: Actor, tenant: Tenant) -> None:
    """Corrected, and somebody else has the former address at once."""
    await corrected(actor, tenant)
    given = {"company": tenant.id, "name": "New", "email": actor.email, "role": "HIRING_ADMIN"}
    await tenant.owner.do("addMember", **given)


async def revoked(program: Actor, tenant: Tenant) -> None:
    await tenant.owner.do("revokeServiceAccount", serviceAccount=program.id)


async def removed(program: Actor, tenant: Tenant) -> None:
    assert isinstance(program, Program)
    await tenant.owner.do("removeMember", user=program.user)


async def outdated(program: Actor, tenant: Tenant) -> None:
    """Another token is good from now on, and this one is not."""
    await tenant.owner.do("rotateServiceAccountToken", serviceAccount=program.id, oldTokenHours=0)


Going = Callable[[Actor, Tenant], Awaitable[None]]
OF_PROGRAMS = [revoked, removed, outdated]
GONE = pytest.mark.parametrize("gone", [switched_off, corrected, *OF_PROGRAMS])


async def who(tenant: Tenant, gone: Going) -> Actor:
    """Somebody who is to go like this."""
    return await (tenant.program() if gone in OF_PROGRAMS else tenant.member("HIRING_ADMIN"))


async def ended(socket: ClientConnection) -> str:
    """What was said until the other side ended it, for good reason."""
    told = []
    with suppress(ConnectionClosed):
        while True:
            told.append(str(await socket.recv()))
    assert socket.close_code == 4403
    return "".join(told)


@GONE
@pytest.mark.parametrize("subscribed", [False, True])
async def test_their_sockets_end_with_4403(
    tenant: Tenant, gone: Going, *, subscribed: bool
) -> None:
    member = await who(tenant, gone)
    async with signed_in(member, subscribed=subscribed) as socket:
        await gone(member, tenant)
        await ended(socket)


async def test_the_sockets_of_who_is_erased_end_as_well(tenant: Tenant) -> None:
    async with signed_in(tenant.worker) as socket:
        assert await erase(tenant.worker.email, datetime.now(UTC))
        await ended(socket)


@pytest.mark.parametrize("subscribed", [False, True])
async def test_the_sockets_of_a_program_end_when_its_last_day_is_over(
    tenant: Tenant, clock: Clock, *, subscribed: bool
) -> None:
    program = await tenant.program(expiresOn=in_days(0))
    async with signed_in(program, subscribed=subscribed) as socket:
        with clock.forward(1):
            await ended(socket)


@GONE
async def test_their_event_streams_end(tenant: Tenant, gone: Going) -> None:
    member = await who(tenant, gone)
    headers = {**member.headers, "Accept": "text/event-stream"}
    async with (
        asyncio.timeout(PATIENCE),
        httpx.AsyncClient(trust_env=False, timeout=None) as client,
        client.stream("POST", member.url, json={"query": SUBSCRIBED}, headers=headers) as it,
    ):
        assert it.status_code == 200
        await gone(member, tenant)
        said = b"".join([piece async for piece in it.aiter_bytes()])
    assert b"event: next" not in said


@pytest.mark.parametrize("gone", [switched_off, corrected, swapped, *OF_PROGRAMS])
async def test_nothing_that_happens_is_told_to_them(tenant: Tenant, gone: Going) -> None:
    hire = await tenant.hire()
    member = await who(tenant, gone)
    async with signed_in(member) as socket:
        heard = ""
        # One that comes proves that the subscription runs.
        while '"next"' not in heard:
            await tenant.hire()
            with suppress(TimeoutError):
                heard = str(await asyncio.wait_for(socket.recv(), 0.3))
        await gone(member, tenant)
        await hire.offer()
        told: list[str] = []
        with suppress(ConnectionClosed):
            while not told or '"UNAUTHENTICATED"' not in told[-1]:
                told.append(str(await socket.recv()))
        assert "OFFERED" not in "".join(told)


async def test_the_sockets_of_an_address_end_where_somebody_else_has_it_by_now(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = await tenant.member("HIRING_ADMIN")
    sockets, end, looked = Sockets(1), asyncio.Event(), asyncio.Event()

    async def look(sign_ins: Collection[SignIn], at: datetime) -> dict[SignIn, Viewer]:
        looked.set()
        return await who_signs_in(sign_ins, at)

    monkeypatch.setattr(signed_out, "who_signs_in", look)
    keeping = signed_out.keep_signed_out(sockets, utc_now)
    async with asyncio.timeout(PATIENCE), background(keeping):
        with sockets.signed_in(SignIn(member.email), end.set):
            await looked.wait()
            await swapped(member, tenant)
            await end.wait()


async def test_it_holds_at_once_for_every_server_process(notified: Spec, tmp_path: Path) -> None:
    async with running(notified, count=2) as (one, other):
        tenant = await house_at(one)
        member = await tenant.member("HIRING_ADMIN")
        url = notified.database_url
        async with _refused_everywhere(member, other.url):
            run(tmp_path, "user", "deactivate", member.email, DATABASE_URL=url)
        run(tmp_path, "user", "activate", member.email, DATABASE_URL=url)
        await Actor(other.url, member.secret, member.email).ask("{ viewer { id } }")
        async with _refused_everywhere(member, other.url):
            await corrected(member, tenant)
        for url in (one.url, other.url):
            await Actor(url, member.secret, f"right-{member.email}").ask("{ viewer { id } }")


@asynccontextmanager
async def _refused_everywhere(member: Actor, other: str) -> AsyncIterator[None]:
    """Somebody is answered by both servers before the block, and by neither behind it; their sockets end."""
    there = Actor(other, member.secret, member.email)
    for actor in (member, there):
        await actor.ask("{ viewer { id } }")
    async with signed_in(member, subscribed=False) as idle, signed_in(there) as subscribed:
        yield
        for actor in (member, there):
            (error,) = await actor.errors("{ viewer { id } }")
            assert error["extensions"]["code"] == "UNAUTHENTICATED"
        await ended(idle)
        await ended(subscribed)
