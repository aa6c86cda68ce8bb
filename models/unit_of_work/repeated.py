"""Columns that say again what stands elsewhere, for speed or as a copy of what was so then: `verify` compares them all.

A verb that changes what a column repeats has to write that column, too. One that forgets it fails at once where both
are columns of one row, or of a hire and of what it has one of. What is to be written the same functions say that
`verify` asks (`models/hire_columns.py`, `models/hire_aggregate.py`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from tortoise.models import Model

from models.rules.lifecycle import ContractStatus

Sources = tuple[str, ...]

_EVENT = ("event.type", "event.occurred_at", "event.actor_id")
_TOLD = ("event.details",)
_ITS_CHAIN = ("event.hire_id",)
_OF_ITS_HIRE: Mapping[str, Sources] = {
    "company_id": ("hire.company_id",),
    "worker_id": ("hire.worker_id",),
    "hire_id": _ITS_CHAIN,
}

REPEATED: Mapping[str, Mapping[str, Sources]] = {
    "hire": {
        # Of hires that were written before a worker's name could change, that name, too.
        "search_key": ("hire.number", "hire.title"),
        "next_due": ("milestone.due_date", "milestone.listed", "milestone.status"),
        "due_order": ("hire.next_due", "hire.status"),
        "job_id": _ITS_CHAIN,
        "status": _EVENT,
        "created_at": _EVENT,
        "offered_at": _EVENT,
        "activated_at": _EVENT,
        "ended_at": _EVENT,
    },
    "job": {
        "company_id": ("hire.company_id",),
        "route": (),
        "title": ("hire.title",),
        "description": ("hire.description",),
        "rate_type": ("hire.rate_type",),
    },
    "contract": {
        **_OF_ITS_HIRE,
        "base_id": _EVENT,
        "version": (),
        "status": _EVENT,
        "currency": ("hire.currency",),
        "total_minor": ("contract_terms.amount_minor",),
        # Parties and template are those of the moment of its issue.
        "content": (
            "hire.title", "hire.description", "hire.additional_terms", "hire.start_date",
            "hire.end_date", "hire.rate_minor", "hire.rate_type", "hire.currency",
        ),
        "content_hash": ("contract.content",),
        "template_id": (),
        "template_adopted": (),
        "terms_hash": ("contract_terms.name", "contract_terms.due_date", "contract_terms.amount_minor"),
        "note": _TOLD,
        "issued_at": _EVENT,
        "issued_by_id": _EVENT,
        "signed_at": _EVENT,
        "signed_by_id": _EVENT,
        "signed_name": _TOLD,
        "signed_purchase_order_numbers": ("contract_terms.milestone_id",),
    },
    "contract_terms": {"company_id": ("hire.company_id",), "currency": ("hire.currency",)},
    "milestone": {
        **_OF_ITS_HIRE,
        "currency": ("hire.currency",),
        "name": ("contract_terms.name",),
        "due_date": ("contract_terms.due_date",),
        "amount_minor": ("contract_terms.amount_minor",),
        "status": ("payment_request.status",),
        "listed": ("contract_terms.milestone_id",),
        "offered": ("contract_terms.milestone_id",),
        "awaiting_signature": ("contract_terms.milestone_id",),
        "outstanding": ("milestone.status", "hire.status"),
        "hire_status": ("hire.status",),
        "search_key": ("milestone.name", "milestone.purchase_order_number"),
        "paid": ("payment_request.paid_on",),
    },
    "payment_request": {
        **_OF_ITS_HIRE,
        "milestone_id": _EVENT,
        "contract_id": ("contract_terms.contract_id",),
        "amount_minor": ("contract_terms.amount_minor",),
        "currency": ("contract_terms.currency",),
        "status": _EVENT,
        "note": _TOLD,
        "submitted_at": _EVENT,
        "submitted_by_id": _EVENT,
        "decided_at": _EVENT,
        "decided_by_id": _EVENT,
        "rejection_reason": _TOLD,
        "paid_on": _TOLD,
        "payment_reference": _TOLD,
    },
    "conversation": _OF_ITS_HIRE,
    "message": {
        **_OF_ITS_HIRE,
        "conversation_id": ("conversation.hire_id",),
        "author_id": _EVENT,
        "sent_at": _EVENT,
        "body": _TOLD,
    },
    "company": {"name_key": ("company.name",), "contract_template_id": ()},
    "contract_template": {"company_id": (), "sha256": ("contract_template.html",)},
    "person": {
        "name_key": ("person.name",),
        "email_key": ("person.email",),
        "kind": ("service_account.user_id",),
    },
    "hirable": {
        "name_key": ("person.name_key",),
        "email_key": ("person.email_key",),
        "company_id": (),
        "worker_id": (),
    },
    "service_account": {
        "name_key": ("person.name_key",), "company_id": (), "user_id": (),
    },
    "service_account_token": {"company_id": ("service_account.company_id",)},
    "webhook": {"company_id": ()},
    "webhook_secret": {
        "company_id": ("webhook.company_id",), "sha256": ("webhook_secret.secret",),
    },
    "document": {"company_id": ("contract.company_id",), "sha256": ("document.body",)},
}  # fmt: skip
"""For each column that `verify` compares, what it repeats: columns, or a part of a link. `()`: it follows from the
row's place among others."""

