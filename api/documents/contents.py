"""The values that a contract's document prints, gathered from the records."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

import pdf
from models.hire_aggregate import agreement_of
from models.people.past import name_at
from models.records import (
    Company,
    Contract,
    ContractTemplate,
    ContractTerms,
    Hire,
    Milestone,
    Person,
)
from models.rules.contract.changes import wording_changes
from models.rules.contract.content import as_written, content_hash, content_of, wording_of
from models.rules.contract.terms import Agreement, Terms, by_due_date, changes
from models.rules.lifecycle import ContractStatus
from models.rules.money import Money


async def booking_contract(contract: Contract) -> pdf.BookingContract:
    """Everything that the document of this version says: of an issued one, what was written then."""
    terms = await _terms(contract)
    agreement = await _agreement(contract, terms)
    content = contract.content or content_of(agreement)
    base = await Contract.get_or_none(id=contract.base_id)
    return pdf.BookingContract(
        hire_number=agreement.hire_number,
        title=agreement.title,
        version=contract.version,
        status=_status(contract).value,
        company=pdf.Party(agreement.company),
        worker=pdf.Party(agreement.worker, agreement.worker_email),
        rate=_rate(agreement),
        content_hash=content_hash(content),
        milestones=_milestones(terms, await _purchase_order_numbers(contract, terms)),
        total=_money(contract.total_minor, contract.currency),
        description=agreement.description,
        additional_terms=agreement.additional_terms,
        start_date=agreement.start_date,
        end_date=agreement.end_date,
        issued_at=_utc(contract.issued_at),
        issued_by=await _issuer(contract),
        note=contract.note,
        supersedes=base.version if base else None,
        changes=_changes(await _terms(base) if base else (), terms),
        field_changes=_field_changes(base, agreement),
        signature=_signature(contract, agreement.worker_email),
        template_adopted=contract.template_adopted,
    )


async def template_of(contract: Contract) -> ContractTemplate | None:
    """The template of the CUSTOM document: the one that the version took, of a draft the present one."""
    if contract.issued_at:
        return await ContractTemplate.get_or_none(id=contract.template_id)
    company = await Company.get(id=contract.company_id)
    return await ContractTemplate.get_or_none(id=company.contract_template_id)


def printed(contract: pdf.BookingContract, template: str | None) -> str:
    """SHA-256 (hex) over everything that the document prints: another hash, another document."""
    return sha256(repr((contract, template)).encode("utf-8", "surrogatepass")).hexdigest()


def _status(contract: Contract) -> ContractStatus:
    """A superseded version's document is that of its signature, whenever it is made."""
    return ContractStatus.SIGNED if contract.is_or_was_in_force else contract.status


async def _terms(contract: Contract) -> tuple[Terms, ...]:
    rows = await ContractTerms.filter(contract_id=contract.id)
    return by_due_date(row.terms for row in rows)


async def _agreement(contract: Contract, terms: tuple[Terms, ...]) -> Agreement:
    hire = await Hire.get(id=contract.hire_id)
    company = await Company.get(id=contract.company_id)
    worker = await Person.get(id=hire.worker_id)
    present = agreement_of(hire, company, worker, terms, await template_of(contract))
    return as_written(contract.content, present) if contract.issued_at else present


async def _purchase_order_numbers(
    contract: Contract, terms: tuple[Terms, ...]
) -> dict[UUID, str | None]:
    """Those of the moment of signing, before it the present ones."""
    if contract.signed_purchase_order_numbers is not None:
        said = json.loads(contract.signed_purchase_order_numbers)
        return {UUID(milestone): number for milestone, number in said.items()}
    rows = await Milestone.filter(id__in=[each.milestone for each in terms])
    return {row.id: row.purchase_order_number for row in rows}


def _milestones(
    terms: tuple[Terms, ...], orders: dict[UUID, str | None]
) -> tuple[pdf.Milestone, ...]:
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


def _field_changes(base: Contract | None, agreement: Agreement) -> tuple[pdf.FieldChange, ...]:
    if base is None or base.content is None:
        return ()
    changes = wording_changes(wording_of(base.content), agreement.wording)
    return tuple(pdf.FieldChange(*change) for change in changes)


def _said(terms: Terms | None) -> pdf.Terms | None:
    return pdf.Terms(terms.name, terms.due_date, _amount(terms.amount)) if terms else None


def _rate(agreement: Agreement) -> pdf.Rate:
    return pdf.Rate(agreement.rate_type, _amount(agreement.rate) if agreement.rate else None)


def _money(minor: int | None, currency: str) -> pdf.Money | None:
    return None if minor is None else _amount(Money(minor, currency))


def _amount(amount: Money) -> pdf.Money:
    return pdf.Money(str(amount), amount.currency)


def _signature(contract: Contract, worker: str) -> pdf.Signature | None:
    """The signature under a version, with the address that the worker had when it was issued."""
    signed_at = _utc(contract.signed_at)
    if signed_at is None or contract.content_hash is None:
        return None
    return pdf.Signature(
        signed_name=contract.signed_name or "",
        signed_by=worker,
        signed_at=signed_at,
        content_hash=contract.content_hash,
    )


def _utc(moment: datetime | None) -> datetime | None:
    """The moment with a time zone that the renderer's process knows too."""
    return moment.astimezone(UTC) if moment else None


async def _issuer(contract: Contract) -> str | None:
    """By the name of that moment: the document is the same, whenever it is made."""
    if contract.issued_by_id is None or contract.issued_at is None:
        return None
    issuer = await Person.get(id=contract.issued_by_id)
    return await name_at(issuer, contract.company_id, contract.issued_at)
