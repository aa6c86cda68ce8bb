"""The types by name, so that each file can refer to the others."""

from typing import TYPE_CHECKING, Annotated

from strawberry import lazy

if TYPE_CHECKING:
    from resolvers.types.company import Company
    from resolvers.types.contract import Contract, MilestoneTerms
    from resolvers.types.conversation import Conversation, Message
    from resolvers.types.events.company_event import CompanyEvent
    from resolvers.types.events.hire_event import HireEvent
    from resolvers.types.hire import Hire
    from resolvers.types.integrations.calendar_feed import CalendarFeed
    from resolvers.types.integrations.service_account import ServiceAccount
    from resolvers.types.integrations.webhook import Webhook, WebhookDelivery
    from resolvers.types.job import Job
    from resolvers.types.milestone import Milestone
    from resolvers.types.payment_request import PaymentRequest
    from resolvers.types.people import User, Worker

CalendarFeedRef = Annotated["CalendarFeed", lazy("resolvers.types.integrations.calendar_feed")]
CompanyRef = Annotated["Company", lazy("resolvers.types.company")]
CompanyEventRef = Annotated["CompanyEvent", lazy("resolvers.types.events.company_event")]
ContractRef = Annotated["Contract", lazy("resolvers.types.contract")]
ConversationRef = Annotated["Conversation", lazy("resolvers.types.conversation")]
HireRef = Annotated["Hire", lazy("resolvers.types.hire")]
HireEventRef = Annotated["HireEvent", lazy("resolvers.types.events.hire_event")]
JobRef = Annotated["Job", lazy("resolvers.types.job")]
MessageRef = Annotated["Message", lazy("resolvers.types.conversation")]
MilestoneRef = Annotated["Milestone", lazy("resolvers.types.milestone")]
MilestoneTermsRef = Annotated["MilestoneTerms", lazy("resolvers.types.contract")]
PaymentRequestRef = Annotated["PaymentRequest", lazy("resolvers.types.payment_request")]
ServiceAccountRef = Annotated[
    "ServiceAccount", lazy("resolvers.types.integrations.service_account")
]
UserRef = Annotated["User", lazy("resolvers.types.people")]
WebhookRef = Annotated["Webhook", lazy("resolvers.types.integrations.webhook")]
WebhookDeliveryRef = Annotated["WebhookDelivery", lazy("resolvers.types.integrations.webhook")]
WorkerRef = Annotated["Worker", lazy("resolvers.types.people")]
