"""A year of a company whose hires live at random, and whose servers race, fail and stand still."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from unittest.mock import patch
from uuid import UUID

from models.amendment.save import edit_milestones
from models.company import create_company, enable_milestones, update_hiring_settings
from models.contract import decline_contract, sign_contract, withdraw_revision
from models.database.connection import database
from models.direct_hire import NewHire, create_direct_hire
from models.hire import cancel_hire, end_hire, offer_hire, terminate_hire
from models.ids import new_id
from models.operators.people import create_support
from models.payment_request import (
    approve_payment_request,
    cancel_payment_request,
    reject_payment_request,
    submit_payment_request,
)
from models.people import add_worker, viewer_of
from models.records import Contract, Event, Hire, Milestone, PaymentRequest
from models.reminders import telling
from models.reminders.telling import remind
from models.rules.editing.edit import Edit, MilestonesEdit
from models.rules.errors import Refused
from models.rules.events import REMINDERS
from models.rules.people import EngagementType, RateType
from models.rules.rows import UNSET, MilestoneUpdate, NewMilestone
from models.unit_of_work.call import Call
from models.verification import verify
from tests.models.reminders.oracle import Oracle, Setting, Told

BEGIN = datetime(2027, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)
OWNER, WORKER = "owner@walk.example", "worker@walk.example"


class Crash(Exception):
    """A server died just then."""


@dataclass
class Year:
    """What happens in the year, drawn from a seed; `told` counts events by type."""

    random: Random
    now: datetime = BEGIN
    company: UUID = NOBODY
    worker: UUID = NOBODY
    oracle: Oracle = field(default_factory=lambda: Oracle(Setting(3, BEGIN), Setting(7, BEGIN)))
    told: Counter[str] = field(default_factory=Counter)
    seen: int = 0

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
            if not standing:
                # What happens on a day is judged when the next one begins.
                await self.serve()
                assert await self.new_events() == {}

    async def morning(self) -> None:
        """The servers tell all that is due, and nothing else, whatever fails."""
        self.now += timedelta(seconds=self.random.choice([0, 1, 3 * 3600]))
        expected = await self.oracle.due(self.company, self.now)
        for crash in self.random.choice([[], [], ["write"], ["put_down"], ["write", "put_down"]]):
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
        events = await Event.filter(type__in=REMINDERS).order_by("id")
        found: defaultdict[UUID, list[Told]] = defaultdict(list)
        for event in events[self.seen :]:
            assert event.actor_id is None
            assert event.worker_sees
            found[event.hire_id].append(_told(event))
        self.seen = len(events)
        return found

    async def happen(self) -> None:
        """Something that people do, or try to."""
        doings: list[tuple[int, Callable[[], Awaitable[object]]]] = [
            (6, self.hire),
            (8, self.sign),
            (2, self.decline),
            (8, self.edit),
            (2, self.withdraw),
            (12, self.submit),
            (5, self.decide),
            (1, self.close),
            (2, self.set),
        ]
        weights = [weight for weight, _ in doings]
        ((_, do),) = self.random.choices(doings, weights)
        await do()

    async def hire(self) -> None:
        rows = tuple(self._new() for _ in range(self.random.choice([1, 2, 4])))
        new = NewHire(
            "Work", None, None, None, None, RateType.MILESTONES, None, rows, None, None, None
        )
        owner = await self.call(OWNER)
        made = await create_direct_hire(owner, self.company, self.worker, new)
        if self.random.random() < 0.9:
            self.now += timedelta(minutes=self.random.choice([0, 10]))
            await offer_hire(await self.call(OWNER), made.subject, None)

    async def sign(self) -> None:
        version = await self._any(Contract, status="PENDING_SIGNATURE")
        await sign_contract(
            await self.call(WORKER), version.id, version.content_hash or "", "Walk Er"
        )

    async def decline(self) -> None:
        version = await self._any(Contract, status="PENDING_SIGNATURE")
        await decline_contract(await self.call(WORKER), version.id, None)

    async def withdraw(self) -> None:
        await withdraw_revision(await self.call(OWNER), (await self._any(Hire)).id)

    async def edit(self) -> None:
        hire = await self._any(Hire)
        rows = await Milestone.filter(hire_id=hire.id, listed=True).order_by("id")
        row = self.random.choice(rows)
        moved = MilestoneUpdate(row.id, due_date=self._day())
        rows_of_edit = self.random.choice(
            [
                MilestonesEdit(update=(moved,)),
                MilestonesEdit(add=(self._new(),)),
                MilestonesEdit(remove=(row.id,)),
            ]
        )
        edit = Edit(hire.version, rows_of_edit)
        await edit_milestones(await self.call(OWNER), hire.id, edit, None)

    async def submit(self) -> None:
        row = await self._any(Milestone, status="IN_PROGRESS")
        await submit_payment_request(await self.call(WORKER), row.id, None)

    async def decide(self) -> None:
        request = await self._any(PaymentRequest, status="PENDING")
        owner, which = await self.call(OWNER), self.random.randrange(3)
        if which == 0:
            await approve_payment_request(owner, request.id, None)
        elif which == 1:
            await reject_payment_request(owner, request.id, "No.")
        else:
            await cancel_payment_request(await self.call(WORKER), request.id)

    async def close(self) -> None:
        hire, owner = await self._any(Hire), await self.call(OWNER)
        which = self.random.randrange(3)
        if which == 0:
            await cancel_hire(owner, hire.id, None)
        elif which == 1:
            await end_hire(owner, hire.id)
        else:
            await terminate_hire(owner, hire.id, "Enough.")

    async def set(self) -> None:
        soon, every = self.random.choice([UNSET, None, 0, 1, 3, 14]), UNSET
        if soon is UNSET:
            every = self.random.choice([None, 1, 2, 7, 30])
        await update_hiring_settings(
            await self.call(OWNER),
            self.company,
            remind_days_before_due=soon,
            remind_every_days=every,
        )
        for setting, days in ((self.oracle.soon, soon), (self.oracle.every, every)):
            if days is not UNSET and days != setting.days:
                setting.days, setting.since = days, self.now  # type: ignore[assignment]  # it is a number, or None

    async def call(self, email: str) -> Call:
        """A call of theirs, now."""
        viewer = await viewer_of(email)
        assert viewer
        return Call(viewer, self.now)

    def _new(self) -> NewMilestone:
        return NewMilestone(new_id(), "Part", self._day(), Decimal(100), None)

    def _day(self) -> date:
        return self.now.date() + timedelta(days=self.random.choice([0, 1, 2, 3, 4, 10, 30]))

    async def _any(self, kind: type, **where: object):  # type: ignore[no-untyped-def]  # a row of that kind
        rows = await kind.filter(**where).order_by("-id").limit(25)  # type: ignore[attr-defined]  # a record
        if not rows:
            raise Refused([])
        return self.random.choice(rows)


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
        await _founded(year)
        await year.walk(days)
        assert (await verify()).violation is None
        return year.told


async def _founded(year: Year) -> None:
    await create_support("Support", "support@walk.example", BEGIN)
    support = await year.call("support@walk.example")
    made = await create_company(support, "Walk", "DKK", "Owner", OWNER)
    year.company = made.subject
    await enable_milestones(support, year.company)
    kind = EngagementType.INDEPENDENT_CONTRACTOR
    added = await add_worker(await year.call(OWNER), year.company, "Worker", WORKER, kind)
    year.worker = added.subject
