"""Work that several ask for at once, done once.

By hand: `async-lru` does so for the calls of one function, and keeps what they gave for good or for a time. Here the
work differs from key to key, nothing is kept once it is done, and it is said what becomes of work that nobody waits
for any more.
"""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class SingleFlight(Generic[K]):
    """By key: who asks before the work is done gets what it gives, or raises, as all others do.

    Who is cancelled leaves the work to those who stay. Where nobody stays, it `goes_on` to its end, or is cancelled,
    and whoever asks from then on begins it anew.
    """

    def __init__(self, *, goes_on: bool) -> None:
        self._goes_on = goes_on
        self._flights: dict[K, _Flight] = {}

    async def do(self, key: K, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """The work's result: of this one, or that of the same key which is under way."""
        flight = self._flights.get(key) or self._begin(key, work())
        flight.waiting += 1
        try:
            # Each waits behind a shield of their own: to cancel one of them is not to cancel the work.
            done: T = await asyncio.shield(flight.task)
        finally:
            flight.waiting -= 1
            if not flight.waiting and not self._goes_on:
                self._abandon(key, flight)
        return done

    def is_under_way(self, key: K) -> bool:
        """Whether who asks now would wait for what others began."""
        return key in self._flights

    async def end(self) -> None:
        """Until all that is under way is done, whatever comes of it."""
        tasks = [flight.task for flight in self._flights.values()]
        await asyncio.gather(*tasks, return_exceptions=True)

    def _begin(self, key: K, work: Coroutine[Any, Any, Any]) -> "_Flight":
        flight = self._flights[key] = _Flight(asyncio.create_task(work))
        flight.task.add_done_callback(lambda _: self._over(key, flight))
        return flight

    def _abandon(self, key: K, flight: "_Flight") -> None:
        flight.task.cancel()
        self._forget(key, flight)

    def _over(self, key: K, flight: "_Flight") -> None:
        self._forget(key, flight)
        # What it raised is told to those who wait; there may be none left.
        if not flight.task.cancelled():
            flight.task.exception()

    def _forget(self, key: K, flight: "_Flight") -> None:
        # Once abandoned, it may take a while to end, and another one may have begun.
        if self._flights.get(key) is flight:
            del self._flights[key]


@dataclass(eq=False, slots=True)
class _Flight:
    task: asyncio.Task[Any]
    waiting: int = 0
