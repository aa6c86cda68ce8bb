"""What deliveries cost is noted at once, and taken from the bucket in few round trips."""

import asyncio

import pytest

from api.limits.meters import Meters
from api.limits.rate_limit import Bucket, LocalRateLimiter

WHO = "user:maja@contractor.example"
PER_MINUTE = 60_000


class Counting:
    """A bucket that counts what is taken from it, and how often; it takes a while, as a broker does."""

    def __init__(self) -> None:
        self.trips = self.points = 0
        self.now = 0.0
        self._bucket = LocalRateLimiter(PER_MINUTE, clock=lambda: self.now)

    async def take(self, caller: str, points: int) -> Bucket:
        """As the bucket does."""
        await asyncio.sleep(0)
        self.trips += 1
        standing = await self._bucket.take(caller, points)
        self.points += 0 if standing.retry_after else points
        return standing

    async def is_shared(self) -> None:
        """Nobody else has it."""


async def test_thousands_of_deliveries_make_few_round_trips_and_all_are_paid() -> None:
    bucket = Counting()
    meter = Meters(bucket, PER_MINUTE).of(WHO, 7)
    for _ in range(60):
        for _ in range(100):
            meter.pay()
        await asyncio.sleep(0)
    await _until_paid(bucket, 7 * 6000)
    assert bucket.trips <= 7 * 6000 // (PER_MINUTE // 100)
    assert not meter.is_spent


async def test_all_subscriptions_of_a_user_pay_from_one_bucket() -> None:
    meters = Meters(bucket := Counting(), PER_MINUTE)
    mine, mine_too = meters.of(WHO, PER_MINUTE), meters.of(WHO, 600)
    other = meters.of("user:somebody@else.example", 600)
    mine.pay()
    mine_too.pay()
    assert mine_too.is_spent
    assert not other.is_spent
    await _until_paid(bucket, 0)


async def test_who_has_nothing_left_waits_until_the_bucket_is_refilled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bucket = Counting()
    meter = Meters(bucket, PER_MINUTE).of(WHO, PER_MINUTE)
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        bucket.now += seconds

    meter.pay()
    meter.pay()
    assert meter.is_spent
    sleep = asyncio.sleep
    monkeypatch.setattr(
        "api.limits.meters.asyncio.sleep", lambda seconds: pause(seconds) if seconds else sleep(0)
    )
    await meter.refilled()
    assert bucket.points == 2 * PER_MINUTE
    assert not meter.is_spent


async def test_where_nothing_is_limited_nothing_is_paid() -> None:
    meter = Meters(bucket := Counting(), 0).of(WHO, 7)
    meter.pay()
    await meter.refilled()
    assert not meter.is_spent
    assert bucket.trips == 0


async def _until_paid(bucket: Counting, points: int) -> None:
    async with asyncio.timeout(10):
        while bucket.points < points:
            await asyncio.sleep(0)
