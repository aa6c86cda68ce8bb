"""Contracts: the versions of the agreement, each with its terms, and the signature."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.database.engines.schema import (
    CheckConstraint,
    IndexBy,
    IndexWhere,
    UniqueWhere,
)
from models.ids import new_id
from models.records.company import Company
from models.records.hire import Hire
from models.records.milestone import Milestone
from models.records.person import Person
from models.records.template import ContractTemplate
from models.rules.contract.terms import Terms
from models.rules.erasure import ERASED_TEXT
from models.rules.lifecycle import ContractStatus
from models.rules.money import Money

LAST_ISSUE = "9999-12-31 00:00:00+00:00"
"""Where a version that was not issued stands in the order of issue: last."""
_BY_ISSUE = {"issued_at": f"coalesce(issued_at, '{LAST_ISSUE}')"}


class Contract(Model):
    """One version. Immutable but for its status and signature.

    Content, hash and template are written when it is issued; those of a draft are computed when they are read. Of one
    that was never signed the content is empty once its worker was erased.
    `template_adopted`: issued before versions took templates, it got the one that the company had at the upgrade.
    `base` is the version that was in force when this one was issued: `changes` compare with it.
    `signed_purchase_order_numbers` are those of the moment of signing: JSON, by milestone.
    `terms_hash` is the SHA-256 of the rows of its terms, written with them.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    worker: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="contracts_to_sign", on_delete=fields.RESTRICT
    )
    hire: fields.ForeignKeyRelation[Hire] = fields.ForeignKeyField(
        "models.Hire", on_delete=fields.RESTRICT
    )
    base: fields.ForeignKeyNullableRelation["Contract"] = fields.ForeignKeyField(
        "models.Contract", related_name="revisions", null=True, on_delete=fields.RESTRICT
    )
    company_id: UUID
    hire_id: UUID
    base_id: UUID | None
    template_id: UUID | None
    issued_by_id: UUID | None
    signed_by_id: UUID | None
    version = fields.IntField()
    status = fields.CharEnumField(ContractStatus, max_length=20)
    currency = fields.CharField(max_length=3)
    total_minor = fields.BigIntField(null=True)
    content = fields.TextField(null=True)
    content_hash = fields.CharField(max_length=64, null=True)
    template: fields.ForeignKeyNullableRelation[ContractTemplate] = fields.ForeignKeyField(
        "models.ContractTemplate", null=True, on_delete=fields.RESTRICT
    )
    template_adopted = fields.BooleanField(default=False)
    terms_hash = fields.CharField(max_length=64, null=True)
    note = fields.TextField(null=True)
    issued_at = fields.DatetimeField(null=True)
    issued_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="contracts_issued", null=True, on_delete=fields.RESTRICT
    )
    signed_at = fields.DatetimeField(null=True)
    signed_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="contracts_signed", null=True, on_delete=fields.RESTRICT
    )
    signed_name = fields.CharField(max_length=200, null=True)
    signed_purchase_order_numbers = fields.TextField(null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "contract"
        unique_together = (("hire", "version"),)
        indexes = (
            IndexBy(
                fields=["company_id", "issued_at", "id"],
                name="contract_by_issue",
                expressions=_BY_ISSUE,
            ),
            IndexBy(
                fields=["company_id", "status", "issued_at", "id"],
                name="contract_by_status",
                expressions=_BY_ISSUE,
            ),
            IndexBy(
                fields=["worker_id", "issued_at", "id"],
                name="contract_of_worker",
                expressions=_BY_ISSUE,
            ),
            IndexWhere(
                fields=["company_id", "hire_id"],
                name="contract_revisions",
                where="status = 'PENDING_SIGNATURE' AND base_id IS NOT NULL",
            ),
            UniqueWhere(
                fields=["hire_id"], name="contract_one_in_force", where="status = 'SIGNED'"
            ),
            UniqueWhere(
                fields=["hire_id"],
                name="contract_one_open",
                where="status IN ('DRAFT', 'PENDING_SIGNATURE')",
            ),
        )
        constraints = (
            CheckConstraint("contract_version_is_positive", "version > 0"),
            CheckConstraint("contract_total_is_positive", "total_minor > 0"),
            CheckConstraint(
                "contract_signature_is_whole",
                "(status IN ('SIGNED', 'SUPERSEDED')) = (signed_at IS NOT NULL)"
                " AND (signed_at IS NULL) = (signed_by_id IS NULL)"
                " AND (signed_at IS NULL) = (signed_name IS NULL)"
                " AND (signed_at IS NULL) = (signed_purchase_order_numbers IS NULL)",
            ),
            CheckConstraint(
                "contract_is_issued_by_somebody",
                "(issued_at IS NULL) = (issued_by_id IS NULL)"
                " AND (issued_at IS NOT NULL OR status IN ('DRAFT', 'WITHDRAWN'))",
            ),
            CheckConstraint(
                "contract_is_written_when_issued",
                "(issued_at IS NULL) = (content IS NULL)"
                " AND (issued_at IS NULL) = (content_hash IS NULL)"
                " AND (issued_at IS NOT NULL OR template_id IS NULL)"
                " AND (template_id IS NOT NULL OR NOT template_adopted)",
            ),
        )

    @property
    def is_or_was_in_force(self) -> bool:
        """Whether it was ever signed: its document is kept."""
        return self.status in (ContractStatus.SIGNED, ContractStatus.SUPERSEDED)

    @property
    def is_erased(self) -> bool:
        """Whether what it said is gone, since its worker was erased: it was issued, and never signed."""
        return self.content == ERASED_TEXT


class ContractTerms(Model):
    """One milestone's terms in one version: written with the version, never altered."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    contract: fields.ForeignKeyRelation[Contract] = fields.ForeignKeyField(
        "models.Contract", related_name="terms", on_delete=fields.RESTRICT
    )
    milestone: fields.ForeignKeyRelation[Milestone] = fields.ForeignKeyField(
        "models.Milestone", on_delete=fields.RESTRICT
    )
    contract_id: UUID
    milestone_id: UUID
    name = fields.CharField(max_length=200)
    due_date = fields.DateField()
    amount_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)

    class Meta:
        table = "contract_terms"
        unique_together = (("contract", "milestone"),)
        indexes = (("contract_id", "due_date", "milestone_id"), ("milestone_id",))
        constraints = (CheckConstraint("contract_terms_amount_is_positive", "amount_minor > 0"),)

    @property
    def terms(self) -> Terms:
        """As the rules read them."""
        amount = Money(self.amount_minor, self.currency)
        return Terms(self.milestone_id, self.name, self.due_date, amount)
