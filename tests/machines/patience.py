"""Waiting for what has to come: in no time, or when a slow and busy machine gets to it."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from inspect import isawaitable

PATIENCE_SECONDS = 60.0
_PAUSE_SECONDS = 0.02


def wait_until(holds: Callable[[], object]) -> None:
    """Ask again and again in this thread; TimeoutError where it never holds."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError(f"it did not happen within {PATIENCE_SECONDS} seconds")
        time.sleep(_PAUSE_SECONDS)


async def until(holds: Callable[[], object | Awaitable[object]]) -> None:
    """Ask again and again, as long as `wait_until`, while the loop goes on; `holds` may be a coroutine function."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not await _answered(holds()):
            await asyncio.sleep(_PAUSE_SECONDS)


async def _answered(answer: object) -> object:
    return await answer if isawaitable(answer) else answer
