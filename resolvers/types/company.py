"""Companies and how they hire."""

from uuid import UUID

import strawberry

from models.access.visibility import Noun
from models.rules.access import Action, NonMemberRole
from models.rules.reminders import DAYS_BEFORE_DUE, EVERY_DAYS
from resolvers.fields import (
    computed,
    connection_field,
    global_id_field,
    instant_field,
    planned_field,
    same,
    truth,
    value,
)
from resolvers.planner.cursors import Order
from resolvers.planner.field_sql import SameRow
from resolvers.planner.plan import Plan, TableRow
from resolvers.planner.selection import Selected
from resolvers.scalars import CurrencyCode, DateTime
from resolvers.types.common import Connection, Node, Permission, permitted
from resolvers.types.events.company_event import OLDEST_LINK_FIRST
from resolvers.types.events.trail import HEAD_OF_COMPANY, AuditHead
from resolvers.types.integrations.export import EXPORT_ARGUMENTS, ExportField, ExportLink
from resolvers.types.lists import names
from resolvers.types.lists.matching import named
from resolvers.types.refs import CompanyEventRef, ServiceAccountRef, UserRef, WebhookRef, WorkerRef
from resolvers.types.reports.report import REPORT, REPORT_ARGUMENTS, REPORT_DESCRIPTION, ReportRow

BY_NAME = Order(("name_key", "id"), (str, UUID))
_NEWEST_FIRST = Order(("id",), (UUID,), descending=True)


@strawberry.type(description="A company's own HTML template of the booking contract.")
class ContractTemplate:
    """What setContractTemplate keeps."""

    html: str = value(
        "(SELECT t.html FROM contract_template t WHERE t.id = {my.contract_template_id})",
        "Jinja over HTML.",
    )
    updated_at: DateTime = instant_field(
        "{my.contract_template_updated_at}", "When it was last set."
    )


class NotForWorkers(SameRow):
    """An object of the same row that is null for workers."""

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The object, or null."""
        return "NULL" if plan.role is NonMemberRole.WORKER else super().render(field, my, plan)


def _setting(column: str, first: int) -> str:
    """SQL for a setting of reminders, which is what it was at first until it is set."""
    return f"CASE WHEN {{my.{column}_set_at}} IS NULL THEN {first} ELSE {{my.{column}}} END"


@strawberry.type(description="How a company hires.")
class CompanySettings:
    """What support and administrators decide."""

    milestones_enabled: bool = truth(
        "{my.milestones_enabled}", "Whether support activated milestones."
    )
    require_purchase_order_number: bool = truth(
        "{my.requires_purchase_order_number}", "Whether every milestone needs a PO number."
    )
    contract_template: ContractTemplate | None = planned_field(
        NotForWorkers("{my.contract_template_id}"),
        "The company's own template, if any; null for workers.",
    )
    remind_days_before_due: int | None = value(
        _setting("remind_days_before_due", DAYS_BEFORE_DUE),
        "Days before a milestone's due date on which MILESTONE_DUE_SOON is told; null: never. 3 at first.",
    )
    remind_every_days: int | None = value(
        _setting("remind_every_days", EVERY_DAYS),
        "Days after which an undecided payment request or an unsigned contract is told again (PAYMENT_REQUEST_WAITING,"
        " SIGNATURE_WAITING), and then every so many; null: never. 7 at first.",
    )


@strawberry.type(description="A company that hires.")
class Company(Node):
    """The tenant."""

    id: strawberry.ID = global_id_field("Company")
    name: str = value("{my.name}", "What it is called.")
    currency: CurrencyCode = value("{my.currency}", "Of its hires where they name none.")
    settings: CompanySettings = same("How it hires.")
    members: Connection[UserRef] = connection_field(
        Noun.MEMBER,
        BY_NAME,
        "Everybody with a role in the company, service accounts included, by name; empty for workers.",
        where="{its.company_id} = {my.id}",
        seen=True,
    )
    workers: Connection[WorkerRef] = connection_field(
        Noun.WORKER,
        BY_NAME,
        "The workers that the company may hire, by name; a worker sees only themselves.",
        where="{its.hirer} = {my.id}",
        source=names.searched_workers,
        seen=True,
        filters=named,
        arguments=names.SEARCH_BY_NAME,
    )
    service_accounts: Connection[ServiceAccountRef] = connection_field(
        Noun.SERVICE_ACCOUNT,
        BY_NAME,
        "The company's programs, those included that were revoked, by name. For owners and administrators who are"
        " persons; empty for others.",
        where="{its.company_id} = {my.id}",
        seen=True,
    )
    webhooks: Connection[WebhookRef] = connection_field(
        Noun.WEBHOOK,
        _NEWEST_FIRST,
        "Where its hires' events are sent, newest first. For owners and administrators; empty for others.",
        where="{its.company_id} = {my.id}",
        seen=True,
    )
    events: Connection[CompanyEventRef] = connection_field(
        Noun.COMPANY_EVENT,
        OLDEST_LINK_FIRST,
        "What happened to the company itself (members, roles, workers, settings, templates, service accounts,"
        " webhooks), oldest first: its own audit trail. For owners, administrators and support; empty for others.",
        where="{its.company_id} = {my.id}",
        seen=True,
    )
    audit_head: AuditHead | None = planned_field(
        HEAD_OF_COMPANY, "Of those events; null for whom they are empty."
    )
    viewer_can_manage: Permission = computed(
        {},
        permitted(Action.UPDATE_HIRING_SETTINGS),
        "Whether the viewer may change its settings now (updateHiringSettings).",
    )
    viewer_can_add_worker: Permission = computed(
        {}, permitted(Action.ADD_WORKER), "Whether the viewer may add a worker to it now."
    )
    export: ExportLink = planned_field(
        ExportField(),
        "A link to a file of everything that the viewer may see, read from one snapshot. It needs no header and"
        " expires. For members and workers; NOT_FOUND for support. `from` after `to`: BAD_USER_INPUT.",
        EXPORT_ARGUMENTS,
    )
    report: list[ReportRow] = planned_field(REPORT, REPORT_DESCRIPTION, REPORT_ARGUMENTS)
