"""What the company's chain is told of webhooks."""

from collections.abc import Sequence

from models.records import Webhook
from models.rules.events import CompanyEventType, CompanyFact


def disabled_fact(webhook: Webhook) -> CompanyFact:
    """The fact that a webhook is told no more, with why."""
    because: list[list[str | None]] = [["because", None, webhook.disabled_because]]
    return webhook_fact(CompanyEventType.WEBHOOK_DISABLED, webhook, because)


def webhook_fact(
    happened: CompanyEventType, webhook: Webhook, changes: Sequence[Sequence[str | None]]
) -> CompanyFact:
    """A fact of the webhook, with what changed field by field."""
    return CompanyFact(happened, details={"webhook": str(webhook.id), "changes": changes})
