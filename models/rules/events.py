"""The facts that happen to hires and companies, past tense."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Self
from uuid import UUID

from models.rules.lifecycle import MilestoneStatus


class _Type(StrEnum):
    """A type of events, in the past tense: a row each."""

    description: str

    def __new__(cls, name: str, description: str) -> Self:
        """A row: the name, and what the schema says of it."""
        happened = str.__new__(cls, name)
        happened._value_ = name
        happened.description = description
        return happened


class HireEventType(_Type):
    """The types of a hire's events."""

    # fmt: off
    HIRE_CREATED = "HIRE_CREATED", "A draft with its milestones and version 1."
    HIRE_OFFERED = "HIRE_OFFERED", "The worker sees the hire from here on."
    HIRE_ACTIVATED = "HIRE_ACTIVATED", "The first version was signed."
    HIRE_DECLINED = "HIRE_DECLINED", "The worker declined the hire."
    HIRE_CANCELLED = "HIRE_CANCELLED", "The company took the hire back."
    HIRE_ENDED = "HIRE_ENDED", "The company ended it, every milestone completed."
    HIRE_TERMINATED = "HIRE_TERMINATED", "The company ended it early."
    HIRE_EDITED = "HIRE_EDITED", "Title, texts, dates, the amount of a rate, or an external id was changed."
    MILESTONE_ADDED = "MILESTONE_ADDED", "An edit added it."
    MILESTONE_EDITED = "MILESTONE_EDITED", "A field of it was changed, PO number and external id included."
    MILESTONE_REMOVED = "MILESTONE_REMOVED", "An edit removed it."
    MILESTONE_STATUS_CHANGED = "MILESTONE_STATUS_CHANGED", "A payment request moved it from one status to another."
    CONTRACT_ISSUED = "CONTRACT_ISSUED", "A version awaits its signature."
    CONTRACT_SIGNED = "CONTRACT_SIGNED", "The worker signed a version; it is in force."
    CONTRACT_DECLINED = "CONTRACT_DECLINED", "The worker declined a version."
    CONTRACT_WITHDRAWN = "CONTRACT_WITHDRAWN", "A version was taken back or replaced unsigned."
    PAYMENT_REQUEST_SUBMITTED = "PAYMENT_REQUEST_SUBMITTED", "The worker asked for the payment of a milestone."
    PAYMENT_REQUEST_APPROVED = "PAYMENT_REQUEST_APPROVED", "The company accepted the work."
    PAYMENT_REQUEST_REJECTED = "PAYMENT_REQUEST_REJECTED", "The company said why not."
    PAYMENT_REQUEST_CANCELLED = "PAYMENT_REQUEST_CANCELLED", "The worker took the request back."
    PAYMENT_RECORDED = "PAYMENT_RECORDED", "The company noted that an approved request was paid."
    PAYMENT_VOIDED = "PAYMENT_VOIDED", "The company noted that it was not paid after all, and why."
    MESSAGE_POSTED = "MESSAGE_POSTED", "Somebody wrote a message."
    MILESTONE_DUE_SOON = "MILESTONE_DUE_SOON", "It is due in a few days (`remindDaysBeforeDue`)."
    MILESTONE_OVERDUE = "MILESTONE_OVERDUE", "Its due date has passed, and it is not completed."
    PAYMENT_REQUEST_WAITING = "PAYMENT_REQUEST_WAITING", "Nobody has decided it (`remindEveryDays`)."
    SIGNATURE_WAITING = "SIGNATURE_WAITING", "Nobody has signed a version (`remindEveryDays`)."
    PERSON_ERASED = "PERSON_ERASED", "An operator erased somebody: what is theirs alone is gone."
    CHAIN_SEALED = "CHAIN_SEALED", "The upgrade wrote down what the chain, from here on, proves: nobody did anything."
    # fmt: on


REMINDERS = (
    HireEventType.MILESTONE_DUE_SOON,
    HireEventType.MILESTONE_OVERDUE,
    HireEventType.PAYMENT_REQUEST_WAITING,
    HireEventType.SIGNATURE_WAITING,
)
"""What the servers themselves tell, since time has passed; of one moment in this order."""


