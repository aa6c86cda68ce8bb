"""Hires: a company's engagement of one worker, the root that everything below hangs on."""

from datetime import date
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.database.engines.schema import CheckConstraint, IndexWhere, TextSearch, UniqueWhere
from models.ids import new_id
from models.records.company import Company
from models.records.job import Job
from models.records.person import Person
from models.rules.chain import GENESIS
from models.rules.lifecycle import HireStatus
from models.rules.people import Classification, RateType

NEVER = date(9999, 12, 31)
"""`next_due` of a hire without an uncompleted milestone, and `due_order` of one that is over: it sorts last."""


class Hire(Model):
    """Locked first by every mutation that touches it or anything below.

    `version` counts changes of terms, `offered_version` is what it was when the worker first saw it; `event_seq` and
    `event_hash` are the head of its chain of events. `next_due` repeats the earliest due date of an uncompleted
    milestone, whatever the status. `due_order` is the same until the hire is over, and NEVER then: lists are ordered
    by it. `external_id` is the company's own key.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    worker: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.RESTRICT
    )
    job: fields.OneToOneRelation[Job] = fields.OneToOneField(
        "models.Job", on_delete=fields.RESTRICT
    )
    company_id: UUID
    worker_id: UUID
    job_id: UUID
    number = fields.CharField(max_length=20)
    title = fields.CharField(max_length=200)
    description = fields.TextField()
    search_key = fields.CharField(max_length=1300)
    status = fields.CharEnumField(HireStatus, max_length=20)
    version = fields.IntField(default=1)
    offered_version = fields.IntField(null=True)
    rate_type = fields.CharEnumField(RateType, max_length=20)
    rate_minor = fields.BigIntField(null=True)
    currency = fields.CharField(max_length=3)
    classification = fields.CharEnumField(Classification, max_length=20, null=True)
    payroll = fields.BooleanField(default=False)
    additional_terms = fields.TextField(null=True)
    start_date = fields.DateField(null=True)
    end_date = fields.DateField(null=True)
    next_due = fields.DateField(default=NEVER)
    due_order = fields.DateField(default=NEVER, db_default=NEVER)
    event_seq = fields.IntField(default=0)
    event_hash = fields.CharField(max_length=64, default=GENESIS)
    created_at = fields.DatetimeField()
    offered_at = fields.DatetimeField(null=True)
    activated_at = fields.DatetimeField(null=True)
    ended_at = fields.DatetimeField(null=True)
    external_id = fields.CharField(max_length=255, null=True)

    class Meta:
        table = "hire"
        unique_together = (("company", "number"),)
        indexes = (
            ("company_id", "id"),
            ("company_id", "due_order", "id"),
            ("company_id", "status", "id"),
            ("company_id", "status", "due_order", "id"),
            ("company_id", "rate_type", "status", "id"),
            ("company_id", "rate_type", "status", "due_order", "id"),
            ("worker_id", "id"),
            ("worker_id", "due_order", "id"),
            IndexWhere(
                fields=["company_id", "ended_at", "id"],
                name="hire_over",
                where="ended_at IS NOT NULL",
            ),
            TextSearch(fields=["company_id", "search_key"], name="hire_search"),
            UniqueWhere(
                fields=["company_id", "external_id"],
                name="hire_external_id",
                where="external_id IS NOT NULL",
            ),
        )
        constraints = (
            CheckConstraint(
                "hire_rate_is_an_amount_or_milestones",
                "(rate_type = 'MILESTONES') = (rate_minor IS NULL)",
            ),
            CheckConstraint("hire_rate_is_positive", "rate_minor > 0"),
            CheckConstraint("hire_version_is_positive", "version > 0"),
            CheckConstraint("hire_ends_after_it_starts", "end_date >= start_date"),
            CheckConstraint(
                "hire_by_milestones_is_not_payroll",
                "rate_type <> 'MILESTONES' OR (NOT payroll AND classification IS NULL)",
            ),
            CheckConstraint(
                "hire_was_offered",
                "status IN ('DRAFT', 'CANCELLED') OR offered_at IS NOT NULL",
            ),
            CheckConstraint(
                "hire_was_activated",
                "(status IN ('ACTIVE', 'ENDED', 'TERMINATED')) = (activated_at IS NOT NULL)",
            ),
        )

    @property
    def by_milestones(self) -> bool:
        """Whether the rate is a list of milestones."""
        return self.rate_type is RateType.MILESTONES
