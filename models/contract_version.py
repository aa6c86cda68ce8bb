"""Versions of the agreement, and the rows of milestones that they speak of, as they are written."""

from models.document_task import task_of
from models.hire_aggregate import HireAggregate
from models.milestone_columns import milestone_search_key
from models.records import Contract, ContractTerms, Hire, Milestone
from models.rules.contract.content import content_hash, content_of
from models.rules.contract.documents import DocumentFormat, DocumentPurpose
from models.rules.contract.terms import Terms
from models.rules.events import Fact, HireEventType, because
from models.rules.lifecycle import ContractStatus
from models.rules.money import Money
from models.rules.rows import CheckedRow
from models.unit_of_work.event_chain.coverage import terms_hash
from models.unit_of_work.flush import row_of
from models.unit_of_work.transaction import Transaction


def write_version(
    tx: Transaction,
    hire: Hire,
    terms: tuple[Terms, ...],
    *,
    version: int,
    status: ContractStatus,
    base: Contract | None = None,
    note: str | None = None,
) -> Contract:
    """A new version with the terms of every milestone; what else it says is written by `issue`."""
    contract = Contract(
        company_id=hire.company_id,
        worker_id=hire.worker_id,
        hire_id=hire.id,
        base_id=base.id if base else None,
        version=version,
        status=status,
        currency=hire.currency,
        total_minor=_total(hire, terms),
        note=note,
        created_at=tx.call.at,
    )
    tx.add(contract)
    contract.terms_hash = _write_terms(tx, contract, terms)
    return contract


def issue(
    tx: Transaction, aggregate: HireAggregate, contract: Contract, reason: str | None = None
) -> None:
    """The worker may read and sign it from now on: all that it says is written down, once and for good."""
    # It is written under the names that the parties have: who puts them right waits, or was faster.
    tx.guard.worker = aggregate.worker.id, aggregate.worker.revision
    tx.guard.company = aggregate.company
    content = content_of(aggregate.agreement(aggregate.terms[contract.id]))
    tx.change(
        contract,
        content=content,
        content_hash=content_hash(content),
        template_id=aggregate.template.id if aggregate.template else None,
        issued_at=tx.call.at,
        issued_by_id=tx.call.by.id,
    )
    if aggregate.template:
        tx.add(task_of(contract, DocumentFormat.CUSTOM, DocumentPurpose.PROOF, tx.call.at))
    details = {"contentHash": contract.content_hash, **because(reason)}
    issued = Fact(HireEventType.CONTRACT_ISSUED, contract=contract.id, details=details)
    tx.record(aggregate.hire, issued)


async def rewrite_draft(
    tx: Transaction, aggregate: HireAggregate, terms: tuple[Terms, ...]
) -> None:
    """Version 1 of a draft, written anew in place: nobody has seen it."""
    draft = aggregate.latest
    tx.change(draft, total_minor=_total(aggregate.hire, terms))
    await tx.delete_at_once(ContractTerms, contract_id=draft.id)
    tx.change(draft, terms_hash=_write_terms(tx, draft, terms))
    aggregate.terms[draft.id] = terms


def add_milestones(tx: Transaction, hire: Hire, rows: tuple[CheckedRow, ...]) -> list[Milestone]:
    """Rows of the hire with their identity, PO number and external id, and the terms that they begin with."""
    return [
        tx.add(
            Milestone(
                id=row.terms.milestone,
                company_id=hire.company_id,
                worker_id=hire.worker_id,
                hire_id=hire.id,
                purchase_order_number=row.purchase_order_number,
                external_id=row.external_id,
                currency=hire.currency,
                name=row.terms.name,
                due_date=row.terms.due_date,
                amount_minor=row.terms.amount.minor,
                search_key=milestone_search_key(row.terms.name, row.purchase_order_number),
                hire_status=hire.status,
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


def _total(hire: Hire, terms: tuple[Terms, ...]) -> int | None:
    total = Money.sum((each.amount for each in terms), hire.currency)
    return total.minor if hire.by_milestones else None
