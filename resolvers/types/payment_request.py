"""Payment requests: asked by the worker, decided by the company."""

from collections.abc import Callable
from typing import Any

import strawberry

from models.access.visibility import Noun
from models.rules import decisions
from models.rules.access import Action, forbidden
from models.rules.lifecycle import PaymentRequestAction
from models.rules.lifecycle import PaymentRequestStatus as Status
from resolvers.enums import PaymentRequestStatus
from resolvers.fields import computed, global_id_field, instant_field, money, one, value
from resolvers.planner.plan import Run
from resolvers.scalars import DateTime
from resolvers.types.common import Money, Node, Permission, permission
from resolvers.types.refs import ContractRef, HireRef, MilestoneRef, UserRef


def _may(action: Action, move: PaymentRequestAction) -> Callable[[Run, Status], dict[str, Any]]:
    def decide(run: Run, status: Status) -> dict[str, Any]:
        refused = forbidden(run.viewer.role, action)
        return permission(refused or decisions.deciding(move, status))

    return decide


_FACTS = {"status": "{my.status}"}


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
    viewer_can_approve: Permission = computed(
        _FACTS,
        _may(Action.APPROVE_PAYMENT_REQUEST, PaymentRequestAction.APPROVE),
        "Whether the viewer may approve it now.",
    )
    viewer_can_cancel: Permission = computed(
        _FACTS,
        _may(Action.CANCEL_PAYMENT_REQUEST, PaymentRequestAction.CANCEL),
        "Whether the viewer may cancel it now.",
    )
