"""The facts of a save: one for the particulars that it changed, and one for each milestone."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from models.rules.contract.changes import FieldChange, milestone_changes, particulars_changes
from models.rules.editing.plan import EditPlan
from models.rules.events import Fact, HireEventType, because

Orders = Mapping[UUID, str | None]
"""The PO number of each milestone that the hire ever had, before the save."""


def facts_of(plan: EditPlan, orders: Orders, note: str | None) -> Iterator[Fact]:
    """The facts in the order of their events."""
    why = because(note)
    if changes := particulars_changes(plan.before.particulars, plan.particulars):
        yield Fact(HireEventType.HIRE_EDITED, details={"changes": changes, **why})
    for happened, milestone, changes in _of_milestones(plan, orders):
        yield Fact(happened, milestone=milestone, details={"changes": changes, **why})


def _of_milestones(
    plan: EditPlan, orders: Orders
) -> Iterator[tuple[HireEventType, UUID, list[FieldChange]]]:
    latest = {terms.milestone: terms for terms in plan.before.milestones}
    for row in plan.added:
        changes = milestone_changes(
            None, row.terms, None, row.purchase_order_number, external_id=row.external_id
        )
        yield HireEventType.MILESTONE_ADDED, row.terms.milestone, changes
    for row in plan.updated:
        id = row.terms.milestone
        # One that was removed comes back with the number that its removal told of.
        was = orders[id] if id in latest else None
        changes = milestone_changes(latest.get(id), row.terms, was, row.purchase_order_number)
        yield HireEventType.MILESTONE_EDITED, id, changes
    for id in plan.removed:
        changes = milestone_changes(latest[id], None, orders[id])
        yield HireEventType.MILESTONE_REMOVED, id, changes
