"""People: members of a company, workers, support; one address, one person."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.database.engines.schema import CheckConstraint, TextSearch
from models.ids import new_id
from models.records.company import Company
from models.rules.access import CompanyRole
from models.rules.people import EngagementType, UserKind


class Person(Model):
    """Somebody with an address. Without role, engagement and support: a former member.

    `kind`: null for a person, and for nobody else. A program signs in by tokens of its own (see ServiceAccount).
    `engagement_type` marks a worker. It is how the company engages them that took them on first, and read as that for
    pairs alone that have none of their own (see Hirable).
    `revision` counts what became of them: several chains may speak of one person, and the highest one is the newest.
    `deactivated_at`: since when they may not sign in (null: they may); what else they are stays.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    name = fields.CharField(max_length=200)
    name_key = fields.CharField(max_length=600)
    email = fields.CharField(max_length=254)
    email_key = fields.CharField(max_length=762, unique=True)
    company: fields.ForeignKeyNullableRelation[Company] = fields.ForeignKeyField(
        "models.Company", related_name="members", null=True, on_delete=fields.RESTRICT
    )
    company_id: UUID | None
    role = fields.CharEnumField(CompanyRole, max_length=20, null=True)
    engagement_type = fields.CharEnumField(EngagementType, max_length=30, null=True)
    is_support = fields.BooleanField(default=False)
    revision = fields.IntField(default=0, db_default=0)
    deactivated_at = fields.DatetimeField(null=True)
    kind = fields.CharEnumField(UserKind, max_length=20, null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "person"
        indexes = (("company_id", "name_key", "id"),)
        constraints = (
            CheckConstraint("person_member_has_a_role", "(company_id IS NULL) = (role IS NULL)"),
            CheckConstraint(
                "person_worker_is_no_member", "engagement_type IS NULL OR role IS NULL"
            ),
            CheckConstraint(
                "person_support_is_nothing_else",
                "NOT is_support OR (role IS NULL AND engagement_type IS NULL)",
            ),
            CheckConstraint(
                "person_program_is_no_owner",
                "kind IS NULL OR (kind = 'SERVICE_ACCOUNT' AND coalesce(role, '') <> 'OWNER'"
                " AND engagement_type IS NULL AND NOT is_support)",
            ),
        )

    @property
    def is_active(self) -> bool:
        """Whether they may sign in."""
        return self.deactivated_at is None

    @property
    def is_program(self) -> bool:
        """Whether it is a program of a company's."""
        return self.kind is UserKind.SERVICE_ACCOUNT


class Hirable(Model):
    """A worker whom a company may hire: the pair of the two.

    `engagement_type` is how this company engages them; null (of pairs that are older than the column): as the worker's
    own column says. `name_key` and `email_key` repeat the worker's, for lists that are ordered and found by them.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    worker: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.RESTRICT
    )
    company_id: UUID
    worker_id: UUID
    name_key = fields.CharField(max_length=600)
    email_key = fields.CharField(max_length=762, default="", db_default="")
    engagement_type = fields.CharEnumField(EngagementType, max_length=30, null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "hirable"
        unique_together = (("company", "worker"),)
        indexes = (
            # The address for SQLite, which searches by reading the index.
            ("company_id", "name_key", "worker_id", "email_key"),
            TextSearch(fields=["company_id", "name_key"], name="hirable_search"),
            TextSearch(fields=["company_id", "email_key"], name="hirable_search_by_address"),
        )
