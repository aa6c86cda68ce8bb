"""The entry points for reading."""

from functools import partial

import strawberry

from models.access.visibility import Noun
from models.database.sql import one_of
from models.rules.access import NonMemberRole
from models.rules.lifecycle import HireStatus as Status
from resolvers.enums import HireOrder, HireStatus, HiringRoute, RateType
from resolvers.fields import connection_field, planned_field
from resolvers.ids import local_id
from resolvers.mutations.previews import (
    HireEditPreview,
    MilestoneEditPreview,
    preview_hire,
    preview_milestones,
)
from resolvers.mutations.webhooks.preview import WebhookPreview, preview_webhook
from resolvers.planner.cursors import Order
from resolvers.planner.events import NewestCursor
from resolvers.planner.field_sql import OneRow
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.node_lookup import ById
from resolvers.planner.plan import Plan, TableRow
from resolvers.planner.rows import ListPart
from resolvers.types.common import Connection, Node
from resolvers.types.company import BY_NAME, contains, named
from resolvers.types.events import timeline
from resolvers.types.integrations.external_id import OF_FILTER, with_external_id
from resolvers.types.job import TRIAGE, JobTriage
from resolvers.types.milestone import (
    BY_DUE_DATE,
    FILTER,
    NEWEST_FIRST,
    NEXT_DUE_FIRST,
    OLDEST_FIRST,
)
from resolvers.types.milestone import milestone_conditions as milestones_filtered
from resolvers.types.payment_request import OF_COMPANY_ARGUMENTS, parts_of_requests
from resolvers.types.payment_request import request_conditions as requests_filtered
from resolvers.types.people import User
from resolvers.types.refs import (
    CompanyRef,
    HireRef,
    JobRef,
    MilestoneRef,
    PaymentRequestRef,
)

SEARCH = {"search": (str | None, "Part of the name, without case.")}
ID = {"id": (strawberry.ID, "A global id.")}

_ORDERS: dict[str, Order] = {
    HireOrder.NEWEST_FIRST: NEWEST_FIRST,
    HireOrder.OLDEST_FIRST: OLDEST_FIRST,
    HireOrder.NEXT_DUE_FIRST: NEXT_DUE_FIRST,
}


@strawberry.input(
    description="`search` is part of the number, the title or the worker's name, without case."
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
        description="Part of the number, the title or the worker's name.", default=None
    )
    external_id: str | None = strawberry.field(description=OF_FILTER, default=None)


