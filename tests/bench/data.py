"""The data of the benchmark: the same rows for everybody, on PostgreSQL and SQLite.

2,000 hires with 20 milestones each, every other milestone with a payment request; four fifths of the hires are of the
company that everybody asks about, and of these most requests are pending.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import asyncpg
from tortoise import Tortoise

from models.database import database, dialect_of
from models.rules.events import GENESIS
from models.sql import Dialect, stored

HIRES = 2_000
MILESTONES = 20
REST = HIRES // 5
"""Hires of the other company."""

OWNER_EMAIL = "owner@bench.example"
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

Row = dict[str, Any]

_FUNCTIONS = Path(__file__).parent / "peers" / "postgraphile.sql"


def identifier(kind: int, number: int) -> UUID:
    """The id of the n-th thing of a kind; like real ones they grow."""
    return UUID(f"0193{kind:04x}-0000-7000-8000-{number:012x}")


COMPANY, OTHER = identifier(1, 1), identifier(1, 2)
OWNER, WORKER = identifier(2, 1), identifier(2, 2)


def hire_id(number: int) -> UUID:
    """The n-th hire."""
    return identifier(4, number)


def request_id(hire: int, place: int) -> UUID:
    """The payment request for a hire's milestone at this place."""
    return identifier(8, hire * MILESTONES + place)


def pending() -> list[UUID]:
    """The company's requests that can be approved, hire after hire, so that neighbours share no lock."""
    places = [place for place in range(MILESTONES) if _request(place) == "PENDING"]
    return [request_id(hire, place) for place in places for hire in range(REST, HIRES)]


async def fill(url: str) -> None:
    """Make the tables in an empty database and fill them."""
    async with database(url):
        await Tortoise.generate_schemas()
    if dialect_of(url) is Dialect.POSTGRES:
        await _fill_postgres(url)
    else:
        _fill_sqlite(urlsplit(url).path)


async def undecide(connection: asyncpg.Connection) -> None:
    """Take back every approval of a run."""
    await connection.execute(_UNDECIDE)
    await connection.execute("VACUUM ANALYZE")


_UNDECIDE = f"""
    TRUNCATE event, idempotency_record;
    UPDATE milestone SET status = 'PENDING_APPROVAL', updated_at = created_at
      FROM payment_request p WHERE p.milestone_id = milestone.id AND p.decided_at > p.submitted_at;
    UPDATE payment_request SET status = 'PENDING', decided_at = NULL, decided_by_id = NULL
      WHERE decided_at > submitted_at;
    UPDATE hire SET event_seq = 0, event_hash = '{GENESIS}' WHERE event_seq > 0;
"""


