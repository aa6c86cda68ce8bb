"""How often entries of calendars have changed: what the events of their hires tell of it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from models.access.visibility import Noun, worker_sees
from models.calendars.coming import CalendarRow
from models.database.connection import dialect, fetch
from models.database.sql import Binds, Dialect
from models.rules.access import Viewer
from models.rules.calendars.revisions import TELLING, WITH_CHANGES, Revision, Told, revisions
from models.rules.events import HireEventType
from models.rules.lifecycle import MilestoneStatus

_TYPES = ", ".join(f"'{each}'" for each in TELLING)
_CHANGED = ", ".join(f"'{each}'" for each in WITH_CHANGES)


EventRow = Mapping[str, Any]
"""An event as the database has it."""


async def telling_events(rows: Iterable[CalendarRow], viewer: Viewer) -> Sequence[EventRow]:
    """What happened to the hires of these milestones, by hire and in order, as far as it may change an entry.

    A worker's view of a hire begins with its offer, and so does what is counted for them.
    """
    binds = Binds(dialect())
    these = binds.among("e.hire_id", _ids({row.hire for row in rows}, binds.dialect))
    statement = (
        "SELECT e.hire_id, e.seq, e.type, e.occurred_at, e.milestone_id, e.to_status, e.group_id,"
        f" CASE WHEN e.type IN ({_CHANGED}) THEN e.details END AS details FROM event e"
        f" WHERE {these} AND {worker_sees(Noun.EVENT, 'e', viewer)} AND e.type IN ({_TYPES})"
        " ORDER BY e.hire_id, e.seq"
    )
    return await fetch(statement, binds.values)


def revisions_of(rows: Iterable[CalendarRow], events: Iterable[EventRow]) -> dict[UUID, Revision]:
    """By milestone. It may take a while: not for the event loop."""
    milestones: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for row in rows:
        milestones[row.hire].append(row.id)
    found: dict[UUID, Revision] = {}
    for hire, its in groupby(events, key=lambda each: str(each["hire_id"])):
        found |= revisions([*map(_told, its)], milestones[UUID(hire)])
    return found


def _ids(ids: Iterable[UUID], dialect: Dialect) -> list[Any]:
    return list(ids) if dialect is Dialect.POSTGRES else [str(each) for each in ids]


def _told(row: EventRow) -> Told:
    milestone, status = row["milestone_id"], row["to_status"]
    return Told(
        group=row["group_id"] or row["seq"],
        type=HireEventType[row["type"]],
        occurred_at=_instant(row["occurred_at"]),
        milestone=UUID(str(milestone)) if milestone else None,
        to_status=MilestoneStatus(status) if status else None,
        changes=json.loads(row["details"] or "{}").get("changes") or [],
    )


def _instant(value: datetime | str) -> datetime:
    """PostgreSQL's driver answers instants, SQLite's texts."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.astimezone(UTC)
