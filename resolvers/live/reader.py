"""The one reader of the feed in a process: it tells each event to those whom it concerns, once."""

import asyncio
import logging
import time
from contextlib import suppress
from datetime import datetime

from models import doorbell, feed
from models.failures import Unavailable
from models.feed import Position, Span
from resolvers.live.group import Group
from resolvers.live.groups import Groups
from resolvers.planner.events import MOST

logger = logging.getLogger(__name__)

POLL = 2.0
"""Seconds after which the table is read though nobody rang."""
SOON = 0.01
"""Seconds after which it is read again where an open transaction held something back."""
_PATIENCE = 5.0
_AT_ONCE = 4
_STALLED = 60.0
"""Seconds; a turn that has a lot to tell may take a while."""


class Reader:
    """Everything up to `position` is told; None while nobody is there to be told anything."""

    def __init__(self, groups: Groups) -> None:
        self.position: Position | None = None
        self._groups = groups
        self._turned = time.monotonic()
        self._telling = asyncio.Semaphore(_AT_ONCE)

    @property
    def is_reading(self) -> bool:
        """Whether it took a turn lately."""
        return time.monotonic() - self._turned < _STALLED

    async def lag(self, now: datetime) -> float:
        """For how many seconds the oldest event has waited to be told."""
        since = await feed.waiting_since(self.position) if self.position else None
        return (now - since).total_seconds() if since else 0.0

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
        """Tells what is new; answers how long to wait at the most."""
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
            entries = await feed.entries_behind(self.position, MOST)
            if not entries:
                return
            span = Span(self.position, entries[-1].position)
            # Before anybody is told: who joins from now on begins behind these events.
            self.position = span.through
            concerned = self._groups.concerned_by(entries)
            if concerned:
                await self._tell(concerned, span)

    async def _tell(self, groups: list[Group], span: Span) -> None:
        try:
            await self._groups.recheck(groups)
        except Exception:
            _let_fall_behind(groups)
            raise
        await asyncio.gather(*(self._tell_one(group, span) for group in groups))

    async def _tell_one(self, group: Group, span: Span) -> None:
        try:
            async with self._telling, asyncio.timeout(_PATIENCE):
                deliveries = await group.read(span)
        except Exception:
            # Each of them meets it again alone, and the others do not have to wait.
            logger.warning("A subscription could not be answered.", exc_info=True)
            group.fall_behind()
        else:
            group.push(deliveries)


def _let_fall_behind(groups: list[Group]) -> None:
    for group in groups:
        group.fall_behind()


def _longer(pause: float) -> float:
    return SOON if pause == POLL else min(pause * 2, POLL)
