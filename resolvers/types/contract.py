"""Contracts: the versions, their terms, what changed, and the signature."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import strawberry

from models.access.visibility import Noun
from models.rules import decisions
from models.rules.access import Action, forbidden
from models.rules.contract.changes import wording_changes
from models.rules.contract.content import wording_of
from models.rules.contract.terms import Change, Terms, changes
from models.rules.lifecycle import ContractAction
from models.rules.lifecycle import ContractStatus as Status
from models.rules.money import Money as Sum
from resolvers.enums import ChangeKind, ContractStatus, DocumentFormat
from resolvers.fields import (
    computed,
    global_id_field,
    instant_field,
    many,
    money,
    one,
    planned_field,
    same,
    value,
)
from resolvers.planner.computed import ComputedFact, Listed
from resolvers.planner.cursors import Order, SmallInt
from resolvers.planner.field_sql import Truth
from resolvers.planner.plan import Run
from resolvers.scalars import DateTime
from resolvers.types.common import Money, Node, Permission, money_of, permission
from resolvers.types.content import CONTENT, CONTENT_HASH
from resolvers.types.document import DOCUMENT, DOCUMENT_FORMATS, FORMAT_ARGUMENT, ContractDocument
from resolvers.types.events.trail import FieldChange, field_change_of
from resolvers.types.refs import HireRef, UserRef

NEWEST_VERSION_FIRST = Order(("version",), (SmallInt,), descending=True)
LATEST_FIRST = "({its.status} IN ('WITHDRAWN', 'DECLINED')), {its.version} DESC"
"""The latest version of a hire comes first in this order."""


@strawberry.type(
    description="What one version says of a milestone. purchaseOrderNumber is the milestone's present one: it is"
    " printed with the terms but is not part of them."
)
class MilestoneTerms:
    """A row of a version."""

    milestone: strawberry.ID = value("'Milestone:' || {my.milestone_id}", "The milestone's id.")
    name: str = value("{my.name}", "What is to be delivered.")
    due_date: date = value("{my.due_date}", "By when.")
    amount: Money = money("{my.amount_minor}", "For how much.")
    purchase_order_number: str | None = value(
        "(SELECT m.purchase_order_number FROM milestone m WHERE m.id = {my.milestone_id})",
        "The milestone's present PO number.",
    )


@strawberry.type(description="A milestone whose terms differ between two versions.")
class MilestoneChange:
    """A change."""

    milestone: strawberry.ID = strawberry.field(description="The milestone's id.")
    kind: ChangeKind = strawberry.field(description="What became of it.")
    before: MilestoneTerms | None = strawberry.field(description="Null where it was added.")
    after: MilestoneTerms | None = strawberry.field(description="Null where it was removed.")


@strawberry.type(description="The worker's signature under a version.")
class Signature:
    """Who signed what, and when."""

    signed_by: UserRef = one(Noun.PERSON, "{its.id} = {my.signed_by_id}", "The worker.")
    signed_name: str = value("{my.signed_name}", "The name as they wrote it.")
    signed_at: DateTime = instant_field("{my.signed_at}", "When.")
    content_hash: str = value("{my.content_hash}", "SHA-256 (hex) of the content that they saw.")


PurchaseOrders = dict[UUID, str | None]


def terms_of(terms: Terms | None, orders: PurchaseOrders) -> dict[str, Any] | None:
    """Terms by field name, with the milestones' present PO numbers."""
    if terms is None:
        return None
    return {
        "milestone": f"Milestone:{terms.milestone}",
        "name": terms.name,
        "dueDate": terms.due_date,
        "amount": money_of(terms.amount),
        "purchaseOrderNumber": orders.get(terms.milestone),
    }


def change_of(change: Change, orders: PurchaseOrders) -> dict[str, Any]:
    """A change by field name."""
    return {
        "milestone": f"Milestone:{change.milestone}",
        "kind": change.kind,
        "before": terms_of(change.before, orders),
        "after": terms_of(change.after, orders),
    }


TermsRow = tuple[Any, ...]
"""Of `_terms_of_version`."""


def _changes(currency: str, before: list[TermsRow], after: list[TermsRow]) -> list[dict[str, Any]]:
    if not before:
        return []
    orders = {UUID(row[0]): row[4] for row in (*before, *after)}
    was, now = ([_terms(row, currency) for row in rows] for rows in (before, after))
    return [change_of(change, orders) for change in changes(was, now)]


def _terms(row: TermsRow, currency: str) -> Terms:
    milestone, name, due_date, minor, _ = row
    return Terms(UUID(milestone), name, date.fromisoformat(due_date), Sum(minor, currency))


def _terms_of_version(version: str) -> Listed:
    return Listed(
        rows="SELECT ct.milestone_id, ct.name, ct.due_date, ct.amount_minor, m.purchase_order_number"
        " FROM contract_terms ct JOIN milestone m ON m.id = ct.milestone_id"
        f" WHERE ct.contract_id = {version} ORDER BY ct.due_date, ct.milestone_id",
        columns=("milestone_id", "name", "due_date", "amount_minor", "purchase_order_number"),
    )


