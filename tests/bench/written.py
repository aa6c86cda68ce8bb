"""What a mutation has written: all rows of its hire, the same whoever wrote them, with a chain that holds."""

import json
from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from models.rules.events import HireEventType
from models.unit_of_work.event_chain import hire as chain
from tests.bench.asking.operation import plain
from tests.bench.filling.data import EVENTS
from tests.bench.filling.database import Database
from tests.bench.filling.rows import Row

_TABLES = {
    "hire": "id = $1",
    "milestone": "hire_id = $1",
    "payment_request": "hire_id = $1",
    "contract": "hire_id = $1",
    "contract_terms": "contract_id IN (SELECT c.id FROM contract c WHERE c.hire_id = $1)",
    "message": "hire_id = $1",
    "company": "id = (SELECT h.company_id FROM hire h WHERE h.id = $1)",
}
_OWN = {"xid", "hash", "event_hash"}
_OURS = {"group_id", "covers", "salt", "disclosures", "details", "terms_hash"}
"""What only ours writes: digests of the rows and, but for what an edit changes, what was decided about."""


async def written(db: Database, hire: UUID, key: str) -> list[Any]:
    """The hire with all that hangs on it, its new events and the key's record, without what every run has anew."""
    facts: list[Any] = []
    for table, where in _TABLES.items():
        rows = await db.rows(f"SELECT * FROM {table} WHERE {where} ", hire)
        facts.append((table, sorted(map(_told, rows), key=str)))
    record = "SELECT mutation, key, subject, contract FROM idempotency_record WHERE key = $1"
    return [*facts, *map(_told, await db.rows(record, key)), *await _events(db, hire)]


async def _events(db: Database, hire: UUID) -> list[Any]:
    new = f"SELECT * FROM event WHERE hire_id = $1 AND seq > {EVENTS} ORDER BY seq"
    events = await db.rows(new, hire)
    heads = "SELECT e.hash FROM event e WHERE e.hire_id = $1 AND e.seq = $2"
    (head,) = await db.rows("SELECT event_seq, event_hash FROM hire WHERE id = $1", hire)
    before = await db.rows(heads, hire, EVENTS)
    last = _chained(before[0]["hash"] if before else "0" * 64, events)
    changes = [json.loads(each["details"]).get("changes") for each in events]
    return [[_told(each) for each in events], changes, last == head["event_hash"]]


def _told(row: Row) -> Row:
    return {name: _plain(row[name]) for name in sorted(row) if name not in _OWN | _OURS}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        value = value.isoformat(timespec="seconds")
    return plain(str(value)) if isinstance(value, UUID) else plain(value)


def _chained(head: str, events: list[Row]) -> str:
    for event in events:
        at = event["occurred_at"]
        at = datetime.fromisoformat(at) if isinstance(at, str) else at
        typed = {**event, "type": HireEventType[event["type"]], "occurred_at": at}
        head = chain.hire_link_of(SimpleNamespace(**typed)).hash(head)  # type: ignore[arg-type]  # it has what an Event has
    return head
