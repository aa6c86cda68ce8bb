"""Filters and orders of payment requests."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import strawberry

from models.access.visibility import Noun, visible
from models.database.sql import one_of, without_partial_index
from models.rules.access import NonMemberRole
from models.rules.lifecycle import PaymentRequestStatus as Status
from resolvers.enums import PaymentRequestStatus
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Plan, TableRow
from resolvers.planner.rows import Limit, ListPart
from resolvers.types.lists.matching import (
    OF_EXTERNAL_ID,
    SHORT_SEARCH,
    changed_after,
    contains,
    first_moment,
    in_one_of,
    last_moment,
    of_ids,
    on_days,
    text_given,
    with_external_id,
)
from resolvers.types.lists.milestones import named_so, of_found_hires
from resolvers.types.lists.orders import PaymentRequestOrder
from resolvers.types.lists.short_searches import in_short, short_search_of_requests


@strawberry.input(
    description="Dates are inclusive, in UTC. `submitted…` of the request, `decided…` of the decision."
    " A list left out or null does not filter; an empty one matches nothing."
)
class PaymentRequestFilterInput:
    """Which payment requests of a list."""

    statuses: list[PaymentRequestStatus] | None = strawberry.field(
        description="In one of these.", default=None
    )
    hire: strawberry.ID | None = strawberry.field(description="Of this hire.", default=None)
    worker: strawberry.ID | None = strawberry.field(description="Of this worker.", default=None)
    purchase_order_number: str | None = strawberry.field(
        description="Of milestones that have exactly this PO number now.", default=None
    )
    external_id: str | None = strawberry.field(description=OF_EXTERNAL_ID, default=None)
    paid: bool | None = strawberry.field(
        description="Recorded as paid, or not (of approved ones).", default=None
    )
    submitted_from: date | None = strawberry.field(
        description="Submitted on this day or after.", default=None
    )
    submitted_to: date | None = strawberry.field(
        description="Submitted on this day or before.", default=None
    )
    decided_from: date | None = strawberry.field(
        description="Approved, rejected or cancelled on this day or after.", default=None
    )
    decided_to: date | None = strawberry.field(
        description="Approved, rejected or cancelled on this day or before.", default=None
    )
    paid_from: date | None = strawberry.field(
        description="Recorded as paid on this day or after.", default=None
    )
    paid_to: date | None = strawberry.field(
        description="Recorded as paid on this day or before.", default=None
    )
    search: str | None = strawberry.field(
        description="Part of its number, the milestone's name, or the hire's number or title, without case."
        + SHORT_SEARCH,
        default=None,
    )
    changed_after: str | None = strawberry.field(
        description="Of hires that have had an event behind this cursor.", default=None
    )


STATUSES_ARGUMENT = {
    "statuses": (list[PaymentRequestStatus] | None, "In one of these; null for all.")
}
INBOX_ARGUMENTS = {
    **STATUSES_ARGUMENT,
    "filter": (
        PaymentRequestFilterInput | None,
        "Which of them; `statuses` beside it narrows, too.",
    ),
    "order_by": (PaymentRequestOrder, "In which order.", PaymentRequestOrder.NEWEST_FIRST),
}


def request_conditions(args: Arguments, its: TableRow, _: Plan) -> list[str]:
    """The argument `statuses`: left out or null for all, an empty list for none."""
    statuses = args.choices("statuses")
    return [] if statuses is None else [one_of(its.status, statuses)]


def inbox_conditions(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    """The conditions of all arguments."""
    searched = args.has("filter", "search")
    found = [f"({' OR '.join(_found(args, its, plan))})"] if searched else []
    return [*_chosen(args, its, plan), *found]


def inbox_parts(args: Arguments, its: TableRow, plan: Plan) -> list[ListPart]:
    """A company's requests in parts that an index holds: found by a text, few anyhow, paid or to be paid, or by status.

    Those of a status stand in either order; of days of submission the list begins where they do.
    """
    if in_short(args):
        found_so = short_search_of_requests(args, its, plan, _narrowed)
        return [ListPart([found_so, *_chosen(args, its, plan)], few=True)]
    if args.has("filter", "search"):
        found, chosen = _found(args, its, plan), _chosen(args, its, plan)
        return [
            ListPart([each, *(f"NOT {before}" for before in found[:place]), *chosen])
            for place, each in enumerate(found)
        ]
    if _narrowed(args, its, plan):
        return [ListPart(_chosen(args, its, plan))]
    limits = [*_between(args)]
    days = [] if limits else _submitted(args, its, plan)
    statuses = _statuses(args)
    if (paid := args.choice("filter", "paid")) is not None:
        none = statuses is not None and Status.APPROVED not in statuses
        return [] if none else [ListPart([_paid_so(its, paid), *days], limits)]
    if statuses is None:
        return [ListPart(days, limits)]
    return [ListPart([f"{its.status} = '{status}'", *days], limits) for status in statuses]


def _statuses(args: Arguments) -> list[str] | None:
    """Those that both arguments allow; None where neither says."""
    said = [args.choices("statuses"), args.choices("filter", "statuses")]
    given = [set(each) for each in said if each is not None]
    return sorted(set.intersection(*given)) if given else None


def _chosen(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    """All but the search."""
    statuses = _statuses(args)
    conditions = [] if statuses is None else [in_one_of(its.status, statuses, args, plan)]
    if (paid := args.choice("filter", "paid")) is not None:
        conditions.append(without_partial_index(_paid_so(its, paid)))
    return [*conditions, *_submitted(args, its, plan), *_narrowed(args, its, plan)]


def _paid_so(its: TableRow, paid: bool) -> str:  # the filter's own value
    if paid:
        return f"{its.paid_on} IS NOT NULL"
    return f"({its.status} = 'APPROVED' AND {its.paid_on} IS NULL)"


def _narrowed(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    """What leaves so few that the rest is tried on each of them."""
    conditions = [
        *of_ids(args, its, plan, hire="Hire", worker="Worker"),
        *with_external_id(args, its, plan),
        *_days(args, its.decided_at, plan, "decided"),
        *_paid_days(args, its, plan),
        *changed_after(args, its.hire_id, plan),
    ]
    if args.has("filter", "purchaseOrderNumber"):
        milestone = plan.row()
        number = text_given(args, plan, "filter", "purchaseOrderNumber")
        seen = visible(Noun.MILESTONE, str(milestone), plan.viewer, plan.binds)
        rows = (
            f"SELECT {milestone.id} FROM milestone {milestone}"
            f" WHERE {seen} AND {milestone.purchase_order_number} = {number}"
        )
        conditions.append(plan.binds.among_few(its.milestone_id, rows))
    return conditions


def _submitted(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    return _days(args, its.submitted_at, plan, "submitted")


def _days(args: Arguments, column: str, plan: Plan, what: str) -> list[str]:
    ends = {f"{what}From": (">=", first_moment), f"{what}To": ("<=", last_moment)}
    return [
        f"{column} {sign} {plan.binds(args.parameter('filter', name, of=moment))}"
        for name, (sign, moment) in ends.items()
        if args.has("filter", name)
    ]


def _paid_days(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    days = on_days(args, its.paid_on, plan, paidFrom=">=", paidTo="<=")
    worker = plan.role is NonMemberRole.WORKER
    return [without_partial_index(each) if worker else each for each in days]


def _between(args: Arguments) -> Iterator[Limit]:
    """The days of submission as places in the order, where it is by submission."""
    order = args.choice("orderBy")
    if order == PaymentRequestOrder.LARGEST_FIRST:
        return
    newest_first = order == PaymentRequestOrder.NEWEST_FIRST
    if args.has("filter", "submittedFrom"):
        place = args.parameter("filter", "submittedFrom", of=_begin)
        yield Limit("before" if newest_first else "after", place)
    if args.has("filter", "submittedTo"):
        place = args.parameter("filter", "submittedTo", of=_end)
        yield Limit("after" if newest_first else "before", place)


def _begin(day: date) -> list[Any]:
    return [first_moment(day), UUID(int=0)]


def _end(day: date) -> list[Any]:
    return [last_moment(day), UUID(int=2**128 - 1)]


def _found(args: Arguments, its: TableRow, plan: Plan) -> tuple[str, str, str]:
    """The filter `search`: part of the number, of the milestone's name, or of the hire's number and title."""
    number = contains(f"lower({its.number})", args, "filter", "search", plan=plan)
    milestone = plan.row()
    name = named_so(args, milestone, plan)
    seen = visible(Noun.MILESTONE, str(milestone), plan.viewer, plan.binds)
    rows = f"SELECT {milestone.id} FROM milestone {milestone} WHERE {seen} AND {name}"
    of_milestone = plan.binds.among_rows(its.milestone_id, rows)
    return number, of_milestone, of_found_hires(args, its.hire_id, plan)
