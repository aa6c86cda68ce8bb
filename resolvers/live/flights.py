"""Work that several wait for is done once, and not too much of it at a time."""

from collections.abc import Awaitable, Callable, Hashable
from typing import TypeVar

from models.kit.single_flight import SingleFlight
from resolvers.live.places import Places, Requester

T = TypeVar("T")


class FairFlights:
    """Single flights in fair turns: of equal work that is asked for at the same time, one task is run."""

    def __init__(self, places: Places) -> None:
        self._places = places
        # What nobody waits for any more is not to be asked of the database.
        self._flights = SingleFlight[Hashable](goes_on=False)

    async def do(self, key: Hashable, requester: Requester, work: Callable[[], Awaitable[T]]) -> T:
        """Do the work, or join the flight of this key; all who joined get its result.

        It waits for a place of the party who asked first.
        """
        return await self._flights.do(key, lambda: self._in_turn(requester, work))

    async def _in_turn(self, requester: Requester, work: Callable[[], Awaitable[T]]) -> T:
        async with self._places.place(requester):
            return await work()
