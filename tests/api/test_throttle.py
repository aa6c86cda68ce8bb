"""Buckets that refill: in this process, and shared through a broker."""

import asyncio
import socket
import time

import pytest

import api.throttle
from api.settings import Settings
from api.throttle import LocalThrottle, NoThrottle, SharedThrottle, throttle
from tests.api.serving import settings_of
from tests.process import Server
from tests.services import valkey_server


class Clock:
    """Seconds, at will."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


async def test_a_bucket_empties_and_refills() -> None:
    clock = Clock()
    bucket = LocalThrottle(60, clock)
    for left in range(59, -1, -1):
        standing = await bucket.take("user:a", 1)
        assert (standing.retry_after, standing.available) == (0, left)
    refused = await bucket.take("user:a", 1)
    assert refused.retry_after == 1
    clock.now += 1
    assert (await bucket.take("user:a", 1)).retry_after == 0


async def test_callers_do_not_pay_for_each_other() -> None:
    bucket = LocalThrottle(10, Clock())
    assert (await bucket.take("user:a", 10)).retry_after == 0
    assert (await bucket.take("user:a", 1)).retry_after > 0
    assert (await bucket.take("user:b", 10)).retry_after == 0


async def test_strangers_have_a_smaller_share() -> None:
    bucket = LocalThrottle(600, Clock())
    assert (await bucket.take("address:127.0.0.1", 1)).maximum == 60


async def test_what_costs_more_than_the_bucket_holds_leaves_a_debt() -> None:
    clock = Clock()
    bucket = LocalThrottle(60, clock)
    assert (await bucket.take("user:a", 90)).retry_after == 0
    assert (await bucket.take("user:a", 1)).retry_after == 31
    assert (await bucket.take("user:a", 90)).retry_after == 90
    clock.now += 90
    assert (await bucket.take("user:a", 90)).retry_after == 0


async def test_idle_buckets_are_forgotten() -> None:
    bucket = LocalThrottle(60, Clock())
    for number in range(20_050):
        await bucket.take(f"address:{number}", 1)
    assert len(bucket._buckets) == 20_000


async def test_zero_lifts_the_limit() -> None:
    unlimited = throttle(settings_of(rate_limit=0))
    assert isinstance(unlimited, NoThrottle)
    await unlimited.take("user:a", 10**9)


def shared(settings: Settings) -> SharedThrottle:
    made = throttle(settings)
    assert isinstance(made, SharedThrottle)
    return made


async def test_servers_share_their_buckets(valkey: Server) -> None:
    settings = settings_of(rate_limit=60, redis_url=valkey.url)
    one, other = shared(settings), shared(settings)
    caller = f"user:{id(one)}"
    takes = [server.take(caller, 1) for server in (one, other) for _ in range(50)]
    granted = [s for s in await asyncio.gather(*takes) if not s.retry_after]
    # A little refills while it runs.
    assert 60 <= len(granted) <= 63
    await one.close()
    await other.close()


async def test_a_shared_bucket_keeps_debts_too(valkey: Server) -> None:
    bucket = shared(settings_of(rate_limit=60, redis_url=valkey.url))
    caller = f"user:debt {id(bucket)}"
    assert (await bucket.take(caller, 90)).retry_after == 0
    assert (await bucket.take(caller, 1)).retry_after == pytest.approx(31, abs=1)
    await bucket.close()


async def test_where_the_broker_is_away_each_server_counts_alone() -> None:
    bucket = shared(settings_of(rate_limit=60, redis_url="redis://127.0.0.1:1"))
    assert (await bucket.take("user:a", 60)).retry_after == 0
    assert (await bucket.take("user:a", 1)).retry_after > 0
    await bucket.close()


async def test_nobody_waits_again_for_a_broker_that_does_not_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        bucket = shared(
            settings_of(rate_limit=60, redis_url=f"redis://127.0.0.1:{mute.getsockname()[1]}")
        )
        await bucket.take("user:a", 1)
        began = time.monotonic()
        await bucket.take("user:a", 1)
        assert time.monotonic() - began < 0.9
        await bucket.close()


async def test_a_broker_that_is_back_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.throttle, "_LEFT_ALONE_SECONDS", 0.1)
    with valkey_server() as broker:
        settings = settings_of(rate_limit=60, redis_url=broker.url)
        one, other = shared(settings), shared(settings)
        broker.stop()
        assert (await one.take("user:a", 60)).retry_after == 0
        broker.start()
        await asyncio.sleep(0.15)
        assert (await one.take("user:a", 60)).retry_after == 0
        assert (await other.take("user:a", 30)).retry_after > 0
        await one.close()
        await other.close()
