"""What stands in the database after a run, read by plain SQL: the rows, and each hire's transactions in their order."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import asyncpg

Row = dict[str, Any]

_TABLES = (
    "company", "hire", "milestone", "contract", "contract_terms", "payment_request", "message",
    "event", "idempotency_record",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Transaction:
    """The events of a hire that were written together."""

    hire: str
    events: tuple[Row, ...]

    @property
    def kinds(self) -> list[str]:
        """What happened, in order."""
        return [event["type"] for event in self.events]

    @property
    def actor(self) -> str:
        """Who did it."""
        return str(self.events[0]["actor_id"])

    @property
    def at(self) -> float:
        """When its operation began, in seconds since 1970."""
        return float(self.events[0]["occurred_at"])

    def of(self, kind: str) -> Row | None:
        """Its first event of this type."""
        return next((event for event in self.events if event["type"] == kind), None)


class Ledger:
    """All rows by table; ids and dates are texts, instants seconds since 1970."""

    def __init__(self, tables: dict[str, list[Row]]) -> None:
        self.tables = tables
        self._by_id = {name: {row["id"]: row for row in rows} for name, rows in tables.items()}

    def row(self, table: str, id: str) -> Row:
        """One row."""
        return self._by_id[table][id]

    def of_hire(self, table: str, hire: str) -> list[Row]:
        """The rows of one hire."""
        return [row for row in self.tables[table] if row["hire_id"] == hire]

    def terms(self, contract: str) -> dict[str, tuple[str, str, int]]:
        """What a version says of each milestone: name, due date and minor units."""
        return {
            row["milestone_id"]: (row["name"], row["due_date"], row["amount_minor"])
            for row in self.tables["contract_terms"]
            if row["contract_id"] == contract
        }

    def transactions(self) -> dict[str, list[Transaction]]:
        """Of each hire, in the order of its chain."""
        events = sorted(self.tables["event"], key=lambda event: (event["hire_id"], event["seq"]))
        return {
            hire: [
                Transaction(hire, tuple(together))
                for _, together in groupby(told, key=_told_at_once)
            ]
            for hire, told in groupby(events, key=lambda event: event["hire_id"])
        }


def _told_at_once(event: Row) -> Any:
    # One that was overtaken shares the number of the one before it: there PostgreSQL's own tells them apart.
    return event.get("xmin", event["xid"])


async def read_ledger(url: str, company: str) -> Ledger:
    """Everything that stands in this database of one company."""
    tables = _from_sqlite(url) if url.startswith("sqlite") else await _from_postgres(url)
    return Ledger(
        {name: [row for row in rows if _of(row, company)] for name, rows in tables.items()}
    )


def _from_sqlite(url: str) -> dict[str, list[Row]]:
    connection = sqlite3.connect(urlsplit(url).path)
    connection.row_factory = sqlite3.Row
    try:
        return {name: plain_rows(connection.execute(f"SELECT * FROM {name}")) for name in _TABLES}
    finally:
        connection.close()


async def _from_postgres(url: str) -> dict[str, list[Row]]:
    connection = await asyncpg.connect(url)
    try:
        return {
            name: plain_rows(await connection.fetch(f"SELECT *, xmin::text FROM {name}"))
            for name in _TABLES
        }
    finally:
        await connection.close()


def _of(row: Row, company: str) -> bool:
    # Rows that name no company hang on others, or on a key that no other company has.
    return bool(row.get("company_id", company) == company)


def plain_rows(rows: Iterable[Any]) -> list[Row]:
    """As a Ledger has them."""
    return [{name: _value(name, value) for name, value in dict(row).items()} for row in rows]


def _value(name: str, value: Any) -> Any:
    if name.endswith("_at") and isinstance(value, str):
        value = datetime.fromisoformat(value)
    match value:
        case UUID():
            return str(value)
        case datetime():
            return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()
        case date():
            return value.isoformat()
    if name == "details":
        return json.loads(value)
    return value[:10] if isinstance(value, str) and name in {"due_date", "next_due"} else value
