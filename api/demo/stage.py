"""The stage of the demo's stories: the moment of a scene, and verbs called as their user would."""

from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from heapq import heapify, heappop, heappush
from uuid import UUID

from api.demo.cast import NORDLYS, Actor, DemoCompany
from models.amendment.save import edit_hire, edit_milestones
from models.contract import decline_contract, sign_contract
from models.conversation import post_message
from models.direct_hire import NewHire, create_direct_hire
from models.hire import offer_hire
from models.ids import new_id
from models.payment_request import submit_payment_request
from models.people.signing_in import viewer_of
from models.records import Contract, Conversation, Hire, Milestone, Person
from models.rules.editing.edit import Edit, MilestonesEdit, ParticularsEdit
from models.rules.lifecycle import OPEN_CONTRACT
from models.rules.people import Classification, RateType
from models.rules.rows import MilestoneUpdate, NewMilestone
from models.rules.text.texts import email_key
from models.unit_of_work.call import Call

Story = AsyncGenerator[datetime, None]
"""Yields the moment of each scene before it happens."""


@dataclass
class Stage:
    """`at` is the moment of the present scene; `now` is the real one."""

    now: datetime
    at: datetime = field(init=False)
    companies: dict[str, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """The first scene is now, until it is set."""
        self.at = self.now

    async def play(self, stories: Iterable[Story]) -> None:
        """Every scene of every story in the order of time, so that ids and numbers grow with it."""
        scenes = [(await anext(story), place, story) for place, story in enumerate(stories)]
        heapify(scenes)
        while scenes:
            self.at, place, story = heappop(scenes)
            if following := await anext(story, None):
                heappush(scenes, (following, place, story))

    def ago(self, days: int, hour: int = 9, minute: int = 0) -> datetime:
        """A moment so many days before today (UTC)."""
        return datetime.combine(self.day(-days), time(hour, minute), UTC)

    def day(self, days: int) -> date:
        """The day so many days after today (UTC)."""
        return self.now.date() + timedelta(days=days)

    def milestone(self, name: str, due: int, amount: str, order: str) -> NewMilestone:
        """A row as it is typed, due so many days after today."""
        return NewMilestone(new_id(), name, self.day(due), Decimal(amount), order)

    async def call(self, by: Actor) -> Call:
        """A call of theirs, now."""
        viewer = await viewer_of(by.email)
        assert viewer is not None
        return Call(viewer, self.at)

    async def hire(
        self,
        by: Actor,
        worker: Actor,
        title: str,
        description: str,
        *milestones: NewMilestone,
        terms: str | None = None,
    ) -> "Scenes":
        """A draft by milestones."""
        rate = RateType.MILESTONES
        return await self._create(
            by,
            worker,
            _new(title, description, rate, milestones=milestones, additional_terms=terms),
        )

    async def hire_at_a_rate(
        self,
        by: Actor,
        worker: Actor,
        title: str,
        rate: tuple[RateType, str],
        *,
        classification: Classification,
        demo_company: DemoCompany = NORDLYS,
        payroll: bool = False,
    ) -> "Scenes":
        """A draft at another rate."""
        new = _new(
            title, "", rate[0], Decimal(rate[1]), classification=classification, payroll=payroll
        )
        return await self._create(by, worker, new, demo_company)

    async def _create(
        self, by: Actor, worker: Actor, new: NewHire, demo_company: DemoCompany = NORDLYS
    ) -> "Scenes":
        person = await Person.get(email_key=email_key(worker.email))
        call = await self.call(by)
        hire = await create_direct_hire(call, self.companies[demo_company.name], person.id, new)
        return Scenes(self, worker, hire.subject)


@dataclass
class Scenes:
    """The scenes of one hire: each is a verb, called as its user at the moment of the scene."""

    stage: Stage
    worker: Actor
    id: UUID

    async def offer(self, by: Actor, message: str) -> None:
        """The company offers it, with a first message."""
        await offer_hire(await self.stage.call(by), self.id, message)

    async def sign(self) -> None:
        """The worker signs the open version."""
        contract = await self._open()
        call = await self.stage.call(self.worker)
        assert contract.content_hash, "what is signed was issued"
        await sign_contract(call, contract.id, contract.content_hash, self.worker.name)

    async def decline(self, reason: str) -> None:
        """The worker declines the open version."""
        contract = await self._open()
        await decline_contract(await self.stage.call(self.worker), contract.id, reason)

    async def say(self, by: Actor, body: str) -> None:
        """A message in the hire's conversation."""
        conversation = await Conversation.get(hire_id=self.id)
        await post_message(await self.stage.call(by), conversation.id, body)

    async def request(self, name: str, note: str | None = None) -> UUID:
        """The worker asks for the payment of a milestone; the request's id."""
        call = await self.stage.call(self.worker)
        return (await submit_payment_request(call, await self.milestone(name), note)).subject

    async def edit(
        self,
        by: Actor,
        note: str,
        *updates: MilestoneUpdate,
        add: tuple[NewMilestone, ...] = (),
    ) -> None:
        """One save of the milestones."""
        version = (await Hire.get(id=self.id)).version
        edit = Edit(version, MilestonesEdit(add=add, update=updates))
        await edit_milestones(await self.stage.call(by), self.id, edit, note)

    async def amend(self, by: Actor, note: str, particulars: ParticularsEdit) -> None:
        """One save of the work as a whole."""
        version = (await Hire.get(id=self.id)).version
        edit = Edit(version, particulars=particulars)
        await edit_hire(await self.stage.call(by), self.id, edit, note)

    async def milestone(self, name: str) -> UUID:
        """The id of the milestone that is called so."""
        return (await Milestone.get(hire_id=self.id, name=name)).id

    async def _open(self) -> Contract:
        return await Contract.get(hire_id=self.id, status__in=list(OPEN_CONTRACT))


def _new(
    title: str,
    description: str,
    rate: RateType,
    amount: Decimal | None = None,
    *,
    milestones: tuple[NewMilestone, ...] = (),
    classification: Classification | None = None,
    payroll: bool | None = None,
    additional_terms: str | None = None,
) -> NewHire:
    return NewHire(
        title=title,
        description=description,
        start_date=None,
        end_date=None,
        currency=None,
        rate_type=rate,
        amount=amount,
        milestones=milestones,
        classification=classification,
        payroll=payroll,
        additional_terms=additional_terms,
    )
