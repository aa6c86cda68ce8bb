"""The mutations that are written by hand: lock, decide, write state, events with their chain, idempotency record."""

import json
import os
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

import asyncpg
from uuid_utils.compat import uuid7

from tests.bench.peers import statements_of_writes as sql

COMPANY = UUID(os.environ["BENCH_COMPANY"])
OWNER, WORKER = UUID(os.environ["BENCH_OWNER"]), UUID(os.environ["BENCH_WORKER"])
ITS_COMPANY, ITS_WORKER = (COMPANY, OWNER), (WORKER, WORKER)

Json = dict[str, Any]


@dataclass(frozen=True)
class Happened:
    """An event."""

    type: str
    milestone: UUID | str | None = None
    request: UUID | None = None
    message: UUID | None = None
    contract: UUID | None = None
    was: str | None = None
    now: str | None = None
    details: Json = field(default_factory=dict)


@dataclass
class Locked:
    """A hire, locked, with what was read."""

    row: Any
    connection: asyncpg.Connection
    by: UUID
    key: str

    @property
    def done(self) -> bool:
        """Whether the key did it before."""
        return self.row["done"] is not None

    async def write(
        self, statement: str, subject: UUID, facts: Iterable[Happened], *more: Any, at: datetime
    ) -> Any:
        """All of it, by one statement."""
        row, told = self.row, _told(self.row, facts, self.by, at)
        fingerprint = sha256(f"{subject} {more}".encode()).hexdigest()
        last = (told[-1]["seq"], told[-1]["hash"])
        return await self.connection.fetchval(
            statement,
            *(row["company_id"], row["worker_id"], row["hire_id"], at, self.by, text_of(told)),
            *(uuid7(), self.key, fingerprint, subject, *last, *more),
        )


@asynccontextmanager
async def locked(
    pool: asyncpg.Pool, statement: str, id: UUID, who: tuple[UUID, UUID], key: str
) -> AsyncIterator[Locked]:
    """A transaction that begins with the lock. `who`: whose it must be, and who acts."""
    scope, by = who
    async with pool.acquire() as connection, connection.transaction():
        row = await connection.fetchrow(statement, id, scope, by, key)
        yield Locked(row, connection, by, key)


async def approve(pool: asyncpg.Pool, paymentRequest: str, idempotencyKey: str) -> Json:  # noqa: N803 (the input's names)
    """The company accepts."""
    who, now = ITS_COMPANY, "COMPLETED"
    how = _Decision("approvePaymentRequest", "APPROVED", now, who, sql.APPROVE)
    return await _decide(pool, how, paymentRequest, idempotencyKey)


async def cancel(pool: asyncpg.Pool, paymentRequest: str, idempotencyKey: str) -> Json:  # noqa: N803 (the input's names)
    """The worker takes it back."""
    who, now = ITS_WORKER, "IN_PROGRESS"
    how = _Decision("cancelPaymentRequest", "CANCELLED", now, who, sql.CANCEL)
    return await _decide(pool, how, paymentRequest, idempotencyKey)


class _Decision(NamedTuple):
    """`status` is the request's from then on, `now` the milestone's."""

    mutation: str
    status: str
    now: str
    who: tuple[UUID, UUID]
    write: str


async def _decide(pool: asyncpg.Pool, how: _Decision, given: str, key: str) -> Json:
    id, (mutation, status, now, who, write) = id_of(given), how
    async with locked(pool, sql.LOCK_REQUEST.format(mutation), id, who, key) as it:
        row = it.row
        if not it.done:
            if row["status"] != "PENDING":
                raise ValueError(row["status"])
            milestone = row["milestone_id"]
            facts = (
                Happened(f"PAYMENT_REQUEST_{status}", milestone, id),
                Happened("MILESTONE_STATUS_CHANGED", milestone, id, was=row["was"], now=now),
            )
            await it.write(write, id, facts, milestone, at=datetime.now(UTC))
    request = {"id": given, "number": row["number"], "status": status}
    if status == "CANCELLED":
        request["amount"] = amount(row["amount_minor"], row["currency"])
    request["milestone"] = {"id": f"Milestone:{row['milestone_id']}", "status": now}
    return {mutation: {"paymentRequest": request, "userErrors": []}}


