"""The doorbell: it only wakes. Readers of the feed then read the table, and poll it anyway.

Within a process it rings by itself. Between processes PostgreSQL's NOTIFY carries it, with the commit and nothing
more to deploy; or a broker (Redis, Valkey) where NOTIFY's lock at each commit hurts, told after the commit.

By hand: `broadcaster` ends with its connection, and does not come back.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from models.database.connection import dialect
from models.database.sql import Dialect
from models.feed.background import running
from models.feed.wakeup import line
from models.feed.wakeup.broker import Broker
from models.feed.wakeup.notifications import notified

CHANNEL = "milestones_events"

_listeners: set[asyncio.Event] = set()
_brokers: set[Broker] = set()


def listen() -> asyncio.Event:
    """An event that is set each time somebody commits to the feed."""
    listener = asyncio.Event()
    _listeners.add(listener)
    return listener


def leave(listener: asyncio.Event) -> None:
    """Stop listening."""
    _listeners.discard(listener)


def ring() -> None:
    """Wake everybody's readers, after a commit."""
    wake()
    for broker in _brokers:
        broker.publish()


def wake() -> None:
    """Wake this process's readers."""
    for listener in _listeners:
        listener.set()


def is_heard() -> bool:
    """Whether other processes wake this one; where not, its readers poll. On SQLite there are none."""
    return dialect() is Dialect.SQLITE or line.is_heard()


def announcement() -> str:
    """SQL that wakes the other processes' readers: PostgreSQL delivers it with the commit, or not at all."""
    return "NULL" if _brokers else f"pg_notify('{CHANNEL}', '')"


@asynccontextmanager
async def connected(broker_url: str | None) -> AsyncIterator[None]:
    """Hears the other processes (and, by the broker, is heard) for as long as the block runs."""
    if broker_url:
        broker = Broker(broker_url, CHANNEL)
        _brokers.add(broker)
        try:
            async with running(broker.hear(wake), broker.tell()):
                yield
        finally:
            _brokers.discard(broker)
    elif dialect() is Dialect.POSTGRES:
        async with running(notified(CHANNEL, wake)):
            yield
    else:
        yield
