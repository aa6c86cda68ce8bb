"""The chain of events of one hire: appended under the hire's lock, checked link by link."""

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from models import feed
from models.ids import new_id
from models.records.event import Event
from models.records.hire import Hire
from models.rules.events import Fact, Link
from models.rules.lifecycle import MilestoneStatus
from models.sql import Binds, Dialect, Value
from models.writing import Part, inserted


def linked(
    hire: Hire, facts: Sequence[Fact], actor: UUID | None, at: datetime
) -> list[dict[str, Value]]:
    """The rows of these facts behind the hire's last event, but for the number of the transaction."""
    head, rows = hire.event_hash, []
    for seq, fact in enumerate(facts, start=hire.event_seq + 1):
        link = Link(new_id(), hire.id, seq, at, actor, fact)
        head = link.hash(head)
        rows.append(columns(link, hire, head))
    return rows


def appended(hire: Hire, rows: Sequence[dict[str, Value]]) -> Part:
    """What writes them."""

    def part(binds: Binds) -> str:
        return inserted("event", rows, xid=number(binds, hire.id))(binds)

    return part


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


def columns(link: Link, hire: Hire, head: str) -> dict[str, Value]:
    """The row of a link of this hire whose hash is `head`, but for the number of the transaction."""
    fact = link.fact
    return {
        "id": link.id,
        "company_id": hire.company_id,
        "worker_id": hire.worker_id,
        "hire_id": hire.id,
        "seq": link.seq,
        "type": fact.type.value,
        "occurred_at": link.occurred_at,
        "actor_id": link.actor,
        "milestone_id": fact.milestone,
        "contract_id": fact.contract,
        "payment_request_id": fact.payment_request,
        "message_id": fact.message,
        "from_status": _name(fact.from_status),
        "to_status": _name(fact.to_status),
        "details": json.dumps(dict(fact.details), ensure_ascii=False, sort_keys=True),
        "worker_sees": hire.offered_at is not None,
        "hash": head,
    }


def number(bind: Binds, hire: UUID) -> str:
    """SQL for the number of this transaction in the feed."""
    if bind.dialect is Dialect.POSTGRES:
        return feed.number(bind(hire))
    # Writers are serial: the next number in the order of commits.
    return "(SELECT coalesce(max(xid), 0) + 1 FROM event)"


def _name(status: MilestoneStatus | None) -> str | None:
    return status.value if status else None
