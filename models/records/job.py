"""Jobs: what a company wants done, and by which route it looks for somebody."""

from tortoise import fields
from tortoise.models import Model

from models.ids import new_id
from models.records.company import Company
from models.rules.people import HiringRoute, RateType


class Job(Model):
    """A post that looks for talent, or the job of one direct hire."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    route = fields.CharEnumField(HiringRoute, max_length=20)
    title = fields.CharField(max_length=200)
    description = fields.TextField()
    rate_type = fields.CharEnumField(RateType, max_length=20)
    created_at = fields.DatetimeField()

    class Meta:
        table = "job"
        indexes = (("company_id", "id"), ("company_id", "route", "id"))
