"""Ending a group of tasks from outside of them."""

import asyncio


def fail(tasks: asyncio.TaskGroup, error: Exception) -> None:
    """Makes the group fail with this error, which cancels all that it runs."""
    failing = _raise(error)
    try:
        tasks.create_task(failing)
    except RuntimeError:
        # It has ended already, by itself.
        failing.close()


async def _raise(error: Exception) -> None:
    raise error
