"""How often entries of calendars have changed: what the events of their hires tell of it."""

import json
from collections import defaultdict
from collections.abc import Iterable
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


async def revisions_of(rows: Iterable[CalendarRow], viewer: Viewer) -> dict[UUID, Revision]:
    """By milestone. A worker's view of a hire begins with its offer, and so does what is counted for them."""
    milestones: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for row in rows:
        milestones[row.hire].append(row.id)
    found: dict[UUID, Revision] = {}
    for hire, events in groupby(await _events(milestones, viewer), key=lambda each: each[0]):
        found |= revisions([told for _, told in events], milestones[hire])
    return found


async def _events(hires: Iterable[UUID], viewer: Viewer) -> list[tuple[UUID, Told]]:
    """With their hires, in order."""
    binds = Binds(dialect())
    these = binds.among("e.hire_id", _ids(hires, binds.dialect))
    statement = (
        "SELECT e.hire_id, e.seq, e.type, e.occurred_at, e.milestone_id, e.to_status, e.group_id,"
        f" CASE WHEN e.type IN ({_CHANGED}) THEN e.details END AS details FROM event e"
        f" WHERE {these} AND {worker_sees(Noun.EVENT, 'e', viewer)} AND e.type IN ({_TYPES})"
        " ORDER BY e.hire_id, e.seq"
    )
    return [(UUID(str(row["hire_id"])), _told(row)) for row in await fetch(statement, binds.values)]


def _ids(ids: Iterable[UUID], dialect: Dialect) -> list[Any]:
    return list(ids) if dialect is Dialect.POSTGRES else [str(each) for each in ids]


def _told(row: dict[str, Any]) -> Told:
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
