"""Verbs on payment requests: submitted, then cancelled, approved or rejected, once."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from models.access.visibility import Noun
from models.database.connection import dialect, fetch
from models.database.errors import Unavailable
from models.database.sql import Binds, Dialect
from models.hire_aggregate import COMPANY_OF_HIRE, due_dates
from models.records import Company, ContractTerms, Hire, Milestone, PaymentRequest
from models.reminders.schedule import to_be_looked_at
from models.rules import decisions
from models.rules.access import Action
from models.rules.errors import AmountMismatch, raise_any
from models.rules.events import EventDetail, Fact, HireEventType, because
from models.rules.lifecycle import (
    MILESTONE,
    PAYMENT_REQUEST_TRANSITIONS,
    PaymentRequestAction,
    PaymentRequestStatus,
    outstanding,
)
from models.rules.money import Money
from models.rules.text import texts
from models.unit_of_work.call import Outcome
from models.unit_of_work.load import RowQuery
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb

_REQUEST_PATH = ("paymentRequest",)

_MILESTONE_ROWS = RowQuery(Milestone, "t.id = {thing}")
_SIGNED_TERMS_ROWS = RowQuery(
    ContractTerms,
    "t.milestone_id = {thing} AND t.contract_id ="
    " (SELECT c.id FROM contract c WHERE c.hire_id = {root} AND c.status = 'SIGNED')",
)

_REQUEST_ROWS = RowQuery(PaymentRequest, "t.id = {thing}")
_OF_ASKED = "(SELECT r.milestone_id FROM payment_request r WHERE r.id = {thing})"
_ITS_MILESTONE_ROWS = RowQuery(Milestone, f"t.id = {_OF_ASKED}")
_NEXT_ROWS = RowQuery(
    Milestone,
    "t.hire_id = {root} AND t.listed AND t.status <> 'COMPLETED'"
    f" AND t.id <> {_OF_ASKED} ORDER BY t.due_date LIMIT 1",
    only=("due_date", "listed", "status"),
)
"""The first of the others that are still open."""


@verb(Action.SUBMIT_PAYMENT_REQUEST)
async def submit_payment_request(
    tx: Transaction, milestone: UUID | None, note: str | None
) -> Outcome:
    """The worker asks for the signed amount; the milestone is locked from now on."""
    path = ("milestone",)
    hire = await tx.on_hire(
        Noun.MILESTONE, milestone, path, COMPANY_OF_HIRE, _MILESTONE_ROWS, _SIGNED_TERMS_ROWS
    )
    tx.admit()
    row, terms = tx.rows.only(_MILESTONE_ROWS), tx.rows.first(_SIGNED_TERMS_ROWS)
    raise_any(
        decisions.submitting(
            hire.status,
            row.status,
            in_contract=row.listed or terms is not None,
            awaiting_signature=row.awaiting_signature,
        )
    )
    company = tx.rows.only(COMPANY_OF_HIRE)
    if company.requires_purchase_order_number and not row.purchase_order_number:
        tx.found += decisions.unordered([row.name], path)
    note = texts.optional_text(note, ("note",), tx.found, texts.NOTE)
    raise_any(tx.found)
    assert terms is not None
    request = PaymentRequest(
        company_id=hire.company_id,
        worker_id=hire.worker_id,
        hire_id=hire.id,
        milestone_id=row.id,
        contract_id=terms.contract_id,
        number=f"PR-{await _next_number(tx, company)}",
        amount_minor=terms.amount_minor,
        currency=terms.currency,
        status=PaymentRequestStatus.PENDING,
        note=note,
        submitted_at=tx.call.at,
        submitted_by_id=tx.call.by.id,
    )
    tx.add(request)
    _moved(tx, hire, row, request, HireEventType.PAYMENT_REQUEST_SUBMITTED)
    tx.write_beside(to_be_looked_at(hire, company, tx.call.at))
    return Outcome(request.id)


@verb(Action.CANCEL_PAYMENT_REQUEST)
async def cancel_payment_request(tx: Transaction, id: UUID | None) -> Outcome:
    """The worker takes it back before the decision; the milestone is unlocked."""
    hire, request = await _undecided(tx, id, PaymentRequestAction.CANCEL)
    return _decide(
        tx, hire, request, PaymentRequestAction.CANCEL, HireEventType.PAYMENT_REQUEST_CANCELLED
    )


@verb(Action.APPROVE_PAYMENT_REQUEST)
async def approve_payment_request(
    tx: Transaction, id: UUID | None, expected_amount: Decimal | None
) -> Outcome:
    """The company accepts the work: the milestone is completed and stays locked."""
    hire, request = await _undecided(tx, id, PaymentRequestAction.APPROVE)
    amount = Money(request.amount_minor, request.currency)
    if expected_amount is not None and Money.of(expected_amount, request.currency) != amount:
        message = f"The request is for {amount} {amount.currency}."
        tx.found.append(AmountMismatch(message, ("expectedAmount",)))
    raise_any(tx.found)
    return _decide(
        tx, hire, request, PaymentRequestAction.APPROVE, HireEventType.PAYMENT_REQUEST_APPROVED
    )


@verb(Action.REJECT_PAYMENT_REQUEST)
async def reject_payment_request(tx: Transaction, id: UUID | None, reason: str) -> Outcome:
    """The company says why not; the milestone is unlocked."""
    hire, request = await _undecided(tx, id, PaymentRequestAction.REJECT)
    reason = texts.text(reason, ("reason",), tx.found, texts.NOTE)
    raise_any(tx.found)
    tx.change(request, rejection_reason=reason)
    return _decide(
        tx, hire, request, PaymentRequestAction.REJECT, HireEventType.PAYMENT_REQUEST_REJECTED
    )


async def _undecided(
    tx: Transaction, id: UUID | None, action: PaymentRequestAction
) -> tuple[Hire, PaymentRequest]:
    hire = await tx.on_hire(
        Noun.PAYMENT_REQUEST, id, _REQUEST_PATH, _REQUEST_ROWS, _ITS_MILESTONE_ROWS, _NEXT_ROWS
    )
    tx.admit()
    request = tx.rows.only(_REQUEST_ROWS)
    raise_any(decisions.deciding(action, request.status))
    return hire, request


def _decide(
    tx: Transaction,
    hire: Hire,
    request: PaymentRequest,
    action: PaymentRequestAction,
    happened: HireEventType,
) -> Outcome:
    tx.change(
        request,
        status=PAYMENT_REQUEST_TRANSITIONS[action, request.status],
        decided_at=tx.call.at,
        decided_by_id=tx.call.by.id,
    )
    _moved(tx, hire, tx.rows.only(_ITS_MILESTONE_ROWS), request, happened)
    if request.status is PaymentRequestStatus.APPROVED:
        tx.change(hire, **due_dates(hire.status, tx.rows.all(_NEXT_ROWS)))
    return Outcome(request.id)


def _moved(
    tx: Transaction,
    hire: Hire,
    milestone: Milestone,
    request: PaymentRequest,
    happened: HireEventType,
) -> None:
    was, now = milestone.status, MILESTONE[request.status]
    due = outstanding(hire.status, now)
    tx.change(milestone, status=now, outstanding=due, updated_at=tx.call.at)
    about = Fact(happened, milestone=milestone.id, payment_request=request.id)
    moved = HireEventType.MILESTONE_STATUS_CHANGED
    tx.record(
        hire,
        replace(about, details=_details(request)),
        replace(about, type=moved, from_status=was, to_status=now),
    )


def _details(request: PaymentRequest) -> dict[str, EventDetail]:
    """The details of a request's event: its amount, the worker's note, why it is rejected."""
    details: dict[str, EventDetail] = {"amount": str(Money(request.amount_minor, request.currency))}
    if request.note and request.status is PaymentRequestStatus.PENDING:
        details["note"] = request.note
    return details | because(request.rejection_reason)


async def _next_number(tx: Transaction, company: Company) -> int:
    """That of the company's next payment request: nobody else's, if this one is written."""
    # Nothing can be added once the money is asked for: the rule has to be the one that was obeyed.
    rule = company.requires_purchase_order_number
    if not tx.locks:
        tx.guard.requires_orders = rule
        return await tx.next_number(company.id, company.payment_requests_numbered)
    binds, first, source = Binds(dialect()), "", ""
    if binds.dialect is Dialect.POSTGRES:
        # The caller before the company, as the guard does, and an operator who deactivates a worker.
        me = f"SELECT FROM person p WHERE p.id = {binds(tx.call.by.id)} FOR SHARE"
        first, source = f"WITH me AS ({me}) ", " FROM me"
    same = f"company.id = {binds(company.id)} AND requires_purchase_order_number = {binds(rule)}"
    numbered = await fetch(
        f"{first}UPDATE company SET payment_requests_numbered = payment_requests_numbered + 1{source}"
        f" WHERE {same} RETURNING payment_requests_numbered AS number",
        binds.values,
    )
    if not numbered:
        raise Unavailable
    return int(numbered[0]["number"])
