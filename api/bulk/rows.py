"""Rows by column, as far as they say the same in every tale."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from models.ids import new_id
from models.milestone_columns import milestone_search_key
from models.records import Hire
from models.records.hire import NEVER
from models.rules.contract.terms import Terms
from models.rules.lifecycle import (
    OVER,
    HireStatus,
    MilestoneStatus,
    PaymentRequestStatus,
    outstanding,
)
from models.rules.people import HiringRoute

TaleRow = dict[str, Any]

NOT_ISSUED: TaleRow = {
    "content": None,
    "content_hash": None,
    "template_id": None,
    "template_adopted": False,
    "note": None,
    "issued_at": None,
    "issued_by_id": None,
    "signed_at": None,
    "signed_by_id": None,
    "signed_name": None,
    "signed_purchase_order_numbers": None,
}
"""The columns of a version's issue and signature, before either."""


def job_row(hire: Hire) -> TaleRow:
    """The job of a direct hire."""
    return {
        "id": hire.job_id,
        "company_id": hire.company_id,
        "route": HiringRoute.DIRECT_HIRE.value,
        "title": hire.title,
        "description": hire.description,
        "rate_type": hire.rate_type.value,
        "created_at": hire.created_at,
    }


def repeated(terms: Terms) -> TaleRow:
    """The columns that a milestone repeats of its version's terms."""
    return {
        "name": terms.name,
        "due_date": terms.due_date,
        "amount_minor": terms.amount.minor,
    }


def repeat_due_dates(hire: Hire, milestones: Collection[TaleRow]) -> None:
    """Write into hire and milestones what they repeat of each other, at the end of the tale."""
    for row in milestones:
        row["outstanding"] = outstanding(hire.status, MilestoneStatus(row["status"]))
        row["hire_status"] = hire.status.value
        row["search_key"] = milestone_search_key(row["name"], row["purchase_order_number"])
    unfinished = (row["due_date"] for row in milestones if row["status"] != "COMPLETED")
    hire.next_due = min(unfinished, default=NEVER)
    hire.due_order = NEVER if hire.status in OVER else hire.next_due


def milestone_row(terms: Terms, order: str, at: datetime) -> TaleRow:
    """A milestone of a draft with its PO number, but for whose it is."""
    return {
        "purchase_order_number": order,
        "currency": terms.amount.currency,
        **repeated(terms),
        "status": MilestoneStatus.IN_PROGRESS.value,
        "listed": True,
        "offered": False,
        "awaiting_signature": True,
        "outstanding": False,
        "hire_status": HireStatus.DRAFT.value,
        "search_key": "",
        "created_at": at,
        "updated_at": at,
    }


def terms_row(contract: TaleRow, terms: Terms) -> TaleRow:
    """A row of terms: one milestone in one version."""
    return {
        "id": new_id(),
        "company_id": contract["company_id"],
        "contract_id": contract["id"],
        "milestone_id": terms.milestone,
        **repeated(terms),
        "currency": terms.amount.currency,
    }


def request_row(terms: Terms, contract: TaleRow, at: datetime) -> TaleRow:
    """A worker's request for the payment of a milestone, but for its number and whose it is."""
    return {
        "milestone_id": terms.milestone,
        "contract_id": contract["id"],
        "number": "",
        "amount_minor": terms.amount.minor,
        "currency": terms.amount.currency,
        "status": PaymentRequestStatus.PENDING.value,
        "note": None,
        "submitted_at": at,
        "submitted_by_id": contract["worker_id"],
        "decided_at": None,
        "decided_by_id": None,
        "rejection_reason": None,
    }
