"""The limit: Starlette and asyncpg, one statement for each page, whose JSON goes out as PostgreSQL made it.

Nobody signs in and nothing is checked: whatever a server does beyond this is what its comfort costs.
"""

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import asyncpg
import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from uuid_utils.compat import uuid7

COMPANY, OWNER = UUID(os.environ["BENCH_COMPANY"]), UUID(os.environ["BENCH_OWNER"])

_AMOUNT = """(SELECT row_to_json(o) FROM (SELECT ({t}.amount_minor / 100)::text || '.'
    || lpad(({t}.amount_minor % 100)::text, 2, '0') AS amount, {t}.currency) o) AS amount"""
_INSTANT = """to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""

_MILESTONE = f"""
    'Milestone:' || m.id AS id, m.name, m.due_date AS "dueDate", {_AMOUNT.format(t="m")},
    m.purchase_order_number AS "purchaseOrderNumber", m.status"""
_REQUEST = f"""
    (SELECT row_to_json(o) FROM (
        SELECT 'PaymentRequest:' || p.id AS id, p.number, p.status,
            {_INSTANT.format(column="p.submitted_at")} AS "submittedAt"
        FROM payment_request p WHERE p.milestone_id = m.id AND p.status IN ('PENDING', 'APPROVED')
    ) o) AS "paymentRequest" """

_PAGE = """SELECT row_to_json(answer)::text FROM (SELECT (SELECT row_to_json(list) FROM (SELECT
    (SELECT json_agg(e) FROM (
        SELECT (SELECT row_to_json(o) FROM (SELECT {node}) o) AS node
        FROM {rows} ORDER BY {order} LIMIT {size}
    ) e) AS edges,
    (SELECT row_to_json(o) FROM (SELECT (
        SELECT count(*) FROM (SELECT 1 FROM {rows} LIMIT {size} + 1) more
    ) > {size} AS "hasNextPage") o) AS "pageInfo"
) list) AS "{name}") answer"""

HIRES = _PAGE.format(
    name="hires",
    size=20,
    rows="hire h WHERE h.company_id = $1",
    order="h.id DESC",
    node=f"""
        'Hire:' || h.id AS id, h.number, h.title, h.status, h.version,
        (SELECT row_to_json(o) FROM (
            SELECT 'Worker:' || w.id AS id, w.name FROM person w WHERE w.id = h.worker_id
        ) o) AS worker,
        (SELECT row_to_json(o) FROM (SELECT (SELECT json_agg(e) FROM (
            SELECT (SELECT row_to_json(o) FROM (SELECT {_MILESTONE}, {_REQUEST}) o) AS node
            FROM milestone m WHERE m.hire_id = h.id AND m.listed ORDER BY m.due_date, m.id LIMIT 20
        ) e) AS edges) o) AS milestones""",
)

INBOX = _PAGE.format(
    name="paymentRequests",
    size=50,
    rows="payment_request p WHERE p.company_id = $1 AND p.status = 'PENDING'",
    order="p.id DESC",
    node=f"""
        'PaymentRequest:' || p.id AS id, p.number, p.status, {_AMOUNT.format(t="p")},
        {_INSTANT.format(column="p.submitted_at")} AS "submittedAt",
        (SELECT row_to_json(o) FROM (
            SELECT 'User:' || u.id AS id, u.name FROM person u WHERE u.id = p.submitted_by_id
        ) o) AS "submittedBy",
        (SELECT row_to_json(o) FROM (
            SELECT 'Hire:' || h.id AS id, h.number, h.title FROM hire h WHERE h.id = p.hire_id
        ) o) AS hire,
        (SELECT row_to_json(o) FROM (
            SELECT 'Milestone:' || m.id AS id, m.name, m.due_date AS "dueDate"
            FROM milestone m WHERE m.id = p.milestone_id
        ) o) AS milestone""",
)

TIMELINE = _PAGE.format(
    name="milestones",
    size=50,
    rows="milestone m WHERE m.company_id = $1 AND m.listed",
    order="m.due_date, m.id",
    node=f"""{_MILESTONE},
        (SELECT row_to_json(o) FROM (
            SELECT 'Hire:' || h.id AS id, h.number, h.title, (SELECT row_to_json(o) FROM (
                SELECT 'Worker:' || w.id AS id, w.name FROM person w WHERE w.id = h.worker_id
            ) o) AS worker
            FROM hire h WHERE h.id = m.hire_id
        ) o) AS hire""",
)

HIRE = f"""SELECT row_to_json(answer)::text FROM (SELECT (SELECT row_to_json(hire) FROM (
    SELECT 'Hire:' || h.id AS id, h.number, h.title, h.description, h.status, h.version,
        {_INSTANT.format(column="h.created_at")} AS "createdAt",
        (SELECT row_to_json(o) FROM (
            SELECT 'Company:' || c.id AS id, c.name FROM company c WHERE c.id = h.company_id
        ) o) AS company,
        (SELECT row_to_json(o) FROM (
            SELECT 'Worker:' || w.id AS id, w.name FROM person w WHERE w.id = h.worker_id
        ) o) AS worker,
        (SELECT row_to_json(o) FROM (
            SELECT 'Contract:' || c.id AS id, c.version, c.status, c.content_hash AS "contentHash"
            FROM contract c WHERE c.hire_id = h.id AND c.status = 'SIGNED'
        ) o) AS "activeContract",
        (SELECT row_to_json(o) FROM (SELECT (SELECT json_agg(e) FROM (
            SELECT (SELECT row_to_json(o) FROM (SELECT {_MILESTONE},
                (SELECT row_to_json(o) FROM (
                    SELECT t.name, t.due_date AS "dueDate", {_AMOUNT.format(t="t")}
                    FROM contract_terms t JOIN contract c ON c.id = t.contract_id
                    WHERE t.milestone_id = m.id AND c.status = 'SIGNED'
                ) o) AS "signedTerms", {_REQUEST}
            ) o) AS node
            FROM milestone m WHERE m.hire_id = h.id AND m.listed ORDER BY m.due_date, m.id LIMIT 50
        ) e) AS edges) o) AS milestones,
        (SELECT row_to_json(o) FROM (SELECT (SELECT json_agg(e) FROM (
            SELECT (SELECT row_to_json(o) FROM (SELECT
                'PaymentRequest:' || p.id AS id, p.number, p.status, {_AMOUNT.format(t="p")},
                {_INSTANT.format(column="p.submitted_at")} AS "submittedAt",
                (SELECT row_to_json(o) FROM (
                    SELECT 'Milestone:' || m.id AS id, m.name
                    FROM milestone m WHERE m.id = p.milestone_id
                ) o) AS milestone,
                (SELECT row_to_json(o) FROM (
                    SELECT 'User:' || u.id AS id, u.name
                    FROM person u WHERE u.id = p.submitted_by_id
                ) o) AS "submittedBy"
            ) o) AS node
            FROM payment_request p WHERE p.hire_id = h.id ORDER BY p.id DESC LIMIT 50
        ) e) AS edges) o) AS "paymentRequests"
    FROM hire h WHERE h.id = $2 AND h.company_id = $1
) hire) AS hire) answer"""

# Whoever waited for the lock sees the rows as they are then: each of them is locked.
LOCK = """
    SELECT p.status, p.number, p.milestone_id, p.worker_id, m.status AS was, h.id AS hire_id,
        h.event_seq, h.event_hash, i.subject AS done
    FROM payment_request p JOIN hire h ON h.id = p.hire_id JOIN milestone m ON m.id = p.milestone_id
    LEFT JOIN idempotency_record i
        ON i.person_id = $3 AND i.mutation = 'approvePaymentRequest' AND i.key = $4
    WHERE p.id = $1 AND p.company_id = $2 FOR NO KEY UPDATE OF h, p, m"""

WRITE = """
    WITH decided AS (UPDATE payment_request
            SET status = 'APPROVED', decided_at = $6, decided_by_id = $4 WHERE id = $1),
        completed AS (UPDATE milestone SET status = 'COMPLETED', updated_at = $6 WHERE id = $5),
        moved_on AS (UPDATE hire SET event_seq = $8::int + 1, event_hash = $12::text, next_due = coalesce(
            (SELECT min(o.due_date) FROM milestone o WHERE o.hire_id = $2 AND o.listed
                AND o.status <> 'COMPLETED' AND o.id <> $5), '9999-12-31') WHERE id = $2),
        told AS (INSERT INTO event (id, company_id, worker_id, hire_id, seq, type, occurred_at,
                actor_id, milestone_id, payment_request_id, from_status, to_status, details,
                worker_sees, hash, xid)
            SELECT e.id, $3::uuid, $7::uuid, $2, e.seq, e.type, $6, $4, $5, $1, e.was, e.now, '{}', TRUE,
                e.hash, pg_current_xact_id()::text::bigint
            FROM (VALUES
                ($9::uuid, $8::int, 'PAYMENT_REQUEST_APPROVED', $10::text, NULL, NULL),
                ($11::uuid, $8::int + 1, 'MILESTONE_STATUS_CHANGED', $12::text, $13::text, 'COMPLETED')
            ) AS e (id, seq, type, hash, was, now)),
        done AS (INSERT INTO idempotency_record
                (id, person_id, mutation, key, fingerprint, subject, created_at)
            VALUES ($14, $4, 'approvePaymentRequest', $15, $16, $1, $6))
    SELECT pg_notify('milestones_events', '')"""


async def page(request: Request) -> Response:
    """One of the pages, or an approval, by the operation's name."""
    asked = orjson.loads(await request.body())
    pool: asyncpg.Pool = request.app.state.pool
    variables = asked.get("variables") or {}
    match asked["operationName"]:
        case "Approve":
            return _json(await approve(pool, **variables["input"]))
        case "Hire":
            id = UUID(variables["id"].partition(":")[2])
            return _json(await pool.fetchval(HIRE, COMPANY, id))
        case name:
            return _json(await pool.fetchval(_PAGES[name], COMPANY))


