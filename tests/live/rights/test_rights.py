"""Who is told what: decided anew for each event."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

import jwt
from websockets.asyncio.client import connect

from tests.access import MEMBERS
from tests.live.follower import PROTOCOL, Follower, cursor_of, fields, trail
from tests.tenant import Actor, Tenant, found, in_days

EDITABLE = fields("type milestone { viewerCanEdit { allowed reasons { code } } }")


async def test_a_worker_is_told_nothing_from_before_the_offer(tenant: Tenant) -> None:
    async with Follower(tenant.worker, variables={"after": "0~0"}) as follower:
        hire = await tenant.hire()
        await hire.edit(add=[{"name": "Secret", "dueDate": "2030-01-01", "amount": "1"}])
        await follower.quiet()
        await hire.offer()
        await follower.gets(2)
        await follower.quiet()
    assert follower.types == ["HIRE_OFFERED", "CONTRACT_ISSUED"]


async def test_a_worker_is_told_of_a_payment_and_of_no_external_id(tenant: Tenant) -> None:
    hire = await tenant.active()
    (row,) = await hire.milestones()
    request, changes = await hire.paid(row["id"]), fields("type changes { field after }")
    async with Follower(tenant.worker, changes) as worker, Follower(tenant.owner, changes) as owner:
        for thing in (hire.id, row["id"], request):
            await tenant.owner.do("setExternalId", node=thing, externalId="AP-1")
        payment = {"paymentRequest": request, "paidOn": in_days(0)}
        await tenant.owner.do("recordPayment", **payment, externalId="AP-2")
        await owner.gets(4)
        await worker.gets(1)
        await worker.quiet()
    assert owner.types == ["HIRE_EDITED", "MILESTONE_EDITED", "HIRE_EDITED", "PAYMENT_RECORDED"]
    assert worker.types == ["PAYMENT_RECORDED"]
    told = [each["field"] for each in worker.got[0]["changes"]]
    assert told == ["paidOn"]
    assert [each["field"] for each in owner.got[-1]["changes"]] == ["paidOn", "externalId"]


async def test_the_cursor_of_a_worker_tells_nothing_from_before_the_offer(tenant: Tenant) -> None:
    await tenant.hire()
    assert await cursor_of(tenant.worker) == "0~0"


async def test_nobody_is_told_of_another_company_or_another_worker(tenant: Tenant) -> None:
    other = await found(tenant.server)
    stranger, _ = await tenant.contractor()
    async with (
        Follower(other.owner, variables={"after": "0~0"}) as rival,
        Follower(stranger, variables={"after": "0~0"}) as colleague,
        Follower(tenant.server.support, variables={"after": "0~0"}) as support,
        Follower(tenant.owner) as owner,
    ):
        await tenant.active()
        await owner.gets(5)
        for follower in (rival, colleague, support):
            await follower.quiet(0.1)


async def test_members_of_every_role_are_told_the_same(tenant: Tenant) -> None:
    members, cursor = [await tenant.member(role) for role in MEMBERS], await cursor_of(tenant.owner)
    async with AsyncExitStack() as sockets:
        followers = [await sockets.enter_async_context(Follower(each)) for each in members]
        hire = await tenant.active()
        (row,) = await hire.milestones()
        await hire.paid(row["id"])
        told = await trail(tenant.owner, cursor)
        for each in followers:
            await each.gets(len(told))
    assert [each.cursors for each in followers] == [told] * len(MEMBERS)
    assert [each.got for each in followers] == [followers[0].got] * len(MEMBERS)


async def test_a_removed_member_is_told_nothing_more(tenant: Tenant) -> None:
    member = await tenant.member("HIRING_ADMIN")
    async with (
        Follower(member, returns=False) as removed,
        Follower(tenant.owner) as owner,
    ):
        hire = await tenant.hire()
        await removed.gets(1)
        await tenant.owner.do("removeMember", user=member.id)
        await hire.offer()
        await owner.gets(3)
        await removed.until(lambda: bool(removed.errors))
        assert removed.types == ["HIRE_CREATED"]
    assert removed.errors[0]["extensions"]["code"] == "NOT_FOUND"


async def test_a_removed_member_gets_nothing_of_what_they_missed(tenant: Tenant) -> None:
    member = await tenant.member("HIRING_ADMIN")
    await tenant.hire()
    await tenant.owner.do("removeMember", user=member.id)
    async with Follower(member, variables={"after": "0~0"}) as removed:
        await removed.quiet()


async def test_another_role_is_told_with_its_own_permissions_and_misses_nothing(
    tenant: Tenant,
) -> None:
    member = await tenant.member("HIRING_ADMIN")
    cursor = await cursor_of(tenant.owner)
    async with Follower(member, EDITABLE, {"after": cursor}) as follower:
        hire = await tenant.active()
        milestone = (await hire.milestones())[0]["id"]
        await hire.edit(update=[{"milestone": milestone, "purchaseOrderNumber": "1"}])
        await follower.gets(6)
        await tenant.owner.do("changeMemberRole", user=member.id, role="HIRING_ASSISTANT")
        await hire.edit(update=[{"milestone": milestone, "purchaseOrderNumber": "2"}])
        await follower.gets(7)
    assert follower.cursors == await trail(tenant.owner, cursor)
    assert follower.got[-2]["milestone"]["viewerCanEdit"]["allowed"]
    reasons = follower.got[-1]["milestone"]["viewerCanEdit"]["reasons"]
    assert [reason["code"] for reason in reasons] == ["FORBIDDEN"]


async def test_members_of_different_roles_see_their_own_permissions(tenant: Tenant) -> None:
    assistant = await tenant.member("HIRING_ASSISTANT")
    hire = await tenant.hire()
    milestone = (await hire.milestones())[0]["id"]
    async with (
        Follower(assistant, EDITABLE) as one,
        Follower(tenant.owner, EDITABLE) as other,
        Follower(tenant.worker, EDITABLE) as worker,
    ):
        await hire.edit(update=[{"milestone": milestone, "purchaseOrderNumber": "1"}])
        allowed = [
            (await each.gets(1))[0]["milestone"]["viewerCanEdit"]["allowed"]
            for each in (one, other)
        ]
        await worker.quiet(0.1)
    assert allowed == [False, True]


async def test_a_token_that_expires_closes_its_socket_with_4403(
    tenant: Tenant,
) -> None:
    token = short_lived(tenant.owner, seconds=1.5)
    url = tenant.server.url.replace("http", "ws", 1)
    async with connect(url, subprotocols=[PROTOCOL]) as connection:
        payload = f'{{"Authorization": "Bearer {token}"}}'
        await connection.send(f'{{"type": "connection_init", "payload": {payload}}}')
        async with asyncio.timeout(60):
            await connection.wait_closed()
    assert connection.close_code == 4403


async def test_whoever_comes_back_with_a_fresh_token_misses_nothing(tenant: Tenant) -> None:
    cursor = await cursor_of(tenant.owner)
    async with Follower(Brief(**vars(tenant.owner)), variables={"after": cursor}) as follower:
        for _ in range(4):
            await tenant.hire()
            await asyncio.sleep(0.5)
        await follower.gets(4)
    assert 4403 in follower.closed
    assert follower.cursors == await trail(tenant.owner, cursor)


class Brief(Actor):
    """Somebody whose tokens live a moment only."""

    @property
    def headers(self) -> dict[str, str]:
        """The Authorization header, fresh."""
        return {"Authorization": f"Bearer {short_lived(self, seconds=1)}"}


def short_lived(who: Actor, seconds: float) -> str:
    now = datetime.now(UTC)
    expires = now + timedelta(seconds=seconds)
    claims = {"email": who.email, "iat": now.timestamp(), "exp": expires.timestamp()}
    return jwt.encode(claims, who.secret, algorithm="HS256")
