"""The data of the benchmark: the same rows for everybody, on PostgreSQL and SQLite.

3,200 hires with 20 milestones each; seven eighths of them are of the company that everybody asks about. Of its newest
1,600 every other milestone has a payment request, most of them pending; the others can be edited as a whole. Beside
them BENCH_ROWS events and as many idempotency records (see `past`).
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from tortoise import Tortoise

from models.database.connection import database, dialect_of
from models.database.sql import Dialect
from models.rules.chain import GENESIS
from tests.bench.filling import past, rows
from tests.bench.filling.database import Database, opened

ROWS = int(os.environ.get("BENCH_ROWS", "1000000"))
EVENTS = past.each_hire(ROWS)
"""How many each hire has from the start."""

_PEERS = Path(__file__).parents[1] / "peers"
_FUNCTIONS = ("postgraphile.sql", "postgraphile_edit.sql", "postgraphile_manage.sql")


async def fill(url: str) -> None:
    """Make the tables in an empty database, fill them, and let the engine look at what there is."""
    async with database(url):
        await Tortoise.generate_schemas()
    async with opened(url) as db:
        if dialect_of(url) is Dialect.POSTGRES:
            await _fill_postgres(db)
        else:
            await _fill(db)
            await db.run("ANALYZE")


async def done(db: Database) -> int:
    """How many mutations there were since the last `undo`."""
    (row,) = await db.rows(f"SELECT count(*) AS done FROM idempotency_record WHERE {_MADE}")
    return int(row["done"])


async def undo(url: str) -> None:
    """Take back everything that was written since the tables were filled."""
    async with opened(url) as db:
        if dialect_of(url) is Dialect.POSTGRES:
            await db.run(_TRUSTED, *_UNDO, "VACUUM ANALYZE", "CHECKPOINT")
        else:
            await db.run("BEGIN", *_UNDO, "COMMIT", "ANALYZE")


# Nothing points to what goes: to look for it would take minutes.
_TRUSTED = "SET session_replication_role = replica"
_NEW = f"> '{rows.NOW.isoformat(' ')}'"
_MADE = f"id NOT BETWEEN '{past.given(0)}' AND '{past.given(past.MOST)}'"
"""Of a row that was written by a server."""
_UNDO = [
    f"DELETE FROM event WHERE seq > {EVENTS}",
    f"DELETE FROM idempotency_record WHERE {_MADE}",
    "DELETE FROM message",
    f"DELETE FROM payment_request WHERE submitted_at {_NEW}",
    "DELETE FROM contract_terms WHERE contract_id IN (SELECT id FROM contract WHERE version > 1)",
    "DELETE FROM contract WHERE version > 1",
    f"""UPDATE payment_request SET status = 'PENDING', decided_at = NULL, decided_by_id = NULL
        WHERE decided_at {_NEW}""",
    f"""UPDATE milestone SET updated_at = created_at, awaiting_signature = FALSE, outstanding = TRUE,
            name = t.name, due_date = t.due_date, amount_minor = t.amount_minor,
            status = CASE WHEN EXISTS (SELECT 1 FROM payment_request p
                WHERE p.milestone_id = milestone.id) THEN 'PENDING_APPROVAL' ELSE 'IN_PROGRESS' END
        FROM contract_terms t WHERE t.milestone_id = milestone.id AND milestone.updated_at {_NEW}""",
    f"""UPDATE hire SET version = 3, event_seq = {EVENTS},
            event_hash = coalesce((SELECT e.hash FROM event e
                WHERE e.hire_id = hire.id AND e.seq = {EVENTS}), '{GENESIS}'),
            next_due = {{first}}, due_order = {{first}} WHERE event_seq > {EVENTS}""".format(
        first="""(SELECT min(m.due_date) FROM milestone m
            WHERE m.hire_id = hire.id AND m.status <> 'COMPLETED')"""
    ),
    f"UPDATE company SET payment_requests_numbered = {rows.NUMBERED}",
]


async def _fill_postgres(db: Database) -> None:
    # Whoever measures wants neither a checkpoint nor a vacuum in between.
    await db.run(
        "ALTER SYSTEM SET max_wal_size = '16GB'",
        "ALTER SYSTEM SET checkpoint_timeout = '1d'",
        "ALTER SYSTEM SET autovacuum = off",
        "SELECT pg_reload_conf()",
        _TRUSTED,
        *past.FUNCTIONS,
        past.numbers_taken(ROWS),
    )
    await _fill(db)
    await db.run("DROP FUNCTION hexed, given", "RESET session_replication_role")
    for name in _FUNCTIONS:
        await db.run((_PEERS / name).read_text())
    await db.run("VACUUM ANALYZE", "CHECKPOINT")


async def _fill(db: Database) -> None:
    for table, found in _tables():
        await db.insert(table, found)
    await db.run(*past.written(ROWS, datetime.now(UTC)))


def _tables() -> Iterator[tuple[str, list[rows.Row]]]:
    """Table after table, none before those that it points to."""
    hires = range(rows.HIRES)
    yield "company", [rows.company(rows.COMPANY, "Nordlys"), rows.company(rows.OTHER, "Another")]
    yield "person", [rows.owner(), rows.worker()]
    yield "hirable", rows.hirables()
    yield "job", [rows.job(number) for number in hires]
    yield "hire", [rows.hire(number) for number in hires]
    yield "conversation", [rows.conversation(number) for number in hires]
    yield "contract", [rows.contract(number) for number in hires]
    yield "milestone", list(chain.from_iterable(map(rows.milestones, hires)))
    yield "contract_terms", list(chain.from_iterable(map(rows.terms, hires)))
    yield "payment_request", list(chain.from_iterable(map(rows.requests, hires)))
