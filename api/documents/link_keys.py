"""The keys of links to documents, at hand in a server process: a link is signed within an answer, without waiting."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
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
        self._missed = asyncio.Event()

    def signing(self, at: datetime) -> bytes:
        """The key of links that are made now.

        Raises Unavailable where there is none as yet: the clock jumped, or the database takes no new one.
        """
        key = self._keys.get(at.date())
        if key is None:
            self._missed.set()
            raise Unavailable
        return key

    async def opening(self, day: date) -> bytes | None:
        """The key of links that were made on this day; None for a day whose links are none any more."""
        today = self._clock().date()
        if not today - _A_DAY <= day <= today + _A_DAY:
            return None
        if today not in self._keys:
            await self.load()
        return self._keys.get(day)

    async def load(self) -> None:
        """Make sure of today's. Raises Unavailable where the database cannot be read, or takes no new one."""
        self._keys = await link_keys(self._clock())

    async def try_to_load(self) -> None:
        """The same; without one links wait, and nothing else does."""
        try:
            await self.load()
        except Exception:  # noqa: BLE001 (whatever it is, the server goes on, and so does this)
            _log.warning("there is no key for links to documents as yet", exc_info=True)

    async def keep_fresh(self) -> None:
        """Load them again and again, for ever, so that the next day's are there before it begins."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._missed.wait(), _EVERY_SECONDS)
            self._missed.clear()
            await self.try_to_load()
