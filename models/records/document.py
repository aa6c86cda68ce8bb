"""Documents: what was made of signed versions, kept, and what is still to be made."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.database.engines.schema import CheckConstraint, IndexWhere, UniqueWhere
from models.ids import new_id
from models.records.company import Company
from models.records.contract import Contract
from models.rules.contract.documents import DocumentFormat, DocumentPurpose


class Document(Model):
    """The PDF of a signed version, as it was first made.

    `served`: it is the one that is handed out, for ever. (Earlier releases kept another one for each PO number and
    template that a version printed with; they stay, but the first of them is served.) `printed` is the SHA-256 of
    everything that it prints, `sha256` that of its bytes.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    contract: fields.ForeignKeyRelation[Contract] = fields.ForeignKeyField(
        "models.Contract", on_delete=fields.RESTRICT
    )
    company_id: UUID
    contract_id: UUID
    format = fields.CharEnumField(DocumentFormat, max_length=10)
    printed = fields.CharField(max_length=64)
    sha256 = fields.CharField(max_length=64)
    body = fields.BinaryField()
    served = fields.BooleanField()
    created_at = fields.DatetimeField()

    class Meta:
        table = "document"
        unique_together = (("contract", "format", "printed"),)
        indexes = (
            UniqueWhere(
                fields=["contract_id", "format"], name="document_one_is_served", where="served"
            ),
        )
        constraints = (CheckConstraint("document_hashes_are_hex", "length(sha256) = 64"),)


class DocumentTask(Model):
    """A document that the servers are to make by themselves, and what came of it.

    Whoever works on it holds it until `leased_until`, and counts one more of `attempts`: an earlier holder, who took
    too long, settles nothing any more. An ORIGINAL that was made leaves no row, a PROOF that was given a settled one;
    a `refusal` says why the document cannot be made.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    contract: fields.ForeignKeyRelation[Contract] = fields.ForeignKeyField(
        "models.Contract", on_delete=fields.RESTRICT
    )
    company_id: UUID
    contract_id: UUID
    format = fields.CharEnumField(DocumentFormat, max_length=10)
    purpose = fields.CharEnumField(DocumentPurpose, max_length=10)
    attempts = fields.IntField(default=0)
    due_at = fields.DatetimeField()
    leased_until = fields.DatetimeField(null=True)
    settled_at = fields.DatetimeField(null=True)
    refusal_code = fields.CharField(max_length=30, null=True)
    refusal = fields.TextField(null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "document_task"
        unique_together = (("contract", "format", "purpose"),)
        indexes = (
            IndexWhere(
                fields=["company_id", "due_at"],
                name="document_task_waits",
                where="settled_at IS NULL",
            ),
        )
        constraints = (
            CheckConstraint(
                "document_task_is_held_or_settled", "leased_until IS NULL OR settled_at IS NULL"
            ),
            CheckConstraint(
                "document_task_refusal_is_whole",
                "(refusal IS NULL) = (refusal_code IS NULL)"
                " AND (refusal IS NULL OR settled_at IS NOT NULL)",
            ),
        )
