"""The chain of events of one hire: appended under the hire's lock, checked link by link."""

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from models.database import connection, dialect, fetch_value
from models.ids import new_id
from models.records.event import Event
from models.records.hire import Hire
from models.rules.events import Fact, Link
from models.rules.lifecycle import MilestoneStatus
from models.sql import Binds, Dialect

_COLUMNS = (
    "id", "company_id", "worker_id", "hire_id", "seq", "type", "occurred_at", "actor_id",
    "milestone_id", "contract_id", "payment_request_id", "message_id", "from_status", "to_status",
    "details", "worker_sees", "hash",
)  # fmt: skip


async def append(
    hire: Hire, facts: Sequence[Fact], actor: UUID | None, at: datetime
) -> tuple[int, str]:
    """Write the facts behind the hire's last event; answer the new head: its seq and hash."""
    binds = Binds(dialect())
    xid = await _xid(binds)
    head, rows = hire.event_hash, []
    for seq, fact in enumerate(facts, start=hire.event_seq + 1):
        link = Link(new_id(), hire.id, seq, at, actor, fact)
        head = link.hash(head)
        rows.append(f"({_row(link, hire, head, binds)}, {xid})")
    statement = f"INSERT INTO event ({', '.join(_COLUMNS)}, xid) VALUES {', '.join(rows)}"
    await connection().execute_query(statement, binds.values)
    return hire.event_seq + len(facts), head


def link_of(event: Event) -> Link:
    """The link that a stored event says it is."""
    fact = Fact(
        type=event.type,
        milestone=event.milestone_id,
        contract=event.contract_id,
        payment_request=event.payment_request_id,
        message=event.message_id,
        from_status=event.from_status,
        to_status=event.to_status,
        details=json.loads(event.details),
    )
    return Link(event.id, event.hire_id, event.seq, event.occurred_at, event.actor_id, fact)


def _row(link: Link, hire: Hire, head: str, bind: Binds) -> str:
    fact = link.fact
    values = (
        link.id, hire.company_id, hire.worker_id, hire.id, link.seq, fact.type.value,
        link.occurred_at, link.actor, fact.milestone, fact.contract, fact.payment_request,
        fact.message, _name(fact.from_status), _name(fact.to_status),
        json.dumps(dict(fact.details), ensure_ascii=False, sort_keys=True),
        hire.offered_at is not None, head,
    )  # fmt: skip
    return ", ".join(bind(value) for value in values)


async def _xid(bind: Binds) -> str:
    """SQL for the number of this transaction in the feed."""
    if bind.dialect is Dialect.POSTGRES:
        # Its own number: readers go by what has committed below it.
        return "pg_current_xact_id()::text::bigint"
    # Writers are serial: the next number in the order of commits.
    return bind(await fetch_value("SELECT coalesce(max(xid), 0) + 1 FROM event", []))


def _name(status: MilestoneStatus | None) -> str | None:
    return status.value if status else None
