"""What the mutations of the plain server have in common: lock, events with their chain, idempotency record."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from tortoise.connection import connections
from uuid_utils.compat import uuid7

from models.records import Event, Hire, IdempotencyRecord
from models.rules.chain import Link, plain
from models.rules.events import Fact


async def locked(id: UUID) -> Hire:
    """The hire; on SQLite nobody else writes meanwhile."""
    return await Hire.select_for_update().get(id=id)


async def done(person: UUID, mutation: str, key: str) -> IdempotencyRecord | None:
    """What the key did before."""
    return await IdempotencyRecord.get_or_none(person_id=person, mutation=mutation, key=key)


async def remember(
    key: tuple[UUID, str, str], subject: UUID, at: datetime, contract: UUID | None = None
) -> None:
    """What a key of somebody's for a mutation did."""
    person, mutation, text = key
    await IdempotencyRecord.create(
        person_id=person,
        mutation=mutation,
        key=text,
        fingerprint="",
        subject=subject,
        created_at=at,
        contract=contract,
    )


async def tell(hire: Hire, facts: Iterable[Fact], actor: UUID, at: datetime) -> None:
    """The events behind the hire's head, which moves on."""
    number, events = await _number(), []
    for fact in facts:
        link = Link(uuid7(), hire.id, hire.event_seq + 1, at, actor, fact)
        hire.event_seq, hire.event_hash = link.seq, link.hash(hire.event_hash)
        events.append(_event(hire, link, number))
    await Event.bulk_create(events)


async def save(hire: Hire, next_due: date | None = None) -> None:
    """Where the chain ends, and when the next milestone is due, if that is another day now."""
    fields = ["version", "event_seq", "event_hash"]
    if next_due:
        hire.next_due = hire.due_order = next_due
        fields += ["next_due", "due_order"]
    await hire.save(update_fields=fields)


def _event(hire: Hire, link: Link, number: int) -> Event:
    fact = link.fact
    return Event(
        id=link.id,
        xid=number,
        company_id=hire.company_id,
        worker_id=hire.worker_id,
        hire_id=hire.id,
        seq=link.seq,
        type=fact.type,
        occurred_at=link.occurred_at,
        actor_id=link.actor,
        milestone_id=fact.milestone,
        payment_request_id=fact.payment_request,
        message_id=fact.message,
        contract_id=fact.contract,
        from_status=fact.from_status,
        to_status=fact.to_status,
        details=json.dumps(plain(fact.details), ensure_ascii=False),
        worker_sees=True,
        hash=hire.event_hash,
    )


async def _number() -> int:
    (connection,) = connections.all()
    sqlite = connection.capabilities.dialect == "sqlite"
    newest = "SELECT coalesce(max(xid), 0) + 1 AS number FROM event"
    own = "SELECT pg_current_xact_id()::text::bigint AS number"
    rows = await connection.execute_query_dict(newest if sqlite else own)
    return int(rows[0]["number"])
