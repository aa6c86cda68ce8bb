"""The doorbell: it only wakes. Readers of the feed then read the table, and poll it anyway."""

import asyncio

from models.database import connection, dialect
from models.sql import Dialect

CHANNEL = "milestones_events"

_listeners: set[asyncio.Event] = set()


def listen() -> asyncio.Event:
    """An event that is set each time this process commits to the feed."""
    listener = asyncio.Event()
    _listeners.add(listener)
    return listener


def leave(listener: asyncio.Event) -> None:
    """Stop listening."""
    _listeners.discard(listener)


def ring() -> None:
    """Wake this process's readers, after a commit."""
    for listener in _listeners:
        listener.set()


async def announce() -> None:
    """Wake the other processes' readers: PostgreSQL delivers it with the commit, or not at all."""
    if dialect() is Dialect.POSTGRES:
        await connection().execute_query(f"NOTIFY {CHANNEL}")
