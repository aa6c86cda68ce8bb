"""A hire's events, replayed: the columns that must follow from them."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from models.records import Event
from models.rules.erasure import ERASED_TEXT
from models.rules.events import HireEventType as Type
from models.rules.lifecycle import ContractStatus, HireStatus, PaymentRequestStatus

ReplayedColumns = dict[str, object]

_HIRE = {
    Type.HIRE_CREATED: (HireStatus.DRAFT, "created_at"),
    Type.HIRE_OFFERED: (HireStatus.OFFERED, "offered_at"),
    Type.HIRE_ACTIVATED: (HireStatus.ACTIVE, "activated_at"),
    Type.HIRE_DECLINED: (HireStatus.DECLINED, "ended_at"),
    Type.HIRE_CANCELLED: (HireStatus.CANCELLED, "ended_at"),
    Type.HIRE_ENDED: (HireStatus.ENDED, "ended_at"),
    Type.HIRE_TERMINATED: (HireStatus.TERMINATED, "ended_at"),
}
"""The status that the hire gets, and the column that says when."""

_CLOSED_CONTRACT = {
    Type.CONTRACT_DECLINED: ContractStatus.DECLINED,
    Type.CONTRACT_WITHDRAWN: ContractStatus.WITHDRAWN,
}
_DECIDED = {
    Type.PAYMENT_REQUEST_APPROVED: PaymentRequestStatus.APPROVED,
    Type.PAYMENT_REQUEST_REJECTED: PaymentRequestStatus.REJECTED,
    Type.PAYMENT_REQUEST_CANCELLED: PaymentRequestStatus.CANCELLED,
}

_PAYMENTS = {Type.PAYMENT_RECORDED, Type.PAYMENT_VOIDED}


def _unissued() -> ReplayedColumns:
    return {
        "status": ContractStatus.DRAFT,
        "base_id": None,
        "issued_at": None,
        "issued_by_id": None,
        "signed_at": None,
        "signed_by_id": None,
    }


@dataclass
class Replayed:
    """The columns that follow from the events, by row. A version that no event is about is a draft."""

    hire: ReplayedColumns = field(
        default_factory=lambda: {
            "status": None,
            "offered_at": None,
            "activated_at": None,
            "ended_at": None,
        }
    )
    contracts: defaultdict[UUID, ReplayedColumns] = field(
        default_factory=lambda: defaultdict(_unissued)
    )
    requests: dict[UUID, ReplayedColumns] = field(default_factory=dict)
    messages: dict[UUID, ReplayedColumns] = field(default_factory=dict)
    milestones: set[UUID] = field(default_factory=set)
    salted: list[tuple[UUID, str, str, str]] = field(default_factory=list)
    """Row, column, salt and hash of what the links hold as salted hashes."""
    in_force: UUID | None = None


def replay(events: Iterable[Event]) -> Replayed:
    """Replay a hire's events, in order."""
    replayed = Replayed()
    for event in events:
        if event.type in _HIRE:
            status, when = _HIRE[event.type]
            replayed.hire |= {"status": status, when: event.occurred_at}
        if event.milestone_id:
            replayed.milestones.add(event.milestone_id)
        if event.contract_id:
            _of_contract(replayed, event, event.contract_id)
        if event.payment_request_id:
            _of_request(replayed, event, event.payment_request_id)
        if event.message_id:
            replayed.messages[event.message_id] = {
                "author_id": event.actor_id,
                "sent_at": event.occurred_at,
                **_erased_body(event),
            }
            _salted(replayed, event, event.message_id, "body", "body")
    return replayed


def _of_contract(replayed: Replayed, event: Event, id: UUID) -> None:
    contract = replayed.contracts[id]
    if event.type is Type.CONTRACT_ISSUED:
        contract["status"] = ContractStatus.PENDING_SIGNATURE
        contract["base_id"] = replayed.in_force
        contract |= {"issued_at": event.occurred_at, "issued_by_id": event.actor_id}
        contract |= _hashes(event)
        contract |= _words(event, "note", "reason")
    elif event.type is Type.CONTRACT_SIGNED:
        if replayed.in_force:
            replayed.contracts[replayed.in_force]["status"] = ContractStatus.SUPERSEDED
        contract["status"], replayed.in_force = ContractStatus.SIGNED, id
        contract |= {"signed_at": event.occurred_at, "signed_by_id": event.actor_id}
        contract |= _hashes(event)
        _salted(replayed, event, id, "signed_name", "signedName")
    elif event.type in _CLOSED_CONTRACT:
        contract["status"] = _CLOSED_CONTRACT[event.type]


def _of_request(replayed: Replayed, event: Event, id: UUID) -> None:
    if event.type is Type.PAYMENT_REQUEST_SUBMITTED:
        replayed.requests[id] = {
            "status": PaymentRequestStatus.PENDING,
            "milestone_id": event.milestone_id,
            "submitted_at": event.occurred_at,
            "submitted_by_id": event.actor_id,
            "decided_at": None,
            "decided_by_id": None,
            "paid_on": None,
            "payment_reference": None,
            **_amount(event),
            **_words(event, "note", "note"),
        }
    elif event.type in _DECIDED:
        replayed.requests.setdefault(id, {}).update(
            status=_DECIDED[event.type],
            decided_at=event.occurred_at,
            decided_by_id=event.actor_id,
            **_words(event, "rejection_reason", "reason"),
        )
    elif event.type in _PAYMENTS:
        replayed.requests.setdefault(id, {}).update(_payment(event), **_amount(event))


def _payment(event: Event) -> ReplayedColumns:
    """The payment as its event leaves it: what the changes do not name is none before and after."""
    after = {name: value for name, _, value in json.loads(event.details)["changes"]}
    day = after.get("paidOn")
    return {
        "paid_on": date.fromisoformat(day) if day else None,
        "payment_reference": after.get("paymentReference"),
    }


def _amount(event: Event) -> ReplayedColumns:
    """The amount that was asked for, which older events do not hold."""
    details = json.loads(event.details)
    return {"amount": details["amount"]} if "amount" in details else {}


def _hashes(event: Event) -> ReplayedColumns:
    """The hash of a version's content, which older events do not hold."""
    details = json.loads(event.details)
    return {"content_hash": details["contentHash"]} if "contentHash" in details else {}


def _words(event: Event, column: str, name: str) -> ReplayedColumns:
    """The words that somebody gave, in their column; older events do not hold them."""
    details = json.loads(event.details)
    known = name in details or details.keys() & {"amount", "contentHash"}
    return {column: details.get(name)} if known else {}


def _erased_body(event: Event) -> ReplayedColumns:
    """What is left of a message whose text was forgotten: the link holds a hash, and nothing is kept beside it."""
    is_forgotten = "body" in json.loads(event.details) and not event.disclosures
    return {"body": ERASED_TEXT} if is_forgotten else {}


def _salted(replayed: Replayed, event: Event, id: UUID, column: str, name: str) -> None:
    if event.disclosures:
        said, beside = json.loads(event.details), json.loads(event.disclosures)
        replayed.salted.append((id, column, beside[name]["salt"], said[name]["sha256"]))
