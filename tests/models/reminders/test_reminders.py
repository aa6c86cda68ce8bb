"""The servers tell what time brings: once, late rather than never, and nothing else."""

from models.rules.events import REMINDERS
from tests.apart import Apart, migrated
from tests.models.conftest import Make
from tests.models.reminders.walk import walked


def test_in_a_year_all_that_is_due_is_told_once_and_nothing_else(make: Make, apart: Apart) -> None:
    database = make()
    apart.run(migrated, database.url)
    told = apart.run(walked, database.url, 0, 365)
    assert {*told} == {each.value for each in REMINDERS}
