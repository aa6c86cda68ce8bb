"""Events of companies and of the installation: the audit trail of everything that belongs to no hire."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.database.engines.schema import CheckConstraint, UniqueWhere
from models.ids import new_id
from models.records.company import Company
from models.records.person import Person
from models.rules.chain import GENESIS
from models.rules.events import CompanyEventType


class CompanyEvent(Model):
    """One link of a company's own chain, or of the installation's where `company` is null, never altered.

    `user` is whom it is about. The rest is as in a hire's event.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyNullableRelation[Company] = fields.ForeignKeyField(
        "models.Company", null=True, on_delete=fields.RESTRICT
    )
    company_id: UUID | None
    seq = fields.IntField()
    type = fields.CharEnumField(CompanyEventType, max_length=40)
    occurred_at = fields.DatetimeField()
    actor: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="company_events_caused", null=True, on_delete=fields.RESTRICT
    )
    user: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person",
        related_name="company_events_concerning",
        null=True,
        on_delete=fields.RESTRICT,
    )
    actor_id: UUID | None
    user_id: UUID | None
    details = fields.TextField()
    group_id = fields.UUIDField()
    covers = fields.TextField(null=True)
    salt = fields.TextField(null=True)
    disclosures = fields.TextField(null=True)
    hash = fields.CharField(max_length=64)

    class Meta:
        table = "company_event"
        unchecked = ("type",)
        unique_together = (("company", "seq"),)
        indexes = (
            UniqueWhere(
                fields=["seq"], name="company_event_of_installation", where="company_id IS NULL"
            ),
        )
        constraints = (CheckConstraint("company_event_seq_is_positive", "seq > 0"),)


class Installation(Model):
    """The only row (or none yet) about the installation: the head of its chain, for what belongs to no company.

    `chains_sealed`: every chain covers its rows, those that are older than the digests included.
    """

    id = fields.SmallIntField(primary_key=True, default=1, generated=False)
    event_seq = fields.IntField(default=0)
    event_hash = fields.CharField(max_length=64, default=GENESIS)
    chains_sealed = fields.BooleanField(default=False)

    class Meta:
        table = "installation"
        constraints = (CheckConstraint("installation_is_one_row", "id = 1"),)
