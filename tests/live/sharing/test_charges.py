"""What subscriptions cost who subscribed, and how many somebody may have."""

import time
from contextlib import AsyncExitStack, suppress
from dataclasses import replace

from gql.transport.exceptions import TransportQueryError

from tests.chaos.cluster import running
from tests.chaos.served import Spec
from tests.live.feed.test_processes import house_at
from tests.live.follower import Follower, cursor_of, fields, trail
from tests.live.listener import Listener, listening
from tests.live.sharing.test_fairness import say
from tests.tenant import Actor

A_MINUTE = 3_000
QUERY = "{ hires(first: 180) { edges { node { id } } } }"
QUERY_COSTS = 250
"""Points at the most."""
DELIVERY = fields("hire { milestones(first: 8) { edges { node { id } } } }")
AT_LEAST = 59
"""Points of a delivery: a request's, a hire and eight milestones."""
EVENTS = 25
EVERYTHING = 'subscription { hireEvents(after: "0~0") { cursor } }'


async def test_who_has_no_points_left_is_told_later_and_nobody_else_is(place: Spec) -> None:
    limited = replace(
        place, home=place.home / "limited", settings={**place.settings, "rate_limit": A_MINUTE}
    )
    async with running(place) as (writer,), running(limited) as (node,):
        tenant = await house_at(writer)
        hire, colleague = await tenant.offered(), await tenant.member("OWNER")
        # They ask the server that counts, and no other.
        spender = replace(await tenant.member("FINANCE_MANAGER"), url=node.url)
        cursor = await cursor_of(tenant.owner)
        where = {"after": cursor}
        async with (
            Follower(spender, DELIVERY, where, url=node.url) as spent,
            Follower(colleague, DELIVERY, where, url=node.url) as other,
        ):
            began = time.monotonic()
            await _spend_all(spender)
            for number in range(EVENTS):
                await say(hire, number)
            await other.gets(EVENTS)
            earned = QUERY_COSTS + A_MINUTE / 60 * (time.monotonic() - began)
            # Each pays for a delivery with the last that they have, be it enough or not.
            assert (len(spent.got) - 1) * AT_LEAST <= earned
            await spent.gets(min(len(spent.got) + 2, EVENTS))
        everything = await trail(tenant.owner, cursor)
        assert other.cursors == everything
        assert spent.cursors == everything[: len(spent.cursors)]


async def test_a_user_and_a_company_have_so_many_subscriptions_and_no_more(place: Spec) -> None:
    most = {"max_subscriptions_per_user": 2, "max_subscriptions_per_company": 3}
    async with running(replace(place, settings=place.settings | most)) as (node,):
        tenant = await house_at(node)
        await tenant.offered()
        colleague = await tenant.member("FINANCE_MANAGER")
        async with AsyncExitStack() as stack:
            sockets = [
                await stack.enter_async_context(listening(each))
                for each in (tenant.owner, tenant.owner, colleague, tenant.worker)
            ]
            mine, mine_too, theirs, of_worker = sockets
            assert await _begun(mine, "1")
            assert await _begun(mine_too, "2")
            assert not await _begun(mine, "3")
            assert await _begun(theirs, "4")
            assert not await _begun(theirs, "5")
            assert await _begun(of_worker, "6")
            await mine.complete("1")
            assert await _begun(theirs, "7")
            assert not await _begun(mine, "8")


async def _spend_all(actor: Actor) -> None:
    """Ask until there are not enough points left to ask once more."""
    with suppress(TransportQueryError):
        for _ in range(A_MINUTE):
            await actor.ask(QUERY)


async def _begun(socket: Listener, id: str) -> bool:
    """Whether it was told what happened before, rather than refused."""
    await socket.subscribe(id, EVERYTHING)
    await socket.hear_from([id])
    if id in socket.errors:
        assert socket.errors[id][0]["extensions"]["code"] == "THROTTLED"
    return id not in socket.errors
