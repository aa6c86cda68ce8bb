"""Filters and orders of hires."""

import strawberry

from models.access.visibility import Noun, visible
from models.rules.access import NonMemberRole
from models.rules.lifecycle import HireStatus as Status
from resolvers.enums import HireStatus, RateType
from resolvers.planner.cursors import Order
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Plan, TableRow
from resolvers.planner.rows import ListPart
from resolvers.types.lists.matching import (
    OF_EXTERNAL_ID,
    SHORT_SEARCH,
    changed_after,
    contains,
    in_one_of,
    of_ids,
    with_external_id,
)
from resolvers.types.lists.orders import HireOrder
from resolvers.types.lists.short_searches import in_short, short_search_of_hires
from resolvers.types.milestone import NEWEST_FIRST, NEXT_DUE_FIRST, OLDEST_FIRST

_ORDERS: dict[str, Order] = {
    HireOrder.NEWEST_FIRST: NEWEST_FIRST,
    HireOrder.OLDEST_FIRST: OLDEST_FIRST,
    HireOrder.NEXT_DUE_FIRST: NEXT_DUE_FIRST,
}


@strawberry.input(
    description="`search` is part of the number, the title, the worker's name or address, a milestone's name or a PO"
    " number, without case."
)
class HireFilterInput:
    """Which hires of a list."""

    statuses: list[HireStatus] | None = strawberry.field(
        description="In one of these; null for all, an empty list for none.", default=None
    )
    company: strawberry.ID | None = strawberry.field(description="Of this company.", default=None)
    worker: strawberry.ID | None = strawberry.field(description="Of this worker.", default=None)
    rate_type: RateType | None = strawberry.field(description="Paid by this.", default=None)
    search: str | None = strawberry.field(
        description="Part of the number, the title, the worker's name or address, a listed milestone's name or its PO"
        " number, without case." + SHORT_SEARCH,
        default=None,
    )
    external_id: str | None = strawberry.field(description=OF_EXTERNAL_ID, default=None)
    awaiting_signature: bool | None = strawberry.field(
        description="With a version that awaits the worker's signature, or without: as `Hire.isAwaitingSignature`.",
        default=None,
    )
    changed_after: str | None = strawberry.field(
        description="Of hires that have had an event behind this cursor, for clients that were offline: in the order"
        " of commits, so that nothing is passed over. As `after` of a subscription.",
        default=None,
    )


HIRE_ARGUMENTS = {
    "filter": (HireFilterInput | None, "Which of them."),
    "order_by": (HireOrder, "In which order.", HireOrder.NEWEST_FIRST),
}


def hire_order(args: Arguments, _: Plan) -> Order:
    """The order that is asked for."""
    return _ORDERS[args.choice("orderBy")]


