"""Milestones and their progress."""

from datetime import date
from typing import Any
from uuid import UUID

import strawberry

from models.access.visibility import Noun
from models.rules import decisions
from models.rules.access import Action, forbidden
from models.rules.lifecycle import HireStatus
from models.rules.lifecycle import MilestoneStatus as Status
from resolvers.enums import MilestoneStatus
from resolvers.fields import (
    computed,
    connection_field,
    global_id_field,
    instant_field,
    money,
    one,
    truth,
    value,
)
from resolvers.planner.cursors import Order
from resolvers.planner.field_sql import Truth
from resolvers.planner.plan import Run
from resolvers.scalars import DateTime
from resolvers.types.common import Connection, Money, Node, Permission, permission
from resolvers.types.integrations.external_id import external_id_field
from resolvers.types.lists.milestones import OVERDUE
from resolvers.types.refs import HireRef, MilestoneTermsRef, PaymentRequestRef

BY_DUE_DATE = Order(("due_date", "id"), (date, UUID))
NEWEST_FIRST = Order(("id",), (UUID,), descending=True)
OLDEST_FIRST = Order(("id",), (UUID,))
NEXT_DUE_FIRST = Order(("due_order", "id"), (date, UUID))

_IN_FORCE = (
    "SELECT ct.* FROM contract_terms ct JOIN contract c ON c.id = ct.contract_id"
    " WHERE ct.milestone_id = {my.id} AND c.status = 'SIGNED'"
)
_LOCKING = "{its.milestone_id} = {my.id} AND {its.status} IN ('PENDING', 'APPROVED')"


def _may_edit(
    run: Run,
    hire: HireStatus,
    status: Status,
    *,
    in_contract: bool,
    name: str | None,
    request: str | None,
) -> dict[str, Any]:
    refused = forbidden(run.viewer, Action.EDIT_MILESTONES)
    return permission(
        refused
        or decisions.editing_milestone(
            hire, in_contract=in_contract, name=name or "", status=status, request=request
        )
    )


def _may_request_payment(
    run: Run,
    hire: HireStatus,
    status: Status,
    *,
    in_contract: bool,
    awaiting_signature: bool,
    lacking: str | None,
) -> dict[str, Any]:
    refused = forbidden(run.viewer, Action.SUBMIT_PAYMENT_REQUEST)
    return permission(
        refused
        or decisions.submitting(
            hire, status, in_contract=in_contract, awaiting_signature=awaiting_signature
        )
        or decisions.unordered(filter(None, [lacking]), ("milestone",))
    )


_HIRE_STATUS = "(SELECT h.status FROM hire h WHERE h.id = {my.hire_id})"
_IN_CONTRACT = Truth("({my.listed} OR EXISTS (" + _IN_FORCE + "))")
_LACKING = (
    "CASE WHEN {my.purchase_order_number} IS NULL AND (SELECT c.requires_purchase_order_number"
    " FROM company c WHERE c.id = {my.company_id}) THEN {my.name} END"
)
"""The name of a milestone that lacks a PO number, where the company requires one."""
_REQUEST = (
    "(SELECT p.number FROM payment_request p"
    " WHERE p.milestone_id = {my.id} AND p.status IN ('PENDING', 'APPROVED'))"
)


@strawberry.type(description="One step of a hire that is paid by itself.")
class Milestone(Node):
    """A milestone."""

    id: strawberry.ID = global_id_field("Milestone")
    hire: HireRef = one(Noun.HIRE, "{its.id} = {my.hire_id}", "The hire that it is a step of.")
    external_id: str | None = external_id_field(
        "The company's own key for it, unique in the hire; no part of the terms, never locked, and given up once its"
        " removal is in force. Hidden from the worker (null).",
        "CASE WHEN {my.listed} OR {my.awaiting_signature} THEN {my.external_id} END",
    )
    is_being_removed: bool = truth(
        "(NOT {my.listed} AND {my.awaiting_signature})",
        "In force, and its removal awaits the worker's signature.",
    )
    name: str = value("{my.name}", "Latest terms, signed or not.")
    due_date: date = value("{my.due_date}", "Latest terms, signed or not.")
    amount: Money = money("{my.amount_minor}", "Latest terms, signed or not.")
    purchase_order_number: str | None = value(
        "{my.purchase_order_number}", "No part of the terms: it changes without a signature."
    )
    status: MilestoneStatus = value("{my.status}", "What its payment requests say of it.")
    is_locked: bool = truth(
        "{my.status} <> 'IN_PROGRESS'",
        "True while a payment request is pending or approved: no field may be edited, the PO number included.",
    )
    is_overdue: bool = truth(
        OVERDUE, "Not completed, its due date has passed, and its hire is OFFERED or ACTIVE."
    )
    is_awaiting_signature: bool = truth(
        "{my.awaiting_signature}", "Its latest terms are not those of the active contract."
    )
    signed_terms: MilestoneTermsRef | None = one(
        _IN_FORCE,
        "TRUE",
        "Its terms in the active contract; null when it is not in it yet.",
    )
    payment_request: PaymentRequestRef | None = one(
        Noun.PAYMENT_REQUEST, _LOCKING, "The pending or approved request, if any."
    )
    payment_requests: Connection[PaymentRequestRef] = connection_field(
        Noun.PAYMENT_REQUEST,
        NEWEST_FIRST,
        "All of them, newest first.",
        where="{its.milestone_id} = {my.id}",
    )
    viewer_can_edit: Permission = computed(
        {
            "hire": _HIRE_STATUS,
            "in_contract": _IN_CONTRACT,
            # Only of a locked one is the name said.
            "name": "CASE WHEN {my.status} <> 'IN_PROGRESS' THEN {my.name} END",
            "status": "{my.status}",
            "request": _REQUEST,
        },
        _may_edit,
        "Whether the viewer may edit it now.",
    )
    viewer_can_request_payment: Permission = computed(
        {
            "hire": _HIRE_STATUS,
            "in_contract": _IN_CONTRACT,
            "status": "{my.status}",
            "awaiting_signature": Truth("{my.awaiting_signature}"),
            "lacking": _LACKING,
        },
        _may_request_payment,
        "Whether the viewer may ask for its payment now.",
    )
    created_at: DateTime = instant_field("{my.created_at}", "When it was added.")
    updated_at: DateTime = instant_field(
        "{my.updated_at}", "When anything of it last changed, the external id aside."
    )
