"""Buckets that refill: in this process, and shared through a broker."""

import asyncio
import socket
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest
from redis.asyncio import Redis

import api.limits.rate_limit
from api.auth import Identity
from api.auth.caller import Caller
from api.limits.rate_limit import LocalRateLimiter, NoRateLimiter, SharedRateLimiter, rate_limiter
from api.settings import Settings
from tests.api.serving import settings_of
from tests.machines.process import Server
from tests.machines.services import valkey_server


class Clock:
    """Seconds, at will."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


async def test_a_bucket_empties_and_refills() -> None:
    clock = Clock()
    bucket = LocalRateLimiter(60, clock)
    for left in range(59, -1, -1):
        standing = await bucket.take("user:a", 1)
        assert (standing.retry_after, standing.available) == (0, left)
    refused = await bucket.take("user:a", 1)
    assert refused.retry_after == 1
    clock.now += 1
    assert (await bucket.take("user:a", 1)).retry_after == 0


async def test_callers_do_not_pay_for_each_other() -> None:
    bucket = LocalRateLimiter(10, Clock())
    assert (await bucket.take("user:a", 10)).retry_after == 0
    assert (await bucket.take("user:a", 1)).retry_after > 0
    assert (await bucket.take("user:b", 10)).retry_after == 0


async def test_strangers_have_a_smaller_share() -> None:
    bucket = LocalRateLimiter(600, Clock())
    assert (await bucket.take("address:127.0.0.1", 1)).maximum == 60


async def test_what_costs_more_than_the_bucket_holds_leaves_a_debt() -> None:
    clock = Clock()
    bucket = LocalRateLimiter(60, clock)
    assert (await bucket.take("user:a", 90)).retry_after == 0
    assert (await bucket.take("user:a", 1)).retry_after == 31
    assert (await bucket.take("user:a", 90)).retry_after == 90
    clock.now += 90
    assert (await bucket.take("user:a", 90)).retry_after == 0


async def test_idle_buckets_are_forgotten() -> None:
    bucket = LocalRateLimiter(60, Clock())
    for number in range(20_050):
        await bucket.take(f"address:{number}", 1)
    assert len(bucket._buckets) == 20_000


async def test_zero_lifts_the_limit() -> None:
    unlimited = rate_limiter(settings_of(rate_limit=0))
    assert isinstance(unlimited, NoRateLimiter)
    await unlimited.take("user:a", 10**9)


def shared(settings: Settings) -> SharedRateLimiter:
    made = rate_limiter(settings)
    assert isinstance(made, SharedRateLimiter)
    return made


async def test_servers_share_their_buckets(valkey: Server) -> None:
    settings = settings_of(rate_limit=60, redis_url=valkey.url)
    one, other = shared(settings), shared(settings)
    caller = f"user:{id(one)}"
    began = time.monotonic()
    takes = [server.take(caller, 1) for server in (one, other) for _ in range(50)]
    granted = [s for s in await asyncio.gather(*takes) if not s.retry_after]
    # One a second is refilled while it runs.
    assert 60 <= len(granted) <= 61 + time.monotonic() - began
    await one.close()
    await other.close()


async def test_a_shared_bucket_keeps_debts_too(valkey: Server) -> None:
    bucket = shared(settings_of(rate_limit=60, redis_url=valkey.url))
    caller = f"user:debt {id(bucket)}"
    assert (await bucket.take(caller, 90)).retry_after == 0
    # 31, less the seconds that have gone by; without the debt it would be one.
    assert 2 <= (await bucket.take(caller, 1)).retry_after <= 31
    await bucket.close()


async def test_where_the_broker_is_away_each_server_counts_alone() -> None:
    bucket = shared(settings_of(rate_limit=60, redis_url="redis://127.0.0.1:1"))
    assert (await bucket.take("user:a", 60)).retry_after == 0
    assert (await bucket.take("user:a", 1)).retry_after > 0
    await bucket.close()


async def test_nobody_waits_again_for_a_broker_that_does_not_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(api.limits.rate_limit, "_LEFT_ALONE_SECONDS", 3600)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        bucket = shared(
            settings_of(rate_limit=60, redis_url=f"redis://127.0.0.1:{mute.getsockname()[1]}")
        )
        mute.setblocking(False)
        await bucket.take("user:a", 1)
        asked(mute)
        await bucket.take("user:a", 1)
        with pytest.raises(BlockingIOError):
            asked(mute)
        await bucket.close()


def asked(mute: socket.socket) -> None:
    """Takes the next connection; BlockingIOError where nobody has come."""
    mute.accept()[0].close()


async def test_a_broker_that_is_back_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.limits.rate_limit, "_LEFT_ALONE_SECONDS", 0.1)
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


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::/64"),
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
        ("unknown", "unknown"),
    ],
)
def test_strangers_are_counted_by_their_network(address: str, network: str) -> None:
    assert Caller(None, address, "http", "1").key == f"address:{network}"


def test_members_are_counted_by_who_they_are_wherever_they_are() -> None:
    identity = Identity("maja@contractor.example", datetime.now(UTC))
    keys = {Caller(identity, f"2001:db8::{n}", "http", "1").key for n in range(3)}
    assert keys == {"user:maja@contractor.example"}


async def refuses_our_password(valkey: Server) -> str:
    """Of a user whom this broker does not know."""
    return valkey.url.replace("redis://", "redis://nobody:nonsense@")


async def wants_a_password(valkey: Server) -> str:
    """The broker's own address, at which nobody gets on without one any more."""
    async with Redis.from_url(valkey.url) as redis:
        await redis.config_set("requirepass", "sesame")
    return valkey.url


async def is_nobody_that_we_trust(valkey: Server) -> str:
    """By TLS: what answers there is not even that."""
    return valkey.url.replace("redis://", "rediss://")


async def may_run_nothing(valkey: Server) -> str:
    """Of a user who may sign in, and not count."""
    async with Redis.from_url(valkey.url) as redis:
        await redis.acl_setuser(
            "guest", enabled=True, passwords=["+guest"], commands=["+ping"], keys=["*"]
        )
    return valkey.url.replace("redis://", "redis://guest:guest@")


@pytest.mark.parametrize(
    "address", [refuses_our_password, wants_a_password, is_nobody_that_we_trust, may_run_nothing]
)
async def test_a_broker_that_does_not_count_for_us_is_told_once(
    address: Callable[[Server], Awaitable[str]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(api.limits.rate_limit, "_LEFT_ALONE_SECONDS", 0)
    with valkey_server() as broker:
        bucket = shared(settings_of(rate_limit=60, redis_url=await address(broker)))
        for _ in range(3):
            assert await bucket.is_shared() is False
            assert (await bucket.take("user:a", 1)).retry_after == 0
        await bucket.close()
    (line,) = [each for each in caplog.records if each.name == "milestones"]
    assert "REDIS_URL" in line.message
    assert "nonsense" not in str(line.__dict__)


async def test_that_a_broker_is_back_is_told_too(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(api.limits.rate_limit, "_LEFT_ALONE_SECONDS", 0)
    with valkey_server() as broker:
        bucket = shared(settings_of(rate_limit=60, redis_url=broker.url))
        assert await bucket.is_shared()
        broker.stop()
        assert [await bucket.is_shared() for _ in range(3)] == [False] * 3
        broker.start()
        assert await bucket.is_shared()
        assert (await bucket.take("user:a", 0)).available == 60
        await bucket.close()
    assert len([each for each in caplog.records if each.name == "milestones"]) == 2
