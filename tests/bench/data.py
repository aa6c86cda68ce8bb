"""The data of the benchmark: the same rows for everybody, on PostgreSQL and SQLite.

2,000 hires with 20 milestones each, every other milestone with a payment request; four fifths of the hires are of the
company that everybody asks about, and of these most requests are pending.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import asyncpg
from tortoise import Tortoise

from models.database.connection import database, dialect_of
from models.database.sql import Dialect, stored
from models.rules.events import GENESIS
from tests.bench import rows

_FUNCTIONS = Path(__file__).parent / "peers" / "postgraphile.sql"


def pending() -> list[UUID]:
    """The company's requests that can be approved, hire after hire, so that neighbours share no lock."""
    places = [
        place for place in range(rows.MILESTONES) if rows.status_of_request(place) == "PENDING"
    ]
    return [
        rows.request_id(hire, place) for place in places for hire in range(rows.REST, rows.HIRES)
    ]


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
        for table, found in _tables():
            await connection.copy_records_to_table(
                table, columns=list(found[0]), records=[tuple(row.values()) for row in found]
            )
        await connection.execute(_FUNCTIONS.read_text())
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()


def _fill_sqlite(path: str) -> None:
    with sqlite3.connect(path) as connection:
        for table, found in _tables():
            marks = ", ".join("?" * len(found[0]))
            connection.executemany(
                f"INSERT INTO {table} ({', '.join(found[0])}) VALUES ({marks})",
                ([stored(Dialect.SQLITE, value) for value in row.values()] for row in found),
            )
        connection.execute("ANALYZE")


def _tables() -> Iterator[tuple[str, Sequence[rows.Row]]]:
    """Table after table, none before those that it points to."""
    hires = range(rows.HIRES)
    yield "company", [rows.company(rows.COMPANY, "Nordlys"), rows.company(rows.OTHER, "Another")]
    yield "person", [rows.owner(), rows.worker()]
    yield "job", [rows.job(number) for number in hires]
    yield "hire", [rows.hire(number) for number in hires]
    yield "contract", [rows.contract(number) for number in hires]
    yield "milestone", list(chain.from_iterable(map(rows.milestones, hires)))
    yield "contract_terms", list(chain.from_iterable(map(rows.terms, hires)))
    yield "payment_request", list(chain.from_iterable(map(rows.requests, hires)))