def hire_conditions(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    """The conditions of a HireFilterInput."""
    searched = args.has("filter", "search")
    found = [f"({' OR '.join(_found(args, its, plan))})"] if searched else []
    return [*_chosen(args, its, plan), *found]


def hire_parts(args: Arguments, its: TableRow, plan: Plan) -> list[ListPart]:
    """The hires of a filter as parts that an index holds: found by one text or another, changed since a cursor; in
    either order by status, or by rate and status.
    """
    if in_short(args):
        found_so = short_search_of_hires(args, its, plan, _narrowed)
        return [ListPart([found_so, *_chosen(args, its, plan)], few=True)]
    if args.has("filter", "search"):
        found, chosen = _found(args, its, plan), _chosen(args, its, plan)
        return [
            ListPart([each, *(f"NOT {before}" for before in found[:place]), *chosen])
            for place, each in enumerate(found)
        ]
    statuses, rate = args.choices("filter", "statuses"), args.choice("filter", "rateType")
    awaiting = args.choice("filter", "awaitingSignature")
    narrow = any(args.has("filter", each) for each in _FEW)
    if narrow or (statuses is None and rate is None and awaiting is None):
        return [ListPart(_chosen(args, its, plan))]
    common = [*_whose(args, its, plan), *([f"{its.rate_type} = '{rate}'"] if rate else ())]
    among = list(Status) if statuses is None else [Status(each) for each in statuses]
    return [
        ListPart([*common, f"{its.status} = '{status}'", *waiting])
        for status in among
        if (waiting := _waiting(status, awaiting, its, plan)) is not None
    ]


_FEW = ("worker", "externalId", "changedAfter")
"""The filters that leave few."""


def _waiting(status: Status, wanted: bool | None, its: TableRow, plan: Plan) -> list[str] | None:
    """What leaves the hires of a status that await a signature, or do not; None where none does.

    All that are offered await one; of active ones those that are revised.
    """
    if wanted is None:
        return []
    if status is not Status.ACTIVE:
        return [] if wanted is (status is Status.OFFERED) else None
    revision = plan.row()
    open_ones = f"{revision.status} = 'PENDING_SIGNATURE' AND {revision.base_id} IS NOT NULL"
    if not wanted:
        there = (
            f"SELECT 1 FROM contract {revision} WHERE {revision.hire_id} = {its.id} AND {open_ones}"
        )
        return [f"NOT EXISTS ({there})"]
    seen = visible(Noun.CONTRACT, str(revision), plan.viewer, plan.binds)
    rows = f"SELECT {revision.hire_id} FROM contract {revision} WHERE {seen} AND {open_ones}"
    return [plan.binds.among_few(its.id, rows)]


def _chosen(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    """All but the search."""
    conditions = _narrowed(args, its, plan)
    if (statuses := args.choices("filter", "statuses")) is not None:
        conditions.append(in_one_of(its.status, statuses, args, plan))
    if rate := args.choice("filter", "rateType"):
        conditions.append(in_one_of(its.rate_type, [rate], args, plan))
    if (awaiting := args.choice("filter", "awaitingSignature")) is not None:
        conditions.append(f"{'' if awaiting else 'NOT '}{_AWAITS.format(hire=its.id)}")
    return conditions


def _narrowed(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    """What mostly leaves few: whose they are, a key, a cursor."""
    return [
        *_whose(args, its, plan),
        *with_external_id(args, its, plan),
        *changed_after(args, its.id, plan),
    ]


_AWAITS = (
    "EXISTS (SELECT 1 FROM contract w WHERE w.hire_id = {hire} AND w.status = 'PENDING_SIGNATURE')"
)


def _whose(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    return [*of_ids(args, its, plan, company="Company", worker="Worker")]


def _found(args: Arguments, its: TableRow, plan: Plan) -> tuple[str, str, str]:
    """The filter `search`: part of number and title, of what the worker is called now, or of a milestone's keys."""
    text = contains(its.search_key, args, "filter", "search", plan=plan)
    return text, _of_worker(args, its, plan), _of_milestones(args, its, plan)


def _of_worker(args: Arguments, its: TableRow, plan: Plan) -> str:
    worker = plan.row()
    keys = (worker.name_key, worker.email_key)
    called = " OR ".join(contains(key, args, "filter", "search", plan=plan) for key in keys)
    if plan.role is NonMemberRole.WORKER:
        me = f"{worker.id} = {plan.binds(plan.viewer.id)}"
        rows = f"SELECT {worker.id} FROM person {worker} WHERE {me} AND ({called})"
    else:
        company = f"{worker.company_id} = {plan.binds(plan.viewer.company)}"
        rows = f"SELECT {worker.worker_id} FROM hirable {worker} WHERE {company} AND ({called})"
    return plan.binds.among_rows(its.worker_id, rows)


def _of_milestones(args: Arguments, its: TableRow, plan: Plan) -> str:
    milestone = plan.row()
    seen = visible(Noun.MILESTONE, str(milestone), plan.viewer, plan.binds)
    key = contains(milestone.search_key, args, "filter", "search", plan=plan)
    rows = (
        f"SELECT {milestone.hire_id} FROM milestone {milestone}"
        f" WHERE {seen} AND {milestone.listed} AND {key}"
    )
    return plan.binds.among_rows(its.id, rows)
