"""Events of a company: its own audit trail."""

import strawberry

from models.access.visibility import Noun
from models.database.sql import Dialect
from resolvers.enums import ShownCompanyEventType
from resolvers.fields import global_id_field, instant_field, one, planned_field, value
from resolvers.planner.cursors import Order, SmallInt
from resolvers.planner.event_cursors import ChangesAndCorrections
from resolvers.planner.field_sql import OneRow
from resolvers.planner.plan import Plan, TableRow
from resolvers.planner.selection import Selected
from resolvers.scalars import DateTime
from resolvers.types.common import Node
from resolvers.types.events.trail import FieldChange
from resolvers.types.refs import CompanyRef, UserRef, WebhookRef


class WebhookOfEvent:
    """The webhook that the link's details name."""

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The webhook, or null."""
        named = plan.json.member(my.details, "webhook")
        id = f"CAST({named} AS UUID)" if plan.binds.dialect is Dialect.POSTGRES else named
        return OneRow(Noun.WEBHOOK, f"{{its.id}} = {id}", seen=True).render(field, my, plan)


OLDEST_LINK_FIRST = Order(("seq",), (SmallInt,))


@strawberry.type(
    description="One fact about a company, written in the same transaction as the change itself, never altered."
    " For owners, administrators and support."
)
class CompanyEvent(Node):
    """An event."""

    id: strawberry.ID = global_id_field("CompanyEvent")
    cursor: str = value(
        "CAST({my.seq} AS TEXT)", "Its place in `Company.events`: pass it as `after` or `before`."
    )
    type: ShownCompanyEventType = value("{my.type}", "What happened.")  # type: ignore[valid-type]  # an enum of those that are told
    occurred_at: DateTime = instant_field("{my.occurred_at}", "When.")
    actor: UserRef | None = one(
        Noun.PERSON, "{its.id} = {my.actor_id}", "Who did it; null for the system."
    )
    company: CompanyRef = one(
        Noun.COMPANY, "{its.id} = {my.company_id}", "The company that it is about."
    )
    user: UserRef | None = one(
        Noun.PERSON, "{its.id} = {my.user_id}", "Whom it is about, where it is about somebody."
    )
    webhook: WebhookRef | None = planned_field(
        WebhookOfEvent(), "The webhook that it is about, where the viewer may see it."
    )
    changes: list[FieldChange] = planned_field(
        ChangesAndCorrections(),
        "What it changed, field by field; of secrets and templates the SHA-256. Empty where it is about a webhook and"
        " the viewer may see none. Of a corrected person null before and after where name and address were erased.",
    )
    group: strawberry.ID = value(
        "CAST({my.group_id} AS TEXT)", "The same for all events of one mutation."
    )
    hash: str = value(
        "{my.hash}", "This link of the company's chain (SHA-256, hex); it covers the link before."
    )
