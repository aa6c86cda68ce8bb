"""Clients that stop reading, with the bounds that the server has by default: this takes as long as they say."""

import asyncio
import time

import psutil

from api.settings import Settings
from tests.chaos.cluster import Node, running
from tests.chaos.served import Spec
from tests.live.follower import Follower
from tests.live.test_processes import house_at, seconds_until_told
from tests.live.test_slow_clients import LARGE, STEPS, change, large

BOUND = 30.0
SEND_SECONDS: float = Settings.model_fields["socket_send_timeout"].default
NOTHING = {"types": list[str]()}


async def test_a_stuck_client_is_dropped_within_30_seconds_and_disturbs_nobody(
    notified: Spec,
) -> None:
    async with running(notified) as (node,):
        house = await house_at(node)
        hire = await large(house)
        async with (
            Follower(house.owner, LARGE, returns=False) as flooded,
            Follower(house.owner, variables=NOTHING, returns=False) as idle,
            Follower(house.owner) as other,
        ):
            stuck = [flooded, idle]
            began = time.monotonic()
            for each in stuck:
                each.pause()
            for number in range(5):
                await change(hire, f"Number {number}")
            await other.gets(5 * STEPS)
            slowest = 0.0
            while any(connected(node, each) for each in stuck):
                assert time.monotonic() - began < BOUND
                slowest = max(slowest, await seconds_until_told(house, other))
                await asyncio.sleep(0.5)
            # Whoever waited for a client that does not read would do so for as long as that one is given.
            assert slowest < SEND_SECONDS
            for each in stuck:
                each.resume()
                await each.until(lambda e=each: e.closed == [1006])  # type: ignore[misc]  # mypy cannot infer such a lambda
        assert other.closed == []


def connected(node: Node, follower: Follower) -> bool:
    """Whether the server still holds the follower's socket; a client that does not read cannot tell."""
    held = psutil.Process(node.pid).net_connections("tcp")
    peers = {each.raddr for each in held if each.status == psutil.CONN_ESTABLISHED}
    return ("127.0.0.1", follower.port) in peers
