"""Looks up viewers as they are now: one statement for all people of a tenant who are asked for at the same time.

By hand: a batch of Strawberry's `DataLoader` whose first asker is cancelled before it begins is never begun, and
whoever asks from then on waits for ever.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from models.access.sign_in import SignIn
from models.people.signing_in import SignedIn, viewers_of
from models.rules.access import Viewer
from resolvers.live.flights import FairFlights
from resolvers.live.places import Requester, tenant_of

_AT_ONCE = 500
"""People of one statement."""


@dataclass(eq=False, slots=True)
class _Batch:
    people: set[SignedIn] = field(default_factory=set)


class ViewerLookup:
    """Looks up many at once; single subscribers are batched. `clock` answers the present time (UTC)."""

    def __init__(self, flights: FairFlights, clock: Callable[[], datetime]) -> None:
        self._flights = flights
        self._clock = clock
        self._next: dict[UUID, _Batch] = {}

    async def of(self, viewer: Viewer, sign_in: SignIn) -> Viewer | None:
        """The viewer as they are now; None where they may not sign in any more, or not by this."""
        tenant = tenant_of(viewer)
        batch = self._next.setdefault(tenant, _Batch())
        batch.people.add((viewer.id, sign_in))
        requester = Requester(tenant, None)
        present = await self._flights.do(batch, requester, lambda: self._looked_up(tenant, batch))
        return present.get((viewer.id, sign_in))

    async def now(self, people: Iterable[SignedIn]) -> dict[SignedIn, Viewer]:
        """The viewers that these are now; without those who may not sign in any more, or not by that."""
        present: dict[SignedIn, Viewer] = {}
        waiting = list(people)
        while waiting:
            present |= await viewers_of(waiting[:_AT_ONCE], self._clock())
            del waiting[:_AT_ONCE]
        return present

    async def _looked_up(self, tenant: UUID, batch: _Batch) -> dict[SignedIn, Viewer]:
        # Who asks from now on is of the next ones: they want to know how things are later than now.
        del self._next[tenant]
        return await self.now(batch.people)
