"""Versions of the agreement, and the rows of milestones that they speak of, as they are written."""

from models.book import Book
from models.chains.coverage import terms_hash
from models.records import Contract, ContractTerms, Hire, Milestone
from models.rules.lifecycle import ContractStatus
from models.rules.rows import Row
from models.rules.terms import Agreement, Terms, content_hash
from models.transaction import Transaction
from models.writing import row_of


def write_version(
    tx: Transaction,
    hire: Hire,
    agreement: Agreement,
    *,
    version: int,
    status: ContractStatus,
    base: Contract | None = None,
    note: str | None = None,
) -> Contract:
    """A new version of the agreement with the terms of every milestone."""
    content = agreement.content
    issued = status is not ContractStatus.DRAFT
    contract = Contract(
        company_id=hire.company_id,
        worker_id=hire.worker_id,
        hire_id=hire.id,
        base_id=base.id if base else None,
        version=version,
        status=status,
        currency=hire.currency,
        total_minor=_total(hire, agreement),
        content=content,
        content_hash=content_hash(content),
        note=note,
        issued_at=tx.call.at if issued else None,
        issued_by_id=tx.call.by.id if issued else None,
        created_at=tx.call.at,
    )
    tx.add(contract)
    contract.terms_hash = _write_terms(tx, contract, agreement.milestones)
    return contract


async def rewrite_draft(tx: Transaction, book: Book, terms: tuple[Terms, ...]) -> None:
    """Version 1 of a draft, written anew in place: nobody has seen it."""
    draft = book.latest
    agreement = book.agreement(terms)
    content = agreement.content
    tx.change(
        draft,
        content=content,
        content_hash=content_hash(content),
        total_minor=_total(book.hire, agreement),
    )
    await ContractTerms.filter(contract_id=draft.id).delete()
    tx.change(draft, terms_hash=_write_terms(tx, draft, terms))
    book.terms[draft.id] = terms


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


def _write_terms(tx: Transaction, contract: Contract, terms: tuple[Terms, ...]) -> str:
    """The rows of a version, written once; their hash."""
    rows = [
        tx.add(
            ContractTerms(
                company_id=contract.company_id,
                contract_id=contract.id,
                milestone_id=each.milestone,
                name=each.name,
                due_date=each.due_date,
                amount_minor=each.amount.minor,
                currency=each.amount.currency,
            )
        )
        for each in terms
    ]
    return terms_hash(map(row_of, rows))


def _total(hire: Hire, agreement: Agreement) -> int | None:
    return agreement.total.minor if hire.by_milestones else None
