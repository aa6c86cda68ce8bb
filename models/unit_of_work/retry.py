"""Trying a write until it has taken effect once, or until it is certain that it cannot in time.

By hand: `tenacity` tries again after what was raised, and asks nobody whether it took effect.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any, NoReturn, TypeVar

from tortoise.transactions import in_transaction

from models.database.errors import Effect, Unavailable, duplicate
from models.feed import wakeup

T = TypeVar("T")

TRIES = 5
"""How often a transaction is tried that another one, or the state of the database, stopped."""

RETRY_SECONDS = 8.0
"""After this long no further try is begun, so that the caller has an answer while they still wait for it."""


async def shielded(work: Coroutine[Any, Any, T]) -> T:
    """Run to the end whatever becomes of the client: nothing is written half-way."""
    task = asyncio.create_task(work)
    _running.add(task)
    task.add_done_callback(_finished)
    return await asyncio.shield(task)


async def drain(seconds: float = 10.0) -> None:
    """Wait for the writes that are still running, at most so long."""
    if _running:
        await asyncio.wait(set(_running), timeout=seconds)


async def committed(work: Callable[[], Awaitable[T]]) -> T:
    """Run `work` in a transaction of its own, and return its answer; the feed's readers are woken after the commit."""
    async with in_transaction():
        written = await work()
    wakeup.wake_all()
    return written


async def retried_transaction(work: Callable[[], Awaitable[T]], *, repeatable: bool) -> T:
    """Run `work` in a transaction of its own, as `retried` does it."""
    return await retried(partial(committed, work), repeatable=repeatable)


async def retried(work: Callable[[], Awaitable[T]], *, repeatable: bool) -> T:
    """Run `work`, which writes once or not at all, again where that may help, and return its answer.

    `repeatable`: running it again does no harm even if it took effect before (it has an idempotency key). Raises
    Unavailable, whose `effect` says what is known, or what `work` raised.
    """
    until, effect = time.monotonic() + RETRY_SECONDS, Effect.NONE
    for attempt in range(1, TRIES + 1):
        try:
            return await work()
        except Exception as failure:  # noqa: BLE001 (it is raised again, or tried again)
            if isinstance(failure, Unavailable) and effect is Effect.NONE:
                # A try whose effect is unknown leaves it so, whatever the later ones meet.
                effect = failure.effect
            over = attempt == TRIES or time.monotonic() > until
            if over or not _worth_another(failure, repeatable=repeatable):
                _give_up(failure, effect)
        await asyncio.sleep(0.01 * 2**attempt)
    raise AssertionError


_running: set[asyncio.Task[Any]] = set()


def _finished(task: asyncio.Task[Any]) -> None:
    _running.discard(task)
    if not task.cancelled():
        # The caller may be gone: what was raised is then nobody's, and no cause for a warning.
        task.exception()


def _worth_another(failure: Exception, *, repeatable: bool) -> bool:
    if isinstance(failure, Unavailable):
        # Without a key nobody could tell a second time from the first.
        return repeatable or failure.effect is Effect.NONE
    # Whoever committed the other row is seen by the next try, and the rules refuse by its code. If they do not, they
    # and the index disagree: that is an unexpected error, and answered as one.
    return duplicate(failure)


def _give_up(failure: Exception, effect: Effect) -> NoReturn:
    if isinstance(failure, Unavailable):
        raise Unavailable(effect) from failure.__cause__
    raise failure
