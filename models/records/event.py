"""Events: the audit trail, `Hire.events` and the subscription feed in one table."""

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from models.database.engines.schema import CheckConstraint, IndexWhere
from models.ids import new_id
from models.records.company import Company
from models.records.contract import Contract
from models.records.conversation import Message
from models.records.hire import Hire
from models.records.milestone import Milestone
from models.records.payment_request import PaymentRequest
from models.records.person import Person
from models.rules.events import REMINDERS, HireEventType
from models.rules.lifecycle import MilestoneStatus

_QUOTED = ", ".join(f"'{each}'" for each in REMINDERS)
IS_REMINDER = f"type IN ({_QUOTED})"
"""SQL for "the event tells that time has passed", as its index has it."""


class Event(Model):
    """One link of a hire's chain, written in the transaction of the change itself, never altered.

    (`xid`, `seq`) is its place in the feed. `xid` numbers the transaction (PostgreSQL's own number, or that of the
    hire's last event where it is higher; a counter on SQLite), and a transaction writes events of one hire only.
    `worker_sees` is false before the offer, and of external ids. `group_id` is the same for all events of one mutation.
    `covers` are the digests (JSON) of the rows as the mutation left them, for whose sake the link has a `salt`;
    `disclosures` (JSON) is what it holds as salted hashes alone. Neither salt nor disclosures are part of the link:
    they can be forgotten.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    xid = fields.BigIntField()
    company: fields.ForeignKeyRelation[Company] = fields.ForeignKeyField(
        "models.Company", on_delete=fields.RESTRICT
    )
    worker: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="events_concerning", on_delete=fields.RESTRICT
    )
    hire: fields.ForeignKeyRelation[Hire] = fields.ForeignKeyField(
        "models.Hire", on_delete=fields.RESTRICT
    )
    hire_id: UUID
    seq = fields.IntField()
    type = fields.CharEnumField(HireEventType, max_length=40)
    occurred_at = fields.DatetimeField()
    actor: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="events_caused", null=True, on_delete=fields.RESTRICT
    )
    milestone: fields.ForeignKeyNullableRelation[Milestone] = fields.ForeignKeyField(
        "models.Milestone", null=True, on_delete=fields.RESTRICT
    )
    contract: fields.ForeignKeyNullableRelation[Contract] = fields.ForeignKeyField(
        "models.Contract", null=True, on_delete=fields.RESTRICT
    )
    payment_request: fields.ForeignKeyNullableRelation[PaymentRequest] = fields.ForeignKeyField(
        "models.PaymentRequest", null=True, on_delete=fields.RESTRICT
    )
    message: fields.ForeignKeyNullableRelation[Message] = fields.ForeignKeyField(
        "models.Message", null=True, on_delete=fields.RESTRICT
    )
    actor_id: UUID | None
    milestone_id: UUID | None
    contract_id: UUID | None
    payment_request_id: UUID | None
    message_id: UUID | None
    from_status = fields.CharEnumField(MilestoneStatus, max_length=20, null=True)
    to_status = fields.CharEnumField(MilestoneStatus, max_length=20, null=True)
    details = fields.TextField()
    group_id = fields.UUIDField(null=True)
    covers = fields.TextField(null=True)
    salt = fields.TextField(null=True)
    disclosures = fields.TextField(null=True)
    worker_sees = fields.BooleanField()
    hash = fields.CharField(max_length=64)

    class Meta:
        table = "event"
        unchecked = ("type",)
        unique_together = (("hire", "seq"), ("xid", "seq"))
        indexes = (
            ("company_id", "xid", "seq"),
            ("worker_id", "xid", "seq"),
            ("hire_id", "xid", "seq"),
            IndexWhere(fields=["hire_id", "seq"], name="event_reminders", where=IS_REMINDER),
        )
        constraints = (
            CheckConstraint("event_seq_is_positive", "seq > 0"),
            CheckConstraint(
                "event_moves_a_status",
                "(type = 'MILESTONE_STATUS_CHANGED') = (from_status IS NOT NULL)"
                " AND (from_status IS NULL) = (to_status IS NULL)",
            ),
        )
