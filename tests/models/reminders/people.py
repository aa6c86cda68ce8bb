"""What the people of a company do, drawn at random: hires from their offer to their end, and settings."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from models.amendment.save import edit_milestones
from models.company import create_company, enable_milestones, update_hiring_settings
from models.contract import decline_contract, sign_contract, withdraw_revision
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
from models.people import add_worker
from models.people.signing_in import viewer_of
from models.records import Contract, Hire, Milestone, PaymentRequest
from models.rules.editing.edit import Edit, MilestonesEdit
from models.rules.errors import Refused
from models.rules.people import EngagementType, RateType
from models.rules.rows import UNSET, MilestoneUpdate, NewMilestone, Unset
from models.unit_of_work.call import Call
from tests.models.reminders.oracle import Oracle, Setting

BEGIN = datetime(2027, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)
OWNER, WORKER = "owner@walk.example", "worker@walk.example"


@dataclass
class People:
    """A company's people, who know how they set its settings: the `oracle` has to know."""

    random: Random
    now: datetime = BEGIN
    company: UUID = NOBODY
    worker: UUID = NOBODY
    oracle: Oracle = field(default_factory=lambda: Oracle(Setting(3, BEGIN), Setting(7, BEGIN)))

    async def happen(self) -> None:
        """Something that people do, or try to."""
        doings: list[tuple[int, Callable[[], Awaitable[object]]]] = [
            (2, self.hire),
            (5, self.sign),
            (2, self.decline),
            (8, self.edit),
            (2, self.withdraw),
            (12, self.submit),
            (5, self.decide),
            (2, self.close),
            (2, self.set),
        ]
        weights = [weight for weight, _ in doings]
        ((_, do),) = self.random.choices(doings, weights)
        await do()

    async def hire(self) -> None:
        rows = (self._new() for _ in range(self.random.choice([1, 2, 4])))
        new = new_hire(*rows)
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
        soon: int | Unset | None = self.random.choice([UNSET, None, 0, 1, 3, 14])
        every: int | Unset | None = UNSET
        if soon is UNSET:
            every = self.random.choice([None, 2, 2, 7, 30])
        await update_hiring_settings(
            await self.call(OWNER),
            self.company,
            remind_days_before_due=soon,
            remind_every_days=every,
        )
        for setting, days in ((self.oracle.soon, soon), (self.oracle.every, every)):
            if not isinstance(days, Unset) and days != setting.days:
                setting.days, setting.since = days, self.now

    async def call(self, email: str) -> Call:
        """A call of theirs, now."""
        viewer = await viewer_of(email)
        assert viewer
        return Call(viewer, self.now)

    def milestone(self, due: date) -> NewMilestone:
        """A row as it is typed."""
        return NewMilestone(new_id(), "Part", due, Decimal(100), None)

    def _new(self) -> NewMilestone:
        return self.milestone(self._day())

    def _day(self) -> date:
        return self.now.date() + timedelta(days=self.random.choice([0, 1, 2, 3, 4, 10, 30]))

    async def _any(self, kind: type, **where: object):  # type: ignore[no-untyped-def]  # a row of that kind
        rows = await kind.filter(**where).order_by("-id").limit(25)  # type: ignore[attr-defined]  # a record
        if not rows:
            raise Refused([])
        return self.random.choice(rows)


def new_hire(*milestones: NewMilestone) -> NewHire:
    """As it is typed, with these milestones."""
    by = RateType.MILESTONES
    return NewHire("Work", None, None, None, None, by, None, milestones, None, None, None)


async def found(people: People) -> None:
    """The company, its owner and its worker."""
    await create_support("Support", "support@walk.example", BEGIN)
    support = await people.call("support@walk.example")
    made = await create_company(support, "Walk", "DKK", "Owner", OWNER)
    people.company = made.subject
    await enable_milestones(support, people.company)
    kind = EngagementType.INDEPENDENT_CONTRACTOR
    added = await add_worker(await people.call(OWNER), people.company, "Worker", WORKER, kind)
    people.worker = added.subject
