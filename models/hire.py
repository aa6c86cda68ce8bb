"""What is done to hires: created, offered, cancelled, ended, terminated."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from models.book import BOOK, Book, agreement_of, open_book, write_version
from models.call import Written
from models.contract import withdraw
from models.conversation import post
from models.ids import new_id
from models.people import hirable
from models.records import Company, Conversation, Hire, Job, Milestone, Person
from models.records.hire import NEVER
from models.rules import decisions, texts
from models.rules.access import Action
from models.rules.errors import (
    ClassificationNotApplicable,
    IndependentContractorRequired,
    MilestonesNotEnabled,
    PayrollNotApplicable,
    raise_any,
)
from models.rules.events import Fact, HireEventType
from models.rules.lifecycle import (
    CONTRACT,
    HIRE,
    ContractAction,
    ContractStatus,
    HireAction,
    HireStatus,
    MilestoneStatus,
)
from models.rules.money import currencies, finest_currency
from models.rules.people import Classification, EngagementType, HiringRoute, RateType
from models.rules.rows import House, NewMilestone, Row, check_new
from models.rules.terms import by_due_date
from models.transaction import Transaction, verb
from models.visibility import Noun

_HIRE = ("hire",)
_MILESTONES = ("rate", "milestones")


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


@verb(Action.CREATE_DIRECT_HIRE)
async def create_direct_hire(
    tx: Transaction, company: UUID | None, worker: UUID | None, new: NewHire
) -> Written:
    """Job, draft hire, milestones and contract version 1, all or nothing."""
    house = await tx.lock_company(company, ("company",))
    person = await hirable(house.id, worker, tx.call.by, ("worker",))
    tx.admit()
    hire, rows = _checked(tx, new, house, person)
    job = Job(
        company_id=house.id,
        route=HiringRoute.DIRECT_HIRE,
        title=hire.title,
        description=hire.description,
        rate_type=hire.rate_type,
        created_at=tx.call.at,
    )
    tx.add(job)
    tx.change(house, hires_numbered=house.hires_numbered + 1)
    hire.job_id = job.id
    hire.number = f"H-{house.hires_numbered}"
    hire.search_key = texts.sort_key(f"{hire.number}\n{hire.title}\n{person.name}")
    tx.add(hire)
    add_milestones(tx, hire, rows)
    terms = by_due_date(row.terms for row in rows)
    agreed = agreement_of(hire, house, person, terms)
    write_version(tx, hire, agreed, version=1, status=ContractStatus.DRAFT)
    tx.record(hire, Fact(HireEventType.HIRE_CREATED))
    return Written(hire.id)


@verb(Action.OFFER_HIRE)
async def offer_hire(tx: Transaction, id: UUID | None, message: str | None) -> Written:
    """Version 1 is issued and the conversation opens, with the message where one is given."""
    hire = await tx.lock_hire(Noun.HIRE, id, _HIRE, *BOOK)
    tx.admit()
    book = open_book(hire, tx.rows)
    raise_any(decisions.moving(HireAction.OFFER, hire.status))
    tx.found += decisions.offering(hire.status, _lacking(book))
    message = texts.optional_text(message, ("message",), tx.found, texts.MESSAGE)
    raise_any(tx.found)
    draft = book.latest
    tx.change(
        draft,
        status=CONTRACT[ContractAction.ISSUE, draft.status],
        issued_at=tx.call.at,
        issued_by_id=tx.call.by.id,
    )
    tx.change(hire, status=HIRE[HireAction.OFFER, hire.status], offered_at=tx.call.at)
    tx.new_version(hire)
    book.settle(tx)
    conversation = Conversation(
        company_id=hire.company_id, worker_id=hire.worker_id, hire_id=hire.id
    )
    tx.add(conversation)
    tx.record(hire, Fact(HireEventType.HIRE_OFFERED))
    tx.record(hire, Fact(HireEventType.CONTRACT_ISSUED, contract=draft.id))
    if message:
        post(tx, hire, conversation, message)
    return Written(hire.id)


@verb(Action.CANCEL_HIRE)
async def cancel_hire(tx: Transaction, id: UUID | None, reason: str | None) -> Written:
    """The company takes the hire back before the first signature."""
    hire = await tx.lock_hire(Noun.HIRE, id, _HIRE, *BOOK)
    tx.admit()
    book = open_book(hire, tx.rows)
    raise_any(decisions.moving(HireAction.CANCEL, hire.status))
    reason = texts.optional_text(reason, ("reason",), tx.found, texts.NOTE)
    raise_any(tx.found)
    return _close(tx, book, HireAction.CANCEL, HireEventType.HIRE_CANCELLED, reason)


@verb(Action.END_HIRE)
async def end_hire(tx: Transaction, id: UUID | None) -> Written:
    """The hire is over once every milestone in force is completed."""
    hire = await tx.lock_hire(Noun.HIRE, id, _HIRE, *BOOK)
    tx.admit()
    book = open_book(hire, tx.rows)
    unfinished = [
        terms.name
        for terms in book.signed_terms
        if book.milestones[terms.milestone].status is not MilestoneStatus.COMPLETED
    ]
    raise_any(decisions.ending(hire.status, book.pending, unfinished))
    return _close(tx, book, HireAction.END, HireEventType.HIRE_ENDED)


@verb(Action.TERMINATE_HIRE)
async def terminate_hire(tx: Transaction, id: UUID | None, reason: str) -> Written:
    """The company ends the hire early."""
    hire = await tx.lock_hire(Noun.HIRE, id, _HIRE, *BOOK)
    tx.admit()
    book = open_book(hire, tx.rows)
    raise_any(decisions.terminating(hire.status, book.pending))
    reason = texts.text(reason, ("reason",), tx.found, texts.NOTE)
    raise_any(tx.found)
    return _close(tx, book, HireAction.TERMINATE, HireEventType.HIRE_TERMINATED, reason)


def add_milestones(tx: Transaction, hire: Hire, rows: tuple[Row, ...]) -> list[Milestone]:
    """Rows of the hire with their identity and PO number, and the terms that they begin with."""
    return [
        tx.add(
            Milestone(
                id=row.terms.milestone,
                company_id=hire.company_id,
                worker_id=hire.worker_id,
                hire_id=hire.id,
                purchase_order_number=row.purchase_order_number,
                currency=hire.currency,
                name=row.terms.name,
                due_date=row.terms.due_date,
                amount_minor=row.terms.amount.minor,
                offered=hire.offered_at is not None,
                created_at=tx.call.at,
                updated_at=tx.call.at,
            )
        )
        for row in rows
    ]


def _checked(
    tx: Transaction, new: NewHire, company: Company, worker: Person
) -> tuple[Hire, tuple[Row, ...]]:
    found = tx.found
    currency = new.currency or company.currency
    if currency not in currencies():
        texts.currency(currency, ("currency",), found)
        # Which decimals the amounts may have, nobody can tell.
        currency = finest_currency()
    texts.period(new.start_date, new.end_date, ("endDate",), found)
    hire = Hire(
        id=new_id(),
        company_id=company.id,
        worker_id=worker.id,
        title=texts.line(new.title, ("title",), found),
        description=_description(new, found),
        status=HireStatus.DRAFT,
        rate_type=new.rate_type,
        currency=currency,
        classification=new.classification,
        payroll=bool(new.payroll),
        additional_terms=texts.optional_text(
            new.additional_terms, ("additionalTerms",), found, texts.DESCRIPTION
        ),
        start_date=new.start_date,
        end_date=new.end_date,
        created_at=tx.call.at,
    )
    rows = _rate(new, hire, company, worker, found)
    raise_any(found)
    return hire, rows


def _description(new: NewHire, found: texts.Found) -> str:
    return texts.optional_text(new.description, ("description",), found, texts.DESCRIPTION) or ""


def _rate(
    new: NewHire, hire: Hire, company: Company, worker: Person, found: texts.Found
) -> tuple[Row, ...]:
    if new.amount is not None:
        path = ("rate", new.rate_type.lower())
        hire.rate_minor = texts.amount(new.amount, hire.currency, path, found).minor
        return ()
    _only_for_milestones(new, company, worker, found)
    house = House(
        today=hire.created_at.date(),
        currency=hire.currency,
        start_date=new.start_date,
        requires_purchase_order_number=company.requires_purchase_order_number,
    )
    rows = check_new(new.milestones, house, _MILESTONES, found)
    hire.next_due = min((row.terms.due_date for row in rows), default=NEVER)
    return rows


def _only_for_milestones(
    new: NewHire, company: Company, worker: Person, found: texts.Found
) -> None:
    if not company.milestones_enabled:
        message = "Support has not activated milestones for this company."
        found.append(MilestonesNotEnabled(message, _MILESTONES))
    if worker.engagement_type is not EngagementType.INDEPENDENT_CONTRACTOR:
        message = "Milestones are for independent contractors only."
        found.append(IndependentContractorRequired(message, ("worker",)))
    if new.classification is not None:
        message = "Worker classification does not apply to a milestone hire."
        found.append(ClassificationNotApplicable(message, ("classification",)))
    if new.payroll:
        message = "Payroll does not apply to a milestone hire."
        found.append(PayrollNotApplicable(message, ("payroll",)))


def _lacking(book: Book) -> list[str]:
    if not book.company.requires_purchase_order_number:
        return []
    return [
        terms.name
        for terms in book.latest_terms
        if not book.milestones[terms.milestone].purchase_order_number
    ]


def _close(
    tx: Transaction,
    book: Book,
    action: HireAction,
    happened: HireEventType,
    reason: str | None = None,
) -> Written:
    hire = book.hire
    if book.open:
        withdraw(tx, book, book.open)
    tx.change(hire, status=HIRE[action, hire.status], ended_at=tx.call.at)
    tx.new_version(hire)
    book.settle(tx)
    tx.record(hire, Fact(happened, details={"reason": reason} if reason else {}))
    return Written(hire.id)
