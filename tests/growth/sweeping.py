"""The statements of a sweep of webhooks that finds something of each kind, as they are sent."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from models.database.connection import database
from models.records import Company, Webhook, WebhookDelivery
from models.webhooks.sweep import sweep_webhooks
from tests.growth.reminding import Sent, statements_sent

NOW = datetime.now(UTC)
LONG_AGO = NOW - timedelta(days=31)


async def sent_by_sweep(url: str) -> list[Sent]:
    """All that is asked and written."""
    async with database(url):
        await _to_be_swept()
        with statements_sent() as sent:
            await sweep_webhooks(NOW)
        return [*sent.items()]


async def _to_be_swept() -> None:
    company = await Company.first()
    assert company
    disabled = {"disabled_at": LONG_AGO, "disabled_because": "COMPANY"}
    webhooks: Sequence[dict[str, Any]] = ({}, disabled, {"deleted_at": NOW})
    for given in webhooks:
        webhook = await Webhook.create(
            company_id=company.id,
            url="https://hooks.example/",
            query="",
            since_xid=0,
            since_seq=0,
            created_at=LONG_AGO,
            **given,
        )
        for status, ended in (("PENDING", None), ("DELIVERED", LONG_AGO)):
            await WebhookDelivery.create(
                company_id=company.id,
                webhook_id=webhook.id,
                status=status,
                in_order=False,
                ended_at=ended,
                created_at=LONG_AGO,
            )
