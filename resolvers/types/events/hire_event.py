"""Events: the audit trail of a hire."""

import strawberry

from models.access.visibility import Noun
from resolvers.enums import HireEventType, MilestoneStatus
from resolvers.fields import global_id_field, instant_field, one, planned_field, value
from resolvers.planner.event_cursors import Changes, EventCursor
from resolvers.planner.field_sql import DetailText
from resolvers.scalars import DateTime
from resolvers.types.common import Node
from resolvers.types.events.trail import FieldChange
from resolvers.types.refs import (
    ContractRef,
    HireRef,
    MessageRef,
    MilestoneRef,
    PaymentRequestRef,
    UserRef,
)

# Older events have none: those of one transaction and moment are one mutation's.
_GROUP = (
    "CAST(coalesce({my.group_id}, (SELECT b.id FROM event b WHERE b.xid = {my.xid}"
    " AND b.occurred_at = {my.occurred_at} AND b.worker_sees = {my.worker_sees}"
    " ORDER BY b.seq LIMIT 1)) AS TEXT)"
)


@strawberry.type(
    description="One fact about a hire, written in the same transaction as the change itself, never altered."
)
class HireEvent(Node):
    """An event."""

    id: strawberry.ID = global_id_field("HireEvent")
    cursor: str = planned_field(
        EventCursor(), "Pass it back as `after` to go on behind this event."
    )
    type: HireEventType = value("{my.type}", "What happened.")
    occurred_at: DateTime = instant_field("{my.occurred_at}", "When.")
    actor: UserRef | None = one(
        Noun.PERSON, "{its.id} = {my.actor_id}", "Who did it; null for the system."
    )
    hire: HireRef = one(Noun.HIRE, "{its.id} = {my.hire_id}", "The hire that it is about.")
    milestone: MilestoneRef | None = one(
        Noun.MILESTONE, "{its.id} = {my.milestone_id}", "The milestone that it is about."
    )
    contract: ContractRef | None = one(
        Noun.CONTRACT, "{its.id} = {my.contract_id}", "The version that it is about."
    )
    payment_request: PaymentRequestRef | None = one(
        Noun.PAYMENT_REQUEST, "{its.id} = {my.payment_request_id}", "The request that it is about."
    )
    message: MessageRef | None = one(
        Noun.MESSAGE, "{its.id} = {my.message_id}", "The message that it is about."
    )
    from_status: MilestoneStatus | None = value("{my.from_status}", "For MILESTONE_STATUS_CHANGED.")
    to_status: MilestoneStatus | None = value("{my.to_status}", "For MILESTONE_STATUS_CHANGED.")
    reason: str | None = planned_field(
        DetailText("reason"),
        "Why, in the words of who did it (declined, cancelled, terminated, rejected, edited, voided), if at all.",
    )
    changes: list[FieldChange] = planned_field(
        Changes(),
        "What it changed, field by field, drafts and PO numbers included; empty where nothing was edited, and for"
        " what happened before changes were written down. No worker is told of external ids.",
    )
    group: strawberry.ID = value(
        _GROUP, "The same for all events of one mutation, so that a client reads anew once."
    )
    hash: str = value(
        "{my.hash}", "This link of the hire's chain (SHA-256, hex); it covers the link before."
    )


@strawberry.type(description="A milestone that changed its status.")
class MilestoneStatusChange:
    """The same event, for who follows milestones alone."""

    cursor: str = planned_field(
        EventCursor(), "Pass it back as `after` to go on behind this change."
    )
    occurred_at: DateTime = instant_field("{my.occurred_at}", "When.")
    from_status: MilestoneStatus = value("{my.from_status}", "What it was.")
    to_status: MilestoneStatus = value("{my.to_status}", "What it is since then.")
    milestone: MilestoneRef = one(
        Noun.MILESTONE, "{its.id} = {my.milestone_id}", "The milestone, as it is now."
    )
