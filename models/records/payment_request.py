"""Payment requests: the worker asks, the company decides, once, and notes that it paid."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.database.engines.schema import (
    CheckConstraint,
    IndexBy,
    IndexWhere,
    TextSearch,
    UniqueWhere,
)
from models.ids import new_id
from models.records.company import Company
from models.records.contract import Contract
from models.records.hire import Hire
from models.records.milestone import Milestone
from models.records.person import Person
from models.rules.lifecycle import PaymentRequestStatus

LARGEST_AMOUNT_FIRST = {"amount_minor": "-amount_minor"}
_TO_PAY = "status = 'APPROVED' AND paid_on IS NULL"
_PAID = "paid_on IS NOT NULL"


class PaymentRequest(Model):
    """A request for the payment of one milestone, at the amount that was signed."""

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
    milestone: fields.ForeignKeyRelation[Milestone] = fields.ForeignKeyField(
        "models.Milestone", on_delete=fields.RESTRICT
    )
    contract: fields.ForeignKeyRelation[Contract] = fields.ForeignKeyField(
        "models.Contract", on_delete=fields.RESTRICT
    )
    hire_id: UUID
    milestone_id: UUID
    contract_id: UUID
    number = fields.CharField(max_length=20)
    amount_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    status = fields.CharEnumField(PaymentRequestStatus, max_length=20)
    note = fields.TextField(null=True)
    submitted_at = fields.DatetimeField()
    submitted_by: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="payment_requests_submitted", on_delete=fields.RESTRICT
    )
    decided_at = fields.DatetimeField(null=True)
    decided_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person",
        related_name="payment_requests_decided",
        null=True,
        on_delete=fields.RESTRICT,
    )
    rejection_reason = fields.TextField(null=True)
    paid_on = fields.DateField(null=True)
    payment_reference = fields.CharField(max_length=200, null=True)
    external_id = fields.CharField(max_length=255, null=True)

    class Meta:
        table = "payment_request"
        unique_together = (("company", "number"),)
        indexes = (
            ("hire_id", "id"),
            ("milestone_id", "id"),
            ("company_id", "submitted_at", "id"),
            ("company_id", "status", "submitted_at", "id"),
            ("company_id", "decided_at", "id"),
            ("worker_id", "submitted_at", "id"),
            IndexBy(
                fields=["company_id", "currency", "amount_minor", "id"],
                name="payment_request_largest",
                expressions=LARGEST_AMOUNT_FIRST,
            ),
            IndexBy(
                fields=["company_id", "status", "currency", "amount_minor", "id"],
                name="payment_request_largest_by_status",
                expressions=LARGEST_AMOUNT_FIRST,
            ),
            TextSearch(
                fields=["company_id", "number"], name="payment_request_search", of="lower({})"
            ),
            UniqueWhere(
                fields=["milestone_id"],
                name="payment_request_one_locks",
                where="status IN ('PENDING', 'APPROVED')",
            ),
            UniqueWhere(
                fields=["company_id", "external_id"],
                name="payment_request_external_id",
                where="external_id IS NOT NULL",
            ),
            IndexWhere(
                fields=["company_id", "submitted_at", "id"],
                name="payment_request_to_pay",
                where=_TO_PAY,
            ),
            IndexBy(
                fields=["company_id", "currency", "amount_minor", "id"],
                name="payment_request_largest_to_pay",
                expressions=LARGEST_AMOUNT_FIRST,
                where=_TO_PAY,
            ),
            IndexWhere(
                fields=["company_id", "submitted_at", "id"],
                name="payment_request_paid",
                where=_PAID,
            ),
            IndexBy(
                fields=["company_id", "currency", "amount_minor", "id"],
                name="payment_request_largest_paid",
                expressions=LARGEST_AMOUNT_FIRST,
                where=_PAID,
            ),
            IndexWhere(
                fields=["company_id", "paid_on", "id"],
                name="payment_request_by_payment",
                where=_PAID,
            ),
        )
        constraints = (
            CheckConstraint("payment_request_amount_is_positive", "amount_minor > 0"),
            CheckConstraint(
                "payment_request_is_decided_by_somebody",
                "(status = 'PENDING') = (decided_at IS NULL)"
                " AND (decided_at IS NULL) = (decided_by_id IS NULL)",
            ),
            CheckConstraint(
                "payment_request_is_rejected_with_a_reason",
                "(status = 'REJECTED') = (rejection_reason IS NOT NULL)",
            ),
            CheckConstraint(
                "payment_request_is_paid_once_it_is_approved",
                "paid_on IS NULL OR status = 'APPROVED'",
            ),
            CheckConstraint(
                "payment_request_has_a_reference_of_a_payment",
                "payment_reference IS NULL OR paid_on IS NOT NULL",
            ),
        )
