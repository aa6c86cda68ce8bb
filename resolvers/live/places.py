"""Places at the database, given to tenants in turn: who asks for a lot waits for themselves, and delays nobody else.

By hand: `asyncio.Semaphore` lets in who came first: who asks for a lot would delay everybody else.
"""

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from models.feed.event_log import audience
from models.rules.access import Viewer

QUICK, SLOW = 4, 2
"""Places at once. Who was slow lately waits among the slow, so that the quick ones never wait behind them."""
MOST_SLOW = 3
"""Places that those may hold who turn out to be slow, together with those who are known for it."""
OF_A_TENANT = 2
OF_A_PERSON = 1
LINGERING = 0.2
"""Seconds after which somebody seems slow,"""
SURELY = 0.05
"""and is, if they still are after a second look: it may have been the process that stood still."""
KNOWN_FOR = 60.0
"""Seconds for which a tenant is known to be slow."""


class Requester(NamedTuple):
    """The requester of work: one person of a tenant, or several of its people together (None).

    A tenant is a company with its members, or a worker.
    """

    tenant: UUID
    person: UUID | None


def tenant_of(viewer: Viewer) -> UUID:
    """The tenant in whose turn the viewer's work is done."""
    return audience(viewer) or viewer.id


@dataclass(eq=False, slots=True)
class _Stay:
    requester: Requester
    lane: "_Lane"
    timer: asyncio.TimerHandle | None = None

    def then(self, seconds: float, action: Callable[["_Stay"], None]) -> None:
        """Does this after so many seconds, unless it is over by then."""
        self.timer = asyncio.get_running_loop().call_later(seconds, action, self)

    def move(self, lane: "_Lane") -> None:
        """Take a place of that lane in exchange for the present one."""
        self.lane.taken -= 1
        lane.taken += 1
        self.lane = lane

    def end(self) -> None:
        """Give the place back."""
        self.lane.taken -= 1
        if self.timer:
            self.timer.cancel()


class _Line:
    """Those of one tenant who wait, the people in turn."""

    def __init__(self) -> None:
        self.people: OrderedDict[UUID | None, deque[asyncio.Future[_Stay]]] = OrderedDict()

    def add(self, person: UUID | None) -> asyncio.Future[_Stay]:
        """Add one who waits; the future is set when it is their turn."""
        future = asyncio.get_running_loop().create_future()
        self.people.setdefault(person, deque()).append(future)
        return future

    def remove(self, person: UUID | None, future: asyncio.Future[_Stay]) -> None:
        """Remove one who waits no longer; it may have been their turn since they went."""
        if person in self.people and future in self.people[person]:
            self.people[person].remove(future)
            self._tidy(person)

    def take(self, person: UUID | None) -> asyncio.Future[_Stay]:
        """Their first; whoever else waits comes before their second."""
        future = self.people[person].popleft()
        self.people.move_to_end(person)
        self._tidy(person)
        return future

    def _tidy(self, person: UUID | None) -> None:
        if not self.people[person]:
            del self.people[person]


class _Lane:
    """Some of the places, and the tenants who wait for one of these, in turn."""

    def __init__(self, places: int) -> None:
        self.taken = 0
        # Ordered by its own means: a plain dict is slow to find its first where many were taken from in front.
        self.lines: OrderedDict[UUID, _Line] = OrderedDict()
        self._places = places

    @property
    def has_room(self) -> bool:
        """Whether one of the places is free."""
        return self.taken < self._places

    def add(self, requester: Requester) -> asyncio.Future[_Stay]:
        """Add one who waits."""
        return self.lines.setdefault(requester.tenant, _Line()).add(requester.person)

    def remove(self, requester: Requester, future: asyncio.Future[_Stay]) -> None:
        """Remove one who waits no longer."""
        if requester.tenant in self.lines:
            self.lines[requester.tenant].remove(requester.person, future)
            self._tidy(requester.tenant)

    def take(self, requester: Requester) -> asyncio.Future[_Stay]:
        """The first of them; the other tenants come first from now on."""
        future = self.lines[requester.tenant].take(requester.person)
        self.lines.move_to_end(requester.tenant)
        self._tidy(requester.tenant)
        return future

    def hand_over(self, tenant: UUID, to: "_Lane") -> None:
        """Move the tenant's waiting people to that lane."""
        if tenant in self.lines:
            to.lines[tenant] = self.lines.pop(tenant)

    def _tidy(self, tenant: UUID) -> None:
        if not self.lines[tenant].people:
            del self.lines[tenant]


class Places:
    """A bounded number of places, fewer of each tenant and of each person."""

    def __init__(self) -> None:
        self._quick, self._slow = _Lane(QUICK), _Lane(SLOW)
        self._of = Counter[UUID | Requester]()
        self._known: dict[UUID, asyncio.TimerHandle] = {}
        """Who is known to be slow, until they are forgotten."""

    @asynccontextmanager
    async def place(self, requester: Requester) -> AsyncIterator[None]:
        """A place for this party, once it is their turn."""
        stay = await self._entered(requester)
        stay.then(LINGERING, self._look_again)
        try:
            yield
        finally:
            self._leave(stay)

    async def _entered(self, requester: Requester) -> _Stay:
        future = self._lane(requester.tenant).add(requester)
        self._let_in()
        try:
            return await future
        except asyncio.CancelledError:
            if future.cancelled():
                self._lane(requester.tenant).remove(requester, future)
            else:
                self._leave(future.result())
            raise

    def _lane(self, tenant: UUID) -> _Lane:
        return self._slow if tenant in self._known else self._quick

    def _leave(self, stay: _Stay) -> None:
        stay.end()
        for whose in (stay.requester.tenant, stay.requester):
            self._of[whose] -= 1
            if not self._of[whose]:
                del self._of[whose]
        self._let_in()

    def _look_again(self, stay: _Stay) -> None:
        stay.then(SURELY, self._step_aside)

    def _step_aside(self, stay: _Stay) -> None:
        """It takes long: from now on it is one of the slow, as far as these have room."""
        self._remember(stay.requester.tenant)
        if stay.lane is self._quick and self._slow.taken < MOST_SLOW:
            stay.move(self._slow)
        self._let_in()

    def _remember(self, tenant: UUID) -> None:
        if tenant in self._known:
            self._known[tenant].cancel()
        else:
            self._quick.hand_over(tenant, self._slow)
        loop = asyncio.get_running_loop()
        self._known[tenant] = loop.call_later(KNOWN_FOR, self._forget, tenant)

    def _forget(self, tenant: UUID) -> None:
        del self._known[tenant]
        self._slow.hand_over(tenant, self._quick)
        self._let_in()

    def _let_in(self) -> None:
        for lane in (self._quick, self._slow):
            while lane.has_room and (requester := self._next(lane)):
                future = lane.take(requester)
                if not future.cancelled():
                    future.set_result(self._seated(requester, lane))

    def _seated(self, requester: Requester, lane: _Lane) -> _Stay:
        lane.taken += 1
        self._of.update((requester.tenant, requester))
        return _Stay(requester, lane)

    def _next(self, lane: _Lane) -> Requester | None:
        """Whose turn it is, of those who may have a place; passed over are only those who have one, who are few."""
        for tenant, line in lane.lines.items():
            if self._of[tenant] < OF_A_TENANT:
                for person in line.people:
                    if person is None or self._of[Requester(tenant, person)] < OF_A_PERSON:
                        return Requester(tenant, person)
        return None