async def _fill_postgres(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        for table, rows in _tables():
            await connection.copy_records_to_table(
                table, columns=list(rows[0]), records=[tuple(row.values()) for row in rows]
            )
        await connection.execute(_FUNCTIONS.read_text())
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()


def _fill_sqlite(path: str) -> None:
    with sqlite3.connect(path) as connection:
        for table, rows in _tables():
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(
                f"INSERT INTO {table} ({', '.join(rows[0])}) VALUES ({marks})",
                ([stored(Dialect.SQLITE, value) for value in row.values()] for row in rows),
            )
        connection.execute("ANALYZE")


def _tables() -> Iterator[tuple[str, Sequence[Row]]]:
    """Table after table, none before those that it points to."""
    hires = range(HIRES)
    yield "company", [_company(COMPANY, "Nordlys"), _company(OTHER, "Another")]
    yield "person", [_owner(), _worker()]
    yield "job", [_job(number) for number in hires]
    yield "hire", [_hire(number) for number in hires]
    yield "contract", [_contract(number) for number in hires]
    yield "milestone", list(chain.from_iterable(map(_milestones, hires)))
    yield "contract_terms", list(chain.from_iterable(map(_terms, hires)))
    yield "payment_request", list(chain.from_iterable(map(_requests, hires)))


def _company_of(hire: int) -> UUID:
    return OTHER if hire < REST else COMPANY


def _company(id: UUID, name: str) -> Row:
    return {
        "id": id,
        "name": name,
        "name_key": name.lower(),
        "currency": "DKK",
        "milestones_enabled": True,
        "requires_purchase_order_number": False,
        "hires_numbered": HIRES,
        "payment_requests_numbered": HIRES * MILESTONES,
        "created_at": NOW,
    }


def _owner() -> Row:
    member = {"company_id": COMPANY, "role": "OWNER", "engagement_type": None}
    return _person(OWNER, "Freja", OWNER_EMAIL) | member


def _worker() -> Row:
    worker = {"company_id": None, "role": None, "engagement_type": "INDEPENDENT_CONTRACTOR"}
    return _person(WORKER, "Maja", "worker@bench.example") | worker


def _person(id: UUID, name: str, email: str) -> Row:
    return {
        "id": id,
        "name": name,
        "name_key": name.lower(),
        "email": email,
        "email_key": email,
        "is_support": False,
        "created_at": NOW,
    }


def _job(hire: int) -> Row:
    return {
        "id": identifier(3, hire),
        "company_id": _company_of(hire),
        "route": "DIRECT_HIRE",
        "title": f"A new site, part {hire}",
        "description": "",
        "rate_type": "MILESTONES",
        "created_at": NOW,
    }


def _hire(hire: int) -> Row:
    return {
        "id": hire_id(hire),
        "company_id": _company_of(hire),
        "worker_id": WORKER,
        "job_id": identifier(3, hire),
        "number": f"H-{hire}",
        "title": f"A new site, part {hire}",
        "description": "Design, texts and pictures.",
        "search_key": f"h-{hire}\na new site, part {hire}\nmaja",
        "status": "ACTIVE",
        "version": 3,
        "rate_type": "MILESTONES",
        "currency": "DKK",
        "payroll": False,
        "next_due": _due(hire, 1),
        "event_seq": 0,
        "event_hash": GENESIS,
        "created_at": NOW,
        "offered_at": NOW,
        "activated_at": NOW,
    }


def _contract(hire: int) -> Row:
    return {
        "id": identifier(5, hire),
        "company_id": _company_of(hire),
        "worker_id": WORKER,
        "hire_id": hire_id(hire),
        "version": 1,
        "status": "SIGNED",
        "currency": "DKK",
        "total_minor": sum(_minor(place) for place in range(MILESTONES)),
        "content": "The agreement.",
        "content_hash": GENESIS,
        "issued_at": NOW,
        "issued_by_id": OWNER,
        "signed_at": NOW,
        "signed_by_id": WORKER,
        "signed_name": "Maja",
        "created_at": NOW,
    }


_STATUS = {None: "IN_PROGRESS", "PENDING": "PENDING_APPROVAL", "APPROVED": "COMPLETED"}


def _milestones(hire: int) -> Iterator[Row]:
    for place in range(MILESTONES):
        yield {
            "id": identifier(6, hire * MILESTONES + place),
            "company_id": _company_of(hire),
            "worker_id": WORKER,
            "hire_id": hire_id(hire),
            "purchase_order_number": f"PO-{hire}-{place}",
            **_agreed(hire, place),
            "status": _STATUS[_request(place)],
            "listed": True,
            "offered": True,
            "awaiting_signature": False,
            "created_at": NOW,
            "updated_at": NOW,
        }


def _terms(hire: int) -> Iterator[Row]:
    for place in range(MILESTONES):
        yield {
            "id": identifier(7, hire * MILESTONES + place),
            "contract_id": identifier(5, hire),
            "milestone_id": identifier(6, hire * MILESTONES + place),
            **_agreed(hire, place),
        }


def _agreed(hire: int, place: int) -> Row:
    return {
        "name": f"Milestone {place} of the new site",
        "due_date": _due(hire, place),
        "amount_minor": _minor(place),
        "currency": "DKK",
    }


def _requests(hire: int) -> Iterator[Row]:
    for place in range(MILESTONES):
        status = _request(place)
        if status is None:
            continue
        approved = status == "APPROVED"
        yield {
            "id": request_id(hire, place),
            "company_id": _company_of(hire),
            "worker_id": WORKER,
            "hire_id": hire_id(hire),
            "milestone_id": identifier(6, hire * MILESTONES + place),
            "contract_id": identifier(5, hire),
            "number": f"PR-{hire * MILESTONES + place}",
            "amount_minor": _minor(place),
            "currency": "DKK",
            "status": status,
            "submitted_at": NOW,
            "submitted_by_id": WORKER,
            "decided_at": NOW if approved else None,
            "decided_by_id": OWNER if approved else None,
        }


def _request(place: int) -> str | None:
    """The status of the payment request for the milestone at this place; every other one has one."""
    if place % 2:
        return None
    return "APPROVED" if place < 4 else "PENDING"  # noqa: PLR2004 (two of ten are decided)


def _due(hire: int, place: int) -> date:
    return TODAY + timedelta(days=7 * place + hire % 7)


def _minor(place: int) -> int:
    return 125_000 + place * 100
