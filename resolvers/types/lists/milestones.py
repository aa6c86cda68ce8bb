"""The filter of milestones."""

from datetime import date

import strawberry

from models.access.visibility import Noun, visible
from models.database.sql import Dialect, without_partial_index
from resolvers.enums import HireStatus, MilestoneStatus
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Plan, TableRow
from resolvers.types.lists.matching import (
    OF_EXTERNAL_ID,
    SHORT_SEARCH,
    changed_after,
    contains,
    in_one_of,
    of_ids,
    on_days,
    text_given,
    with_external_id,
)

OVERDUE = "({my.outstanding} AND {my.due_date} < {today})"
"""Of a milestone."""


@strawberry.input(
    description="Dates are inclusive. A list left out or null does not filter; an empty one matches nothing."
)
class MilestoneFilterInput:
    """Which milestones of a list."""

    statuses: list[MilestoneStatus] | None = strawberry.field(
        description="In one of these.", default=None
    )
    due_before: date | None = strawberry.field(
        description="Due on this day or before.", default=None
    )
    due_after: date | None = strawberry.field(description="Due on this day or after.", default=None)
    overdue: bool | None = strawberry.field(
        description="Overdue, or not: as `Milestone.isOverdue`.", default=None
    )
    awaiting_signature: bool | None = strawberry.field(
        description="With latest terms that are not signed, or without.", default=None
    )
    hire_statuses: list[HireStatus] | None = strawberry.field(
        description="Of hires in one of these.", default=None
    )
    hire: strawberry.ID | None = strawberry.field(description="Of this hire.", default=None)
    worker: strawberry.ID | None = strawberry.field(description="Of this worker.", default=None)
    purchase_order_number: str | None = strawberry.field(
        description="With exactly this PO number.", default=None
    )
    external_id: str | None = strawberry.field(description=OF_EXTERNAL_ID, default=None)
    paid: bool | None = strawberry.field(
        description="Recorded as paid, or not (of completed ones).", default=None
    )
    has_purchase_order_number: bool | None = strawberry.field(
        description="With a PO number, or without.", default=None
    )
    search: str | None = strawberry.field(
        description="Part of the milestone's name or of its hire's number or title, without case."
        + SHORT_SEARCH,
        default=None,
    )
    changed_after: str | None = strawberry.field(
        description="Of hires that have had an event behind this cursor, for clients that were offline: in the order"
        " of commits, so that nothing is passed over. As `after` of a subscription.",
        default=None,
    )


FILTER = {"filter": (MilestoneFilterInput | None, "Which of them.")}


def milestone_conditions(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    """The conditions of a MilestoneFilterInput."""
    searched = args.has("filter", "search")
    found = [f"({' OR '.join(searches(args, its, plan))})"] if searched else []
    due = on_days(args, its.due_date, plan, dueBefore="<=", dueAfter=">=")
    return [*due, *chosen(args, its, plan), *found]


def chosen(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    """All but dates and search."""
    numbered = map(without_partial_index, ordered(args, its))
    return [*_in_states(args, its, plan), *narrowed(args, its, plan), *numbered]


def narrowed(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    """What leaves so few that the rest is tried on each of them: a hire, a worker, a PO number or key, a cursor."""
    conditions = [
        *of_ids(args, its, plan, hire="Hire", worker="Worker"),
        *with_external_id(args, its, plan),
    ]
    if args.has("filter", "purchaseOrderNumber"):
        number = text_given(args, plan, "filter", "purchaseOrderNumber")
        conditions.append(f"{its.purchase_order_number} = {number}")
    return [*conditions, *changed_after(args, its.hire_id, plan)]


def ordered(args: Arguments, its: TableRow) -> list[str]:
    """With a PO number, or without."""
    if (wanted := args.choice("filter", "hasPurchaseOrderNumber")) is None:
        return []
    return [f"{its.purchase_order_number} IS {'NOT NULL' if wanted else 'NULL'}"]


def paid_so(its: TableRow, paid: bool) -> str:  # the filter's own value
    """SQL for "completed, and recorded as paid, or not"."""
    return f"{its.paid}" if paid else f"({its.status} = 'COMPLETED' AND NOT {its.paid})"


def searches(args: Arguments, its: TableRow, plan: Plan) -> tuple[str, str]:
    """The filter `search`: part of the milestone's name, or of its hire's number and title."""
    return named_so(args, its, plan), of_found_hires(args, its.hire_id, plan)


def named_so(args: Arguments, its: TableRow, plan: Plan) -> str:
    """SQL for "the milestone's name has the text of the search in it"."""
    keys = (its.search_key, name_of(its, plan))
    text = " AND ".join(contains(key, args, "filter", "search", plan=plan) for key in keys)
    return f"({text})"


def of_found_hires(args: Arguments, hire_id: str, plan: Plan) -> str:
    """SQL for "of a hire that the search finds by its number or title"."""
    hire = plan.row()
    key = contains(hire.search_key, args, "filter", "search", plan=plan)
    seen = visible(Noun.HIRE, str(hire), plan.viewer, plan.binds)
    rows = f"SELECT {hire.id} FROM hire {hire} WHERE {seen} AND {key}"
    return plan.binds.among_rows(hire_id, rows)


def name_of(its: TableRow, plan: Plan) -> str:
    """SQL for its name without case, the first line of the search key: the other one is the PO number."""
    if plan.binds.dialect is Dialect.POSTGRES:
        return f"split_part({its.search_key}, chr(10), 1)"
    return f"substr({its.search_key}, 1, instr({its.search_key}, char(10)) - 1)"


def _in_states(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    conditions = []
    for column, name in ((its.status, "statuses"), (its.hire_status, "hireStatuses")):
        if (among := args.choices("filter", name)) is not None:
            conditions.append(in_one_of(column, among, args, plan))
    if (overdue := args.choice("filter", "overdue")) is not None:
        conditions.append(_whether(overdue, plan.sql(OVERDUE, its)))
    if (awaiting := args.choice("filter", "awaitingSignature")) is not None:
        conditions.append(_whether(awaiting, its.awaiting_signature))
    if (paid := args.choice("filter", "paid")) is not None:
        conditions.append(without_partial_index(paid_so(its, paid)))
    return conditions


def _whether(wanted: bool, condition: str) -> str:  # the filter's own value
    return condition if wanted else f"NOT {condition}"
