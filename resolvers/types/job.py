"""Jobs, and what the Job Triage page offers."""

from functools import partial
from typing import Any

import strawberry

from models.access.visibility import Noun, visible
from models.rules import decisions
from models.rules.access import Action, NonMemberRole, forbidden
from models.rules.people import HiringRoute as Route
from models.rules.people import RateType as Rate
from resolvers.enums import HiringRoute, RateType
from resolvers.fields import global_id_field, instant_field, one, value
from resolvers.ids import local_id
from resolvers.planner.computed import Computed, ComputedFrom
from resolvers.planner.field_sql import Truth
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Plan, Run, TableRow
from resolvers.scalars import DateTime
from resolvers.types.common import Node, Permission, permission
from resolvers.types.refs import CompanyRef, HireRef


@strawberry.type(description="What a company wants done, and by which route it looks for somebody.")
class Job(Node):
    """A post, or the job of one direct hire."""

    id: strawberry.ID = global_id_field("Job")
    route: HiringRoute = value("{my.route}", "How somebody is found.")
    title: str = value("{my.title}", "In one line.")
    description: str = value("{my.description}", "What is to be done.")
    rate_type: RateType = value("{my.rate_type}", "What it is paid by.")
    company: CompanyRef = one(Noun.COMPANY, "{its.id} = {my.company_id}", "Whose job it is.")
    hire: HireRef | None = one(
        Noun.HIRE,
        "{its.job_id} = {my.id}",
        "The hire that fills it, where the viewer may see it.",
        seen=True,
    )
    created_at: DateTime = instant_field("{my.created_at}", "When it was posted.")


@strawberry.type(description="A radio button of the Job rate field.")
class RateOption:
    """One rate type on one route."""

    type: RateType = strawberry.field(description="What the worker would be paid by.")
    available: Permission = strawberry.field(
        description="Whether the viewer may choose it now, and if not why."
    )


@strawberry.type(description="One route with its rate types.")
class JobTriageOption:
    """One half of the page."""

    route: HiringRoute = strawberry.field(description="The route.")
    rates: list[RateOption] = strawberry.field(description="Every rate type.")


@strawberry.type(
    description="What the Job Triage page offers this company: the two routes, and the rate types"
    " (radio buttons) of each."
)
class JobTriage:
    """The page."""

    options: list[JobTriageOption] = strawberry.field(description="The two routes.")
    require_purchase_order_number: bool = strawberry.field(
        description="Whether every milestone needs a PO number."
    )


def job_triage(
    run: Run, *, milestones_enabled: bool, requires_purchase_order_number: bool
) -> dict[str, Any]:
    """The page, by field name, from the company's settings and the viewer's role."""
    return {
        "options": [_option(route, run, enabled=milestones_enabled) for route in Route],
        "requirePurchaseOrderNumber": requires_purchase_order_number,
    }


def _members_and_support(args: Arguments, its: TableRow, plan: Plan) -> str:
    if plan.viewer.role is NonMemberRole.WORKER:
        return "FALSE"
    right = visible(Noun.COMPANY, str(its), plan.viewer, plan.binds)
    company = args.parameter("company", of=partial(local_id, "Company"))
    return f"{its.id} = {plan.binds(company)} AND {right}"


TRIAGE = ComputedFrom(
    Noun.COMPANY,
    _members_and_support,
    Computed(
        {
            "milestones_enabled": Truth("{my.milestones_enabled}"),
            "requires_purchase_order_number": Truth("{my.requires_purchase_order_number}"),
        },
        job_triage,
    ),
)


def _option(route: Route, run: Run, *, enabled: bool) -> dict[str, Any]:
    action = Action.CREATE_DIRECT_HIRE if route is Route.DIRECT_HIRE else Action.POST_JOB
    refused = forbidden(run.viewer, action)
    return {
        "route": route,
        "rates": [
            {
                "type": rate,
                "available": permission(
                    refused or decisions.choosing(route, rate, milestones_enabled=enabled)
                ),
            }
            for rate in Rate
        ],
    }
