"""When the servers see next whether time alone has brought something to be told of a hire."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.ids import new_id
from models.records.company import Company
from models.records.hire import Hire


class ReminderSchedule(Model):
    """Of a hire that was offered and is not over: whichever process comes first looks at it when `look_at` is past.

    `look_at` is null while nothing can come without somebody doing something first. `mark` is another one each time
    that somebody did: who has looked writes down when to look next only where it is the one that they began with.
    Nothing is told whose moment lies before `since`, that of the offer, or of an upgrade that came later.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    hire: fields.OneToOneRelation[Hire] = fields.OneToOneField(
        "models.Hire", on_delete=fields.RESTRICT
    )
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    hire_id: UUID
    company_id: UUID
    since = fields.DatetimeField()
    look_at = fields.DatetimeField(null=True)
    mark = fields.UUIDField(default=new_id)

    class Meta:
        table = "reminder_schedule"
        indexes = (("look_at",), ("company_id", "hire_id"))
