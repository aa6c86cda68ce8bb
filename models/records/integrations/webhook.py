"""Webhooks, and the secrets that their deliveries are signed with."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.database.engines.schema import CheckConstraint, IndexWhere
from models.ids import new_id
from models.records.company import Company
from models.rules.webhooks.statuses import DisabledBecause


class Webhook(Model):
    """An address that is told of a company's hire events; one that was deleted stays, for the chain, and is not shown.

    `types` are words with a comma between them; null: all. `since_xid` and `since_seq` are its place in the feed when
    it was made: it is told of what lies behind. `failing_since` is when the first attempt failed since one succeeded.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    company_id: UUID
    url = fields.TextField()
    description = fields.TextField(null=True)
    types = fields.TextField(null=True)
    query = fields.TextField()
    disabled_at = fields.DatetimeField(null=True)
    disabled_because = fields.CharEnumField(DisabledBecause, max_length=20, null=True)
    disabled_reason = fields.TextField(null=True)
    deleted_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()
    since_xid = fields.BigIntField()
    since_seq = fields.IntField()
    failing_since = fields.DatetimeField(null=True)

    class Meta:
        table = "webhook"
        indexes = (
            IndexWhere(
                fields=["company_id", "id"],
                name="webhook_of_company",
                where="deleted_at IS NULL",
            ),
        )
        constraints = (
            CheckConstraint(
                "webhook_is_disabled_for_a_reason",
                "(disabled_at IS NULL) = (disabled_because IS NULL)"
                " AND (disabled_at IS NOT NULL OR disabled_reason IS NULL)",
            ),
            CheckConstraint("webhook_begins_somewhere", "since_xid >= 0 AND since_seq >= 0"),
        )

    @property
    def told_types(self) -> list[str] | None:
        """The types of events that it is told of; None for all."""
        types: str | None = self.types
        return None if types is None else types.split(",")


class WebhookSecret(Model):
    """A secret (`whsec_…`), which the chain knows by its SHA-256 (hex).

    It signs until `ends_at`; null: until the next one. Where it signs no more the secret itself is gone.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    webhook: fields.ForeignKeyRelation[Webhook] = fields.ForeignKeyField(
        "models.Webhook", related_name="secrets", on_delete=fields.RESTRICT
    )
    company_id: UUID
    webhook_id: UUID
    sha256 = fields.CharField(max_length=64)
    secret = fields.TextField(null=True)
    ends_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "webhook_secret"
        indexes = (("webhook_id",),)
        constraints = (
            CheckConstraint("webhook_secret_hash_is_hex", "length(sha256) = 64"),
            CheckConstraint(
                "webhook_secret_in_use_is_there", "ends_at IS NOT NULL OR secret IS NOT NULL"
            ),
        )
