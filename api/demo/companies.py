"""How the demo's companies came to be: made by support, staffed by their owners."""

from datetime import timedelta
from uuid import UUID

from api.demo.cast import (
    AS_TYPED,
    FINCH,
    HARBOR,
    HIRING,
    JONAS,
    NORDLYS,
    OWNER,
    PETRA,
    SUPPORT,
    WORKERS,
    Actor,
    DemoCompany,
)
from api.demo.stage import Stage
from models.access.visibility import Noun
from models.company import create_company, enable_milestones, update_hiring_settings
from models.operators.people import create_support
from models.people import add_member, add_worker
from models.people.corrections import correct_user
from models.records import Person
from models.rules.people import EngagementType
from models.rules.text.texts import email_key

_FIRST_DAY = 210
"""Days ago."""


async def open_the_doors(stage: Stage) -> None:
    """Both companies with their people; `stage` knows the companies by name afterwards."""
    stage.at = stage.ago(_FIRST_DAY)
    if not await Person.exists(email_key=email_key(SUPPORT.email)):
        await create_support(SUPPORT.name, SUPPORT.email, stage.at)
    for demo_company in (NORDLYS, HARBOR):
        await _open(stage, demo_company)
    nordlys = stage.companies[NORDLYS.name]
    await update_hiring_settings(
        await stage.call(OWNER), nordlys, requires_purchase_order_number=True
    )
    for worker, engagement in WORKERS.items():
        await _take_on(stage, OWNER, nordlys, worker, engagement)
    contractor = EngagementType.INDEPENDENT_CONTRACTOR
    # Petra is on the payroll of the one, and works for herself for the other.
    for worker in (JONAS, PETRA):
        await _take_on(stage, FINCH, stage.companies[HARBOR.name], worker, contractor)


async def _open(stage: Stage, demo_company: DemoCompany) -> None:
    (_, owner), *others = demo_company.staff.items()
    support = await stage.call(SUPPORT)
    company = await create_company(
        support, demo_company.name, demo_company.currency, owner.name, owner.email
    )
    stage.companies[demo_company.name] = company.subject
    if demo_company.by_milestones:
        await enable_milestones(support, company.subject)
    for role, member in others:
        stage.at += timedelta(minutes=5)
        call = await stage.call(owner)
        await add_member(call, company.subject, member.name, member.email, role)


async def _take_on(
    stage: Stage, owner: Actor, company: UUID, worker: Actor, engagement: EngagementType
) -> None:
    stage.at += timedelta(minutes=5)
    typed = AS_TYPED.get(worker, worker.name)
    taken = await add_worker(await stage.call(owner), company, typed, worker.email, engagement)
    if (await Person.get(id=taken.subject)).name != worker.name:
        stage.at += timedelta(minutes=5)
        call = await stage.call(HIRING)
        await correct_user(call, Noun.WORKER, taken.subject, worker.name, None)
