"""Work that goes on in the background."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterable
from contextlib import asynccontextmanager
from typing import Any

_PATIENCE_SECONDS = 1.0


@asynccontextmanager
async def running(*works: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Works that never end by themselves, for as long as the block runs."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        yield
    finally:
        await _end(tasks)
        await asyncio.gather(*tasks, return_exceptions=True)


async def _end(tasks: Iterable[asyncio.Task[None]]) -> None:
    left = set(tasks)
    while left:
        for task in left:
            # More than once: Python 3.11 forgets it where what `wait_for` waits for comes just then.
            task.cancel()
        _, left = await asyncio.wait(left, timeout=_PATIENCE_SECONDS)
