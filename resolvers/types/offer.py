"""Whether a hire may be offered now: the facts that `viewerCanOffer` is computed from, and the rule that it asks."""

from collections.abc import Mapping
from typing import Any

from models.access.engagement import engaged_as
from models.rules import decisions
from models.rules.access import Action, forbidden
from models.rules.lifecycle import HireStatus
from models.rules.people import EngagementType, RateType
from resolvers.planner.computed import ComputedFact, Listed
from resolvers.planner.plan import Run
from resolvers.types.common import permission


def may_offer(
    run: Run,
    status: HireStatus,
    lacking: list[str],
    printed: list[str | None],
    *,
    rate: RateType,
    engagement: EngagementType,
) -> dict[str, Any]:
    """The permission, by field name."""
    return permission(
        forbidden(run.viewer, Action.OFFER_HIRE)
        or decisions.offering(status, lacking, printed, rate=rate, engagement=engagement)
    )


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
