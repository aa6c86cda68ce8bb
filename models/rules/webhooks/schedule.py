"""When an attempt follows one that failed, and when no more follows."""

from collections.abc import Sequence
from datetime import datetime, timedelta

ATTEMPT_SECONDS = 10.0
"""An attempt with everything in it: a name looked up, connections, the answer."""

PAUSES: Sequence[timedelta] = (
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=12),
)
"""After the first attempt, the second …: each about as long; the last one after all others."""
SPREAD = 0.2
"""By how much of itself a pause is longer or shorter, so that what failed together is not tried again together."""
GIVEN_UP_AFTER = timedelta(days=5)
"""From a delivery's first attempt; of a webhook, from the first attempt since one succeeded."""
LONGEST_RETRY_AFTER = timedelta(days=1)
KEPT_DAYS = timedelta(days=30)
"""For so long events of a disabled webhook wait, and deliveries that ended are kept."""


def next_attempt(
    tried: int, first: datetime, now: datetime, retry_after: timedelta | None, chance: float
) -> datetime | None:
    """When to try again after `tried` attempts that failed, the first at `first`; None: no more.

    `chance` is a random number from 0 to 1. What the address asked for by `Retry-After` is kept up to a day.
    """
    if now >= first + GIVEN_UP_AFTER:
        return None
    pause = PAUSES[min(tried, len(PAUSES)) - 1] * (1 - SPREAD + 2 * SPREAD * chance)
    if retry_after is not None:
        pause = max(pause, min(retry_after, LONGEST_RETRY_AFTER))
    # The last attempt is no earlier than the limit: what comes back within it is not given up before.
    return min(now + pause, max(first + GIVEN_UP_AFTER, now + timedelta(seconds=1)))


def is_given_up(failing_since: datetime, now: datetime) -> bool:
    """Whether a webhook of which nothing was delivered since then is told no more."""
    return now >= failing_since + GIVEN_UP_AFTER
