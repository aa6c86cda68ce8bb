"""External ids: a field that no worker sees."""

from typing import Any

from models.rules.access import NonMemberRole
from resolvers.fields import planned_field
from resolvers.planner.plan import Plan, TableRow
from resolvers.planner.selection import Selected


def external_id_field(description: str, shown: str = "{my.external_id}") -> Any:
    """The company's own key of the row; null for the worker."""
    return planned_field(_ExternalId(shown), description)


class _ExternalId:
    def __init__(self, shown: str) -> None:
        self._shown = shown

    def render(self, _: Selected, my: TableRow, plan: Plan) -> str:
        """Text, or null."""
        if plan.role is NonMemberRole.WORKER:
            return "NULL"
        return plan.sql(self._shown, my)
