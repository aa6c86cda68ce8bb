"""What programs need: service accounts and their tokens, webhooks, their secrets, and what is sent; calendar feeds."""

from models.records.integrations.calendar_feed import CalendarFeed
from models.records.integrations.delivery import WebhookAttempt, WebhookDelivery
from models.records.integrations.service_account import ServiceAccount, ServiceAccountToken
from models.records.integrations.webhook import Webhook, WebhookSecret

__all__ = [
    "CalendarFeed",
    "ServiceAccount",
    "ServiceAccountToken",
    "Webhook",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookSecret",
]
