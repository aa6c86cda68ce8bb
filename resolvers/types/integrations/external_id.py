"""External ids: a field that no worker sees, and a filter that finds nothing for them."""

from typing import Any

from models.rules.access import NonMemberRole
from resolvers.fields import planned_field
from resolvers.planner.input.arguments import Arguments, storable
from resolvers.planner.plan import Plan, TableRow
from resolvers.planner.selection import Selected

OF_FILTER = "With exactly this external id; a worker finds nothing by one."


def external_id_field(description: str, shown: str = "{my.external_id}") -> Any:
    """The company's own key of the row; null for the worker."""
    return planned_field(_ExternalId(shown), description)


def with_external_id(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    """The condition of the filter `externalId`, where one is given."""
    if not args.has("filter", "externalId"):
        return []
    if plan.role is NonMemberRole.WORKER:
        return ["FALSE"]
    return [f"{its.external_id} = {plan.binds(args.parameter('filter', 'externalId', of=_stored))}"]


def _stored(key: str) -> str:
    return storable(key.strip())


class _ExternalId:
    def __init__(self, shown: str) -> None:
        self._shown = shown

    def render(self, _: Selected, my: TableRow, plan: Plan) -> str:
        """Text, or null."""
        if plan.role is NonMemberRole.WORKER:
            return "NULL"
        return plan.sql(self._shown, my)