def _field_changes(before: str | None, after: str | None) -> list[dict[str, str | None]]:
    # Empty where its worker was erased.
    if not before or not after:
        return []
    return [*map(field_change_of, wording_changes(wording_of(before), wording_of(after)))]


def _may_sign(
    run: Run, status: Status, *, latest: bool, unproved: str | None, lacking: list[str]
) -> dict[str, Any]:
    refused = forbidden(run.viewer, Action.SIGN_CONTRACT)
    answering = decisions.answering(ContractAction.SIGN, status, latest=latest, unproved=unproved)
    unordered = decisions.unordered(lacking, ("contract",))
    return permission(refused or answering or unordered)


def _may_decline(run: Run, status: Status, *, latest: bool) -> dict[str, Any]:
    refused = forbidden(run.viewer, Action.DECLINE_CONTRACT)
    answering = decisions.answering(ContractAction.DECLINE, status, latest=latest)
    return permission(refused or answering)


_UNPROVED = (
    "(SELECT d.refusal FROM document_task d"
    " WHERE d.contract_id = {my.id} AND d.format = 'CUSTOM' AND d.purpose = 'PROOF')"
)
# Of what can be signed alone; a locked milestone needs none any more.
_LACKING = Listed(
    "SELECT ct.name AS value FROM contract_terms ct JOIN milestone m ON m.id = ct.milestone_id"
    " JOIN company c ON c.id = m.company_id WHERE ct.contract_id = {my.id}"
    " AND {my.status} = 'PENDING_SIGNATURE' AND c.requires_purchase_order_number"
    " AND m.purchase_order_number IS NULL AND m.status = 'IN_PROGRESS'"
    " ORDER BY ct.due_date, ct.milestone_id"
)
_IS_LATEST = Truth(
    "{my.id} = (SELECT c.id FROM contract c WHERE c.hire_id = {my.hire_id}"
    " ORDER BY (c.status IN ('WITHDRAWN', 'DECLINED')), c.version DESC LIMIT 1)"
)
_ANSWERED: Mapping[str, ComputedFact] = {"status": "{my.status}", "latest": _IS_LATEST}


@strawberry.type(
    description="One version of the agreement. Immutable, but for its status and signature."
)
class Contract(Node):
    """A version."""

    id: strawberry.ID = global_id_field("Contract")
    hire: HireRef = one(Noun.HIRE, "{its.id} = {my.hire_id}", "The hire that it is about.")
    version: int = value("{my.version}", "1, 2, 3 and so on within the hire.")
    status: ContractStatus = value("{my.status}", "Where it stands.")
    milestone_terms: list[MilestoneTerms] = many(
        "SELECT * FROM contract_terms",
        "{its.contract_id} = {my.id}",
        "{its.due_date}, {its.milestone_id}",
        "What this version says of each milestone, by due date.",
    )
    total_amount: Money | None = money(
        "{my.total_minor}", "The sum of the milestones; null for other rates."
    )
    changes: list[MilestoneChange] = computed(
        {
            "currency": "{my.currency}",
            "before": _terms_of_version("{my.base_id}"),
            "after": _terms_of_version("{my.id}"),
        },
        _changes,
        "What changed since the version that was in force when this one was issued; empty where none was."
        " PO numbers alone are no change.",
    )
    field_changes: list[FieldChange] = computed(
        {
            "before": "(SELECT b.content FROM contract b WHERE b.id = {my.base_id})",
            "after": "CASE WHEN {my.base_id} IS NOT NULL THEN {my.content} END",
        },
        _field_changes,
        "The same of everything else that is signed: title, description, additionalTerms, startDate, endDate, rate,"
        " company, worker. A party is its name; where a worker's address changed, it stands there instead, or beside"
        " the name if both did.",
    )
    content: str = planned_field(
        CONTENT,
        "The canonical text that the worker signs; anybody can hash it again (UTF-8). Of a version that was never"
        " issued, as it would be written now. Empty where it was never signed and its worker was erased since.",
    )
    content_hash: str = planned_field(CONTENT_HASH, "SHA-256 (hex) of `content`.")
    note: str | None = value("{my.note}", "Why it was revised, in the words of who revised it.")
    issued_at: DateTime | None = instant_field(
        "{my.issued_at}", "When it was offered; null in DRAFT."
    )
    issued_by: UserRef | None = one(
        Noun.PERSON, "{its.id} = {my.issued_by_id}", "Who offered it; null in DRAFT."
    )
    signature: Signature | None = same("Null until the worker signs.", unless_null="{my.signed_at}")
    document_formats: list[DocumentFormat] = planned_field(
        DOCUMENT_FORMATS, "What `document` can be asked for."
    )
    document: ContractDocument | None = planned_field(
        DOCUMENT,
        "The booking contract as a PDF; the URL needs no header and expires. Null where this version has none of"
        " this format. Once a version is signed, its documents never change.",
        FORMAT_ARGUMENT,
    )
    viewer_can_decline: Permission = computed(
        _ANSWERED, _may_decline, "Whether the viewer may decline it now."
    )
    viewer_can_sign: Permission = computed(
        {**_ANSWERED, "unproved": _UNPROVED, "lacking": _LACKING},
        _may_sign,
        "Whether the viewer may sign it now.",
    )
