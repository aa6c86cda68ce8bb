"""Places at the database, given to tenants in turn: who asks for a lot waits for themselves, and delays nobody else."""

import asyncio
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from models.feed import audience
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
_KNOWN_FOR = 60.0
"""Seconds for which a tenant is known to be slow."""


class Party(NamedTuple):
    """For whom the work is: one person of a tenant, or several of its people together (None).

    A tenant is a company with its members, or a worker.
    """

    tenant: UUID
    person: UUID | None


def tenant_of(viewer: Viewer) -> UUID:
    """Whose turn the viewer's work takes."""
    return audience(viewer) or viewer.id


@dataclass(eq=False, slots=True)
class _Stay:
    party: Party
    is_slow: bool
    timer: asyncio.TimerHandle | None = None

    def then(self, seconds: float, act: Callable[["_Stay"], None]) -> None:
        """Does this after so many seconds, unless it is over by then."""
        self.timer = asyncio.get_running_loop().call_later(seconds, act, self)

    def end(self) -> None:
        """It is over."""
        if self.timer:
            self.timer.cancel()


class _Line:
    """Those of one tenant who wait, the people in turn."""

    def __init__(self) -> None:
        self.people: dict[UUID | None, deque[asyncio.Future[_Stay]]] = {}

    def add(self, party: Party) -> asyncio.Future[_Stay]:
        """One more, to be told when it is their turn."""
        future = asyncio.get_running_loop().create_future()
        self.people.setdefault(party.person, deque()).append(future)
        return future

    def remove(self, person: UUID | None, future: asyncio.Future[_Stay]) -> None:
        """They wait no longer; it may have been their turn since they went."""
        if person in self.people and future in self.people[person]:
            self.people[person].remove(future)
            self._tidy(person)

    def take(self, person: UUID | None) -> asyncio.Future[_Stay]:
        """Their first; whoever else waits comes before their second."""
        future = self.people[person].popleft()
        self.people[person] = self.people.pop(person)
        self._tidy(person)
        return future

    def _tidy(self, person: UUID | None) -> None:
        if not self.people[person]:
            del self.people[person]


class Places:
    """So many at once, of each tenant and of each person even fewer."""

    def __init__(self) -> None:
        self._lines: dict[UUID, _Line] = {}
        self._taken = {True: 0, False: 0}
        self._of = Counter[UUID | Party]()
        self._slow_until: dict[UUID, float] = {}

    @asynccontextmanager
    async def place(self, party: Party) -> AsyncIterator[None]:
        """A place for this party, once it is their turn."""
        stay = await self._entered(party)
        stay.then(LINGERING, self._look_again)
        try:
            yield
        finally:
            stay.end()
            self._leave(stay)

    async def _entered(self, party: Party) -> _Stay:
        line = self._lines.setdefault(party.tenant, _Line())
        future = line.add(party)
        self._let_in()
        try:
            return await future
        except asyncio.CancelledError:
            if future.cancelled():
                line.remove(party.person, future)
                self._tidy(party.tenant)
            else:
                self._leave(future.result())
            raise

    def _leave(self, stay: _Stay) -> None:
        self._taken[stay.is_slow] -= 1
        for whose in (stay.party.tenant, stay.party):
            self._of[whose] -= 1
            if not self._of[whose]:
                del self._of[whose]
        self._let_in()

    def _look_again(self, stay: _Stay) -> None:
        stay.then(SURELY, self._step_aside)

    def _step_aside(self, stay: _Stay) -> None:
        """It takes long: from now on it is one of the slow, as far as these have room."""
        now = time.monotonic()
        known = {each: until for each, until in self._slow_until.items() if until > now}
        self._slow_until = {**known, stay.party.tenant: now + _KNOWN_FOR}
        if not stay.is_slow and self._taken[True] < MOST_SLOW:
            self._taken[False] -= 1
            self._taken[True] += 1
            stay.is_slow = True
            self._let_in()

    def _let_in(self) -> None:
        while party := self._next():
            future = self._lines[party.tenant].take(party.person)
            # The other tenants come first now.
            self._lines[party.tenant] = self._lines.pop(party.tenant)
            self._tidy(party.tenant)
            if not future.cancelled():
                future.set_result(self._seated(party))

    def _seated(self, party: Party) -> _Stay:
        stay = _Stay(party, self._is_slow(party.tenant))
        self._taken[stay.is_slow] += 1
        self._of.update((party.tenant, party))
        return stay

    def _next(self) -> Party | None:
        """Whose turn it is, of those who may have a place."""
        for tenant, line in self._lines.items():
            if self._admits(tenant):
                for person in line.people:
                    if person is None or self._of[Party(tenant, person)] < OF_A_PERSON:
                        return Party(tenant, person)
        return None

    def _admits(self, tenant: UUID) -> bool:
        slow = self._is_slow(tenant)
        return self._of[tenant] < OF_A_TENANT and self._taken[slow] < (SLOW if slow else QUICK)

    def _is_slow(self, tenant: UUID) -> bool:
        return self._slow_until.get(tenant, 0.0) > time.monotonic()

    def _tidy(self, tenant: UUID) -> None:
        if tenant in self._lines and not self._lines[tenant].people:
            del self._lines[tenant]
