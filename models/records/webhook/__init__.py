"""Webhooks of companies, the secrets that they sign with, and what is sent."""

from models.records.webhook.delivery import WebhookAttempt, WebhookDelivery
from models.records.webhook.webhook import Webhook, WebhookSecret

__all__ = ["Webhook", "WebhookAttempt", "WebhookDelivery", "WebhookSecret"]