async def submit(
    pool: asyncpg.Pool,
    milestone: str,
    idempotencyKey: str,  # noqa: N803 (the input's names)
    note: str | None = None,
) -> Json:
    """The worker asks for the signed amount."""
    id, request, at = id_of(milestone), uuid7(), datetime.now(UTC)
    async with locked(pool, sql.LOCK_MILESTONE, id, ITS_WORKER, idempotencyKey) as it:
        row = it.row
        number = row["number"]
        if not it.done:
            if (row["status"], row["was"], row["awaiting_signature"]) != _DUE:
                raise ValueError(row["was"])
            moved = {"was": row["was"], "now": "PENDING_APPROVAL"}
            facts = (
                Happened("PAYMENT_REQUEST_SUBMITTED", id, request),
                Happened("MILESTONE_STATUS_CHANGED", id, request, **moved),
            )
            more = (id, row["contract_id"], row["amount_minor"], row["currency"], note)
            number = await it.write(sql.SUBMIT, request, facts, *more, at=at)
    asked = {
        "id": f"PaymentRequest:{row['done'] or request}",
        "number": number,
        "status": "PENDING",
        "amount": amount(row["amount_minor"], row["currency"]),
        "note": note,
        "submittedAt": _instant(at),
        "milestone": {"id": milestone, "status": "PENDING_APPROVAL"},
    }
    return {"submitPaymentRequest": {"paymentRequest": asked, "userErrors": []}}


_DUE = ("ACTIVE", "IN_PROGRESS", False)


async def post(pool: asyncpg.Pool, conversation: str, body: str, idempotencyKey: str) -> Json:  # noqa: N803 (the input's names)
    """The company writes."""
    id, message, at = id_of(conversation), uuid7(), datetime.now(UTC)
    async with locked(pool, sql.LOCK_CONVERSATION, id, ITS_COMPANY, idempotencyKey) as it:
        if not it.done:
            facts = (Happened("MESSAGE_POSTED", message=message),)
            await it.write(sql.POST, message, facts, id, body, at=at)
    author = {"id": f"User:{OWNER}", "name": it.row["author"]}
    said = {"id": f"Message:{message}", "body": body, "sentAt": _instant(at), "author": author}
    return {"postMessage": {"message": said, "userErrors": []}}


def _told(row: Any, facts: Iterable[Happened], by: UUID, at: datetime) -> list[Json]:
    told, head = [], row["event_hash"]
    for seq, fact in enumerate(facts, start=row["event_seq"] + 1):
        id = uuid7()
        said = {
            "id": str(id),
            "hire": str(row["hire_id"]),
            "seq": seq,
            "occurredAt": at.isoformat(timespec="microseconds"),
            "actor": str(by),
            "type": fact.type,
            "milestone": _name(fact.milestone),
            "contract": _name(fact.contract),
            "paymentRequest": _name(fact.request),
            "message": _name(fact.message),
            "fromStatus": fact.was,
            "toStatus": fact.now,
            "details": fact.details,
        }
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        head = sha256((head + text).encode()).hexdigest()
        told.append({**vars(fact), "id": id, "seq": seq, "hash": head})
        told[-1]["details"] = json.dumps(fact.details, ensure_ascii=False)
    return told


def text_of(value: Any) -> str:
    """As JSON."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _name(value: UUID | str | None) -> str | None:
    return str(value) if value else None


def id_of(given: str) -> UUID:
    """A global id's own."""
    return UUID(given.partition(":")[2])


def amount(minor: int, currency: str) -> Json:
    """Money, of two decimals."""
    return {"amount": f"{minor // 100}.{minor % 100:02d}", "currency": currency}


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


VERBS: dict[str, Callable[..., Any]] = {
    "Approve": approve,
    "Cancel": cancel,
    "Submit": submit,
    "Post": post,
}
