"""A year of a company whose hires live at random, and whose servers race, fail and stand still."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from unittest.mock import patch
from uuid import UUID

from models.database.connection import database
from models.records import Event
from models.reminders import telling
from models.reminders.telling import remind
from models.rules.errors import Refused
from models.rules.events import REMINDERS
from models.verification import verify
from tests.models.reminders.oracle import Told
from tests.models.reminders.people import BEGIN, NOBODY, People, found


class Crash(Exception):
    """A server died just then."""


@dataclass
class Year(People):
    """What happens in the year; `told` counts events by type."""

    told: Counter[str] = field(default_factory=Counter)
    seen: UUID = NOBODY

    async def walk(self, days: int) -> None:
        """Day by day: first the servers, unless they stand still, then people, who act at any hour."""
        standing = 0
        for day in range(days):
            self.now = BEGIN + timedelta(days=day)
            standing = standing - 1 if standing else self.random.choice([0] * 12 + [1, 9, 40])
            if not standing:
                await self.morning()
            for hour in sorted(self.random.sample(range(7, 24), self.random.choice([0, 1, 1, 3]))):
                self.now = BEGIN + timedelta(days=day, hours=hour)
                with suppress(Refused):
                    await self.happen()
            if not standing and self.random.random() < 0.7:
                # Otherwise midnight comes before the servers see what happened in the evening.
                await self.look()

    async def morning(self) -> None:
        """The servers tell all that is due, and nothing else, whatever fails."""
        self.now += timedelta(seconds=self.random.choice([0, 1, 3 * 3600]))
        await self.look(crashing=True)

    async def look(self, *, crashing: bool = False) -> None:
        """As in the morning, at any hour; nothing fails but where it is `crashing`."""
        expected = await self.oracle.due(self.company, self.now)
        crashes = [[], [], ["write"], ["put_down"], ["write", "put_down"]]
        for crash in self.random.choice(crashes) if crashing else []:
            async with _crashing(crash, self.random):
                await self.serve()
            self.now += timedelta(minutes=2)
        await self.serve()
        found = await self.new_events()
        assert {hire: sorted(each) for hire, each in found.items()} == {
            hire: sorted(each) for hire, each in expected.items()
        }, self.now
        for told in (each for some in found.values() for each in some):
            self.oracle.note(told, self.now)
            self.told[told[0]] += 1

    async def serve(self) -> None:
        """Servers that do it all at once, until nothing is left to do."""
        await asyncio.gather(*(self._one() for _ in range(self.random.choice([1, 3]))))

    async def _one(self) -> None:
        with suppress(Crash):
            while await remind(self.now):
                pass

    async def new_events(self) -> dict[UUID, list[Told]]:
        """What was told since it was last asked, by hire."""
        events = await Event.filter(type__in=REMINDERS, id__gt=self.seen).order_by("id")
        found: defaultdict[UUID, list[Told]] = defaultdict(list)
        for event in events:
            assert event.actor_id is None
            assert event.worker_sees
            found[event.hire_id].append(_told(event))
            self.seen = event.id
        return found


def _told(event: Event) -> Told:
    due = '"dueDate"' in event.details
    subject = event.milestone_id if due else event.payment_request_id or event.contract_id
    assert subject
    return event.type.value, subject, event.details.split('"')[3] if due else ""


@asynccontextmanager
async def _crashing(where: str, random: Random) -> AsyncIterator[None]:
    """What a server does last: it writes, and does not commit; or it commits, and writes nothing more down."""
    usual = getattr(telling, where)

    async def crash(*given: object) -> None:
        if where == "write":
            await usual(*given)
        if random.random() < 0.7:
            raise Crash
        if where != "write":
            await usual(*given)

    with patch.object(telling, where, crash), patch.object(telling.logger, "exception"):
        yield


async def walked(url: str, seed: int, days: int) -> dict[str, int]:
    """The year; how often each type was told. Raises AssertionError where it is not what the oracle says."""
    async with database(url):
        year = Year(Random(seed))
        await found(year)
        await year.walk(days)
        assert (await verify()).violation is None
        return year.told
