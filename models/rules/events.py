"""The facts that happen to a hire, past tense, and the chain that makes their order and content provable."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from models.rules.lifecycle import MilestoneStatus


class HireEventType(StrEnum):
    """What happened."""

    HIRE_CREATED = "HIRE_CREATED"
    HIRE_OFFERED = "HIRE_OFFERED"
    HIRE_ACTIVATED = "HIRE_ACTIVATED"
    HIRE_DECLINED = "HIRE_DECLINED"
    HIRE_CANCELLED = "HIRE_CANCELLED"
    HIRE_ENDED = "HIRE_ENDED"
    HIRE_TERMINATED = "HIRE_TERMINATED"
    MILESTONE_ADDED = "MILESTONE_ADDED"
    MILESTONE_EDITED = "MILESTONE_EDITED"
    MILESTONE_REMOVED = "MILESTONE_REMOVED"
    MILESTONE_STATUS_CHANGED = "MILESTONE_STATUS_CHANGED"
    CONTRACT_ISSUED = "CONTRACT_ISSUED"
    CONTRACT_SIGNED = "CONTRACT_SIGNED"
    CONTRACT_DECLINED = "CONTRACT_DECLINED"
    CONTRACT_WITHDRAWN = "CONTRACT_WITHDRAWN"
    PAYMENT_REQUEST_SUBMITTED = "PAYMENT_REQUEST_SUBMITTED"
    PAYMENT_REQUEST_APPROVED = "PAYMENT_REQUEST_APPROVED"
    PAYMENT_REQUEST_REJECTED = "PAYMENT_REQUEST_REJECTED"
    PAYMENT_REQUEST_CANCELLED = "PAYMENT_REQUEST_CANCELLED"
    MESSAGE_POSTED = "MESSAGE_POSTED"
    CHAIN_SEALED = "CHAIN_SEALED"


class CompanyEventType(StrEnum):
    """What happened to a company or, where there is none, to the installation itself."""

    COMPANY_CREATED = "COMPANY_CREATED"
    SETTINGS_CHANGED = "SETTINGS_CHANGED"
    MILESTONES_ENABLED = "MILESTONES_ENABLED"
    MILESTONES_DISABLED = "MILESTONES_DISABLED"
    TEMPLATE_SET = "TEMPLATE_SET"
    TEMPLATE_REMOVED = "TEMPLATE_REMOVED"
    MEMBER_ADDED = "MEMBER_ADDED"
    MEMBER_ROLE_CHANGED = "MEMBER_ROLE_CHANGED"
    MEMBER_REMOVED = "MEMBER_REMOVED"
    WORKER_ADDED = "WORKER_ADDED"
    CHAIN_SEALED = "CHAIN_SEALED"
    JOB_POSTED = "JOB_POSTED"
    SUPPORT_CREATED = "SUPPORT_CREATED"
    DOCUMENT_KEPT = "DOCUMENT_KEPT"


UNTOLD = frozenset(
    {
        CompanyEventType.JOB_POSTED,
        CompanyEventType.SUPPORT_CREATED,
        CompanyEventType.DOCUMENT_KEPT,
    }
)
"""Links that are there for the rows that they cover, and that nobody is told of."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened. `details` are values that stand nowhere else, such as a former PO number."""

    type: HireEventType
    milestone: UUID | None = None
    contract: UUID | None = None
    payment_request: UUID | None = None
    message: UUID | None = None
    from_status: MilestoneStatus | None = None
    to_status: MilestoneStatus | None = None
    details: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """A fact in its place: the `seq`-th of its hire, written by `actor` at an instant (UTC)."""

    id: UUID
    hire: UUID
    seq: int
    occurred_at: datetime
    actor: UUID | None
    fact: Fact

    def hash(self, previous: str) -> str:
        """SHA-256 (hex) over the previous link's hash and this one's canonical JSON."""
        return sha256((previous + self.canonical).encode()).hexdigest()

    @property
    def canonical(self) -> str:
        """Everything that the link says, as JSON with sorted keys and no white space."""
        fact = self.fact
        said = {
            "id": str(self.id),
            "hire": str(self.hire),
            "seq": self.seq,
            "occurredAt": self.occurred_at.isoformat(timespec="microseconds"),
            "actor": _text(self.actor),
            "type": fact.type,
            "milestone": _text(fact.milestone),
            "contract": _text(fact.contract),
            "paymentRequest": _text(fact.payment_request),
            "message": _text(fact.message),
            "fromStatus": fact.from_status,
            "toStatus": fact.to_status,
            "details": dict(fact.details),
        }
        return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


GENESIS = "0" * 64
"""What the first link of every chain follows."""


def _text(value: UUID | None) -> str | None:
    return str(value) if value else None
