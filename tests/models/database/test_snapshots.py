"""A snapshot ends with the block, whatever the database does for it just then."""

from tests.apart import Apart
from tests.models.conftest import Make
from tests.models.database.held_open import given_up_at_work


def test_a_statement_that_is_under_way_ends_with_its_snapshot(make: Make, apart: Apart) -> None:
    database = make()
    assert apart.run(given_up_at_work, database.url) == [1]
    database.drop()
