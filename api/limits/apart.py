"""The one thread in which whatever takes a while is done, so that others are answered meanwhile."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_THREAD = ThreadPoolExecutor(max_workers=1, thread_name_prefix="apart")
"""One for all callers: several would take the event loop's time from it, each as much as it has itself."""
T = TypeVar("T")


async def done_apart(work: Callable[[], T]) -> T:
    """Do the work in the thread, behind others' work there; raises what it raises."""
    return await asyncio.get_running_loop().run_in_executor(_THREAD, work)
