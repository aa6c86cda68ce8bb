"""What the viewer may do to a hire now: the facts, and the rules that its verbs ask, too."""

from collections.abc import Mapping
from typing import Any

from models.access.engagement import engaged_as
from models.rules import decisions
from models.rules.access import Action, forbidden
from models.rules.lifecycle import HireAction, HireStatus
from models.rules.people import EngagementType, RateType
from resolvers.planner.computed import ComputedFact, Listed
from resolvers.planner.field_sql import Truth
from resolvers.planner.plan import Run
from resolvers.types.common import permission

IS_AWAITING_SIGNATURE = (
    "EXISTS (SELECT 1 FROM contract c WHERE c.hire_id = {my.id} AND c.status = 'PENDING_SIGNATURE')"
)
"""SQL for "a version of the hire awaits the worker's signature"."""


def may_edit(run: Run, status: HireStatus) -> dict[str, Any]:
    """Of editHire: the permission, by field name."""
    return permission(forbidden(run.viewer, Action.EDIT_HIRE) or decisions.editing(status))


def may_edit_milestones(run: Run, status: HireStatus, rate: RateType) -> dict[str, Any]:
    """Of editMilestones."""
    by_milestones = rate is RateType.MILESTONES
    return permission(
        forbidden(run.viewer, Action.EDIT_MILESTONES)
        or decisions.editing_milestones(status, by_milestones=by_milestones)
    )


def may_offer(
    run: Run,
    status: HireStatus,
    lacking: list[str],
    printed: list[str | None],
    *,
    rate: RateType,
    engagement: EngagementType,
) -> dict[str, Any]:
    """Of offerHire, of OFFER_FACTS."""
    return permission(
        forbidden(run.viewer, Action.OFFER_HIRE)
        or decisions.offering(status, lacking, printed, rate=rate, engagement=engagement)
    )


def may_cancel(run: Run, status: HireStatus) -> dict[str, Any]:
    """Of cancelHire."""
    refused = forbidden(run.viewer, Action.CANCEL_HIRE)
    return permission(refused or decisions.moving(HireAction.CANCEL, status))


def may_end(
    run: Run, status: HireStatus, pending: list[str], unfinished: list[str]
) -> dict[str, Any]:
    """Of endHire, of END_FACTS."""
    refused = forbidden(run.viewer, Action.END_HIRE)
    return permission(refused or decisions.ending(status, pending, unfinished))


def may_terminate(run: Run, status: HireStatus, pending: list[str]) -> dict[str, Any]:
    """Of terminateHire, of TERMINATE_FACTS."""
    refused = forbidden(run.viewer, Action.TERMINATE_HIRE)
    return permission(refused or decisions.terminating(status, pending))


def may_withdraw_revision(run: Run, status: HireStatus, *, revised: bool) -> dict[str, Any]:
    """Of withdrawRevision, of REVISION_FACTS."""
    refused = forbidden(run.viewer, Action.WITHDRAW_REVISION)
    return permission(refused or decisions.withdrawing(status, revised=revised))


_LACKING = Listed(
    "SELECT m.name AS value FROM milestone m JOIN company c ON c.id = m.company_id"
    " WHERE m.hire_id = {my.id} AND m.listed AND c.requires_purchase_order_number"
    " AND m.purchase_order_number IS NULL ORDER BY m.due_date, m.id"
)
# Of a draft alone: nothing else is offered, and the texts are long.
_PRINTED = Listed(
    "SELECT t.value AS value FROM (SELECT c.name AS value, 1 AS place FROM company c"
    " WHERE c.id = {my.company_id}"
    " UNION ALL SELECT w.name, 2 FROM person w WHERE w.id = {my.worker_id}"
    " UNION ALL SELECT w.email, 3 FROM person w WHERE w.id = {my.worker_id}"
    " UNION ALL SELECT {my.title}, 4 UNION ALL SELECT {my.description}, 5"
    " UNION ALL SELECT {my.additional_terms}, 6"
    " UNION ALL SELECT m.name, 7 FROM milestone m WHERE m.hire_id = {my.id} AND m.listed) t"
    " WHERE {my.status} = 'DRAFT' ORDER BY t.place, t.value"
)
OFFER_FACTS: Mapping[str, ComputedFact] = {
    "status": "{my.status}",
    "lacking": _LACKING,
    "printed": _PRINTED,
    "rate": "{my.rate_type}",
    "engagement": engaged_as("{my.company_id}", "{my.worker_id}"),
}
"""What `may_offer` takes, of a hire."""
_PENDING = Listed(
    "SELECT p.number AS value FROM payment_request p"
    " WHERE p.hire_id = {my.id} AND p.status = 'PENDING' ORDER BY p.id"
)
_UNFINISHED = Listed(
    "SELECT ct.name AS value FROM contract c JOIN contract_terms ct ON ct.contract_id = c.id"
    " JOIN milestone m ON m.id = ct.milestone_id WHERE c.hire_id = {my.id}"
    " AND c.status = 'SIGNED' AND m.status <> 'COMPLETED' ORDER BY ct.due_date, m.id"
)
TERMINATE_FACTS: Mapping[str, ComputedFact] = {"status": "{my.status}", "pending": _PENDING}
"""What `may_terminate` takes, of a hire."""
END_FACTS: Mapping[str, ComputedFact] = {**TERMINATE_FACTS, "unfinished": _UNFINISHED}
"""What `may_end` takes, of a hire."""
REVISION_FACTS: Mapping[str, ComputedFact] = {
    "status": "{my.status}",
    "revised": Truth(IS_AWAITING_SIGNATURE),
}
"""What `may_withdraw_revision` takes, of a hire."""
