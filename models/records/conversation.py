"""Conversations: where the company and the worker of a hire meet."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.ids import new_id
from models.records.company import Company
from models.records.hire import Hire
from models.records.person import Person


class Conversation(Model):
    """Opened when the hire is offered."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    worker: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", on_delete=fields.RESTRICT
    )
    hire: fields.OneToOneRelation[Hire] = fields.OneToOneField(
        "models.Hire", on_delete=fields.RESTRICT
    )
    hire_id: UUID

    class Meta:
        table = "conversation"


class Message(Model):
    """A message in a hire's conversation, unalterable."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    worker: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="conversations_messages", on_delete=fields.RESTRICT
    )
    hire: fields.ForeignKeyRelation[Hire] = fields.ForeignKeyField(
        "models.Hire", on_delete=fields.RESTRICT
    )
    conversation: fields.ForeignKeyRelation[Conversation] = fields.ForeignKeyField(
        "models.Conversation", on_delete=fields.RESTRICT
    )
    author_id: UUID
    author: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="messages_written", on_delete=fields.RESTRICT
    )
    body = fields.TextField()
    sent_at = fields.DatetimeField()

    class Meta:
        table = "message"
        indexes = (("conversation_id", "id"),)
