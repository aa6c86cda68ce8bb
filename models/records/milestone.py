"""Milestones: their identity, their PO number, and what the contract versions and requests say of them."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.database.engines.schema import CheckConstraint, IndexWhere, TextSearch, UniqueWhere
from models.ids import new_id
from models.records.company import Company
from models.records.hire import Hire
from models.records.person import Person
from models.rules.contract.terms import Terms
from models.rules.lifecycle import HireStatus, MilestoneStatus
from models.rules.money import Money

IS_COMING = "hire_status IN ('DRAFT', 'OFFERED', 'ACTIVE')"
"""SQL for "its hire is not over", as the index of calendars has it."""
IS_IN_CONTRACT = "(listed OR awaiting_signature)"
"""SQL for `Milestone.in_contract`."""


class Milestone(Model):
    """One milestone of a hire.

    Identity, PO number and external id are its own; the latter counts while it is `in_contract`. The rest repeats what
    derives from other rows, for speed, written in the same transaction and compared by `python -m api verify`: name,
    due date and amount are the latest terms (once removed, the last ones), `listed` is "in the latest version",
    `awaiting_signature` is "the latest terms are not those in force", `offered` is "was in a version that the worker
    could see", `outstanding` is "is overdue once its due date has passed": not completed, of an offered or active hire,
    in its latest version or in force; `hire_status` is the hire's, `search_key` the name and, in a line of its own, the
    PO number, both without case; `paid` is "its approved request is recorded as paid".
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    worker: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.RESTRICT
    )
    hire: fields.ForeignKeyRelation[Hire] = fields.ForeignKeyField(
        "models.Hire", on_delete=fields.RESTRICT
    )
    hire_id: UUID
    purchase_order_number = fields.CharField(max_length=64, null=True)
    external_id = fields.CharField(max_length=255, null=True)
    currency = fields.CharField(max_length=3)
    name = fields.CharField(max_length=200)
    due_date = fields.DateField()
    amount_minor = fields.BigIntField()
    status = fields.CharEnumField(
        MilestoneStatus, max_length=20, default=MilestoneStatus.IN_PROGRESS
    )
    listed = fields.BooleanField(default=True)
    offered = fields.BooleanField(default=False)
    awaiting_signature = fields.BooleanField(default=True)
    outstanding = fields.BooleanField(default=False, db_default=False)
    hire_status = fields.CharEnumField(
        HireStatus, max_length=20, default=HireStatus.DRAFT, db_default=HireStatus.DRAFT.value
    )
    search_key = fields.CharField(max_length=800, default="", db_default="")
    paid = fields.BooleanField(default=False, db_default=False)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    class Meta:
        table = "milestone"
        indexes = (
            ("hire_id", "due_date", "id"),
            ("worker_id", "due_date", "id"),
            IndexWhere(
                fields=["company_id", "due_date", "id"],
                name="milestone_timeline",
                where="listed",
            ),
            IndexWhere(
                fields=[
                    "company_id",
                    "status",
                    "awaiting_signature",
                    "outstanding",
                    "due_date",
                    "id",
                ],
                name="milestone_timeline_in_parts",
                where="listed",
            ),
            IndexWhere(
                fields=[
                    "company_id",
                    "hire_status",
                    "status",
                    "awaiting_signature",
                    "due_date",
                    "id",
                ],
                name="milestone_timeline_by_hire",
                where="listed",
            ),
            IndexWhere(
                fields=["company_id", "due_date", "id"],
                name="milestone_timeline_ordered",
                where="listed AND purchase_order_number IS NOT NULL",
            ),
            IndexWhere(
                fields=["company_id", "due_date", "id"],
                name="milestone_timeline_unordered",
                where="listed AND purchase_order_number IS NULL",
            ),
            IndexWhere(
                fields=[
                    "company_id",
                    "hire_status",
                    "status",
                    "awaiting_signature",
                    "due_date",
                    "id",
                ],
                name="milestone_unordered_by_hire",
                where="listed AND purchase_order_number IS NULL",
            ),
            IndexWhere(
                fields=["company_id", "purchase_order_number", "due_date", "id"],
                name="milestone_by_purchase_order",
                where="purchase_order_number IS NOT NULL",
            ),
            TextSearch(fields=["company_id", "search_key"], name="milestone_search"),
            IndexWhere(
                fields=["company_id", "hire_status", "due_date", "id"],
                name="milestone_paid",
                where="listed AND paid",
            ),
            IndexWhere(
                fields=["company_id", "hire_status", "due_date", "id"],
                name="milestone_to_pay",
                where="listed AND status = 'COMPLETED' AND NOT paid",
            ),
            IndexWhere(
                fields=["company_id", "external_id", "due_date", "id"],
                name="milestone_timeline_by_external_id",
                where="listed AND external_id IS NOT NULL",
            ),
            IndexWhere(
                fields=["company_id", "due_date", "id"],
                name="milestone_in_calendar",
                where=f"{IS_COMING} AND {IS_IN_CONTRACT}",
            ),
            IndexWhere(
                fields=["company_id", "updated_at", "id"],
                name="milestone_removed",
                where=f"NOT {IS_IN_CONTRACT}",
            ),
            UniqueWhere(
                fields=["hire_id", "external_id"],
                name="milestone_external_id",
                where="external_id IS NOT NULL AND (listed OR awaiting_signature)",
            ),
        )
        constraints = (
            CheckConstraint("milestone_amount_is_positive", "amount_minor > 0"),
            CheckConstraint(
                "milestone_is_locked_only_in_force",
                "status = 'IN_PROGRESS' OR (listed AND NOT awaiting_signature)",
            ),
            CheckConstraint(
                "milestone_is_paid_once_it_is_completed", "NOT paid OR status = 'COMPLETED'"
            ),
        )

    @property
    def in_contract(self) -> bool:
        """Whether it is in the latest version or in force: a milestone that is in neither never comes back."""
        return self.listed or self.awaiting_signature

    @property
    def terms(self) -> Terms:
        """The latest terms; once removed, the last ones."""
        amount = Money(self.amount_minor, self.currency)
        return Terms(self.id, self.name, self.due_date, amount)
