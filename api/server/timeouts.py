"""Time limits of many short pieces of work: one timer watches all of them, where asyncio would set one for each.

By hand: `asyncio.timeout` sets a timer for each, which cost 13 times as much under uvloop.
"""

import asyncio
from types import TracebackType

_FINEST = 0.05
"""Seconds between two looks at what runs, where the limit is not a short one itself."""


class TimeLimit:
    """A limit of seconds for each block: `with limit():` in a task raises TimeoutError, a moment late at the most."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        # In the order of their deadlines, since all have the same time.
        self._running: dict[_Block, float] = {}
        self._timer: asyncio.TimerHandle | None = None

    def __call__(self) -> "_Block":
        """A block that has the time from when it is entered."""
        return _Block(self)

    def begin(self, block: "_Block", loop: asyncio.AbstractEventLoop) -> None:
        """Watch it."""
        self._running[block] = loop.time() + self.seconds
        if self._timer is None:
            self._look_later(loop)

    def end(self, block: "_Block") -> None:
        """The block has ended: stop watching it."""
        del self._running[block]

    def _look_later(self, loop: asyncio.AbstractEventLoop) -> None:
        pause = min(self.seconds / 4, _FINEST)
        self._timer = loop.call_later(pause, self._look, loop)

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        now = loop.time()
        for block, due in self._running.items():
            if due > now:
                break
            block.interrupt()
        if self._running:
            self._look_later(loop)
        else:
            self._timer = None


class _Block:
    """See asyncio.Timeout, from which the rules of interrupting are."""

    __slots__ = ("_before", "_late", "_limit", "_task")

    def __init__(self, limit: TimeLimit) -> None:
        self._limit = limit
        self._late = False

    def __enter__(self) -> None:
        task = asyncio.current_task()
        assert task, "only a task can be interrupted"
        self._task = task
        self._before = task.cancelling()
        self._limit.begin(self, task.get_loop())

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._limit.end(self)
        if not self._late:
            return
        cancelled = kind is not None and issubclass(kind, asyncio.CancelledError)
        if self._task.uncancel() <= self._before and cancelled:
            raise TimeoutError from failure

    def interrupt(self) -> None:
        """The time is over."""
        if not self._late:
            self._late = True
            self._task.cancel()
