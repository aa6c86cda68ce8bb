"""The statuses, and one transition table for each noun that has a life: what is not in a table is refused."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class HireStatus(StrEnum):
    """Where a company's engagement of one worker stands."""

    DRAFT = "DRAFT"
    OFFERED = "OFFERED"
    ACTIVE = "ACTIVE"
    ENDED = "ENDED"
    DECLINED = "DECLINED"
    CANCELLED = "CANCELLED"
    TERMINATED = "TERMINATED"


class ContractStatus(StrEnum):
    """Where one version of the agreement stands."""

    DRAFT = "DRAFT"
    PENDING_SIGNATURE = "PENDING_SIGNATURE"
    SIGNED = "SIGNED"
    SUPERSEDED = "SUPERSEDED"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"


class PaymentRequestStatus(StrEnum):
    """Where a request for the payment of one milestone stands."""

    PENDING = "PENDING"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    CANCELLED = "CANCELLED"


class MilestoneStatus(StrEnum):
    """A milestone's status, which follows from its payment requests."""

    IN_PROGRESS = "IN_PROGRESS"
    PENDING_APPROVAL = "PENDING_APPROVAL"
    COMPLETED = "COMPLETED"


class HireAction(StrEnum):
    """The actions that move a hire."""

    OFFER = "offer"
    CANCEL = "cancel"
    SIGN = "sign"
    DECLINE = "decline"
    EDIT = "edit"
    WITHDRAW_REVISION = "withdraw the revision of"
    SUBMIT = "request a payment of"
    END = "end"
    TERMINATE = "terminate"


class PaymentRequestAction(StrEnum):
    """The actions that move a payment request."""

    APPROVE = "approve"
    REJECT = "reject"
    CANCEL = "cancel"


class ContractAction(StrEnum):
    """The actions that move a version of the contract."""

    ISSUE = "issue"
    SIGN = "sign"
    SUPERSEDE = "supersede"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


_H, _C, _P = HireStatus, ContractStatus, PaymentRequestStatus

HIRE_TRANSITIONS: Mapping[tuple[HireAction, HireStatus], HireStatus] = {
    (HireAction.OFFER, _H.DRAFT): _H.OFFERED,
    (HireAction.CANCEL, _H.DRAFT): _H.CANCELLED,
    (HireAction.CANCEL, _H.OFFERED): _H.CANCELLED,
    (HireAction.SIGN, _H.OFFERED): _H.ACTIVE,
    (HireAction.SIGN, _H.ACTIVE): _H.ACTIVE,
    (HireAction.DECLINE, _H.OFFERED): _H.DECLINED,
    (HireAction.DECLINE, _H.ACTIVE): _H.ACTIVE,
    (HireAction.EDIT, _H.DRAFT): _H.DRAFT,
    (HireAction.EDIT, _H.OFFERED): _H.OFFERED,
    (HireAction.EDIT, _H.ACTIVE): _H.ACTIVE,
    (HireAction.WITHDRAW_REVISION, _H.ACTIVE): _H.ACTIVE,
    (HireAction.SUBMIT, _H.ACTIVE): _H.ACTIVE,
    (HireAction.END, _H.ACTIVE): _H.ENDED,
    (HireAction.TERMINATE, _H.ACTIVE): _H.TERMINATED,
}

CONTRACT_TRANSITIONS: Mapping[tuple[ContractAction, ContractStatus], ContractStatus] = {
    (ContractAction.ISSUE, _C.DRAFT): _C.PENDING_SIGNATURE,
    (ContractAction.WITHDRAW, _C.DRAFT): _C.WITHDRAWN,
    (ContractAction.SIGN, _C.PENDING_SIGNATURE): _C.SIGNED,
    (ContractAction.DECLINE, _C.PENDING_SIGNATURE): _C.DECLINED,
    (ContractAction.WITHDRAW, _C.PENDING_SIGNATURE): _C.WITHDRAWN,
    (ContractAction.SUPERSEDE, _C.SIGNED): _C.SUPERSEDED,
}

PAYMENT_REQUEST_TRANSITIONS: Mapping[
    tuple[PaymentRequestAction, PaymentRequestStatus], PaymentRequestStatus
] = {
    (PaymentRequestAction.APPROVE, _P.PENDING): _P.APPROVED,
    (PaymentRequestAction.REJECT, _P.PENDING): _P.REJECTED,
    (PaymentRequestAction.CANCEL, _P.PENDING): _P.CANCELLED,
}

MILESTONE: Mapping[PaymentRequestStatus, MilestoneStatus] = {
    _P.PENDING: MilestoneStatus.PENDING_APPROVAL,
    _P.APPROVED: MilestoneStatus.COMPLETED,
    _P.REJECTED: MilestoneStatus.IN_PROGRESS,
    _P.CANCELLED: MilestoneStatus.IN_PROGRESS,
}
"""The milestone's status when its newest payment request gets this one."""

UNDER_WAY = (HireStatus.OFFERED, HireStatus.ACTIVE)
"""The due dates of such a hire count: it was offered, and is not over."""

OVER = (HireStatus.ENDED, HireStatus.DECLINED, HireStatus.CANCELLED, HireStatus.TERMINATED)
"""Nothing of such a hire is overdue, due soon or remaining."""

OPEN_CONTRACT = (ContractStatus.DRAFT, ContractStatus.PENDING_SIGNATURE)
"""A version that is neither in force nor over: there is at most one in a hire."""

LOCKING = (PaymentRequestStatus.PENDING, PaymentRequestStatus.APPROVED)
"""A request in one of these locks its milestone: there is at most one for a milestone."""


def locked(status: MilestoneStatus) -> bool:
    """True while a payment request is pending or approved."""
    return status is not MilestoneStatus.IN_PROGRESS


def outstanding(hire: HireStatus, milestone: MilestoneStatus) -> bool:
    """Whether the milestone is overdue once its due date has passed."""
    return hire in UNDER_WAY and milestone is not MilestoneStatus.COMPLETED


def latest_version(versions: Sequence[T], of: Callable[[T], tuple[int, ContractStatus]]) -> T:
    """The newest version that is neither withdrawn nor declined; where none is left, the newest."""
    over = (ContractStatus.WITHDRAWN, ContractStatus.DECLINED)
    return max(versions, key=lambda each: (of(each)[1] not in over, of(each)[0]))
