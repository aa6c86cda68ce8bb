"""What a contract's document prints, gathered from the records."""

from datetime import UTC, datetime
from hashlib import sha256

import pdf
from models.records import Company, Contract, ContractTerms, Hire, Milestone, Person
from models.rules.money import Money
from models.rules.terms import Terms, by_due_date, changes


async def booking_contract(contract: Contract) -> pdf.BookingContract:
    """Everything that the document of this version says, as it stands now."""
    hire = await Hire.get(id=contract.hire_id)
    company = await Company.get(id=hire.company_id)
    worker = await Person.get(id=hire.worker_id)
    terms = await _terms(contract)
    base = await Contract.get_or_none(id=contract.base_id)
    before = await _terms(base) if base else ()
    return pdf.BookingContract(
        hire_number=hire.number,
        title=hire.title,
        version=contract.version,
        status=contract.status.value,
        company=pdf.Party(company.name),
        worker=pdf.Party(worker.name, worker.email),
        rate=_rate(hire),
        content_hash=contract.content_hash,
        milestones=await _milestones(terms),
        total=_money(contract.total_minor, contract.currency),
        description=hire.description,
        additional_terms=hire.additional_terms,
        start_date=hire.start_date,
        end_date=hire.end_date,
        issued_at=_utc(contract.issued_at),
        issued_by=await _name(contract.issued_by_id),
        note=contract.note,
        supersedes=base.version if base else None,
        changes=_changes(before, terms),
        signature=await _signature(contract),
    )


def printed(contract: pdf.BookingContract, template: str | None) -> str:
    """SHA-256 (hex) over everything that the document prints: another hash, another document."""
    return sha256(repr((contract, template)).encode("utf-8", "surrogatepass")).hexdigest()


async def _terms(contract: Contract) -> tuple[Terms, ...]:
    rows = await ContractTerms.filter(contract_id=contract.id)
    return by_due_date(row.terms for row in rows)


async def _milestones(terms: tuple[Terms, ...]) -> tuple[pdf.Milestone, ...]:
    rows = await Milestone.filter(id__in=[each.milestone for each in terms])
    orders = {row.id: row.purchase_order_number for row in rows}
    return tuple(
        pdf.Milestone(
            number=number,
            name=each.name,
            due_date=each.due_date,
            amount=_amount(each.amount),
            purchase_order_number=orders[each.milestone],
        )
        for number, each in enumerate(terms, start=1)
    )


def _changes(before: tuple[Terms, ...], after: tuple[Terms, ...]) -> tuple[pdf.Change, ...]:
    if not before:
        return ()
    return tuple(
        pdf.Change(change.kind.value, _said(change.before), _said(change.after))
        for change in changes(before, after)
    )


def _said(terms: Terms | None) -> pdf.Terms | None:
    return pdf.Terms(terms.name, terms.due_date, _amount(terms.amount)) if terms else None


def _rate(hire: Hire) -> pdf.Rate:
    return pdf.Rate(hire.rate_type.value, _money(hire.rate_minor, hire.currency))


def _money(minor: int | None, currency: str) -> pdf.Money | None:
    return None if minor is None else _amount(Money(minor, currency))


def _amount(amount: Money) -> pdf.Money:
    return pdf.Money(str(amount), amount.currency)


async def _signature(contract: Contract) -> pdf.Signature | None:
    signed_at = _utc(contract.signed_at)
    if signed_at is None:
        return None
    signer = await Person.get(id=contract.signed_by_id)
    return pdf.Signature(
        signed_name=contract.signed_name or "",
        signed_by=signer.email,
        signed_at=signed_at,
        content_hash=contract.content_hash,
    )


def _utc(moment: datetime | None) -> datetime | None:
    """The moment with a time zone that the renderer's process knows too."""
    return moment.astimezone(UTC) if moment else None


async def _name(person: object) -> str | None:
    found = await Person.get_or_none(id=person) if person else None
    return found.name if found else None
