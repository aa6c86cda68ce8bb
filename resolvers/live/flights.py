"""Work that several wait for is done once, and not too much of it at a time."""

from collections.abc import Awaitable, Callable, Hashable
from typing import TypeVar

from models.kit.single_flight import SingleFlight
from resolvers.live.places import Places, Requester

T = TypeVar("T")


class FairFlights:
    """After a restart everybody comes back at once, mostly with the same question."""

    def __init__(self, places: Places) -> None:
        self._places = places
        # What nobody waits for any more is not to be asked of the database.
        self._flights = SingleFlight[Hashable](goes_on=False)

    async def do(self, key: Hashable, requester: Requester, work: Callable[[], Awaitable[T]]) -> T:
        """What the work gives; whoever asks for the same key before it is done gets the same.

        It waits for a place of the party who asked first.
        """
        return await self._flights.do(key, lambda: self._in_turn(requester, work))

    async def _in_turn(self, requester: Requester, work: Callable[[], Awaitable[T]]) -> T:
        async with self._places.place(requester):
            return await work()
