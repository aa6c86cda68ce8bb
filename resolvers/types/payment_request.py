"""Payment requests: asked by the worker, decided by the company, and recorded as paid."""

from collections.abc import Callable
from datetime import date
from typing import Any

import strawberry

from models.access.visibility import Noun
from models.rules import decisions
from models.rules.access import Action, forbidden
from models.rules.bookkeeping.payments import recording, voiding
from models.rules.lifecycle import PaymentRequestAction
from models.rules.lifecycle import PaymentRequestStatus as Status
from resolvers.enums import PaymentRequestStatus
from resolvers.fields import computed, global_id_field, instant_field, money, one, value
from resolvers.planner.field_sql import Truth
from resolvers.planner.plan import Run
from resolvers.scalars import DateTime
from resolvers.types.common import Money, Node, Permission, permission
from resolvers.types.integrations.external_id import external_id_field
from resolvers.types.refs import ContractRef, HireRef, MilestoneRef, UserRef


def _may(action: Action, move: PaymentRequestAction) -> Callable[[Run, Status], dict[str, Any]]:
    def decide(run: Run, status: Status) -> dict[str, Any]:
        refused = forbidden(run.viewer, action)
        return permission(refused or decisions.deciding(move, status))

    return decide


def _may_record(run: Run, status: Status, *, recorded: bool) -> dict[str, Any]:
    refused = forbidden(run.viewer, Action.RECORD_PAYMENT)
    return permission(refused or recording(status, recorded=recorded))


def _may_void(run: Run, *, recorded: bool) -> dict[str, Any]:
    return permission(forbidden(run.viewer, Action.VOID_PAYMENT) or voiding(recorded=recorded))


_FACTS = {"status": "{my.status}"}
_RECORDED = {"recorded": Truth("{my.paid_on} IS NOT NULL")}


@strawberry.type(description="A request for the payment of one milestone, decided once.")
class PaymentRequest(Node):
    """A payment request."""

    id: strawberry.ID = global_id_field("PaymentRequest")
    number: str = value("{my.number}", "Human-readable number, unique in the company.")
    hire: HireRef = one(Noun.HIRE, "{its.id} = {my.hire_id}", "The hire.")
    milestone: MilestoneRef = one(
        Noun.MILESTONE, "{its.id} = {my.milestone_id}", "The milestone whose payment is asked."
    )
    contract: ContractRef = one(
        Noun.CONTRACT,
        "{its.id} = {my.contract_id}",
        "The signed version under which it was submitted.",
    )
    amount: Money = money("{my.amount_minor}", "The signed amount when it was submitted.")
    status: PaymentRequestStatus = value("{my.status}", "Where it stands.")
    note: str | None = value("{my.note}", "In the worker's words.")
    submitted_at: DateTime = instant_field("{my.submitted_at}", "When it was asked.")
    submitted_by: UserRef = one(Noun.PERSON, "{its.id} = {my.submitted_by_id}", "Who asked.")
    decided_at: DateTime | None = instant_field(
        "{my.decided_at}", "When it was approved, rejected or cancelled."
    )
    decided_by: UserRef | None = one(
        Noun.PERSON, "{its.id} = {my.decided_by_id}", "Who approved, rejected or cancelled it."
    )
    rejection_reason: str | None = value("{my.rejection_reason}", "In the company's words.")
    external_id: str | None = external_id_field(
        "The company's own key for it, unique in the company. Hidden from the worker (null)."
    )
    paid_on: date | None = value(
        "{my.paid_on}",
        "The day on which it was paid, as the company recorded it; only an approved one.",
    )
    payment_reference: str | None = value(
        "{my.payment_reference}", "The bank's or the ledger's reference of that payment."
    )
    viewer_can_record_payment: Permission = computed(
        {**_FACTS, **_RECORDED}, _may_record, "Whether the viewer may record now that it was paid."
    )
    viewer_can_void_payment: Permission = computed(
        _RECORDED, _may_void, "Whether the viewer may take back now that it was paid."
    )
    viewer_can_approve: Permission = computed(
        _FACTS,
        _may(Action.APPROVE_PAYMENT_REQUEST, PaymentRequestAction.APPROVE),
        "Whether the viewer may approve it now; the same goes for rejecting.",
    )
    viewer_can_cancel: Permission = computed(
        _FACTS,
        _may(Action.CANCEL_PAYMENT_REQUEST, PaymentRequestAction.CANCEL),
        "Whether the viewer may cancel it now.",
    )