def _hires(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    chosen = _chosen(args, its, plan)
    if args.has("filter", "search"):
        chosen.append(f"({' OR '.join(_found(args, its, plan))})")
    return chosen


def _chosen(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    """But for the search."""
    conditions = [*with_external_id(args, its, plan), *_whose(args, its, plan)]
    if (statuses := args.choices("filter", "statuses")) is not None:
        conditions.append(one_of(its.status, statuses))
    if rate := args.choice("filter", "rateType"):
        conditions.append(one_of(its.rate_type, [rate]))
    return conditions


def _whose(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    conditions = []
    for name, kind in (("company", "Company"), ("worker", "Worker")):
        if args.has("filter", name):
            wanted = args.parameter("filter", name, of=partial(local_id, kind))
            conditions.append(f"{its}.{name}_id = {plan.binds(wanted)}")
    return conditions


def _found(args: Arguments, its: TableRow, plan: Plan) -> tuple[str, str]:
    """The filter `search`: part of number and title, or of what the worker is called now."""
    worker = plan.row()
    (text,) = contains(its.search_key, args, "filter", "search", plan=plan)
    (name,) = contains(worker.name_key, args, "filter", "search", plan=plan)
    if plan.role is NonMemberRole.WORKER:
        me = f"{worker.id} = {plan.binds(plan.viewer.id)}"
        called = f"SELECT {worker.id} FROM person {worker} WHERE {me} AND {name}"
    else:
        company = f"{worker.company_id} = {plan.binds(plan.viewer.company)}"
        called = f"SELECT {worker.worker_id} FROM hirable {worker} WHERE {company} AND {name}"
    return text, plan.binds.among_rows(its.worker_id, called)


def _parts_of_hires(args: Arguments, its: TableRow, plan: Plan) -> list[ListPart]:
    """The hires of a filter as parts that an index holds: found by their text, or else by their worker's name; in
    either order by status, or by rate and status.
    """
    statuses, rate = args.choices("filter", "statuses"), args.choice("filter", "rateType")
    if args.has("filter", "search"):
        (text, called), chosen = _found(args, its, plan), _chosen(args, its, plan)
        return [ListPart([text, *chosen]), ListPart([f"NOT {text}", called, *chosen])]
    narrowed = args.has("filter", "worker") or args.has("filter", "externalId")
    if narrowed or (statuses is None and rate is None):
        return [ListPart(_chosen(args, its, plan))]
    common = [*_whose(args, its, plan), *([f"{its.rate_type} = '{rate}'"] if rate else ())]
    among = list(Status) if statuses is None else statuses
    return [ListPart([*common, f"{its.status} = '{status}'"]) for status in among]


def _parts_of_milestones(args: Arguments, its: TableRow, plan: Plan) -> list[ListPart]:
    """The milestones of a filter as parts that an index holds: by external id, or else a timeline."""
    if args.has("filter", "externalId"):
        return [ListPart(milestones_filtered(args, its, plan))]
    return timeline.timeline_parts(args, its, plan)


def _order(args: Arguments, _: Plan) -> Order:
    return _ORDERS[args.choice("orderBy")]


def _jobs(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    # Workers see the jobs of their hires, but are of no company whose jobs they could list.
    listed = [] if plan.viewer.role is not NonMemberRole.WORKER else ["FALSE"]
    if not args.has("route"):
        return listed
    return [*listed, f"{its.route} = '{args.choice('route')}'"]


@strawberry.type(description="What can be read.")
class Query:
    """The entry points."""

    node: Node | None = planned_field(
        ById(),
        "Any object by its global id; null where there is none or the viewer may not see it.",
        ID,
    )
    viewer: User = planned_field(OneRow(Noun.PERSON, "{its.id} = {viewer}"), "Who asks.")
    job_triage: JobTriage = planned_field(
        TRIAGE,
        "What the Job Triage page offers this company; NOT_FOUND but for its members and support.",
        {"company": (strawberry.ID, "The company.")},
    )
    companies: Connection[CompanyRef] = connection_field(
        Noun.COMPANY,
        BY_NAME,
        "Support sees all companies, others their own (a worker: those that they have a hire with).",
        seen=True,
        filters=named,
        arguments=SEARCH,
    )
    jobs: Connection[JobRef] = connection_field(
        Noun.JOB,
        NEWEST_FIRST,
        "Jobs of the viewer's company, newest first.",
        seen=True,
        filters=_jobs,
        arguments={"route": (HiringRoute | None, "Found by this route.")},
    )
    hire: HireRef | None = planned_field(
        ById("Hire"), "One hire; null where there is none or the viewer may not see it.", ID
    )
    hires: Connection[HireRef] = connection_field(
        Noun.HIRE,
        _order,
        "The hires that the viewer sees.",
        seen=True,
        filters=_hires,
        parts=_parts_of_hires,
        arguments={
            "filter": (HireFilterInput | None, "Which of them."),
            "order_by": (HireOrder, "In which order.", HireOrder.NEWEST_FIRST),
        },
    )
    milestones: Connection[MilestoneRef] = connection_field(
        Noun.MILESTONE,
        BY_DUE_DATE,
        "Milestones of all the hires that the viewer sees, by due date: a timeline.",
        where="{its.listed}",
        seen=True,
        filters=milestones_filtered,
        parts=_parts_of_milestones,
        arguments=FILTER,
    )
    payment_requests: Connection[PaymentRequestRef] = connection_field(
        Noun.PAYMENT_REQUEST,
        NEWEST_FIRST,
        "Payment requests of all the hires that the viewer sees, newest first: the company's inbox, the worker's"
        " outbox.",
        seen=True,
        filters=requests_filtered,
        parts=parts_of_requests,
        arguments=OF_COMPANY_ARGUMENTS,
    )
    event_cursor: str = planned_field(
        NewestCursor(),
        "Never null, also where there is no event yet. The cursor of the newest event that the viewer may see now:"
        " read this and the data in one query, or this first, then subscribe `after` it, and nothing is missed.",
    )

    preview_milestone_edit: MilestoneEditPreview = strawberry.field(
        resolver=preview_milestones, description="What `editMilestones` would do, without doing it."
    )
    preview_hire_edit: HireEditPreview = strawberry.field(
        resolver=preview_hire, description="What `editHire` would do, without doing it."
    )
    preview_webhook: WebhookPreview = strawberry.field(
        resolver=preview_webhook,
        description="The body that this webhook query would send for the newest event that it fits: for the form in"
        " which it is written.",
    )
