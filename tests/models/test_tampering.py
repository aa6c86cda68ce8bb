"""Whoever alters anything that a chain covers is found out, whatever it is: made up from the records themselves."""

import pytest

from models.chains.coverage import CHECKED_OTHERWISE, COVERED, UNCOVERED
from models.migration import steps
from models.sql import Dialect
from tests.apart import Apart, furnished, migrated
from tests.models import released
from tests.models.alterations import Outcome, columns, found_out
from tests.models.conftest import Make
from tests.models.raw import Raw


@pytest.fixture(scope="module")
def furnished_demo(make: Make, apart: Apart) -> Raw:
    """Demo data with a row of everything."""
    database = make()
    apart.run(furnished, database.url)
    return database


def test_whatever_is_altered_is_found_and_named(furnished_demo: Raw, apart: Apart) -> None:
    # On PostgreSQL every seventh: it is the same code that looks.
    each = 1 if furnished_demo.dialect == Dialect.SQLITE else 7
    outcomes = apart.run(found_out, furnished_demo.url, each, 0)
    assert _unfound(outcomes) == []
    assert len(outcomes) > 400 / each


def test_whatever_is_altered_after_the_upgrade_is_found_and_named(make: Make, apart: Apart) -> None:
    database = make()
    released.fill(database, steps(Dialect(database.dialect))[0], apart)
    apart.run(migrated, database.url)
    outcomes = apart.run(found_out, database.url, 11, 3)
    assert _unfound(outcomes) == []


def test_every_column_is_covered_or_stands_in_one_of_the_lists(make: Make, apart: Apart) -> None:
    known = apart.run(columns, _migrated(make, apart))
    listed = [*CHECKED_OTHERWISE.items(), *UNCOVERED.items()]
    for table, reasons in listed:
        assert set(reasons) <= {*known[table], "*"}
        assert all(reasons.values())
    assert {*COVERED, *(table for table, _ in listed)} == set(known)


def _migrated(make: Make, apart: Apart) -> str:
    database = make()
    apart.run(migrated, database.url)
    return database.url


def _unfound(outcomes: list[Outcome]) -> list[str]:
    *altered, untouched = outcomes
    assert untouched.found is None
    return [f"{each.what}: {each.found}" for each in altered if not each.is_named]
