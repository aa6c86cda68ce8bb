"""The servers tell what time brings: once, late rather than never, and nothing else."""

from datetime import UTC, datetime, timedelta
from functools import partial

from models.database.sql import Dialect
from models.migration.upgrade import steps
from models.records.event import IS_REMINDER
from models.rules.events import REMINDERS
from tests.apart import Apart, migrated
from tests.machines.patience import wait_until
from tests.models.conftest import Make
from tests.models.migration.released import fill
from tests.models.raw import Raw
from tests.models.reminders.midnight import told_after_midnight
from tests.models.reminders.servers import LATE, fits, reminded, serving, standing_still
from tests.models.reminders.walk import walked

_HIRES = 30
_EACH = 3


def test_in_a_year_all_that_is_due_is_told_once_and_nothing_else(make: Make, apart: Apart) -> None:
    database = make()
    apart.run(migrated, database.url)
    told = apart.run(walked, database.url, 0, 365)
    assert {*told} == {each.value for each in REMINDERS}


def test_a_setting_set_just_before_midnight_is_kept_on_the_day_that_begins(
    make: Make, apart: Apart
) -> None:
    database = make()
    apart.run(migrated, database.url)
    assert apart.run(told_after_midnight, database.url) == [timedelta(seconds=2)]


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


def test_nothing_is_told_of_the_time_before_the_upgrade(make: Make, apart: Apart) -> None:
    database = make()
    before = steps(Dialect(database.dialect))[11]
    fill(database, before, apart)
    apart.run(migrated, database.url)
    under_way = "status IN ('OFFERED', 'ACTIVE')"
    (hires,) = database.run(f"SELECT count(*) AS n FROM hire WHERE {under_way}")
    (looked_at,) = database.run("SELECT count(*) AS n FROM reminder_schedule")
    assert looked_at["n"] == hires["n"] > 0
    now = datetime.now(UTC)
    apart.run(reminded, database.url, now + timedelta(days=1))
    soon = now.date() + timedelta(days=5)
    early = database.run(
        "SELECT e.id FROM event e JOIN milestone m ON m.id = e.milestone_id"
        f" WHERE e.type LIKE 'MILESTONE_DUE%' AND NOT m.due_date BETWEEN '{now.date()}' AND '{soon}'"
        f" OR e.type = 'MILESTONE_OVERDUE' AND m.due_date < '{now.date()}'"
    )
    assert early == []
    apart.run(reminded, database.url, now + timedelta(days=60))
    assert has_told(database, 1)
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
