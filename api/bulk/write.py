"""Writing the tales of many hires in one transaction, by the quickest way that the database has."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from api.bulk.rows import TaleRow
from api.bulk.tale import Tale
from models.database.connection import current_connection, dialect, fetch
from models.database.sql import Binds, Dialect, stored
from models.feed import event_log
from models.hire_aggregate import agreement_of
from models.hire_columns import search_key
from models.records import Hire, ReminderSchedule
from models.rules.contract.content import content_hash, content_of
from models.rules.reminders import next_midnight
from models.unit_of_work.flush import row_of

_ORDER = (
    "job", "hire", "contract", "milestone", "contract_terms", "conversation", "payment_request",
    "event",
)  # fmt: skip
"""No row points to one of a table behind its own."""


async def write_tales(tales: Sequence[Tale], now: datetime) -> None:
    """All of the tales, which are of one company, in the transaction that the caller is in.

    Nothing is told of them whose moment lies before `now`.
    """
    await _number(tales)
    places = await event_log.feed_numbers(len(tales))
    for tale, xid in zip(tales, places, strict=True):
        tale.link()
        tale.rows["hire"] = [dict(row_of(tale.hire))]
        for event in tale.rows["event"]:
            event["xid"] = xid
    for table in _ORDER:
        await _insert(table, [row for tale in tales for row in tale.rows[table]])
    await _insert("reminder_schedule", [_schedule(t.hire, now) for t in tales if t.hire.offered_at])


async def _number(tales: Sequence[Tale]) -> None:
    """Hires and payment requests get the next numbers of the company."""
    requests = [request for tale in tales for request in tale.rows["payment_request"]]
    hired, requested = await _counted(tales[0].cast.company.id, len(tales), len(requests))
    for number, tale in enumerate(tales, hired - len(tales) + 1):
        hire = tale.hire
        hire.number = f"H-{number}"
        hire.search_key = search_key(hire)
        _write_contents(tale)
    for number, request in enumerate(requests, requested - len(requests) + 1):
        request["number"] = f"PR-{number}"


def _write_contents(tale: Tale) -> None:
    """The content that all issued versions share; each names the hire by its number."""
    cast = tale.cast
    for contract in tale.rows["contract"]:
        if contract["issued_at"]:
            terms = tale.said[contract["id"]]
            agreed = agreement_of(tale.hire, cast.company, cast.worker, terms, cast.template)
            contract["content"] = content_of(agreed)
            contract["content_hash"] = content_hash(contract["content"])
            contract["template_id"] = cast.template.id if cast.template else None


def _schedule(hire: Hire, now: datetime) -> TaleRow:
    row = ReminderSchedule(
        hire_id=hire.id, company_id=hire.company_id, since=now, look_at=next_midnight(now)
    )
    return dict(row_of(row))


async def _counted(company: UUID, hires: int, requests: int) -> tuple[int, int]:
    """The last numbers of the company, ours counted."""
    binds = Binds(dialect())
    (numbers,) = await fetch(
        f"UPDATE company SET hires_numbered = hires_numbered + {binds(hires)},"
        f" payment_requests_numbered = payment_requests_numbered + {binds(requests)}"
        f" WHERE id = {binds(company)}"
        " RETURNING hires_numbered AS hires, payment_requests_numbered AS requests",
        binds.values,
    )
    return numbers["hires"], numbers["requests"]


async def _insert(table: str, rows: Sequence[TaleRow]) -> None:
    """Rows with the same columns."""
    if not rows:
        return
    columns = list(rows[0])
    values = [list(row.values()) for row in rows]
    if dialect() is Dialect.POSTGRES:
        async with current_connection().acquire_connection() as raw:
            await raw.copy_records_to_table(table, records=values, columns=columns)
    else:
        marks = ", ".join("?" for _ in columns)
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        plain = [[stored(Dialect.SQLITE, value) for value in each] for each in values]
        await current_connection().execute_many(statement, plain)
