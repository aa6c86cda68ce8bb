"""A database of PostgreSQL that has grown: one large company, one small one, and a crowd of others around them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg

from models.feed.event_log import before_seen
from models.records.contract import LAST_ISSUE
from models.rules.access import CompanyRole, NonMemberRole, Viewer

HIRES, MILESTONES = 4_000, 3
CROWD = 8_000

_NOBODY = UUID(int=0)

_A_CROWD = f"""
    INSERT INTO company (id, name, name_key, currency, milestones_enabled,
      requires_purchase_order_number, hires_numbered, payment_requests_numbered, created_at)
    SELECT gen_random_uuid(), 'Company ' || n, 'company ' || n, 'DKK', true, false, 0, 0, now()
    FROM generate_series(1, {CROWD}) n;
    INSERT INTO person (id, name, name_key, email, email_key, engagement_type, is_support, created_at)
    SELECT gen_random_uuid(), 'Person ' || n, 'person ' || n, 'p' || n || '@crowd.example',
      'p' || n || '@crowd.example', 'INDEPENDENT_CONTRACTOR', false, now()
    FROM generate_series(1, {CROWD}) n;
    INSERT INTO hirable (id, company_id, worker_id, name_key, email_key, created_at)
    SELECT gen_random_uuid(), $company, p.id, p.name_key, p.email_key, now()
    FROM person p WHERE p.email_key LIKE '%@crowd.example';
    UPDATE hire SET external_id = 'P ' || number;
    UPDATE milestone m SET external_id = 'M ' || numbered.number
    FROM (SELECT id, row_number() OVER (PARTITION BY hire_id ORDER BY id) AS number FROM milestone) numbered
    WHERE m.id = numbered.id;
    UPDATE milestone SET purchase_order_number = NULL, search_key = lower(name) || chr(10)
    WHERE abs(hashtext(id::text)) % 3 = 0;
    UPDATE payment_request SET external_id = 'V ' || number;
    UPDATE payment_request SET paid_on = decided_at
    WHERE status = 'APPROVED' AND length(number) % 2 = 0;
    UPDATE milestone m SET paid = true
    FROM payment_request r WHERE r.milestone_id = m.id AND r.paid_on IS NOT NULL;
"""

_LARGE = "SELECT company_id FROM hire GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
_SMALL = "SELECT company_id FROM hire GROUP BY 1 ORDER BY count(*) LIMIT 1"
_BUSIEST = "SELECT worker_id FROM hire GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
_A_HIRE = """
    SELECT 'Hire:' || h.id AS hire, 'Worker:' || h.worker_id AS worker,
      'Conversation:' || c.id AS conversation, 'Milestone:' || m.id AS milestone
    FROM hire h JOIN conversation c ON c.hire_id = h.id JOIN milestone m ON m.hire_id = h.id
    WHERE h.worker_id = $1 AND h.status = 'ACTIVE' ORDER BY m.id DESC LIMIT 1
"""
_LATE_EVENT = f"""
    SELECT xid || '.' || seq - {before_seen("event.xid")} FROM event
    WHERE company_id = $1 AND worker_sees ORDER BY xid DESC, seq DESC OFFSET 10 LIMIT 1
"""

_MIDDLE = {
    "hire": "SELECT id::text FROM hire WHERE {whose} ORDER BY id",
    "hire by due date": "SELECT due_order || '~' || id FROM hire WHERE {whose} ORDER BY due_order, id",
    "milestone": "SELECT due_date || '~' || id FROM milestone WHERE {whose} ORDER BY due_date, id",
    "request": "SELECT submitted_at || '~' || id FROM payment_request WHERE {whose} ORDER BY submitted_at, id",
    "request of one": "SELECT id::text FROM payment_request WHERE {whose} ORDER BY id",
    "largest": "SELECT currency || '~' || -amount_minor || '~' || id FROM payment_request WHERE {whose}"
    " ORDER BY currency, -amount_minor, id",
    "issue": f"SELECT coalesce(issued_at, '{LAST_ISSUE}') || '~' || id FROM contract WHERE {{whose}}"
    f" AND issued_at IS NOT NULL ORDER BY coalesce(issued_at, '{LAST_ISSUE}'), id",
    "job": "SELECT id::text FROM job ORDER BY id",
    "company": "SELECT name_key || '~' || id FROM company ORDER BY name_key, id",
    "worker": "SELECT name_key || '~' || worker_id FROM hirable ORDER BY name_key, worker_id",
    "member": "SELECT name_key || '~' || id FROM person WHERE role IS NOT NULL ORDER BY name_key",
    "contract": "SELECT '1'",
    "event": f"SELECT xid || '.' || seq - {before_seen('event.xid')} FROM event"
    " WHERE {whose} AND worker_sees ORDER BY xid, seq",
    "company event": "SELECT seq::text FROM company_event ORDER BY seq",
    "message": "SELECT id::text FROM conversation ORDER BY id",
}
"""Cursors, of which the middle one is taken."""


@dataclass(frozen=True, slots=True)
class Grown:
    """Who asks, about what, and from where on."""

    viewers: dict[str, Viewer]
    ids: dict[str, str]
    cursors: dict[tuple[str, str], str]
    """By viewer and order."""


async def grow(connection: asyncpg.Connection, *, crowd: bool = True) -> Grown:
    """Add the crowd to the data of `seed`, unless it is there already."""
    large, small = await connection.fetchval(_LARGE), await connection.fetchval(_SMALL)
    if crowd:
        await connection.execute(_A_CROWD.replace("$company", f"'{large}'"))
    await connection.execute("VACUUM ANALYZE")
    busiest = await connection.fetchval(_BUSIEST)
    viewers = {
        "owner": Viewer(_NOBODY, CompanyRole.OWNER, large),
        "owner of a small company": Viewer(_NOBODY, CompanyRole.OWNER, small),
        "worker": Viewer(busiest, NonMemberRole.WORKER),
        "support": Viewer(_NOBODY, NonMemberRole.SUPPORT),
    }
    cursors = {
        (name, order): await _middle(connection, query, viewer)
        for name, viewer in viewers.items()
        for order, query in _MIDDLE.items()
    }
    ids = dict(await connection.fetchrow(_A_HIRE, busiest))
    return Grown(viewers, ids | {"event": await connection.fetchval(_LATE_EVENT, large)}, cursors)


async def _middle(connection: asyncpg.Connection, query: str, viewer: Viewer) -> Any:
    whose = f"company_id = '{viewer.company}'" if viewer.company else f"worker_id = '{viewer.id}'"
    cursors = await connection.fetch(query.format(whose=whose))
    return cursors[len(cursors) // 2][0] if cursors else "nowhere"
