"""Service accounts, the programs of companies, and the tokens that they sign in by."""

from datetime import date
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.database.engines.schema import CheckConstraint
from models.ids import new_id
from models.records.company import Company
from models.records.person import Person
from models.rules.access import CompanyRole


class ServiceAccount(Model):
    """A program of a company's. `user` is who it is among the members, with name and role, and in what it did.

    `expires_on` is the last day (UTC) on which it signs in. `last_role`: what its role was when it was revoked; null as
    long as it has one. `last_used_at` is to the minute, and written once a minute at the most. `name_key` repeats its
    user's, for the list that is ordered by it.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    user: fields.OneToOneRelation[Person] = fields.OneToOneField(
        "models.Person", related_name="service_account", on_delete=fields.RESTRICT
    )
    created_by: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="service_accounts_created", on_delete=fields.RESTRICT
    )
    company_id: UUID
    user_id: UUID
    created_by_id: UUID
    name_key = fields.CharField(max_length=600)
    expires_on = fields.DateField(null=True)
    revoked_at = fields.DatetimeField(null=True)
    last_role = fields.CharEnumField(CompanyRole, max_length=20, null=True)
    last_used_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "service_account"
        indexes = (("company_id", "name_key", "id"),)
        constraints = (
            CheckConstraint(
                "service_account_revoked_had_a_role", "(revoked_at IS NULL) = (last_role IS NULL)"
            ),
        )

    def is_over(self, today: date) -> bool:
        """Whether its last day has gone by."""
        return self.expires_on is not None and self.expires_on < today


class ServiceAccountToken(Model):
    """The SHA-256 (hex) of a token. It is good until `ends_at`; null: until the next one takes its place."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    service_account: fields.ForeignKeyRelation[ServiceAccount] = fields.ForeignKeyField(
        "models.ServiceAccount", related_name="tokens", on_delete=fields.RESTRICT
    )
    company_id: UUID
    service_account_id: UUID
    sha256 = fields.CharField(max_length=64, unique=True)
    created_at = fields.DatetimeField()
    ends_at = fields.DatetimeField(null=True)

    class Meta:
        table = "service_account_token"
        indexes = (("service_account_id",),)
        constraints = (CheckConstraint("service_account_token_hash_is_hex", "length(sha256) = 64"),)
