"""The one reader of the feed in a process: it hears of each event once, and waits for nobody who is told."""

import asyncio
import logging
import time
from contextlib import suppress
from datetime import datetime

from models.database.errors import Unavailable
from models.feed import log as feed
from models.feed import wakeup as doorbell
from models.feed.log import Position, Span
from resolvers.live.groups import Groups
from resolvers.live.teller import Teller

logger = logging.getLogger(__name__)

POLL = 2.0
"""Seconds after which the table is read though nobody rang."""
SOON = 0.01
"""Seconds after which it is read again where an open transaction held something back."""
_ENTRIES = 100
_STALLED = 60.0
"""Seconds; a turn that has a lot to read may take a while."""


class Reader:
    """Everything up to `position` is handed on to be told; None while nobody is there to be told anything."""

    def __init__(self, groups: Groups, teller: Teller) -> None:
        self.position: Position | None = None
        self._groups = groups
        self._teller = teller
        self._turned = time.monotonic()

    @property
    def is_reading(self) -> bool:
        """Whether it took a turn lately."""
        return time.monotonic() - self._turned < _STALLED

    async def lag(self, now: datetime) -> float:
        """For how many seconds the oldest event has waited to be told."""
        since = await feed.waiting_since(self.position) if self.position else None
        unheard = (now - since).total_seconds() if since else 0.0
        return max(unheard, self._teller.lag)

    async def begin(self) -> Position:
        """Where the reader is. For somebody who is in a group already: with nobody in any it goes to sleep."""
        return self.position or self._awake(await feed.present())

    def _awake(self, present: Position) -> Position:
        # Somebody else may have begun meanwhile.
        self.position = self.position or present
        return self.position

    async def read(self) -> None:
        """For ever: whenever the doorbell rings, and anyway."""
        bell, pause = doorbell.listen(), POLL
        try:
            while True:
                with suppress(TimeoutError):
                    await asyncio.wait_for(bell.wait(), pause)
                bell.clear()
                self._turned = time.monotonic()
                pause = await self._turn(pause)
        finally:
            doorbell.leave(bell)

    async def _turn(self, pause: float) -> float:
        """Hears what is new; answers how long to wait at the most."""
        if not self._groups:
            self.position = None
        if self.position is None:
            return POLL
        try:
            await self._advance()
            held_back = await feed.held_back(self.position)
        except Unavailable:
            return POLL
        except Exception:
            logger.exception("The feed could not be read; it is tried again.")
            return POLL
        return _longer(pause) if held_back else POLL

    async def _advance(self) -> None:
        while self.position is not None:
            entries = await feed.entries_behind(self.position, _ENTRIES)
            if not entries:
                return
            span = Span(self.position, entries[-1].position)
            # Before anybody is told: who joins from now on begins behind these events.
            self.position = span.through
            for group in self._groups.concerned_by(entries):
                self._teller.tell(group, span)


def _longer(pause: float) -> float:
    return SOON if pause == POLL else min(pause * 2, POLL)
