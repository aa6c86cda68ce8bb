"""The background tasks of a server process, from its start to its end."""

import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any, ParamSpec

from models.feed.background import running

P = ParamSpec("P")
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Work:
    """One of them: its name, what it is for, and what goes on for as long as its block runs."""

    name: str
    purpose: str
    block: Callable[[], AbstractAsyncContextManager[None]]


def forever(
    work: Callable[P, Coroutine[Any, Any, None]], *args: P.args, **kwargs: P.kwargs
) -> Callable[[], AbstractAsyncContextManager[None]]:
    """The block of a coroutine that never ends by itself, and copes with whatever fails in it."""
    return lambda: running(work(*args, **kwargs))


@asynccontextmanager
async def at_work(works: Iterable[Work]) -> AsyncIterator[None]:
    """All of them, begun in their order and ended in the opposite one."""
    async with AsyncExitStack() as begun:
        for work in works:
            await begun.enter_async_context(work.block())
            logger.debug("%s: begun", work.name)
        yield
