"""Clients that read slowly, or not at all."""

import asyncio
from dataclasses import replace

import psutil

from resolvers.live.subscriber import OUTDATED
from tests.chaos.cluster import Node, running
from tests.chaos.served import Spec
from tests.live.feed.test_processes import house_at
from tests.live.follower import Follower, cursor_of, fields, trail
from tests.machines.patience import until
from tests.tenant import Hire, Tenant, milestone

LARGE = fields("type hire { description }")
STEPS = 100


async def test_a_slow_client_gets_everything_though_little_waits_for_it(notified: Spec) -> None:
    spec = replace(notified, settings={"socket_queue": 3})
    async with running(spec) as (node,):
        tenant = await house_at(node)
        hire = await large(tenant)
        cursor = await cursor_of(tenant.owner)
        async with Follower(tenant.owner, LARGE, {"after": cursor}) as slow:
            slow.pause()
            for number in range(4):
                await change(hire, f"Number {number}")
            slow.resume()
            await slow.gets(4 * STEPS)
            await slow.quiet()
        assert slow.cursors == await whole_trail(hire, cursor)
        assert len(slow.closed) <= 1


async def test_a_client_that_does_not_read_is_dropped_and_others_go_on(notified: Spec) -> None:
    spec = replace(notified, settings={"socket_send_timeout": 2, "socket_ping_interval": 2})
    async with running(spec) as (node,):
        tenant = await house_at(node)
        hire = await large(tenant)
        async with (
            Follower(tenant.owner, LARGE, returns=False) as stuck,
            Follower(tenant.owner, LARGE) as other,
        ):
            stuck.pause()
            for number in range(5):
                await change(hire, f"Number {number}")
            await other.gets(5 * STEPS)
            await until(lambda: not connected(node, stuck))
            stuck.resume()
            await stuck.until(lambda: bool(stuck.closed))
            assert len(stuck.got) < 5 * STEPS == len(other.got)
            assert stuck.closed == [1006]


async def test_a_slow_client_gets_nothing_of_what_waits_once_its_rights_are_gone(
    notified: Spec,
) -> None:
    spec = replace(notified, settings={"socket_queue": 10 * STEPS})
    async with running(spec) as (node,):
        tenant = await house_at(node)
        hire = await large(tenant)
        member = await tenant.member("HIRING_ADMIN")
        async with Follower(member, LARGE, returns=False) as slow:
            slow.pause()
            for number in range(5):
                await change(hire, f"Number {number}")
            await tenant.owner.do("removeMember", user=member.id)
            await asyncio.sleep(OUTDATED)
            slow.resume()
            await slow.until(lambda: bool(slow.errors))
        assert slow.errors[0]["extensions"]["code"] == "NOT_FOUND"
        assert len(slow.got) < 5 * STEPS


async def large(tenant: Tenant) -> Hire:
    """A hire of which every event carries 20,000 characters."""
    steps = (milestone(f"Step {number}") for number in range(STEPS))
    return await tenant.hire(*steps, description="x" * 20_000)


async def change(hire: Hire, order: str) -> None:
    """One event for each of its milestones."""
    page = await hire.read("milestones(first: 200) { edges { node { id } } }")
    ids = [edge["node"]["id"] for edge in page["milestones"]["edges"]]
    await hire.edit(update=[{"milestone": id, "purchaseOrderNumber": order} for id in ids])


def connected(node: Node, follower: Follower) -> bool:
    """Whether the server still holds the follower's socket; a client that does not read cannot tell."""
    held = psutil.Process(node.pid).net_connections("tcp")
    peers = {each.raddr for each in held if each.status == psutil.CONN_ESTABLISHED}
    return ("127.0.0.1", follower.port) in peers


async def whole_trail(hire: Hire, after: str) -> list[str]:
    found: list[str] = []
    while more := await trail(hire.tenant.owner, found[-1] if found else after):
        found += more
    return found
