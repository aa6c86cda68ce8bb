"""Templates: the layouts of the booking contract that companies set, each kept once and for good."""

from tortoise import fields
from tortoise.models import Model

from models.database.engines.schema import CheckConstraint
from models.ids import new_id


class ContractTemplate(Model):
    """One text, known by the SHA-256 (hex) of its UTF-8. Versions that took it print with it for ever.

    `company_id` is no foreign key: companies point here, to the one that they have at present, and no engine makes
    two tables that point to each other.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    company_id = fields.UUIDField()
    sha256 = fields.CharField(max_length=64)
    html = fields.TextField()
    created_at = fields.DatetimeField()

    class Meta:
        table = "contract_template"
        unique_together = (("company_id", "sha256"),)
        constraints = (CheckConstraint("contract_template_hash_is_hex", "length(sha256) = 64"),)
