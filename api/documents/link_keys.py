"""The keys of links to documents, at hand in a server process: a link is signed within an answer, without waiting."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta

from models.document_key import link_keys
from models.failures import Unavailable

_log = logging.getLogger("milestones")

_EVERY_SECONDS = 10.0
_A_DAY = timedelta(days=1)


class LinkKeys:
    """Those of the days around now."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._keys: dict[date, bytes] = {}
        self._failed_at = float("-inf")

    def signing(self, at: datetime) -> bytes:
        """The key of links that are made now. Raises Unavailable where the database takes no new one."""
        key = self._keys.get(at.date())
        if key is None:
            raise Unavailable
        return key

    async def opening(self, day: date) -> bytes | None:
        """The key of links that were made on this day; None for a day whose links are none any more."""
        today = self._clock().date()
        if not today - _A_DAY <= day <= today + _A_DAY:
            return None
        if today not in self._keys:
            self._keys = await link_keys(self._clock())
        return self._keys.get(day)

    @property
    def are_wanted(self) -> bool:
        """Whether today's lacks, and may be had. As a rule it was there before the day began."""
        lacking = self._clock().date() not in self._keys
        return lacking and time.monotonic() > self._failed_at + _EVERY_SECONDS

    async def load(self) -> None:
        """Make sure of today's. Without it links are UNAVAILABLE, and nothing else is."""
        try:
            self._keys = await link_keys(self._clock())
        except Exception:  # noqa: BLE001 (whatever it is, the server goes on, and so does this)
            self._failed_at = time.monotonic()
            _log.warning("there is no key for links to documents as yet", exc_info=True)

    async def keep_fresh(self) -> None:
        """Load them again and again, for ever."""
        while True:
            await asyncio.sleep(_EVERY_SECONDS)
            await self.load()
