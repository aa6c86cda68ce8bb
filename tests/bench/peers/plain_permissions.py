"""What the owner may do, decided by the rules from the records that were read."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import strawberry

from models.rules import decisions
from models.rules.access import Action, CompanyRole, Viewer, forbidden
from models.rules.errors import Refusal
from models.rules.lifecycle import HireAction, PaymentRequestAction, PaymentRequestStatus

_ANYBODY = Viewer(UUID(int=0), CompanyRole.OWNER)


@strawberry.type
class RefusalType:
    code: str
    message: str
    path: list[str]


@strawberry.type
class PermissionType:
    allowed: bool
    reasons: list[RefusalType]


def edit(root: strawberry.Parent[Any]) -> PermissionType:
    """The milestones of a hire."""
    return _may(
        Action.EDIT_MILESTONES, decisions.editing_milestones(root.status, by_milestones=True)
    )


def offer(root: strawberry.Parent[Any]) -> PermissionType:
    """A hire."""
    return _may(Action.OFFER_HIRE, decisions.moving(HireAction.OFFER, root.status))


def end(root: strawberry.Parent[Any]) -> PermissionType:
    """A hire."""
    waiting = [each for each in root.newest if each.status is PaymentRequestStatus.PENDING]
    pending = sorted(waiting, key=lambda each: each.id)
    unfinished = [each.name for each in root.listed if each.status != "COMPLETED"]
    numbers = [each.number for each in pending]
    return _may(Action.END_HIRE, decisions.ending(root.status, numbers, unfinished))


def edit_one(root: strawberry.Parent[Any]) -> PermissionType:
    """A milestone."""
    request = next((each.number for each in root.locking), None)
    decision = decisions.editing_milestone(
        root.hire.status,
        in_contract=root.listed or bool(root.signed),
        name=root.name,
        status=root.status,
        request=request,
    )
    return _may(Action.EDIT_MILESTONES, decision)


def submit(root: strawberry.Parent[Any]) -> PermissionType:
    """A payment request for a milestone."""
    decision = decisions.submitting(
        root.hire.status,
        root.status,
        in_contract=root.listed or bool(root.signed),
        awaiting_signature=root.awaiting_signature,
    )
    return _may(Action.SUBMIT_PAYMENT_REQUEST, decision)


def approve(root: strawberry.Parent[Any]) -> PermissionType:
    """A payment request."""
    decision = decisions.deciding(PaymentRequestAction.APPROVE, root.status)
    return _may(Action.APPROVE_PAYMENT_REQUEST, decision)


def cancel(root: strawberry.Parent[Any]) -> PermissionType:
    """A payment request."""
    decision = decisions.deciding(PaymentRequestAction.CANCEL, root.status)
    return _may(Action.CANCEL_PAYMENT_REQUEST, decision)


def sign(_: strawberry.Parent[Any]) -> PermissionType:
    """A version."""
    return _may(Action.SIGN_CONTRACT, [])


def _may(action: Action, decision: Iterable[Refusal]) -> PermissionType:
    reasons = [
        RefusalType(code=each.code, message=each.message, path=list(each.path))
        for each in forbidden(_ANYBODY, action) or decision
    ]
    return PermissionType(allowed=not reasons, reasons=reasons)
