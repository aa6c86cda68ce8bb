"""Verbs on jobs: posted on the Find Talent route, which takes no milestones."""

from uuid import UUID

from models.records import Job
from models.rules import decisions
from models.rules.access import Action
from models.rules.errors import raise_any
from models.rules.events import CompanyEventType, CompanyFact
from models.rules.people import HiringRoute, RateType
from models.rules.text import texts
from models.unit_of_work.call import Outcome
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb


@verb(Action.POST_JOB)
async def post_job(
    tx: Transaction,
    company: UUID | None,
    title: str,
    description: str,
    rate_type: RateType,
    *,
    milestones: bool,
) -> Outcome:
    """`milestones`: whether the input had any. They are refused, as is a rate by milestones."""
    locked = await tx.on_company(company, ("company",))
    tx.admit()
    found = tx.found
    title = texts.line(title, ("title",), found)
    description = texts.text(description, ("description",), found, texts.DESCRIPTION)
    found += decisions.choosing(HiringRoute.FIND_TALENT, rate_type)
    if milestones:
        found.append(decisions.direct_hire_required(("milestones",)))
    raise_any(found)
    job = Job(
        company_id=locked.id,
        route=HiringRoute.FIND_TALENT,
        title=title,
        description=description,
        rate_type=rate_type,
        created_at=tx.call.at,
    )
    tx.add(job)
    tx.record_company(
        locked, CompanyFact(CompanyEventType.JOB_POSTED, details={"job": str(job.id)})
    )
    return Outcome(job.id)
