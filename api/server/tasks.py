"""Starting and ending tasks of a group from outside of it: from timers, say, which may be late."""

import asyncio
from collections.abc import Coroutine
from typing import Any


def begin_in(tasks: asyncio.TaskGroup, work: Coroutine[Any, Any, None]) -> None:
    """Begin the work as a task of the group; no-op where the group has ended, or is about to."""
    try:
        tasks.create_task(work)
    except RuntimeError:
        work.close()


def fail(tasks: asyncio.TaskGroup, error: Exception) -> None:
    """Makes the group fail with this error, which cancels all that it runs."""
    begin_in(tasks, _raise(error))


async def _raise(error: Exception) -> None:
    raise error
