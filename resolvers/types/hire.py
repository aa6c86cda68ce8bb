"""Hires: what everything else hangs on."""

from datetime import date

import strawberry

from models.access.visibility import Noun
from models.rules.access import NonMemberRole
from resolvers.enums import Classification, HireStatus, RateType
from resolvers.fields import (
    computed,
    connection_field,
    global_id_field,
    instant_field,
    many,
    money,
    one,
    planned_field,
    row_from,
    same,
    truth,
    value,
)
from resolvers.planner.event_cursors import feed_order
from resolvers.planner.plan import Plan, TableRow
from resolvers.planner.selection import Selected
from resolvers.scalars import CurrencyCode, DateTime
from resolvers.types.common import Connection, Money, Node, Permission
from resolvers.types.contract import LATEST_FIRST, NEWEST_VERSION_FIRST
from resolvers.types.events.trail import AuditHead, HeadOfHire
from resolvers.types.hire_permissions import (
    END_FACTS,
    IS_AWAITING_SIGNATURE,
    OFFER_FACTS,
    REVISION_FACTS,
    TERMINATE_FACTS,
    may_cancel,
    may_edit,
    may_edit_milestones,
    may_end,
    may_offer,
    may_terminate,
    may_withdraw_revision,
)
from resolvers.types.integrations.external_id import external_id_field
from resolvers.types.lists.matching import is_known
from resolvers.types.lists.milestones import FILTER, milestone_conditions
from resolvers.types.lists.payment_requests import STATUSES_ARGUMENT, request_conditions
from resolvers.types.milestone import BY_DUE_DATE, NEWEST_FIRST
from resolvers.types.progress import PROGRESS, MilestoneProgress
from resolvers.types.refs import (
    CompanyRef,
    ContractRef,
    ConversationRef,
    HireEventRef,
    JobRef,
    MilestoneRef,
    PaymentRequestRef,
    WorkerRef,
)

OF_THIS_HIRE = "{its.hire_id} = {my.id}"


@strawberry.type(description="What the worker is paid by.")
class Rate:
    """A rate."""

    type: RateType = value("{my.rate_type}", "By what.")
    amount: Money | None = money("{my.rate_minor}", "How much; null for MILESTONES.")


_STATUS = {"status": "{my.status}"}
_TOTAL = (
    "SELECT CAST(sum(m.amount_minor) AS BIGINT) AS minor, {my.currency} AS currency"
    " FROM milestone m WHERE m.hire_id = {my.id} AND m.listed"
)


class VersionSeen:
    """The version as the viewer counts: a worker from the offer on, whatever happened to the draft."""

    def render(self, _: Selected, my: TableRow, plan: Plan) -> str:
        """A number from 1 on."""
        if plan.role is NonMemberRole.WORKER:
            return f"({my.version} - {my.offered_version} + 1)"
        return my.version