_PAGES = {"Hires": HIRES, "Inbox": INBOX, "Timeline": TIMELINE}


async def approve(pool: asyncpg.Pool, paymentRequest: str, idempotencyKey: str) -> str:  # noqa: N803 (the input's names)
    """Lock, decide, write: state, events with their chain, idempotency record."""
    id = UUID(paymentRequest.partition(":")[2])
    async with pool.acquire() as connection, connection.transaction():
        row = await connection.fetchrow(LOCK, id, COMPANY, OWNER, idempotencyKey)
        if row["done"] is None:
            if row["status"] != "PENDING":
                raise ValueError(row["status"])
            await connection.execute(WRITE, *_written(row, id, idempotencyKey, datetime.now(UTC)))
    milestone = {"id": f"Milestone:{row['milestone_id']}", "status": "COMPLETED"}
    found = {"id": paymentRequest, "number": row["number"], "status": "APPROVED"}
    payload = {"paymentRequest": {**found, "milestone": milestone}, "userErrors": []}
    return orjson.dumps({"approvePaymentRequest": payload}).decode()


def _written(row: Any, id: UUID, key: str, at: datetime) -> tuple[Any, ...]:
    first, second, seq, head = uuid7(), uuid7(), row["event_seq"] + 1, row["event_hash"]
    said = {
        "hire": str(row["hire_id"]),
        "occurredAt": at.isoformat(timespec="microseconds"),
        "actor": str(OWNER),
        "milestone": str(row["milestone_id"]),
        "contract": None,
        "paymentRequest": str(id),
        "message": None,
        "fromStatus": None,
        "toStatus": None,
        "details": {},
    }
    told = {**said, "id": str(first), "seq": seq, "type": "PAYMENT_REQUEST_APPROVED"}
    moved = {
        **said,
        "id": str(second),
        "seq": seq + 1,
        "type": "MILESTONE_STATUS_CHANGED",
        "fromStatus": row["was"],
        "toStatus": "COMPLETED",
    }
    one = _hash(head, told)
    two = _hash(one, moved)
    fingerprint = sha256(f'{{"payment_request":"PaymentRequest:{id}"}}'.encode()).hexdigest()
    return (
        *(id, row["hire_id"], COMPANY, OWNER, row["milestone_id"], at, row["worker_id"]),
        *(seq, first, one, second, two, row["was"], uuid7(), key, fingerprint),
    )


def _hash(previous: str, said: dict[str, Any]) -> str:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256((previous + text).encode()).hexdigest()


def _json(data: str) -> Response:
    return Response(f'{{"data":{data}}}', media_type="application/json")


async def _nothing(_: asyncpg.Connection) -> None:
    """A connection is given back as it is: nobody leaves anything in it."""


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    settings = {"plan_cache_mode": "force_generic_plan", "timezone": "UTC"}
    async with asyncpg.create_pool(
        os.environ["BENCH_DATABASE"],
        min_size=10,
        max_size=10,
        reset=_nothing,
        server_settings=settings,
    ) as app.state.pool:
        yield


app = Starlette(routes=[Route("/graphql", page, methods=["POST"])], lifespan=_lifespan)
