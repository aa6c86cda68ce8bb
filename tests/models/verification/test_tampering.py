"""Whoever alters anything that a chain covers is found out, whatever it is: made up from the records themselves."""

from pathlib import Path

import pytest

from models.database.sql import Dialect
from models.migration.upgrade import steps
from models.unit_of_work.event_chain.coverage import CHECKED_OTHERWISE, COVERED_TABLES, UNCOVERED
from tests.apart import Apart, furnished, migrated
from tests.models.conftest import Make
from tests.models.migration import released
from tests.models.raw import Raw, SqliteFile
from tests.models.verification.finding import Findings, columns, found_out, garbled

REFUSED = {
    # Either chain has a link with the other's number already, unless two of the same number are tried.
    "event.hire_id swapped",
}
"""What a database may not let stand, however it is tried."""


@pytest.fixture(scope="module")
def furnished_demo(make: Make, apart: Apart) -> Raw:
    """Demo data with a row of everything."""
    database = make()
    apart.run(furnished, database.url)
    return database


def test_whatever_is_altered_is_found_and_named(furnished_demo: Raw, apart: Apart) -> None:
    # On PostgreSQL every seventh: it is the same code that looks.
    each = 1 if furnished_demo.dialect == Dialect.SQLITE else 7
    findings = apart.run(found_out, furnished_demo.url, each, 0)
    assert _unnamed(findings) == []
    assert findings.refused <= REFUSED
    assert len(findings.outcomes) > 400 / each


def test_whatever_is_altered_after_the_upgrade_is_found_and_named(make: Make, apart: Apart) -> None:
    database = make()
    first = steps(Dialect(database.dialect))[0]
    released.fill(database, first, apart)
    apart.run(migrated, database.url)
    newer = set(released.tables_of(database)) - released.kept(first).keys()
    assert _unnamed(apart.run(found_out, database.url, 11, 3, newer)) == []


def test_what_is_no_value_of_its_column_is_found_as_well(tmp_path: Path, apart: Apart) -> None:
    database = SqliteFile(tmp_path / "milestones.db")
    apart.run(furnished, database.url)
    assert apart.run(garbled, database.url) == []


def test_every_column_is_covered_or_stands_in_one_of_the_lists(make: Make, apart: Apart) -> None:
    database = make()
    apart.run(migrated, database.url)
    known = apart.run(columns, database.url)
    listed = [*CHECKED_OTHERWISE.items(), *UNCOVERED.items()]
    for table, reasons in listed:
        assert set(reasons) <= {*known[table], "*"}
        assert all(reasons.values())
    assert {*COVERED_TABLES, *(table for table, _ in listed)} == set(known)


def _unnamed(findings: Findings) -> list[str]:
    assert findings.at_last is None
    return [f"{each.what}: {each.found}" for each in findings.outcomes if not each.is_named]
