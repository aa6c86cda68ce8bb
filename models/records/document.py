"""Documents: what was rendered for a signature, kept; and the key that links to documents are signed with."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.engines.schema import Check
from models.ids import new_id
from models.records.company import Company
from models.records.contract import Contract
from models.rules.documents import DocumentFormat


class Document(Model):
    """The PDF of a signed version, as it was first rendered from what it prints.

    `printed` is the SHA-256 of everything that it prints (content, signature, PO numbers, template), `sha256` that
    of its bytes.
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
    created_at = fields.DatetimeField()

    class Meta:
        table = "document"
        unique_together = (("contract", "format", "printed"),)
        constraints = (Check("document_hashes_are_hex", "length(sha256) = 64"),)


class DocumentKey(Model):
    """One row: the secret that signs links to documents, the same for every server process."""

    id = fields.IntField(primary_key=True, generated=False)
    key = fields.CharField(max_length=64)

    class Meta:
        table = "document_key"
        constraints = (Check("document_key_is_one", "id = 1"),)
