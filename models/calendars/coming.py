"""The milestones that a calendar feed shows, found by indexes and bounded: those that are nearest to today.

Four stretches, each of which ends somewhere: what is ahead, what lies behind, what was removed, what is over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from models.access.visibility import Noun, visible
from models.database.connection import dialect, fetch
from models.database.sql import Binds
from models.records.milestone import IS_COMING, IS_IN_CONTRACT
from models.rules.access import Viewer
from models.rules.calendars.entries import CANCELLED_FOR
from models.rules.lifecycle import HireStatus, MilestoneStatus
from models.rules.reminders import DAYS_BEFORE_DUE, setting_of

MOST_AHEAD, MOST_BEHIND, MOST_CANCELLED = 1000, 500, 250
"""Entries of hires that are not over: due today or later, and before; and of either kind of cancelled ones."""


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A milestone, its hire and its company, as far as a calendar shows them."""

    id: UUID
    hire: UUID
    name: str
    due: date
    status: MilestoneStatus
    listed: bool
    awaiting: bool
    title: str
    hire_status: HireStatus
    remind_days: int | None


async def rows_of(viewer: Viewer, hire: UUID | None, at: datetime) -> list[CalendarRow]:
    """Those of one hire, or of all hires that the viewer sees, by due date."""
    binds = Binds(dialect())
    rows = await fetch(statement_of(viewer, hire, at, binds), binds.values)
    return sorted(map(_row, rows), key=lambda row: (row.due, row.id))


def statement_of(viewer: Viewer, hire: UUID | None, at: datetime, binds: Binds) -> str:
    """The statement that reads them."""
    stretches = _stretches(viewer, hire, at, binds)
    return " UNION ALL ".join(f"SELECT * FROM ({each}) s" for each in stretches)


_COLUMNS = (
    "m.id, m.hire_id, m.name, m.due_date, m.status, m.listed, m.awaiting_signature, h.title,"
    " h.status AS hire_status, c.remind_days_before_due, c.remind_days_before_due_set_at"
)
_HIRE = "JOIN hire h ON h.id = m.hire_id JOIN company c ON c.id = m.company_id"
_REMOVED = f"NOT {IS_IN_CONTRACT}"


def _stretches(viewer: Viewer, hire: UUID | None, at: datetime, binds: Binds) -> Iterator[str]:
    today, since = binds(at.date()), binds(at - CANCELLED_FOR)
    seen = visible(Noun.MILESTONE, "m", viewer, binds)
    if hire:
        seen += f" AND m.hire_id = {binds(hire)}"
    coming = f"{_of_milestone(IS_COMING)} AND {_of_milestone(IS_IN_CONTRACT)}"
    some = f"SELECT {_COLUMNS} FROM milestone m {_HIRE} WHERE {seen}"
    yield (
        f"{some} AND {coming} AND m.due_date >= {today}"
        f" ORDER BY m.due_date, m.id LIMIT {MOST_AHEAD}"
    )
    yield (
        f"{some} AND {coming} AND m.due_date < {today}"
        f" ORDER BY m.due_date DESC, m.id DESC LIMIT {MOST_BEHIND}"
    )
    yield (
        f"{some} AND {_of_milestone(_REMOVED)} AND m.updated_at > {since}"
        f" ORDER BY m.updated_at DESC, m.id DESC LIMIT {MOST_CANCELLED}"
    )
    yield _over(viewer, hire, since, binds)


def _over(viewer: Viewer, hire: UUID | None, since: str, binds: Binds) -> str:
    """Of hires that are over, those that ended last, found by their own index."""
    seen = visible(Noun.HIRE, "h", viewer, binds)
    if hire:
        seen += f" AND h.id = {binds(hire)}"
    return (
        f"SELECT {_COLUMNS} FROM hire h JOIN milestone m ON m.hire_id = h.id"
        f" JOIN company c ON c.id = h.company_id WHERE {seen} AND h.ended_at > {since}"
        f" AND {visible(Noun.MILESTONE, 'm', viewer, binds)} AND {_of_milestone(IS_IN_CONTRACT)}"
        f" ORDER BY h.ended_at DESC, h.id DESC, m.due_date, m.id LIMIT {MOST_CANCELLED}"
    )


def _of_milestone(condition: str) -> str:
    """The condition of an index of milestones, of the row `m`."""
    for column in ("hire_status", "listed", "awaiting_signature"):
        condition = condition.replace(column, f"m.{column}")
    return condition


def _row(row: dict[str, Any]) -> CalendarRow:
    days, set_at = row["remind_days_before_due"], row["remind_days_before_due_set_at"]
    return CalendarRow(
        id=UUID(str(row["id"])),
        hire=UUID(str(row["hire_id"])),
        name=row["name"],
        due=_day(row["due_date"]),
        status=MilestoneStatus(row["status"]),
        listed=bool(row["listed"]),
        awaiting=bool(row["awaiting_signature"]),
        title=row["title"],
        hire_status=HireStatus(row["hire_status"]),
        remind_days=setting_of(days, set_at, DAYS_BEFORE_DUE).days,
    )


def _day(value: date | str) -> date:
    """PostgreSQL's driver answers dates, SQLite's texts."""
    return date.fromisoformat(value) if isinstance(value, str) else value
