"""What programs need: service accounts and their tokens, webhooks, their secrets, and what is sent."""

from models.records.integrations.delivery import WebhookAttempt, WebhookDelivery
from models.records.integrations.service_account import ServiceAccount, ServiceAccountToken
from models.records.integrations.webhook import Webhook, WebhookSecret

__all__ = [
    "ServiceAccount",
    "ServiceAccountToken",
    "Webhook",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookSecret",
]