@strawberry.type(
    description="A company's engagement of one worker: the root that everything below hangs on."
)
class Hire(Node):
    """A hire."""

    id: strawberry.ID = global_id_field("Hire")
    number: str = value("{my.number}", "Human-readable number, unique in the company.")
    title: str = value("{my.title}", "In one line.")
    description: str = value("{my.description}", "What is to be done; empty where nobody said.")
    status: HireStatus = value("{my.status}", "Where it stands.")
    version: int = planned_field(
        VersionSeen(),
        "Grows by one with every mutation that changes the hire, its milestones (PO numbers included) or its"
        " contracts; payment requests, messages and external ids leave it alone. Pass it back as `expectedVersion`."
        " For the worker it is 1 at the offer, and counts on from there.",
    )
    company: CompanyRef = one(Noun.COMPANY, "{its.id} = {my.company_id}", "Who hires.")
    worker: WorkerRef = one(Noun.WORKER, "{its.id} = {my.worker_id}", "Who is hired.")
    job: JobRef = one(Noun.JOB, "{its.id} = {my.job_id}", "The job that it fills.")
    rate: Rate = same("What the worker is paid by.")
    additional_terms: str | None = value("{my.additional_terms}", "Part of the signed content.")
    currency: CurrencyCode = value("{my.currency}", "Of all its amounts.")
    classification: Classification | None = value(
        "{my.classification}", "Not applicable (null) on a milestone hire."
    )
    total_amount: Money | None = one(
        _TOTAL,
        "{its.minor} IS NOT NULL",
        "Sum of the milestones' latest terms; for other rates null.",
    )
    milestones: Connection[MilestoneRef] = connection_field(
        Noun.MILESTONE,
        BY_DUE_DATE,
        "By due date, then by creation.",
        where=OF_THIS_HIRE + " AND {its.listed}",
        filters=milestone_conditions,
        known=is_known,
        arguments=FILTER,
    )
    pending_removals: list[MilestoneRef] = many(
        Noun.MILESTONE,
        f"{OF_THIS_HIRE} AND NOT {{its.listed}} AND {{its.awaiting_signature}}",
        "{its.due_date}, {its.id}",
        "Milestones whose removal awaits the worker's signature: gone from `milestones`, still in force. By due"
        " date.",
    )
    progress: MilestoneProgress = row_from(PROGRESS, "How far the milestones have come.")
    payment_requests: Connection[PaymentRequestRef] = connection_field(
        Noun.PAYMENT_REQUEST,
        NEWEST_FIRST,
        "Newest first.",
        where=OF_THIS_HIRE,
        filters=request_conditions,
        arguments=STATUSES_ARGUMENT,
    )
    contracts: Connection[ContractRef] = connection_field(
        Noun.CONTRACT, NEWEST_VERSION_FIRST, "Newest first.", where=OF_THIS_HIRE
    )
    latest_contract: ContractRef = one(
        Noun.CONTRACT,
        OF_THIS_HIRE,
        "Newest version that is neither withdrawn nor declined (where none is left, the newest): its terms are"
        " the latest terms.",
        order=LATEST_FIRST,
    )
    active_contract: ContractRef | None = one(
        Noun.CONTRACT,
        OF_THIS_HIRE + " AND {its.status} = 'SIGNED'",
        "The version in force: the newest signed one. Null before the first signature.",
    )
    conversation: ConversationRef | None = one(
        Noun.CONVERSATION, OF_THIS_HIRE, "Null until the hire is offered."
    )
    events: Connection[HireEventRef] = connection_field(
        Noun.EVENT,
        feed_order,
        "The audit trail, oldest first; `after` takes any event cursor, `eventCursor` included, and so do the"
        " subscriptions.",
        where=OF_THIS_HIRE,
    )
    audit_head: AuditHead = planned_field(
        HeadOfHire(),
        "The newest link of the audit trail's chain that the viewer sees: keep it, and nobody can rewrite what came"
        " before without being found out.",
    )
    external_id: str | None = external_id_field(
        "The company's own key for it, unique among its hires; no part of the terms. Hidden from the worker (null)."
    )
    is_awaiting_signature: bool = truth(
        IS_AWAITING_SIGNATURE,
        "Its latest version awaits the worker's signature: title, description, terms, dates and rate here are the"
        " latest ones, as the milestones' are; what is in force stands in `activeContract`.",
    )
    viewer_can_edit: Permission = computed(
        _STATUS, may_edit, "Whether the viewer may edit what is signed now."
    )
    viewer_can_cancel: Permission = computed(
        _STATUS, may_cancel, "Whether the viewer may take it back now, before the first signature."
    )
    viewer_can_terminate: Permission = computed(
        TERMINATE_FACTS, may_terminate, "Whether the viewer may end it early now."
    )
    viewer_can_withdraw_revision: Permission = computed(
        REVISION_FACTS,
        may_withdraw_revision,
        "Whether the viewer may take back now the revision that awaits the worker's signature.",
    )
    viewer_can_edit_milestones: Permission = computed(
        {**_STATUS, "rate": "{my.rate_type}"},
        may_edit_milestones,
        "Whether the viewer may edit the milestones now.",
    )
    viewer_can_offer: Permission = computed(
        OFFER_FACTS, may_offer, "Whether the viewer may offer it now."
    )
    viewer_can_end: Permission = computed(END_FACTS, may_end, "Whether the viewer may end it now.")
    start_date: date | None = value("{my.start_date}", "The first day.")
    end_date: date | None = value("{my.end_date}", "The last day.")
    created_at: DateTime = instant_field("{my.created_at}", "When the draft was created.")
    offered_at: DateTime | None = instant_field("{my.offered_at}", "When the worker first saw it.")
    activated_at: DateTime | None = instant_field("{my.activated_at}", "When it was first signed.")
    ended_at: DateTime | None = instant_field(
        "{my.ended_at}", "When it was over: ended, terminated, cancelled or declined."
    )
