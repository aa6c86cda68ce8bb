"""Wake-ups for readers of the feed, which then read the table, and poll it anyway: a wake-up says nothing else.

Within a process it rings by itself. Between processes PostgreSQL's NOTIFY carries it, with nothing more to deploy, or a
broker (Redis, Valkey): after the commit, and once for many that come together. A process that is killed in between has
told nobody: what it committed is found by the poll.

By hand: `broadcaster` ends with its connection, and does not come back.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any, Protocol

from models.database.connection import dialect
from models.database.errors import Unavailable
from models.database.sql import Dialect
from models.feed.background import running
from models.feed.wakeup import connections
from models.feed.wakeup.notifications import Notifications, notify

CHANNEL = "milestones_events"


class Carrier(Protocol):
    """The carrier of the ring to the other processes."""

    def publish(self) -> None:
        """Ring there soon, once for however many calls."""

    async def settle(self) -> None:
        """Ring at once where that is still wanted, as the last thing."""


LAST_SECONDS = 2.0
"""How long the last ring of a process may take: by then the others have looked without one."""

_listeners: set[asyncio.Event] = set()
_carriers: set[Carrier] = set()


def listen() -> asyncio.Event:
    """An event that is set each time somebody commits to the feed."""
    listener = asyncio.Event()
    _listeners.add(listener)
    return listener


def leave(listener: asyncio.Event) -> None:
    """Stop listening."""
    _listeners.discard(listener)


def wake_all() -> None:
    """Wake everybody's readers, after a commit."""
    wake_here()
    for carrier in _carriers:
        carrier.publish()


def wake_here() -> None:
    """Wake this process's readers."""
    for listener in _listeners:
        listener.set()


def is_connected() -> bool:
    """Whether other processes wake this one; where not, its readers poll. On SQLite there are none."""
    return dialect() is Dialect.SQLITE or connections.has_connection()


async def ring_elsewhere() -> None:
    """Wake the servers' readers from a process that is none, after a commit; where that fails, they poll."""
    if dialect() is Dialect.POSTGRES:
        with suppress(Unavailable):
            await notify(CHANNEL)


@asynccontextmanager
async def connected(broker_url: str | None) -> AsyncIterator[None]:
    """Hears the other processes, and is heard by them, for as long as the block runs."""
    if broker_url:
        # Its client takes 9 MB, of those alone who have a broker.
        from models.feed.wakeup.broker import Broker  # noqa: PLC0415 (as is said above)

        broker = Broker(broker_url, CHANNEL)
        async with _carried_by(broker, broker.hear(wake_here), broker.tell()):
            yield
    elif dialect() is Dialect.POSTGRES:
        notifications = Notifications(CHANNEL)
        async with _carried_by(notifications, notifications.hear(wake_here), notifications.tell()):
            yield
    else:
        yield


@asynccontextmanager
async def _carried_by(carrier: Carrier, *works: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    _carriers.add(carrier)
    try:
        async with running(*works):
            yield
    finally:
        _carriers.discard(carrier)
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_SECONDS):
                await carrier.settle()
