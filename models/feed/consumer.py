"""Consumers of the feed: each goes through all events in order, and hands over what lies behind its position.

A consumer wakes when somebody commits, and looks every `FEED_POLL_SECONDS` anyway: a lost wake-up loses no event.
What is held back, by an open transaction or by another process, it looks for again soon. It goes on in batches of
`EVENTS_AT_ONCE` events, until there is nothing more. None waits for another one: each has a position of its own.

- `ConsumerInMemory` forgets it with the process: for live subscriptions, whose clients hold cursors of their own.
- `KeptConsumer` keeps it in a row of `feed_consumer`: for what must not forget, in whichever process it goes on.

```python
async def tell(entries: Sequence[Entry]) -> None:
    await write([inserted("delivery", [... for entry in entries])])

async with running(KeptConsumer("webhook:…", tell).run()):  # in every server process, for as long as it lives
```

A kept consumer hands over inside of a transaction, which also advances the position, and which one process at a time
gets under a name; another one takes over when it dies. So:

- Rows that `hand_over` writes stand or fall with the advance: exactly once. Anything else it does at least once: after
  a crash, or where it raised, the batch comes again as a whole (and what was committed meanwhile with it).
- It runs SQL alone, and little of it: while the transaction is open, nobody's feed goes on beyond it (`feed.log`), and
  on SQLite nothing else is answered. What takes the network (sending a webhook) or time becomes a row that a worker
  works off afterwards.
- What raises is logged and tried again with the same batch, for ever; `lag` shows it. Whom a single event must not stop
  catches what it knows of.
- Entries are of every tenant, in the order of each hire; `audiences` says whose they are.
"""

import asyncio
import logging
import time
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime

from tortoise.transactions import in_transaction

from models.database.connection import current_connection, dialect, fetch, fetch_value
from models.database.errors import Unavailable
from models.database.sql import Binds, Dialect
from models.feed import event_log, wakeup
from models.feed.event_log import Entry, Position, Span

logger = logging.getLogger(__name__)

FEED_POLL_SECONDS = 2.0
"""Seconds after which the table is read without a wake-up."""
SOON = 0.01
"""Seconds after which it is read for the first time, and again where something was held back: there twice as long each
time, up to `FEED_POLL_SECONDS`."""
EVENTS_AT_ONCE = 100
"""Events that are handed over at once, at the most."""
_STALLED = 60.0
"""Seconds; a batch may take a while."""


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
        """Whether it looked, or handed a batch over, within the last minute."""
        return time.monotonic() - self._turned < _STALLED

    async def lag(self, now: datetime) -> float:
        """For how many seconds the oldest event has waited to be handed over; 0.0 where none does."""
        position = await self.find_position()
        since = await event_log.waiting_since(position) if position else None
        return (now - since).total_seconds() if since else 0.0

    async def run(self) -> None:
        """Consume for ever: at each wake-up, and every `FEED_POLL_SECONDS` anyway. Ends when its task is cancelled."""
        wakeups, pause = wakeup.listen(), SOON
        try:
            while True:
                with suppress(TimeoutError):
                    await asyncio.wait_for(wakeups.wait(), pause)
                wakeups.clear()
                self._turned = time.monotonic()
                pause = await self._turn(pause)
        finally:
            wakeup.leave(wakeups)

    async def _turn(self, pause: float) -> float:
        """Hands over what is new; answers how long to wait at the most."""
        try:
            while await self.advance():
                self._turned = time.monotonic()
            position = await self.find_position()
            held_back = position is not None and await event_log.held_back(position)
        except Unavailable:
            return FEED_POLL_SECONDS
        except Exception:
            logger.exception("The feed could not be consumed; it is tried again.")
            return FEED_POLL_SECONDS
        return _longer(pause) if held_back else FEED_POLL_SECONDS


class ConsumerInMemory(Consumer):
    """A consumer with its position in memory, which it drops while `is_wanted` is false.

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
        return self.position or self._begun(await event_log.present_position())

    async def find_position(self) -> Position | None:
        """As in `position`: it takes no look at the database."""
        return self.position

    async def advance(self) -> bool:
        """Hand the next batch over, from a position that has moved behind it already."""
        if not self._is_wanted():
            self.position = None
        if self.position is None:
            return False
        entries = await event_log.entries_behind(self.position, EVENTS_AT_ONCE)
        if entries:
            span = Span(self.position, entries[-1].position)
            self.position = span.through
            self._hand_over(span, entries)
        return bool(entries)

    def _begun(self, present: Position) -> Position:
        # Somebody else may have begun meanwhile.
        self.position = self.position or present
        return self.position


class KeptConsumer(Consumer):
    """Its position is kept under its name, which all processes share.

    A name that is new begins behind `start`, or at the present; where it is known already, `start` means nothing.
    """

    def __init__(
        self,
        name: str,
        hand_over: Callable[[Sequence[Entry]], Awaitable[None]],
        *,
        start: Position | None = None,
    ) -> None:
        super().__init__()
        self._name = name
        self._hand_over = hand_over
        self._start = start

    async def find_position(self) -> Position:
        """As it is kept; from here on, where the name is new."""
        return await self._kept() or await self._begun()

    async def advance(self) -> bool:
        """Hand the next batch over and keep the position behind it; False where another process is at it, too."""
        position = await self.find_position()
        # Read before the lock, whose transaction holds everybody's feed back.
        entries = await event_log.entries_behind(position, EVENTS_AT_ONCE)
        if not entries:
            return False
        async with in_transaction():
            is_ours = await self._lock(position)
            if is_ours:
                await self._hand_over(entries)
                await self._keep(entries[-1].position)
        return is_ours

    async def _kept(self) -> Position | None:
        binds = Binds(dialect())
        statement = f"SELECT c.xid, c.seq FROM feed_consumer c WHERE c.name = {binds(self._name)}"
        rows = await fetch(statement, binds.values)
        return Position(**rows[0]) if rows else None

    async def _begun(self) -> Position:
        binds = Binds(dialect())
        xid, seq = self._start or await event_log.present_position()
        # Another process may have begun meanwhile.
        await current_connection().execute_query(
            "INSERT INTO feed_consumer (name, xid, seq)"
            f" VALUES ({binds(self._name)}, {binds(xid)}, {binds(seq)}) ON CONFLICT DO NOTHING",
            binds.values,
        )
        return await self.find_position()

    async def _lock(self, position: Position) -> bool:
        """Whether nobody else hands over, or has since gone on from this position."""
        binds = Binds(dialect())
        statement = (
            f"SELECT 1 FROM feed_consumer c WHERE c.name = {binds(self._name)}"
            f" AND c.xid = {binds(position.xid)} AND c.seq = {binds(position.seq)}"
        )
        if binds.dialect is Dialect.POSTGRES:
            # On SQLite the transaction itself is a lock.
            statement += " FOR UPDATE SKIP LOCKED"
        return bool(await fetch_value(statement, binds.values))

    async def _keep(self, position: Position) -> None:
        binds = Binds(dialect())
        await current_connection().execute_query(
            f"UPDATE feed_consumer SET xid = {binds(position.xid)}, seq = {binds(position.seq)}"
            f" WHERE name = {binds(self._name)}",
            binds.values,
        )


def _longer(pause: float) -> float:
    return SOON if pause == FEED_POLL_SECONDS else min(pause * 2, FEED_POLL_SECONDS)
