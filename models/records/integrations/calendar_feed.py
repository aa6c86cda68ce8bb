"""Calendar feeds: addresses under which calendars read due dates."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.database.engines.schema import CheckConstraint, IndexWhere
from models.ids import new_id
from models.records.hire import Hire
from models.records.person import Person


class CalendarFeed(Model):
    """What its owner sees of one hire, or of all (`hire` is null), for whoever has the address, until it is revoked.

    `sha256` (hex) is that of the token in the address, by which a read finds it. `sealed` is the token, encrypted by a
    key that is in no database: for showing the address again. `last_read_at` is written now and then.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    owner: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="calendar_feeds", on_delete=fields.RESTRICT
    )
    hire: fields.ForeignKeyNullableRelation[Hire] = fields.ForeignKeyField(
        "models.Hire", related_name="calendar_feeds", null=True, on_delete=fields.RESTRICT
    )
    owner_id: UUID
    hire_id: UUID | None
    sha256 = fields.CharField(max_length=64, unique=True)
    sealed = fields.TextField()
    created_at = fields.DatetimeField()
    revoked_at = fields.DatetimeField(null=True)
    last_read_at = fields.DatetimeField(null=True)

    class Meta:
        table = "calendar_feed"
        indexes = (
            IndexWhere(
                fields=["owner_id", "id"],
                name="calendar_feed_of_owner",
                where="revoked_at IS NULL",
            ),
        )
        constraints = (CheckConstraint("calendar_feed_hash_is_hex", "length(sha256) = 64"),)
