"""Consumers of the feed: each goes through all events in order, and hands over what lies behind its position.

A consumer wakes when somebody commits, and looks every `POLL` seconds anyway: a lost ring costs time, never an event.
What an open transaction still holds back it looks for again soon. It goes on in batches of `BATCH` events, until there
is nothing more. None waits for another one: each has a position of its own, in memory where it may forget
(`ConsumerInMemory`: live subscriptions, whose clients hold their own cursors).
"""

import asyncio
import logging
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime

from models.database.errors import Unavailable
from models.feed import log as feed
from models.feed import wakeup as doorbell
from models.feed.log import Entry, Position, Span

logger = logging.getLogger(__name__)

POLL = 2.0
"""Seconds after which the table is read though nobody rang."""
SOON = 0.01
"""Seconds after which it is read again where something was held back; twice as long each time, up to `POLL`."""
BATCH = 100
"""Events that are handed over at once, at the most."""
_STALLED = 60.0
"""Seconds; a turn that has a lot to read may take a while."""


class Consumer(ABC):
    """Wakes, polls, advances, and tells how far behind it is; what it advances over is up to its kind."""

    def __init__(self) -> None:
        self._turned = time.monotonic()

    @abstractmethod
    async def find_position(self) -> Position | None:
        """Everything up to here was handed over; None while nothing is to be handed over to anybody."""

    @abstractmethod
    async def advance(self) -> bool:
        """Hand the next batch over and go behind it; False where there was none to hand over."""

    @property
    def is_reading(self) -> bool:
        """Whether it took a turn within the last minute."""
        return time.monotonic() - self._turned < _STALLED

    async def lag(self, now: datetime) -> float:
        """For how many seconds the oldest event has waited to be handed over; 0.0 where none does."""
        position = await self.find_position()
        since = await feed.waiting_since(position) if position else None
        return (now - since).total_seconds() if since else 0.0

    async def run(self) -> None:
        """Consume for ever: whenever the doorbell rings, and anyway. It ends when its task is cancelled."""
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
        """Hands over what is new; answers how long to wait at the most."""
        try:
            while await self.advance():
                pass
            position = await self.find_position()
            held_back = position is not None and await feed.held_back(position)
        except Unavailable:
            return POLL
        except Exception:
            logger.exception("The feed could not be consumed; it is tried again.")
            return POLL
        return _longer(pause) if held_back else POLL


class ConsumerInMemory(Consumer):
    """Its position is forgotten with the process, and while `is_wanted` says that nobody is there to be told.

    `hand_over` gets a span and its events. The position is behind them by then: who begins meanwhile, begins there.
    """

    def __init__(
        self,
        hand_over: Callable[[Span, Sequence[Entry]], None],
        is_wanted: Callable[[], bool],
    ) -> None:
        super().__init__()
        self.position: Position | None = None
        self._hand_over = hand_over
        self._is_wanted = is_wanted

    async def begin(self) -> Position:
        """Where it is; at the present where it was nowhere. For somebody for whom it is wanted already."""
        return self.position or self._begun(await feed.present())

    async def find_position(self) -> Position | None:
        """As in `position`: it takes no look at the database."""
        return self.position

    async def advance(self) -> bool:
        """Hand the next batch over, from a position that has moved behind it already."""
        if not self._is_wanted():
            self.position = None
        if self.position is None:
            return False
        entries = await feed.entries_behind(self.position, BATCH)
        if entries:
            span = Span(self.position, entries[-1].position)
            self.position = span.through
            self._hand_over(span, entries)
        return bool(entries)

    def _begun(self, present: Position) -> Position:
        # Somebody else may have begun meanwhile.
        self.position = self.position or present
        return self.position


def _longer(pause: float) -> float:
    return SOON if pause == POLL else min(pause * 2, POLL)
