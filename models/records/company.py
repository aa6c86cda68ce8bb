"""Companies, what they are called and how they hire."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.database.engines.schema import CheckConstraint, IndexWhere, TextSearch
from models.ids import new_id
from models.records.template import ContractTemplate
from models.rules.chain import GENESIS


class Company(Model):
    """A company that hires. The counters number its hires and payment requests.

    `contract_template` is the present one: drafts show with it, and versions take it when they are issued.
    `event_seq` and `event_hash` are the head of its own chain of events. The numbers of days of reminders
    (null: never) say something where `…_set_at` says since when; before, they are those of `models.rules.reminders`.
    `reminders_behind`: since one of them was set anew, the hires behind this id are to be looked at again.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    name = fields.CharField(max_length=200)
    name_key = fields.CharField(max_length=600)
    currency = fields.CharField(max_length=3)
    milestones_enabled = fields.BooleanField(default=False)
    requires_purchase_order_number = fields.BooleanField(default=False)
    contract_template: fields.ForeignKeyNullableRelation[ContractTemplate] = fields.ForeignKeyField(
        "models.ContractTemplate", null=True, on_delete=fields.RESTRICT
    )
    contract_template_id: UUID | None
    contract_template_updated_at = fields.DatetimeField(null=True)
    remind_days_before_due = fields.IntField(null=True)
    remind_days_before_due_set_at = fields.DatetimeField(null=True)
    remind_every_days = fields.IntField(null=True)
    remind_every_days_set_at = fields.DatetimeField(null=True)
    reminders_behind = fields.UUIDField(null=True)
    hires_numbered = fields.IntField(default=0)
    payment_requests_numbered = fields.IntField(default=0)
    event_seq = fields.IntField(default=0, db_default=0)
    event_hash = fields.CharField(max_length=64, default=GENESIS, db_default=GENESIS)
    created_at = fields.DatetimeField()

    class Meta:
        table = "company"
        indexes = (
            ("name_key", "id"),
            TextSearch(fields=["name_key"], name="company_search"),
            IndexWhere(
                fields=["id"],
                name="company_reminders_behind",
                where="reminders_behind IS NOT NULL",
            ),
        )
        constraints = (
            CheckConstraint(
                "company_template_is_dated",
                "(contract_template_id IS NULL) = (contract_template_updated_at IS NULL)",
            ),
            CheckConstraint(
                "company_reminds_of_due_dates_in_range",
                "remind_days_before_due BETWEEN 0 AND 365"
                " AND remind_days_before_due_set_at IS NOT NULL OR remind_days_before_due IS NULL",
            ),
            CheckConstraint(
                "company_reminds_of_what_waits_in_range",
                "remind_every_days BETWEEN 1 AND 365 AND remind_every_days_set_at IS NOT NULL"
                " OR remind_every_days IS NULL",
            ),
        )
