"""What an approval has written: the same facts whoever wrote them, with a chain that holds."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import asyncpg

from models.rules.events import GENESIS, HireEventType
from models.unit_of_work.event_chain import hire as chain

_STATE = """
    SELECT p.status, p.decided_by_id, p.decided_at IS NOT NULL AS decided, m.status AS milestone,
        m.updated_at > m.created_at AS updated, h.version, h.next_due, h.event_seq,
        i.mutation, i.key, i.subject
    FROM payment_request p JOIN milestone m ON m.id = p.milestone_id JOIN hire h ON h.id = p.hire_id
    LEFT JOIN idempotency_record i ON i.subject = p.id WHERE p.id = $1"""
_EVENTS = """
    SELECT e.*, h.event_hash AS head FROM event e JOIN hire h ON h.id = e.hire_id
    JOIN payment_request p ON p.hire_id = h.id WHERE p.id = $1 ORDER BY e.seq"""
_OWN = ("id", "xid", "occurred_at", "hash", "head")
_OURS = ("group_id", "covers", "salt", "disclosures", "details")
"""What only our links hold: digests of the rows, and what was decided about."""


async def written(connection: asyncpg.Connection, request: UUID) -> list[Any]:
    """State, events and idempotency record of the approval, without what every run has anew."""
    state = await connection.fetchrow(_STATE, request)
    events = [dict(row) for row in await connection.fetch(_EVENTS, request)]
    told = [{name: each[name] for name in each if name not in (*_OWN, *_OURS)} for each in events]
    return [dict(state), told, _head(events) == events[-1]["head"]]


def _head(events: list[dict[str, Any]]) -> str:
    head = GENESIS
    for event in events:
        typed = SimpleNamespace(**{**event, "type": HireEventType[event["type"]]})
        head = chain.link_of(typed).hash(head)  # type: ignore[arg-type]  # it has what an Event has
    return head
