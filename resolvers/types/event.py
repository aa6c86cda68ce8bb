"""Events: the audit trail of a hire."""

import strawberry

from models.visibility import Noun
from resolvers.enums import HireEventType, MilestoneStatus
from resolvers.fields import global_id, instant, means, one, value
from resolvers.planner.meaning import Detail
from resolvers.planner.trail import EventCursor
from resolvers.scalars import DateTime
from resolvers.types.common import Node
from resolvers.types.refs import (
    ContractRef,
    HireRef,
    MessageRef,
    MilestoneRef,
    PaymentRequestRef,
    UserRef,
)


@strawberry.type(
    description="One fact about a hire, written in the same transaction as the change itself, never altered."
)
class HireEvent(Node):
    """An event."""

    id: strawberry.ID = global_id("HireEvent")
    cursor: str = means(EventCursor(), "Pass it back as `after` to go on behind this event.")
    type: HireEventType = value("{my.type}", "What happened.")
    occurred_at: DateTime = instant("{my.occurred_at}", "When.")
    actor: UserRef | None = one(
        Noun.PERSON, "{its.id} = {my.actor_id}", "Who did it; null for the system."
    )
    reason: str | None = means(
        Detail("reason"), "In the words of who declined, cancelled or terminated, if they gave any."
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


@strawberry.type(description="A milestone that changed its status.")
class MilestoneStatusChange:
    """The same event, for who follows milestones alone."""

    cursor: str = means(EventCursor(), "Pass it back as `after` to go on behind this change.")
    occurred_at: DateTime = instant("{my.occurred_at}", "When.")
    from_status: MilestoneStatus = value("{my.from_status}", "What it was.")
    to_status: MilestoneStatus = value("{my.to_status}", "What it is since then.")
    milestone: MilestoneRef = one(
        Noun.MILESTONE, "{its.id} = {my.milestone_id}", "The milestone, as it is now."
    )