class CompanyEventType(_Type):
    """The events of a company or, where there is none, of the installation itself."""

    # fmt: off
    COMPANY_CREATED = "COMPANY_CREATED", "Support opened it, with its first owner."
    COMPANY_EDITED = "COMPANY_EDITED", "It has another name, or another currency of new hires."
    SETTINGS_CHANGED = "SETTINGS_CHANGED", "How it hires was changed."
    MILESTONES_ENABLED = "MILESTONES_ENABLED", "Support activated milestones."
    MILESTONES_DISABLED = "MILESTONES_DISABLED", "Support deactivated milestones."
    TEMPLATE_SET = "TEMPLATE_SET", "It has another template of the booking contract."
    TEMPLATE_REMOVED = "TEMPLATE_REMOVED", "It has no template of its own any more."
    MEMBER_ADDED = "MEMBER_ADDED", "Somebody has a role in it."
    MEMBER_ROLE_CHANGED = "MEMBER_ROLE_CHANGED", "A member has another role."
    MEMBER_REMOVED = "MEMBER_REMOVED", "A member has no role in it any more."
    SERVICE_ACCOUNT_CREATED = "SERVICE_ACCOUNT_CREATED", "It has a program that signs in by a token of its own."
    SERVICE_ACCOUNT_TOKEN_ROTATED = "SERVICE_ACCOUNT_TOKEN_ROTATED", "A service account has a new token."
    SERVICE_ACCOUNT_REVOKED = "SERVICE_ACCOUNT_REVOKED", "A service account signs in no more, by whatever token."
    WEBHOOK_CREATED = "WEBHOOK_CREATED", "An address is told of its hires' events."
    WEBHOOK_EDITED = "WEBHOOK_EDITED", "A webhook has another address, query, description, or other types."
    WEBHOOK_SECRET_ROTATED = "WEBHOOK_SECRET_ROTATED", "A webhook's deliveries are signed with a new secret."
    WEBHOOK_DISABLED = "WEBHOOK_DISABLED", "A webhook is told no more: by the company or the system, and why."
    WEBHOOK_ENABLED = "WEBHOOK_ENABLED", "A webhook is told again, of what waited first."
    WEBHOOK_DELETED = "WEBHOOK_DELETED", "A webhook is gone, with whatever waited for it."
    WORKER_ADDED = "WORKER_ADDED", "It may hire a worker."
    WORKER_ENGAGEMENT_CHANGED = "WORKER_ENGAGEMENT_CHANGED", "It engages a worker otherwise, from the next offer on."
    PERSON_CORRECTED = "PERSON_CORRECTED", "A member or worker has another name or address: it is the same person."
    USER_DEACTIVATED = "USER_DEACTIVATED", "An operator lets a member or worker sign in no more; role and hires stay."
    USER_ACTIVATED = "USER_ACTIVATED", "An operator lets them sign in again."
    PERSON_ERASED = "PERSON_ERASED", "An operator erased somebody: a pseudonym stands in the place of name and address."
    CHAIN_SEALED = "CHAIN_SEALED", "The upgrade wrote down what the chain, from here on, proves: nobody did anything."
    JOB_POSTED = "JOB_POSTED", ""
    SUPPORT_CREATED = "SUPPORT_CREATED", ""
    SUPPORT_REMOVED = "SUPPORT_REMOVED", ""
    DOCUMENT_KEPT = "DOCUMENT_KEPT", ""
    # fmt: on


UNTOLD = frozenset(type for type in CompanyEventType if not type.description)
"""Links that are there for the rows that they cover, and that nobody is shown."""


@dataclass(frozen=True, slots=True)
class Salted:
    """A text that a link holds as its SHA-256 over a random salt alone.

    Salt and text are kept beside the link: whoever forgets them leaves the chain whole.
    """

    value: str
    salt: str

    @property
    def sha256(self) -> str:
        """The hash (hex) over the salt and the text."""
        return salted(self.salt, self.value)


def salted(salt: str, value: str) -> str:
    """SHA-256 (hex) over both, with a NUL between them: no text holds one, so none can lend letters to the other."""
    return sha256(f"{salt}\0{value}".encode()).hexdigest()


EventDetail = str | Sequence[Sequence[str | None]] | Mapping[str, str] | Salted | None


EXTERNAL_ID = "externalId"
"""A field that no worker is told of among the `changes` of an event: the company's own key."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened to a hire. `details` are the event's: values, reasons, changes, hashes."""

    type: HireEventType
    milestone: UUID | None = None
    contract: UUID | None = None
    payment_request: UUID | None = None
    message: UUID | None = None
    from_status: MilestoneStatus | None = None
    to_status: MilestoneStatus | None = None
    details: Mapping[str, EventDetail] = field(default_factory=dict)

    @property
    def is_companys_own(self) -> bool:
        """Whether it tells of an external id and of nothing else: no worker sees it."""
        changes = self.details.get("changes")
        if not isinstance(changes, Sequence):
            return False
        return bool(changes) and all(name == EXTERNAL_ID for name, *_ in changes)


def because(reason: str | None) -> dict[str, EventDetail]:
    """The detail that says why, where somebody did."""
    return {"reason": reason} if reason else {}


@dataclass(frozen=True, slots=True)
class CompanyFact:
    """One thing that happened to a company or to the installation. `user` is whom it is about."""

    type: CompanyEventType
    user: UUID | None = None
    details: Mapping[str, EventDetail] = field(default_factory=dict)
