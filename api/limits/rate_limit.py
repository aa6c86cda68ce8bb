"""How much one caller may ask for: a bucket that refills, kept here or shared through Redis.

A request that costs more than a full bucket holds is served when the bucket is full, and leaves a
debt behind: nothing that the cost limit allows is refused for ever.

By hand: `limits` counts hits in windows: what costs more than a window holds would be refused for ever.
"""

import logging
import math
import time
from collections.abc import Callable
from typing import NamedTuple, Protocol

from cachetools import LRUCache

from api.settings import Settings
from models.database.outage import Outage

logger = logging.getLogger("milestones")

_KEPT = 20_000
_MINUTE = 60.0
# A caller without a token asks for the schema, or mistypes.
_STRANGERS_SHARE = 10
_LEFT_ALONE_SECONDS = 5.0
"""A broker that failed is not asked again for so long: nobody is to wait for it each time."""
_NOBODY = "nobody"


class Bucket(NamedTuple):
    """A caller's bucket after a request; `retry_after` (seconds) is above zero when refused."""

    maximum: int
    available: int
    restore_rate: float
    retry_after: int = 0

    def as_json(self) -> dict[str, float]:
        """As `extensions.cost.throttle` shows it; the rate is a second's."""
        return {
            "maximum": self.maximum,
            "available": max(0, self.available),
            "restoreRate": round(self.restore_rate, 3),
        }


class RateLimiter(Protocol):
    """Takes `points` from the caller's bucket. None where there is no limit."""

    async def take(self, caller: str, points: int) -> Bucket | None:
        """`caller` is 'user:…' or 'address:…'."""
        ...  # pragma: no cover

    async def is_shared(self) -> bool | None:
        """Whether all processes count together just now; None where they are not to. It is tried."""
        ...  # pragma: no cover


def rate_limiter(settings: Settings) -> RateLimiter:
    """The rate limiter that the settings ask for."""
    if settings.rate_limit == 0:
        return NoRateLimiter()
    local = LocalRateLimiter(settings.rate_limit)
    return SharedRateLimiter(settings.redis_url, local) if settings.redis_url else local


class NoRateLimiter:
    """RATE_LIMIT=0."""

    async def take(self, caller: str, points: int) -> None:
        """Lets everything pass."""

    async def is_shared(self) -> None:
        """None: without a limit there is nothing to share."""


class LocalRateLimiter:
    """Buckets of this process. `clock` counts seconds."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_minute = per_minute
        self._clock = clock
        # The one idle for longest has refilled most; forgotten buckets are full.
        self._buckets: LRUCache[str, tuple[float, float]] = LRUCache(_KEPT)

    async def take(self, caller: str, points: int) -> Bucket:
        """Takes the points, or says when to come back."""
        maximum, now = allowance(caller, self.per_minute), self._clock()
        level, since = self._buckets.get(caller, (float(maximum), now))
        level = min(maximum, level + (now - since) * maximum / _MINUTE)
        granted = level >= min(points, maximum)
        level -= points if granted else 0
        self._buckets[caller] = (level, now)
        return bucket_of(maximum, level, points, granted=granted)

    async def is_shared(self) -> None:
        """None: a local limiter has nothing to share."""


# Reads, refills and takes in one step: two servers never spend the same points.
_TAKE = """
local now = redis.call('TIME')
now = tonumber(now[1]) + tonumber(now[2]) / 1000000
local maximum, points = tonumber(ARGV[1]), tonumber(ARGV[2])
local bucket = redis.call('HMGET', KEYS[1], 'level', 'since')
local level, since = tonumber(bucket[1]) or maximum, tonumber(bucket[2]) or now
level = math.min(maximum, level + math.max(0, now - since) * maximum / 60)
local granted = level >= math.min(points, maximum)
if granted then level = level - points end
redis.call('HSET', KEYS[1], 'level', tostring(level), 'since', tostring(now))
redis.call('EXPIRE', KEYS[1], math.ceil((maximum - level) / maximum * 60) + 60)
return {granted and 1 or 0, tostring(level)}
"""


class SharedRateLimiter:
    """Buckets that all server processes share. Where the broker is away, each keeps its own."""

    def __init__(self, redis_url: str, local: LocalRateLimiter) -> None:
        # It takes 9 MB, of those alone who have a broker.
        from redis.asyncio import Redis  # noqa: PLC0415 (as is said above)
        from redis.exceptions import RedisError  # noqa: PLC0415

        self._failures = RedisError, OSError
        self._redis: Redis = Redis.from_url(redis_url, socket_timeout=1, socket_connect_timeout=1)
        self._take = self._redis.register_script(_TAKE)
        self._local = local
        self._left_alone_until = 0.0
        self._outage = Outage(
            logger,
            "The broker (REDIS_URL) cannot be had: each process counts rate limits for itself.",
        )

    async def is_shared(self) -> bool:
        """Whether the broker counts, as it is to. Nobody pays for being asked."""
        return await self._shared(_NOBODY, 1, 0) is not None

    async def take(self, caller: str, points: int) -> Bucket:
        """Takes the points, or says when to come back."""
        maximum = allowance(caller, self._local.per_minute)
        taken = await self._shared(caller, maximum, points)
        if taken is None:
            return await self._local.take(caller, points)
        granted, level = taken
        return bucket_of(maximum, level, points, granted=granted)

    async def close(self) -> None:
        """Gives the connections back."""
        await self._redis.aclose()

    async def _shared(self, caller: str, maximum: int, points: int) -> tuple[bool, float] | None:
        """Whether all share the points, and what is left; None where the broker cannot be had."""
        if time.monotonic() < self._left_alone_until:
            return None
        key = f"milestones:throttle:{caller}"
        try:
            granted, level = await self._take(keys=[key], args=[maximum, points])
        except self._failures as failure:
            self._left_alone_until = time.monotonic() + _LEFT_ALONE_SECONDS
            self._outage.began(failure)
            return None
        self._outage.ended()
        return bool(granted), float(level)


def allowance(caller: str, per_minute: int) -> int:
    """How many points a minute this caller has."""
    share = 1 if caller.startswith("user:") else _STRANGERS_SHARE
    return max(1, per_minute // share)


def bucket_of(maximum: int, level: float, points: int, *, granted: bool) -> Bucket:
    """The bucket as the caller is shown it, after asking for `points`."""
    rate = maximum / _MINUTE
    missing = 0 if granted else min(points, maximum) - level
    return Bucket(maximum, math.floor(level), rate, math.ceil(missing / rate))
