"""Verbs on payments: a company notes that an approved request was paid, or that it was not after all.

No money moves here, and neither the milestone nor the hire changes: the milestone repeats that it is paid.
"""

from datetime import UTC, date
from uuid import UUID

from models.access.visibility import Noun
from models.bookkeeping.external_ids import REQUEST_ROWS, REQUESTS
from models.records import Hire, Milestone, PaymentRequest
from models.rules.access import Action
from models.rules.bookkeeping.external_ids import EXTERNAL_ID_PATH
from models.rules.bookkeeping.payments import (
    Noted,
    check_paid_on,
    noted_changes,
    recording,
    voiding,
)
from models.rules.errors import raise_any
from models.rules.events import EventDetail, Fact, HireEventType, because
from models.rules.money import Money
from models.rules.text import texts
from models.unit_of_work.call import Outcome
from models.unit_of_work.load import RowQuery
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb

_REQUEST_PATH = ("paymentRequest",)
_MILESTONE_ROWS = RowQuery(
    Milestone, "t.id = (SELECT p.milestone_id FROM payment_request p WHERE p.id = {thing})"
)


@verb(Action.RECORD_PAYMENT)
async def record_payment(
    tx: Transaction,
    id: UUID | None,
    paid_on: date,
    reference: str | None,
    external_id: str | None,
) -> Outcome:
    """It was paid on this day (UTC), under this reference; an external id takes the place of the one that it has."""
    wrong: texts.Refusals = []
    key = texts.external_id(external_id, EXTERNAL_ID_PATH, wrong)
    rows = (REQUEST_ROWS, REQUESTS.rows, _MILESTONE_ROWS)
    hire = await tx.on_hire(Noun.PAYMENT_REQUEST, id, _REQUEST_PATH, *rows, text=key)
    tx.admit()
    request = tx.rows.only(REQUEST_ROWS)
    raise_any(recording(request.status, recorded=request.paid_on is not None))
    submitted = request.submitted_at.astimezone(UTC).date()
    check_paid_on(paid_on, submitted, tx.call.today, tx.found)
    clean = texts.optional_line(reference, ("reference",), tx.found, texts.NAME)
    raise_any([*tx.found, *wrong, *REQUESTS.refusal(tx.rows)])
    before = _noted(request)
    tx.change(
        request,
        paid_on=paid_on,
        payment_reference=clean,
        external_id=key or request.external_id,
    )
    tx.change(tx.rows.only(_MILESTONE_ROWS), paid=True)
    return _told(tx, hire, request, HireEventType.PAYMENT_RECORDED, before)


@verb(Action.VOID_PAYMENT)
async def void_payment(tx: Transaction, id: UUID | None, reason: str) -> Outcome:
    """It was not paid after all: day and reference go, and the external id stays."""
    rows = (REQUEST_ROWS, _MILESTONE_ROWS)
    hire = await tx.on_hire(Noun.PAYMENT_REQUEST, id, _REQUEST_PATH, *rows)
    tx.admit()
    request = tx.rows.only(REQUEST_ROWS)
    raise_any(voiding(recorded=request.paid_on is not None))
    reason = texts.text(reason, ("reason",), tx.found, texts.NOTE)
    raise_any(tx.found)
    before = _noted(request)
    tx.change(request, paid_on=None, payment_reference=None)
    tx.change(tx.rows.only(_MILESTONE_ROWS), paid=False)
    return _told(tx, hire, request, HireEventType.PAYMENT_VOIDED, before, reason=reason)


def _noted(request: PaymentRequest) -> Noted:
    return Noted(request.paid_on, request.payment_reference, request.external_id)


def _told(
    tx: Transaction,
    hire: Hire,
    request: PaymentRequest,
    happened: HireEventType,
    before: Noted,
    *,
    reason: str | None = None,
) -> Outcome:
    """Record what is noted of the request from now on, where it was `before`."""
    details: dict[str, EventDetail] = {
        "amount": str(Money(request.amount_minor, request.currency)),
        "changes": noted_changes(before, _noted(request)),
    }
    tx.record(
        hire,
        Fact(
            happened,
            milestone=request.milestone_id,
            payment_request=request.id,
            details=details | because(reason),
        ),
    )
    return Outcome(request.id)
