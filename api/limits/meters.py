"""Charges subscribers for deliveries: noted at once, and taken from the bucket now and then.

An event may go out to a thousand sockets, and the buckets may be a broker's: one round trip for each delivery would
cost more than the delivery. So a user has an account in each process, which owes the bucket a little at most.
"""

import asyncio
import time
from weakref import WeakValueDictionary

from api.limits.rate_limit import Bucket, RateLimiter, allowance

_SHARE = 100
"""A hundredth of a minute's points is collected at once,"""
_SECONDS = 5.0
"""less than that after a while."""


class Meters:
    """The meters of one process. Buckets hold so many points a minute; 0 is no limit."""

    def __init__(self, rate_limiter: RateLimiter, per_minute: int) -> None:
        self._rate_limiter = rate_limiter
        self._per_minute = per_minute
        self._accounts: WeakValueDictionary[str, Account] = WeakValueDictionary()

    def of(self, caller: str, points: int) -> "Meter":
        """The meter of one of the caller's subscriptions, each delivery of which costs so many points."""
        if not self._per_minute:
            return FreeOfCharge()
        account = self._accounts.get(caller)
        if account is None:
            maximum = allowance(caller, self._per_minute)
            account = self._accounts[caller] = Account(self._rate_limiter, caller, maximum)
        return PointsMeter(account, points)

    def saw(self, caller: str, bucket: Bucket | None) -> None:
        """Note the state of the caller's bucket after a request of theirs."""
        account = self._accounts.get(caller) if bucket else None
        if account and bucket:
            account.saw(bucket)


class FreeOfCharge:
    """Where nothing is limited."""

    __slots__ = ()
    is_spent = False

    def pay(self) -> None:
        """Nothing."""

    async def refilled(self) -> None:
        """At once."""


class PointsMeter:
    """Pays from a user's account, which all of their subscriptions share."""

    __slots__ = ("_account", "_points")

    def __init__(self, account: "Account", points: int) -> None:
        self._account = account
        self._points = points

    @property
    def is_spent(self) -> bool:
        """Whether the bucket is empty, as far as the account knows."""
        return self._account.is_spent

    def pay(self) -> None:
        """The points of one delivery."""
        self._account.owe(self._points)

    async def refilled(self) -> None:
        """Until the bucket has given all that is owed."""
        await self._account.settled.wait()


Meter = FreeOfCharge | PointsMeter


class Account:
    """The points that a user owes their bucket. It is spent once they owe more than the bucket seems to hold."""

    def __init__(self, rate_limiter: RateLimiter, caller: str, maximum: int) -> None:
        self.is_spent = False
        """Whether deliveries have to wait, until it is `settled`."""
        self.settled = asyncio.Event()
        self.settled.set()
        self._rate_limiter = rate_limiter
        self._caller = caller
        self._maximum = maximum
        self._share = maximum // _SHARE
        self._held = float(maximum)
        self._held_at = time.monotonic()
        self._owed = 0
        self._unlooked = 0.0
        """The debt up to which nobody looks closer: an event may be a thousand deliveries."""
        self._timer: asyncio.TimerHandle | None = None
        self._collecting: asyncio.Task[None] | None = None

    def owe(self, points: int) -> None:
        """Add points to what is owed."""
        self._owed += points
        if self._owed > self._unlooked:
            self._look()

    def saw(self, bucket: Bucket) -> None:
        """Note the state of the bucket, from which other processes take too."""
        self._held, self._held_at = float(bucket.available), time.monotonic()
        self._unlooked = 0

    def _look(self) -> None:
        if self._owed > self._estimate:
            self._spend()
        if self.is_spent or self._owed >= self._share:
            self._collect()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_SECONDS, self._collect)
        self._unlooked = min(self._share, self._estimate) if self._timer else 0

    def _spend(self) -> None:
        self.is_spent = True
        self.settled.clear()

    @property
    def _estimate(self) -> float:
        refilled = (time.monotonic() - self._held_at) * self._maximum / 60
        return min(self._maximum, self._held + refilled)

    def _collect(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if self._collecting is None:
            self._collecting = asyncio.create_task(self._collected())

    async def _collected(self) -> None:
        try:
            while owed := self._owed:
                bucket = await self._rate_limiter.take(self._caller, owed)
                assert bucket, "there are meters only where there is a limit"
                self.saw(bucket)
                if bucket.retry_after:
                    self._spend()
                    await asyncio.sleep(bucket.retry_after)
                else:
                    self._owed -= owed
        finally:
            self._collecting = None
            self._unlooked = 0
            self.is_spent = False
            self.settled.set()
