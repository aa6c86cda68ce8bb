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

from tests.bench.peers.statements import HIRE, HIRES, INBOX, LOCK, TIMELINE, WRITE

COMPANY, OWNER = UUID(os.environ["BENCH_COMPANY"]), UUID(os.environ["BENCH_OWNER"])


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
    said: dict[str, Any] = {
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
