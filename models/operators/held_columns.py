"""Which columns hold something of a person, whose rows are theirs, and what the other columns are.

Every column of every table stands here once: a new one is nobody's until somebody decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Held:
    """Of one table the rows that are about the person, and the columns that are told of them.

    `whose` is SQL for "the row `t` is about {person}". `did` are pointers to who did something to rows that are about
    somebody else, each with the columns that say what.
    """

    whose: str
    columns: tuple[str, ...]
    did: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_WORKERS = "t.worker_id = {person}"
_OF_THEIR_VERSIONS = "t.contract_id IN (SELECT c.id FROM contract c WHERE c.worker_id = {person})"
_FOUNDED_WITH_THEM = (
    "t.mutation = 'createCompany' AND t.subject IN (SELECT e.company_id FROM company_event e JOIN company_event f"
    " ON f.group_id = e.group_id WHERE e.user_id = {person} AND f.type = 'COMPANY_CREATED')"
)
"""The input of who founded a company names its first owner, and the payload is about the company."""
_BESIDE = "disclosures"
"""The texts beside a link: of a company's, those of whom it is about; of a hire's, of who wrote or signed them."""
_OF_EVENTS = (
    "id", "company_id", "hire_id", "seq", "type", "occurred_at", "actor_id", "milestone_id", "contract_id",
    "payment_request_id", "message_id", "from_status", "to_status", "details", "group_id",
)  # fmt: skip
_OF_COMPANY_EVENTS = (
    "id", "company_id", "seq", "type", "occurred_at", "actor_id", "user_id", "details", "group_id",
)  # fmt: skip

HELD: Mapping[str, Held] = {
    "person": Held(
        "t.id = {person}",
        (
            "id", "name", "name_key", "email", "email_key", "company_id", "role", "engagement_type", "is_support",
            "revision", "deactivated_at", "kind", "created_at",
        ),
    ),
    "company": Held(
        "t.id IN (SELECT p.company_id FROM person p WHERE p.id = {person} UNION SELECT h.company_id FROM hirable h"
        " WHERE h.worker_id = {person} UNION SELECT e.company_id FROM company_event e"
        " WHERE {person} IN (e.user_id, e.actor_id))",
        ("id", "name"),
    ),
    "hirable": Held(
        _WORKERS,
        ("id", "company_id", "worker_id", "name_key", "email_key", "engagement_type", "created_at"),
    ),
    "service_account": Held(
        "t.user_id = {person}",
        (
            "id", "company_id", "user_id", "created_by_id", "name_key", "expires_on", "revoked_at", "last_role",
            "last_used_at", "created_at",
        ),
        {"created_by_id": ("company_id", "user_id", "created_at")},
    ),
    "calendar_feed": Held(
        "t.owner_id = {person}",
        ("id", "owner_id", "hire_id", "created_at", "revoked_at", "last_read_at"),
    ),
    "job": Held(
        "t.id IN (SELECT h.job_id FROM hire h WHERE h.worker_id = {person})",
        ("id", "company_id", "route", "title", "description", "rate_type", "created_at"),
    ),
    "hire": Held(
        _WORKERS,
        (
            "id", "company_id", "worker_id", "job_id", "number", "title", "description", "search_key", "status",
            "version", "offered_version", "rate_type", "rate_minor", "currency", "classification", "payroll",
            "additional_terms", "start_date", "end_date", "next_due", "due_order", "created_at", "offered_at",
            "activated_at", "ended_at", "external_id",
        ),
    ),
    "milestone": Held(
        _WORKERS,
        (
            "id", "company_id", "worker_id", "hire_id", "purchase_order_number", "external_id", "currency", "name",
            "due_date", "amount_minor", "status", "listed", "offered", "awaiting_signature", "outstanding",
            "hire_status", "search_key", "paid", "created_at", "updated_at",
        ),
    ),
    "contract": Held(
        _WORKERS,
        (
            "id", "company_id", "worker_id", "hire_id", "base_id", "version", "status", "currency", "total_minor",
            "content", "content_hash", "template_id", "template_adopted", "terms_hash", "note", "issued_at",
            "issued_by_id", "signed_at", "signed_by_id", "signed_name", "signed_purchase_order_numbers", "created_at",
        ),
        {"issued_by_id": ("company_id", "hire_id", "version", "note", "issued_at")},
    ),
    "contract_terms": Held(
        _OF_THEIR_VERSIONS,
        (
            "id", "company_id", "contract_id", "milestone_id", "name", "due_date", "amount_minor", "currency",
        ),
    ),
    "payment_request": Held(
        _WORKERS,
        (
            "id", "company_id", "worker_id", "hire_id", "milestone_id", "contract_id", "number", "amount_minor",
            "currency", "status", "note", "submitted_at", "submitted_by_id", "decided_at", "decided_by_id",
            "rejection_reason", "paid_on", "payment_reference", "external_id",
        ),
        {"decided_by_id": ("company_id", "hire_id", "number", "status", "decided_at", "rejection_reason")},
    ),
    "conversation": Held(_WORKERS, ("id", "company_id", "worker_id", "hire_id")),
    "message": Held(
        _WORKERS,
        ("id", "company_id", "worker_id", "hire_id", "conversation_id", "author_id", "body", "sent_at"),
        {"author_id": ("company_id", "hire_id", "conversation_id", "body", "sent_at")},
    ),
    "document": Held(
        _OF_THEIR_VERSIONS,
        ("id", "company_id", "contract_id", "format", "printed", "sha256", "body", "served", "created_at"),
    ),
    "document_task": Held(
        _OF_THEIR_VERSIONS,
        (
            "id", "company_id", "contract_id", "format", "purpose", "attempts", "due_at", "leased_until",
            "settled_at", "refusal_code", "refusal", "created_at",
        ),
    ),
    "event": Held(
        _WORKERS,
        (*_OF_EVENTS, _BESIDE, "worker_id", "worker_sees"),
        {"actor_id": (*_OF_EVENTS, _BESIDE)},
    ),
    "company_event": Held(
        "t.user_id = {person}", (*_OF_COMPANY_EVENTS, _BESIDE), {"actor_id": _OF_COMPANY_EVENTS}
    ),
    "idempotency_record": Held(
        f"(t.person_id = {{person}} OR t.subject = {{person}} OR {_FOUNDED_WITH_THEM})",
        ("id", "person_id", "mutation", "key", "fingerprint", "subject", "contract", "created_at"),
    ),
}  # fmt: skip
"""By table."""

_PROOF = "what proves that rows are what they were, and says nothing that does not stand in them"
_COMPANYS = "the company's own"
_ADDRESS = (
    "the address of a calendar feed, as a hash and as a cipher: it is in the owner's own calendar"
)
NOBODYS: Mapping[str, Mapping[str, str]] = {
    "hire": {"event_seq": _PROOF, "event_hash": _PROOF},
    "event": {
        "xid": "a place in the feed, given by the engine",
        "covers": _PROOF,
        "salt": _PROOF,
        "hash": _PROOF,
    },
    "calendar_feed": {
        "sha256": _ADDRESS,
        "sealed": _ADDRESS,
    },
    "company_event": {"covers": _PROOF, "salt": _PROOF, "hash": _PROOF},
    "company": {
        "name_key": _COMPANYS,
        "currency": _COMPANYS,
        "milestones_enabled": _COMPANYS,
        "requires_purchase_order_number": _COMPANYS,
        "contract_template_id": _COMPANYS,
        "contract_template_updated_at": _COMPANYS,
        "remind_days_before_due": _COMPANYS,
        "remind_days_before_due_set_at": _COMPANYS,
        "remind_every_days": _COMPANYS,
        "remind_every_days_set_at": _COMPANYS,
        "reminders_behind": _COMPANYS,
        "hires_numbered": _COMPANYS,
        "payment_requests_numbered": _COMPANYS,
        "event_seq": _PROOF,
        "event_hash": _PROOF,
        "created_at": _COMPANYS,
    },
    "contract_template": {
        "*": "a company's layout: its blanks are filled with what a version says"
    },
    "service_account_token": {"*": "by what a program of a company's signs in"},
    "installation": {"*": "the head of a chain"},
    "feed": {"*": "where the feed's numbers begin"},
    "reminder_schedule": {"*": "when the servers look at a hire next"},
    "feed_consumer": {"*": "how far a reader of the events is"},
    "webhook": {"*": _COMPANYS},
    "webhook_secret": {"*": _COMPANYS},
    "webhook_delivery": {
        "*": "which event is to be sent where: what it says is made when it is sent"
    },
    "webhook_attempt": {"*": "what an address of the company's answered"},
}
"""Columns that hold nothing of a person, each with the reason. `*` are all of a table."""
