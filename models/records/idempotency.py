"""Idempotency: the record that a retry is answered from."""

from tortoise import fields
from tortoise.models import Model

from models.ids import new_id
from models.records.person import Person


class IdempotencyRecord(Model):
    """A mutation that took effect under a key of its user's, with a fingerprint of its input.

    `subject` is the id of what the payload is about, `contract` the version that an edit issued.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.RESTRICT
    )
    mutation = fields.CharField(max_length=40)
    key = fields.CharField(max_length=255)
    fingerprint = fields.CharField(max_length=64)
    subject = fields.UUIDField()
    contract = fields.UUIDField(null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "idempotency_record"
        unique_together = (("person", "mutation", "key"),)
        indexes = (("created_at",),)
