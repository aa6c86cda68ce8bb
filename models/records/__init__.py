"""The rows, one noun a file: columns, constraints and what a row says of itself. The verbs are a level up."""

from models.records.company import Company
from models.records.company_event import CompanyEvent, Installation
from models.records.contract import Contract, ContractTerms
from models.records.conversation import Conversation, Message
from models.records.document import Document, DocumentTask
from models.records.event import Event
from models.records.feed import Feed, FeedConsumer
from models.records.hire import Hire
from models.records.idempotency import IdempotencyRecord
from models.records.integrations import (
    CalendarFeed,
    ServiceAccount,
    ServiceAccountToken,
    Webhook,
    WebhookAttempt,
    WebhookDelivery,
    WebhookSecret,
)
from models.records.job import Job
from models.records.milestone import Milestone
from models.records.payment_request import PaymentRequest
from models.records.person import Hirable, Person
from models.records.reminder_schedule import ReminderSchedule
from models.records.template import ContractTemplate

__all__ = [
    "CalendarFeed",
    "Company",
    "CompanyEvent",
    "Contract",
    "ContractTemplate",
    "ContractTerms",
    "Conversation",
    "Document",
    "DocumentTask",
    "Event",
    "Feed",
    "FeedConsumer",
    "Hirable",
    "Hire",
    "IdempotencyRecord",
    "Installation",
    "Job",
    "Message",
    "Milestone",
    "PaymentRequest",
    "Person",
    "ReminderSchedule",
    "ServiceAccount",
    "ServiceAccountToken",
    "Webhook",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookSecret",
]
