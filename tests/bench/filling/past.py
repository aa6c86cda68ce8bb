"""What the database remembers before anything is measured: events and idempotency records, made by the database itself.

A plan that is made on empty tables says nothing of one that is made in earnest, and an index of a million rows is
deeper than one of none. Each hire has the same number of events, the last of which is the head of its chain.
"""

from datetime import datetime

from tests.bench.filling.rows import HIRES, NOW, OWNER, WORKER

FUNCTIONS = [
    """CREATE FUNCTION hexed(said text) RETURNS text LANGUAGE sql IMMUTABLE
        AS $$ SELECT encode(sha256(convert_to(said, 'UTF8')), 'hex') $$""",
    """CREATE FUNCTION given(number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
        AS $$ SELECT ('01920000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid $$""",
]
"""What PostgreSQL needs for `written`, and is to lose again; SQLite gets the same from Python."""


MOST = 2**48 - 1


def given(number: int) -> str:
    """The id of the n-th row of a table."""
    return f"01920000-0000-7000-8000-{number:012x}"


def each_hire(rows: int) -> int:
    """How many events each hire has of so many: an even number, as each transaction writes two."""
    return rows // HIRES // 2 * 2


def numbers_taken(rows: int) -> str:
    """On PostgreSQL: no event bears the number of a transaction that is still to come."""
    loop = "FOR n IN 1..%d LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP"
    return f"DO $$ BEGIN {loop % (each_hire(rows) // 2 * HIRES)}; END $$"


def written(rows: int, at: datetime) -> list[str]:
    """What writes so many events, and so many idempotency records of this moment."""
    count = each_hire(rows)
    return [_events(count), _heads(count), _records(rows, at)] if count else []


def _series(count: int) -> str:
    more = f"SELECT n + 1 FROM series WHERE n < {count}"
    return f"WITH RECURSIVE series (n) AS (SELECT 1 UNION ALL {more})"


def _events(count: int) -> str:
    """By two: a request is submitted, and its milestone moves on."""
    return f"""INSERT INTO event (id, xid, seq, type, occurred_at, actor_id, company_id, worker_id,
            hire_id, milestone_id, group_id, from_status, to_status, details, covers, salt,
            worker_sees, hash)
        {_series(count)}
        SELECT given(h.place * 1000000 + s.n), (s.n - 1) / 2 * {HIRES} + h.place, s.n,
            CASE s.n % 2 WHEN 1 THEN 'PAYMENT_REQUEST_SUBMITTED' ELSE 'MILESTONE_STATUS_CHANGED' END,
            '{NOW.isoformat(" ")}', '{WORKER}', h.company_id, h.worker_id, h.id, h.milestone, h.milestone,
            CASE s.n % 2 WHEN 0 THEN 'IN_PROGRESS' END, CASE s.n % 2 WHEN 0 THEN 'PENDING_APPROVAL' END,
            CASE s.n % 2 WHEN 1 THEN '{{"amount": "1250.00"}}' ELSE '{{}}' END,
            CASE s.n % 2 WHEN 0 THEN '{{"milestone": "' || hexed('a' || s.n) || '"}}' END,
            CASE s.n % 2 WHEN 0 THEN hexed('salt' || s.n) END,
            TRUE, hexed(h.place || ' ' || s.n)
        FROM series s CROSS JOIN (
            SELECT h.id, h.company_id, h.worker_id, row_number() OVER (ORDER BY h.id) AS place,
                (SELECT m.id FROM milestone m WHERE m.hire_id = h.id
                    ORDER BY m.due_date, m.id LIMIT 1) AS milestone
            FROM hire h) h
        ORDER BY s.n, h.place"""


def _heads(count: int) -> str:
    return f"""UPDATE hire SET event_seq = {count}, event_hash = (
        SELECT e.hash FROM event e WHERE e.hire_id = hire.id AND e.seq = {count})"""


def _records(rows: int, at: datetime) -> str:
    return f"""INSERT INTO idempotency_record
            (id, person_id, mutation, key, fingerprint, subject, created_at)
        {_series(rows)}
        SELECT given(s.n), '{OWNER}',
            CASE s.n % 2 WHEN 0 THEN 'approvePaymentRequest' ELSE 'postMessage' END,
            hexed('key' || s.n), hexed('input' || s.n), given(s.n), '{at.isoformat(" ")}'
        FROM series s"""
