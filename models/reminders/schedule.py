"""The rows that say when a hire is to be looked at next: written in the transaction that makes it necessary.

A day's reminders are judged when it begins: whoever changes something has the hire looked at on the next midnight. By
a due date that is moved, or a setting that was set a while ago, something may have to be told at once: then it is
looked at now. Who looks claims rows for a while; if their process dies, they are due again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from models.database.connection import dialect, fetch, fetch_value
from models.database.history import not_outgrown
from models.database.sql import Binds, Dialect
from models.ids import new_id
from models.records import Company, Hire, ReminderSchedule
from models.reminders.settings import due_setting
from models.rules.reminders import next_midnight, shifted
from models.unit_of_work.flush import TableWrite, inserted, row_of

HIRES_AT_ONCE = 50
"""Hires that are claimed at once, at the most."""

MARKED_AT_ONCE = 500
"""Hires that are marked by one transaction at the most, when their company has set its settings anew."""

CLAIMED_FOR = timedelta(minutes=1)
"""After so long a hire that was claimed, and not looked at, is anybody's to take."""

_EARLIER = "CASE WHEN reminder_schedule.look_at < {at} THEN reminder_schedule.look_at ELSE {at} END"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A hire to look at, and the mark that its row had then."""

    hire: UUID
    mark: UUID


def to_be_looked_at(hire: Hire, company: Company, at: datetime) -> TableWrite:
    """The write that has an offered hire looked at, since somebody did something at `at`: then, or next midnight."""
    row = ReminderSchedule(
        hire_id=hire.id,
        company_id=hire.company_id,
        since=hire.offered_at,
        look_at=at if _is_near(hire, company, at) else next_midnight(at),
    )
    earlier = _EARLIER.format(at="excluded.look_at")
    insert = inserted("reminder_schedule", [row_of(row)])

    def part(binds: Binds) -> str:
        # WHERE keeps SQLite from taking the ON for that of a join.
        return (
            f"{insert(binds)} WHERE TRUE ON CONFLICT (hire_id)"
            f" DO UPDATE SET look_at = {earlier}, mark = excluded.mark"
        )

    return part


def _is_near(hire: Hire, company: Company, at: datetime) -> bool:
    """Whether a due date of the hire is to be told by then; it may have been told already."""
    days = due_setting(company).days
    first = shifted(hire.next_due, 1 if days is None else -days)
    return first is not None and first <= at.date()


async def claim_due(now: datetime) -> list[Claimed]:
    """Take hires whose moment has come, those of the earliest first; nobody else gets them for a while."""
    if not await _overdue(now):
        # On SQLite a claim takes the place of whoever wants to write: none is made in vain.
        return []
    binds = Binds(dialect())
    chosen = (
        f"SELECT s.hire_id FROM reminder_schedule s WHERE s.look_at <= {binds(now)}"
        f" AND {not_outgrown()} ORDER BY s.look_at LIMIT {HIRES_AT_ONCE}"
    )
    if binds.dialect is Dialect.POSTGRES:
        chosen += " FOR UPDATE SKIP LOCKED"
    rows = await fetch(
        f"UPDATE reminder_schedule SET look_at = {binds(now + CLAIMED_FOR)}"
        f" WHERE hire_id IN ({chosen}) RETURNING hire_id, mark",
        binds.values,
    )
    return [Claimed(_id(row["hire_id"]), _id(row["mark"])) for row in rows]


async def late_seconds(now: datetime) -> float:
    """For how long the hire that waits longest was to be looked at; 0.0 where none waits."""
    since = await _overdue(now)
    due = datetime.fromisoformat(since) if isinstance(since, str) else since
    return (now - due).total_seconds() if due else 0.0


async def put_down(claimed: Claimed, next_look: datetime | None) -> None:
    """Write down when to look at it next, unless somebody did something meanwhile."""
    binds = Binds(dialect())
    await fetch(
        f"UPDATE reminder_schedule SET look_at = {binds(next_look)}{_where(claimed, binds)}",
        binds.values,
    )


async def drop_schedule(claimed: Claimed) -> None:
    """Time brings nothing of this hire any more."""
    binds = Binds(dialect())
    await fetch(f"DELETE FROM reminder_schedule{_where(claimed, binds)}", binds.values)


async def mark_some(company: UUID, behind: UUID, at: datetime) -> UUID | None:
    """Have the next hires of a company behind this one looked at at once; the last of them, None where there are none.

    The settings were set some time before `at`, and maybe on the day before. Whoever calls holds the company's row.
    """
    binds = Binds(dialect())
    some = (
        f"SELECT s.hire_id FROM reminder_schedule s WHERE s.company_id = {binds(company)}"
        f" AND s.hire_id > {binds(behind)} ORDER BY s.hire_id LIMIT {MARKED_AT_ONCE}"
    )
    earlier = _EARLIER.format(at=binds(at))
    rows = await fetch(
        f"UPDATE reminder_schedule SET look_at = {earlier}, mark = {binds(new_id())}"
        f" WHERE hire_id IN ({some}) RETURNING hire_id",
        binds.values,
    )
    return max((_id(row["hire_id"]) for row in rows), default=None)


async def _overdue(now: datetime) -> Any:
    binds = Binds(dialect())
    return await fetch_value(
        f"SELECT min(s.look_at) FROM reminder_schedule s WHERE s.look_at <= {binds(now)}",
        binds.values,
    )


def _where(claimed: Claimed, binds: Binds) -> str:
    same = f"hire_id = {binds(claimed.hire)} AND mark = {binds(claimed.mark)}"
    return f" WHERE {same} RETURNING hire_id"


def _id(value: object) -> UUID:
    return UUID(str(value))
