"""Deliveries: an event that is to be told to a webhook, or a test, and what became of each attempt."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.database.engines.schema import CheckConstraint, IndexWhere, UniqueWhere
from models.ids import new_id
from models.records.company import Company
from models.records.event import Event
from models.records.integrations.webhook import Webhook
from models.rules.webhooks.statuses import WebhookDeliveryStatus


class WebhookDelivery(Model):
    """One event for one webhook, which knows it by the row's id; a test has no event.

    `due_at` is when it is to be sent, of one that may be: neither an earlier event of its hire (`hire_id`, by `seq`)
    still waits, unless it is outside of that order (`in_order` is false), nor is its webhook disabled. Whoever sends it
    holds it until `leased_until`, and counts one more of `claims`: an earlier holder, who took too long, settles
    nothing any more. `tried` counts the attempts since it came to wait, the first of them at `first_at`.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    webhook: fields.ForeignKeyRelation[Webhook] = fields.ForeignKeyField(
        "models.Webhook", related_name="deliveries", on_delete=fields.RESTRICT
    )
    event: fields.ForeignKeyNullableRelation[Event] = fields.ForeignKeyField(
        "models.Event", related_name="deliveries", null=True, on_delete=fields.RESTRICT
    )
    company_id: UUID
    webhook_id: UUID
    event_id: UUID | None
    hire_id = fields.UUIDField(null=True)
    seq = fields.IntField(default=0)
    status = fields.CharEnumField(WebhookDeliveryStatus, max_length=10)
    in_order = fields.BooleanField()
    tried = fields.IntField(default=0)
    claims = fields.IntField(default=0)
    first_at = fields.DatetimeField(null=True)
    due_at = fields.DatetimeField(null=True)
    leased_until = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "webhook_delivery"
        indexes = (
            ("webhook_id", "id"),
            ("webhook_id", "status", "id"),
            UniqueWhere(
                fields=["webhook_id", "event_id"],
                name="webhook_delivery_is_one_an_event",
                where="event_id IS NOT NULL",
            ),
            IndexWhere(
                fields=["webhook_id", "hire_id", "seq"],
                name="webhook_delivery_waits",
                where="status = 'PENDING'",
            ),
            IndexWhere(
                fields=["webhook_id", "due_at"],
                name="webhook_delivery_is_due",
                where="due_at IS NOT NULL",
            ),
            IndexWhere(
                fields=["ended_at"],
                name="webhook_delivery_ended",
                where="ended_at IS NOT NULL",
            ),
        )
        constraints = (
            CheckConstraint(
                "webhook_delivery_waits_or_ended",
                "(status = 'PENDING') = (ended_at IS NULL)"
                " AND (status = 'PENDING' OR (due_at IS NULL AND leased_until IS NULL))",
            ),
            CheckConstraint(
                "webhook_delivery_is_of_a_hire", "(event_id IS NULL) = (hire_id IS NULL)"
            ),
        )


class WebhookAttempt(Model):
    """One attempt: the status that the address answered, or the `error` why there was none."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    delivery: fields.ForeignKeyRelation[WebhookDelivery] = fields.ForeignKeyField(
        "models.WebhookDelivery", related_name="attempts", on_delete=fields.RESTRICT
    )
    delivery_id: UUID
    company_id = fields.UUIDField()
    at = fields.DatetimeField()
    status_code = fields.IntField(null=True)
    error = fields.CharField(max_length=30, null=True)
    response_body = fields.TextField(null=True)
    duration_ms = fields.IntField()

    class Meta:
        table = "webhook_attempt"
        indexes = (("delivery_id", "at", "id"),)