OWN: Mapping[str, frozenset[str]] = {
    # `version` and `offered_version` count; no event says how far.
    "hire": frozenset({"classification", "payroll", "version", "offered_version", "external_id"}),
    "job": frozenset({"created_at"}),
    "contract": frozenset({"created_at"}),
    "milestone": frozenset({"external_id", "created_at", "updated_at"}),
    "payment_request": frozenset({"number", "external_id"}),
    "company": frozenset(
        {
            "currency", "milestones_enabled", "requires_purchase_order_number",
            "contract_template_updated_at", "created_at", "remind_days_before_due",
            "remind_days_before_due_set_at", "remind_every_days", "remind_every_days_set_at",
        }
    ),
    "contract_template": frozenset({"created_at"}),
    "hirable": frozenset({"engagement_type", "created_at"}),
    "person": frozenset(
        {
            "company_id", "role", "engagement_type", "is_support", "deactivated_at", "created_at",
        }
    ),
    "service_account": frozenset(
        {"created_by_id", "expires_on", "revoked_at", "last_role", "created_at"}
    ),
    "service_account_token": frozenset({"service_account_id", "sha256", "created_at", "ends_at"}),
    "webhook": frozenset(
        {
            "url", "description", "types", "query", "disabled_at", "disabled_because", "disabled_reason",
            "deleted_at", "created_at",
        }
    ),
    "webhook_secret": frozenset({"webhook_id", "ends_at", "created_at"}),
    "document": frozenset({"contract_id", "format", "printed", "served", "created_at"}),
}  # fmt: skip
"""Columns that the chains cover, and that say what nothing else says."""

_ONE_OF_A_HIRE = ("hire", "job", "contract")


class Forgotten(RuntimeError):
    """A verb changed a column and left another as it was that repeats it."""


def _followers() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for table, columns in REPEATED.items():
        for column, sources in columns.items():
            for source in sources:
                of = source.partition(".")[0]
                if of == table or (of == "hire" and table in _ONE_OF_A_HIRE):
                    found[source].append(f"{table}.{column}")
    return {source: tuple(columns) for source, columns in found.items()}


FOLLOWERS = _followers()
"""The columns that have to be written with a column."""


def require_followers(changed: Mapping[Model, Iterable[str]], added: Iterable[Model]) -> None:
    """Raise Forgotten where a column of a record that is not new was changed, and one that repeats it was not."""
    new = set(added)
    written = {name for record, names in changed.items() for name in _named(record, names)}
    if _is_back_in_force(changed, new):
        written.add(_CONTENT)
    for record, names in changed.items():
        for name in () if record in new else _named(record, names):
            for follower in FOLLOWERS.get(name, ()):
                if follower not in written and _is_due(record, follower):
                    raise Forgotten(
                        f"{name} was changed, and {follower}, which repeats it, was not"
                    )


_CONTENT = "contract.content"


def _is_back_in_force(changed: Iterable[Any], new: Iterable[Any]) -> bool:
    """Whether a version went and none came: what is in force says already what the hire says from now on."""
    gone = (ContractStatus.WITHDRAWN, ContractStatus.DECLINED)
    went = any(_is_version(each) and each.status in gone for each in changed)
    return went and not any(map(_is_version, new))


def _is_version(record: Model) -> bool:
    return record._meta.db_table == "contract"


def _named(record: Model, names: Iterable[str]) -> list[str]:
    return [f"{record._meta.db_table}.{name}" for name in names]


def _is_due(record: Any, follower: str) -> bool:
    """The content of a version is written when it is issued: of a draft it is made when it is read."""
    return follower != _CONTENT or record.offered_at is not None
