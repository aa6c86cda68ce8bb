"""Users and workers."""

import strawberry

from models.access.engagement import engaged_as
from models.access.visibility import Noun, visible
from resolvers.enums import CompanyRole, EngagementType, UserKind
from resolvers.fields import global_id_field, many, one, planned_field, truth, value
from resolvers.planner.plan import Plan, TableRow
from resolvers.planner.selection import Selected
from resolvers.types.common import Node
from resolvers.types.refs import CalendarFeedRef, CompanyRef, WorkerRef


class EngagedHere:
    """How the viewer's company engages the worker; null for whom no company is the viewer's."""

    def render(self, _: Selected, my: TableRow, plan: Plan) -> str:
        """The engagement type, or null."""
        company = plan.viewer.company
        return engaged_as(plan.binds(company), my.id) if company else "NULL"


class RoleThere:
    """A member's role, for those who may see the company: what somebody is elsewhere is nobody's business."""

    def render(self, _: Selected, my: TableRow, plan: Plan) -> str:
        """The role, or null."""
        its = plan.row()
        right = visible(Noun.COMPANY, str(its), plan.viewer, plan.binds)
        where = f"{its}.id = {my.company_id} AND {right}"
        return f"(SELECT {my.role} FROM company {its} WHERE {where})"


@strawberry.type(
    description="Who signs in: a member of a company (a person, or a program of the company's), a worker, or support."
)
class User(Node):
    """A person or a program as a user."""

    id: strawberry.ID = global_id_field("User")
    name: str = value("{my.name}", "What they are called.")
    email: str = value(
        "{my.email}",
        "Their one address; of a service account one in the reserved domain `.invalid`: nobody gets mail there.",
    )
    kind: UserKind = value("coalesce({my.kind}, 'PERSON')", "Whether it is a person or a program.")
    company: CompanyRef | None = one(
        Noun.COMPANY,
        "{its.id} = {my.company_id}",
        "The company that they are a member of, where the viewer may see it.",
        seen=True,
    )
    role: CompanyRole | None = planned_field(
        RoleThere(), "Their role in it, where the viewer may see it."
    )
    worker: WorkerRef | None = one(
        Noun.WORKER,
        "{its.id} = {my.id} AND {its.engagement_type} IS NOT NULL",
        "The same person as a worker, if they are one and the viewer may see it.",
        seen=True,
    )
    is_support: bool = truth("{my.is_support}", "Whether they are support staff.")
    is_active: bool = truth(
        "{my.deactivated_at} IS NULL",
        "False for whom an operator has deactivated: they cannot sign in.",
    )
    calendar_feeds: list[CalendarFeedRef] = many(
        Noun.CALENDAR_FEED,
        "{its.owner_id} = {my.id} AND {its.revoked_at} IS NULL",
        "{its.id} DESC",
        "The viewer's own calendar feeds, newest first; empty for everybody else's.",
        seen=True,
    )


@strawberry.type(description="Somebody whom companies hire.")
class Worker(Node):
    """A person as a worker."""

    id: strawberry.ID = global_id_field("Worker")
    name: str = value("{my.name}", "What they are called.")
    email: str = value("{my.email}", "Their one address.")
    engagement_type: EngagementType | None = planned_field(
        EngagedHere(),
        "How the viewer's company engages this worker; null for whom no company is the viewer's (the worker, support).",
    )
