"""Fields that the audit trails of hires and of companies have in common."""

import strawberry

from models.access.visibility import Noun
from models.rules.access import NonMemberRole
from models.rules.contract.changes import FieldChange as Change
from resolvers.fields import value
from resolvers.planner.field_sql import OneRow, SameRow
from resolvers.planner.plan import Plan, TableRow
from resolvers.planner.selection import Selected


@strawberry.type(
    description='One field, before and after, each as the API writes it ("1250.00", "2026-11-23"); `field` is its'
    " name there."
)
class FieldChange:
    """A change."""

    field: str = value("{my.first}", "What it is called in the API.")
    before: str | None = value("{my.second}", "What it was; null where there was nothing.")
    after: str | None = value("{my.third}", "What it is from then on; null where there is nothing.")


def field_change_of(change: Change) -> dict[str, str | None]:
    """A change by field name."""
    return dict(zip(("field", "before", "after"), change, strict=True))


@strawberry.type(
    description="The newest link of a chain of events. Whoever keeps it can prove later that nothing before it was"
    " rewritten."
)
class AuditHead:
    """A head."""

    seq: int = value(
        "{my.seq}", "Which link of the chain it is; for a worker, which of those that they see."
    )
    hash: str = value("{my.hash}", "SHA-256 (hex), over the link and the one before.")


class HeadOfHire:
    """The newest link that the viewer sees."""

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The head."""
        seen = _SEEN if plan.role is NonMemberRole.WORKER else _WHOLE
        return seen.render(field, my, plan)


_WHOLE = SameRow(columns={"seq": "{my.event_seq}", "hash": "{my.event_hash}"})
_SEEN = OneRow(
    "SELECT newest.hash, (SELECT count(*) FROM event e WHERE e.hire_id = {my.id} AND e.worker_sees) AS seq"
    " FROM event newest WHERE newest.hire_id = {my.id} AND newest.worker_sees ORDER BY newest.seq DESC LIMIT 1"
)

HEAD_OF_COMPANY = OneRow(
    Noun.COMPANY_EVENT, "{its.company_id} = {my.id}", "{its.seq} DESC", seen=True
)
"""The newest link that is shown; null for whom none is."""
