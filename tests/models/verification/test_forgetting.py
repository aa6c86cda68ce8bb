"""Whoever writes a column forgets none that repeats it: the verb fails, or `verify` finds it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from models.unit_of_work.event_chain.coverage import is_covered
from models.unit_of_work.repeated import OWN
from tests.apart import Apart, furnished
from tests.models.conftest import Make
from tests.models.raw import Raw, SqliteFile
from tests.models.verification.finding import columns
from tests.models.verification.forgetful import (
    renamed,
    served_forgetfully,
    served_without_giving_back,
)
from tests.models.verification.forgetting import BOUND, contradicted, overlooked

# How a link names a row.
NAMES = {"id", "revision"}


@pytest.fixture(scope="module")
def furnished_demo(tmp_path_factory: pytest.TempPathFactory, apart: Apart) -> Raw:
    """Demo data with a row of everything. (Both databases are looked at by the same code.)"""
    database = SqliteFile(tmp_path_factory.mktemp("forgetting") / "milestones.db")
    apart.run(furnished, database.url)
    return database


def test_every_column_is_said_to_repeat_something_or_nothing(
    furnished_demo: Raw, apart: Apart
) -> None:
    for table, names in apart.run(columns, furnished_demo.url).items():
        covered = {name for name in names if is_covered(table, name)} - NAMES
        bound, own = BOUND.get(table, set()) & covered, OWN.get(table, frozenset())
        assert bound | own == covered, f"models/unit_of_work/repeated.py lacks columns of {table}"
        assert not bound & own, f"models/unit_of_work/repeated.py has columns of {table} twice"


def test_a_column_that_does_not_repeat_what_it_should_is_found(
    furnished_demo: Raw, apart: Apart
) -> None:
    assert apart.run(overlooked, furnished_demo.url) == []


def test_a_column_that_repeats_nothing_may_be_anything(furnished_demo: Raw, apart: Apart) -> None:
    assert apart.run(contradicted, furnished_demo.url) is None


@pytest.mark.parametrize(
    ("written", "forgotten"),
    [
        ([], "hire.title was changed, and hire.search_key, which repeats it, was not"),
        (["hire.search_key"], "hire.title was changed, and job.title, which repeats it, was not"),
        (["hire.search_key", "job.title"], ""),
        (["*"], ""),
    ],
)
def test_a_verb_that_forgets_what_repeats_a_column_changes_nothing(
    written: Sequence[str], forgotten: str, tampered: Raw, apart: Apart
) -> None:
    assert apart.run(renamed, tampered.url, written) == forgotten
    titles = {row["title"] for row in tampered.run("SELECT title FROM hire")}
    assert ("Another" in titles) is (not forgotten)


def test_what_a_verb_forgot_is_found_at_the_end_of_a_session_of_tests(
    make: Make, tmp_path: Path, apart: Apart
) -> None:
    found = apart.run(served_forgetfully, make().url, tmp_path)
    assert found.startswith("milestone ")
    assert "offered should be True, but is False" in found


def test_a_hire_that_goes_on_to_say_what_was_withdrawn_is_found(
    make: Make, tmp_path: Path, apart: Apart
) -> None:
    found = apart.run(served_without_giving_back, make().url, tmp_path)
    assert found.startswith("hire ")
    assert "title should be A site, but is A shop" in found
