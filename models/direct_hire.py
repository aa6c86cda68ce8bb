"""The Direct Hire route: job, draft hire, milestones and contract version 1."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from models.access.engagement import engagement_of, hirable
from models.bookkeeping.external_ids import external_id_of_new_hire
from models.contract_version import add_milestones, write_version
from models.hire_aggregate import due_dates
from models.hire_columns import job_columns, search_key
from models.ids import new_id
from models.records import Company, Hire, Job, Person
from models.rules import decisions
from models.rules.access import Action
from models.rules.contract.terms import by_due_date
from models.rules.erasure import is_erased
from models.rules.errors import (
    ClassificationNotApplicable,
    InvalidState,
    PayrollNotApplicable,
    Refusal,
    raise_any,
)
from models.rules.events import Fact, HireEventType
from models.rules.lifecycle import ContractStatus, HireStatus
from models.rules.money import currencies, finest_currency
from models.rules.people import Classification, EngagementType, HiringRoute, RateType
from models.rules.rows import CheckedRow, NewMilestone, RowBounds, check_new
from models.rules.text import texts
from models.unit_of_work.call import Outcome
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb

_MILESTONES_PATH = ("rate", "milestones")


@dataclass(frozen=True, slots=True)
class NewHire:
    """A direct hire as it was typed. The rate is `amount`, or else the list of `milestones`."""

    title: str
    description: str | None
    start_date: date | None
    end_date: date | None
    currency: str | None
    rate_type: RateType
    amount: Decimal | None
    milestones: tuple[NewMilestone, ...]
    classification: Classification | None
    payroll: bool | None
    additional_terms: str | None
    external_id: str | None = None


@verb(Action.CREATE_DIRECT_HIRE)
async def create_direct_hire(
    tx: Transaction, company: UUID | None, worker: UUID | None, new: NewHire
) -> Outcome:
    """Job, draft hire, milestones and contract version 1, all or nothing."""
    locked = await tx.on_company(company, ("company",))
    pair, person = await hirable(locked.id, worker, tx.call.by, ("worker",))
    tx.admit()
    raise_any(_gone(person))
    hire, rows = _checked(tx, new, locked, person.id, engagement_of(pair, person))
    hire.external_id = await external_id_of_new_hire(tx, locked.id, new.external_id)
    raise_any(tx.found)
    job = tx.add(Job(**job_columns(hire), created_at=tx.call.at))
    tx.change(locked, hires_numbered=locked.hires_numbered + 1)
    hire.job_id = job.id
    hire.number = f"H-{locked.hires_numbered}"
    hire.search_key = search_key(hire)
    tx.add(hire)
    tx.change(hire, **due_dates(hire.status, add_milestones(tx, hire, rows)))
    terms = by_due_date(row.terms for row in rows)
    write_version(tx, hire, terms, version=1, status=ContractStatus.DRAFT)
    tx.record(hire, Fact(HireEventType.HIRE_CREATED))
    return Outcome(hire.id)


def _gone(worker: Person) -> list[Refusal]:
    if not is_erased(worker.email):
        return []
    return [InvalidState(f"{worker.name} cannot be hired any more.", ("worker",))]


def _checked(
    tx: Transaction, new: NewHire, company: Company, worker: UUID, engagement: EngagementType
) -> tuple[Hire, tuple[CheckedRow, ...]]:
    found = tx.found
    currency = new.currency or company.currency
    if currency not in currencies():
        texts.currency(currency, ("currency",), found)
        # Which decimals the amounts may have, nobody can tell.
        currency = finest_currency()
    texts.check_day(new.start_date, ("startDate",), found)
    texts.check_day(new.end_date, ("endDate",), found)
    texts.period(new.start_date, new.end_date, ("endDate",), found)
    hire = Hire(
        id=new_id(),
        company_id=company.id,
        worker_id=worker,
        title=texts.printed_line(new.title, ("title",), found),
        description=texts.description(new.description, ("description",), found) or "",
        status=HireStatus.DRAFT,
        rate_type=new.rate_type,
        currency=currency,
        classification=new.classification,
        payroll=bool(new.payroll),
        additional_terms=texts.description(new.additional_terms, ("additionalTerms",), found),
        start_date=new.start_date,
        end_date=new.end_date,
        created_at=tx.call.at,
    )
    return hire, _rate(tx, new, hire, company, engagement)


def _rate(
    tx: Transaction, new: NewHire, hire: Hire, company: Company, engagement: EngagementType
) -> tuple[CheckedRow, ...]:
    found = tx.found
    if new.amount is not None:
        path = ("rate", new.rate_type.lower())
        hire.rate_minor = texts.amount(new.amount, hire.currency, path, found).minor
        return ()
    _only_for_milestones(new, company, engagement, found)
    bounds = RowBounds(
        today=hire.created_at.date(),
        currency=hire.currency,
        start_date=new.start_date,
        requires_purchase_order_number=company.requires_purchase_order_number,
        limits=tx.call.limits,
    )
    return check_new(new.milestones, bounds, _MILESTONES_PATH, found)


def _only_for_milestones(
    new: NewHire, company: Company, engagement: EngagementType, found: texts.Refusals
) -> None:
    found += decisions.choosing(
        HiringRoute.DIRECT_HIRE, new.rate_type, milestones_enabled=company.milestones_enabled
    )
    found += decisions.engaging(new.rate_type, engagement, ("worker",))
    if new.classification is not None:
        message = "Worker classification does not apply to a milestone hire."
        found.append(ClassificationNotApplicable(message, ("classification",)))
    if new.payroll:
        message = "Payroll does not apply to a milestone hire."
        found.append(PayrollNotApplicable(message, ("payroll",)))
