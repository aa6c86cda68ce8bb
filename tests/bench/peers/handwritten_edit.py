"""The save of the Manage Milestones view, written by hand: a new version for the worker to sign."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

import asyncpg
from uuid_utils.compat import uuid7

from tests.bench.peers import statements_of_writes as sql
from tests.bench.peers.handwritten_verbs import (
    ITS_COMPANY,
    Happened,
    Json,
    Locked,
    amount,
    id_of,
    locked,
    text_of,
)


async def edit(
    pool: asyncpg.Pool,
    hire: str,
    expectedVersion: int,  # noqa: N803 (the input's names)
    update: list[Json],
    idempotencyKey: str,  # noqa: N803 (the input's names)
) -> Json:
    """New terms of milestones that are not locked."""
    id, contract = id_of(hire), uuid7()
    async with locked(pool, sql.LOCK_HIRE, id, ITS_COMPANY, idempotencyKey) as it:
        if it.done or it.row["version"] != expectedVersion or it.row["status"] != "ACTIVE":
            raise ValueError(it.row["version"])
        standing = await it.connection.fetch(sql.STANDING, id)
        agreed = _agreed(standing, {id_of(each["milestone"]): each for each in update})
        content = _content(it.row, hire, agreed)
        await _write(it, contract, standing, agreed, content)
    node = {
        "id": hire,
        "version": expectedVersion + 1,
        "milestones": {"edges": [{"node": _shown(each, it.row["currency"])} for each in agreed]},
    }
    issued = {
        "id": f"Contract:{contract}",
        "version": standing[0]["version"] + 1,
        "status": "PENDING_SIGNATURE",
        "contentHash": _hash(content),
    }
    return {"editMilestones": {"hire": node, "contract": issued, "userErrors": []}}


def _agreed(standing: Iterable[Any], update: dict[UUID, Json]) -> list[Json]:
    agreed = []
    for row in standing:
        change = update.get(row["id"], {})
        if change and row["status"] != "IN_PROGRESS":
            raise ValueError(row["status"])
        minor = int(Decimal(change["amount"]) * 100) if change else row["amount_minor"]
        agreed.append(
            {
                "id": uuid7(),
                "milestone": row["id"],
                "name": change.get("name", row["name"]),
                "due_date": change.get("dueDate", row["due_date"].isoformat()),
                "amount_minor": minor,
            }
        )
    return sorted(agreed, key=lambda each: (each["due_date"], each["milestone"]))


async def _write(
    it: Locked, contract: UUID, standing: list[Any], agreed: list[Json], content: str
) -> None:
    row, first, hashed = it.row, standing[0], _hash(content)
    before = {each["id"]: each for each in standing}
    facts = [_edited(before[each["milestone"]], each) for each in agreed]
    issued = Happened("CONTRACT_ISSUED", contract=contract, details={"contentHash": hashed})
    more = (
        *(contract, first["contract_id"], first["version"] + 1, row["currency"]),
        *(sum(each["amount_minor"] for each in agreed), content, hashed),
        *(text_of(agreed), date.fromisoformat(agreed[0]["due_date"])),
    )
    await it.write(sql.EDIT, row["hire_id"], [*facts, issued], *more, at=datetime.now(UTC))


def _edited(was: Any, now: Json) -> Happened:
    pairs = {
        "name": (was["name"], now["name"]),
        "dueDate": (was["due_date"].isoformat(), now["due_date"]),
        "amount": (_money(was["amount_minor"]), _money(now["amount_minor"])),
    }
    changes = [(name, *pair) for name, pair in pairs.items() if pair[0] != pair[1]]
    return Happened("MILESTONE_EDITED", now["milestone"], details={"changes": changes})


def _content(row: Any, hire: str, agreed: list[Json]) -> str:
    milestones = [
        {
            "name": each["name"],
            "dueDate": each["due_date"],
            "amount": _money(each["amount_minor"]),
        }
        for each in agreed
    ]
    total = _money(sum(each["amount_minor"] for each in agreed))
    said = {
        "format": "milestones-contract/2",
        "hire": {"number": row["number"], "id": hire},
        "company": row["company"],
        "worker": {"name": row["worker"], "email": row["email"]},
        "title": row["title"],
        "description": row["description"],
        "additionalTerms": row["additional_terms"],
        "startDate": row["start_date"] and row["start_date"].isoformat(),
        "endDate": row["end_date"] and row["end_date"].isoformat(),
        "currency": row["currency"],
        "rate": {"type": "MILESTONES", "milestones": milestones, "totalAmount": total},
        "template": None,
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


def _shown(each: Json, currency: str) -> Json:
    return {
        "id": f"Milestone:{each['milestone']}",
        "name": each["name"],
        "dueDate": each["due_date"],
        "amount": amount(each["amount_minor"], currency),
        "status": "IN_PROGRESS",
        "isAwaitingSignature": True,
    }


def _money(minor: int) -> str:
    return f"{minor // 100}.{minor % 100:02d}"


def _hash(content: str) -> str:
    return sha256(content.encode()).hexdigest()
