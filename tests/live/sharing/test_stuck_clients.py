"""Clients that stop reading: the server gives them up, and nobody else waits for them."""

import asyncio
from dataclasses import replace

from api.settings import Settings
from tests.chaos.cluster import running
from tests.chaos.served import Spec
from tests.live.feed.test_processes import house_at, one_more_is_told
from tests.live.follower import Follower
from tests.live.sharing.test_slow_clients import LARGE, STEPS, change, connected, large
from tests.machines.patience import PATIENCE_SECONDS

NOTHING = {"types": list[str]()}


def test_a_stuck_client_is_dropped_within_30_seconds_unless_an_operator_wants_otherwise() -> None:
    usual = {name: field.default for name, field in Settings.model_fields.items()}
    # An idle one takes nothing after the next ping, and then for as long as a client is given.
    assert usual["socket_ping_interval"] + usual["socket_send_timeout"] <= 30


async def test_a_stuck_client_is_dropped_and_disturbs_nobody(notified: Spec) -> None:
    spec = replace(notified, settings={"socket_ping_interval": 3, "socket_send_timeout": 6})
    async with running(spec) as (node,):
        tenant = await house_at(node)
        hire = await large(tenant)
        async with (
            Follower(tenant.owner, LARGE, returns=False) as flooded,
            Follower(tenant.owner, variables=NOTHING, returns=False) as idle,
            Follower(tenant.owner) as other,
        ):
            stuck = [flooded, idle]
            for each in stuck:
                each.pause()
            for number in range(5):
                await change(hire, f"Number {number}")
            await other.gets(5 * STEPS)
            told_meanwhile = 0
            async with asyncio.timeout(PATIENCE_SECONDS):
                while any(connected(node, each) for each in stuck):
                    await one_more_is_told(tenant, other)
                    told_meanwhile += connected(node, flooded)
                    await asyncio.sleep(0.1)
            # Whoever waited for a client that does not read would be told when that one is dropped.
            assert told_meanwhile
            for each in stuck:
                each.resume()
                await each.until(lambda e=each: e.closed == [1006])  # type: ignore[misc]  # mypy cannot infer such a lambda
        assert other.closed == []
