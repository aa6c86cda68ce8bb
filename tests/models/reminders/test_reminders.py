"""The servers tell what time brings: once, late rather than never, and nothing else."""

from datetime import timedelta
from functools import partial

from models.records.event import IS_REMINDER
from models.rules.events import REMINDERS
from tests.apart import Apart, migrated
from tests.machines.patience import wait_until
from tests.models.conftest import Make
from tests.models.raw import Raw
from tests.models.reminders.servers import LATE, fits, serving, standing_still
from tests.models.reminders.walk import walked

_HIRES = 30
_EACH = 3


def test_in_a_year_all_that_is_due_is_told_once_and_nothing_else(make: Make, apart: Apart) -> None:
    database = make()
    apart.run(migrated, database.url)
    told = apart.run(walked, database.url, 0, 365)
    assert {*told} == {each.value for each in REMINDERS}


def test_servers_that_race_and_are_killed_tell_each_once(make: Make, apart: Apart) -> None:
    database = make()
    apart.run(migrated, database.url)
    apart.run(standing_still, database.url, _HIRES)
    for crash in range(3):
        # What a server that was killed had claimed is due again in a minute.
        with serving(database.url, LATE + crash * timedelta(minutes=2), 2):
            wait_until(partial(has_told, database, 20 * crash + 1))
    with serving(database.url, LATE + timedelta(hours=1), 2):
        wait_until(partial(has_told, database, _EACH * _HIRES))
    assert told_by_type(database) == {
        "MILESTONE_DUE_SOON": (_HIRES, _HIRES),
        "MILESTONE_OVERDUE": (_HIRES, _HIRES),
        "SIGNATURE_WAITING": (_HIRES, _HIRES),
    }
    assert apart.run(fits, database.url)


def told_by_type(database: Raw) -> dict[str, tuple[int, int]]:
    """How many of each type were told, and of how many hires."""
    rows = database.run(
        "SELECT type, count(*) AS events, count(DISTINCT hire_id) AS hires FROM event"
        f" WHERE {IS_REMINDER} GROUP BY type"
    )
    return {row["type"]: (row["events"], row["hires"]) for row in rows}


def has_told(database: Raw, least: int) -> bool:
    """Whether so many were told."""
    return sum(events for events, _ in told_by_type(database).values()) >= least
