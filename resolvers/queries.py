"""The entry points for reading."""

import strawberry

from models.access.visibility import Noun
from models.rules.access import NonMemberRole
from resolvers.enums import HiringRoute
from resolvers.fields import connection_field, planned_field
from resolvers.mutations.previews import (
    HireEditPreview,
    MilestoneEditPreview,
    preview_hire,
    preview_milestones,
)
from resolvers.mutations.webhooks.preview import WebhookPreview, preview_webhook
from resolvers.planner.events import NewestCursor
from resolvers.planner.field_sql import OneRow
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.node_lookup import ById
from resolvers.planner.plan import Plan, TableRow
from resolvers.types.common import Connection, Node
from resolvers.types.company import BY_NAME
from resolvers.types.job import TRIAGE, JobTriage
from resolvers.types.lists import names
from resolvers.types.lists.contracts import (
    BY_ISSUE,
    CONTRACT_FILTER,
    contract_conditions,
    contract_parts,
)
from resolvers.types.lists.hires import HIRE_ARGUMENTS, hire_conditions, hire_order, hire_parts
from resolvers.types.lists.matching import is_known, named
from resolvers.types.lists.milestones import FILTER, milestone_conditions
from resolvers.types.lists.payment_requests import (
    INBOX_ARGUMENTS,
    inbox_conditions,
    inbox_parts,
)
from resolvers.types.lists.request_orders import request_order
from resolvers.types.lists.timeline import timeline_parts
from resolvers.types.milestone import BY_DUE_DATE, NEWEST_FIRST
from resolvers.types.people import User
from resolvers.types.refs import (
    CompanyRef,
    ContractRef,
    HireRef,
    JobRef,
    MilestoneRef,
    PaymentRequestRef,
)

ID = {"id": (strawberry.ID, "A global id.")}


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
        source=names.searched_companies,
        filters=named,
        arguments=names.SEARCH_BY_NAME,
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
        hire_order,
        "The hires that the viewer sees.",
        seen=True,
        filters=hire_conditions,
        parts=hire_parts,
        known=is_known,
        arguments=HIRE_ARGUMENTS,
    )
    milestones: Connection[MilestoneRef] = connection_field(
        Noun.MILESTONE,
        BY_DUE_DATE,
        "Milestones of all the hires that the viewer sees, by due date: a timeline.",
        where="{its.listed}",
        seen=True,
        filters=milestone_conditions,
        parts=timeline_parts,
        known=is_known,
        arguments=FILTER,
    )
    payment_requests: Connection[PaymentRequestRef] = connection_field(
        Noun.PAYMENT_REQUEST,
        request_order,
        "Payment requests of all the hires that the viewer sees, newest first: the company's inbox, the worker's"
        " outbox.",
        seen=True,
        filters=inbox_conditions,
        parts=inbox_parts,
        known=is_known,
        arguments=INBOX_ARGUMENTS,
    )
    contracts: Connection[ContractRef] = connection_field(
        Noun.CONTRACT,
        BY_ISSUE,
        "Versions of all the contracts that the viewer sees, by issue, oldest first (drafts last): what awaits a"
        " signature, and since when.",
        seen=True,
        filters=contract_conditions,
        parts=contract_parts,
        arguments=CONTRACT_FILTER,
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
