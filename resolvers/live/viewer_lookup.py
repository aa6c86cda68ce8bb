"""Looks up viewers as they are now: one statement for all people of a tenant who are asked for at the same time.

By hand: a batch of Strawberry's `DataLoader` whose first asker is cancelled before it begins is never begun, and
whoever asks from then on waits for ever.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from models.people import SignIn, viewers_of
from models.rules.access import Viewer
from resolvers.live.flights import FairFlights
from resolvers.live.places import Requester, tenant_of

_AT_ONCE = 500
"""People of one statement."""


@dataclass(eq=False, slots=True)
class _Batch:
    sign_ins: set[SignIn] = field(default_factory=set)


class ViewerLookup:
    """Batched lookups for single subscribers."""

    def __init__(self, flights: FairFlights) -> None:
        self._flights = flights
        self._next: dict[UUID, _Batch] = {}

    async def of(self, viewer: Viewer, address: str) -> Viewer | None:
        """The viewer as they are now; None where they may not sign in any more, or not by this address."""
        tenant = tenant_of(viewer)
        batch = self._next.setdefault(tenant, _Batch())
        batch.sign_ins.add((viewer.id, address))
        requester = Requester(tenant, None)
        present = await self._flights.do(batch, requester, lambda: self._looked_up(tenant, batch))
        return present.get((viewer.id, address))

    async def _looked_up(self, tenant: UUID, batch: _Batch) -> dict[SignIn, Viewer]:
        # Who asks from now on is of the next ones: they want to know how things are later than now.
        del self._next[tenant]
        return await viewers_now(batch.sign_ins)


async def viewers_now(sign_ins: Iterable[SignIn]) -> dict[SignIn, Viewer]:
    """The viewers that these people are now; without those who may not sign in any more, or not by that address."""
    present: dict[SignIn, Viewer] = {}
    waiting = list(sign_ins)
    while waiting:
        present |= await viewers_of(waiting[:_AT_ONCE])
        del waiting[:_AT_ONCE]
    return present
