"""Somebody is erased and the chains hold: at every moment, whoever dies meanwhile; and only what was erased is gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.database.sql import Dialect
from models.migration.upgrade import steps
from tests.apart import Apart, migrated, verified
from tests.bo import BO, MESSAGES, NAME
from tests.models.conftest import Make
from tests.models.migration import released
from tests.models.raw import Raw
from tests.models.verification import forgery
from tests.models.verification.erasing import employed, erased, killed_while_erasing, unfound

STEPS = 5
"""Their access, two hires, and last what companies hold of them; the fifth finds nothing left to do."""


@pytest.fixture(scope="module")
def bos(demo: Raw, apart: Apart) -> Raw:
    """The demo with somebody who can be erased, to be copied."""
    copy = demo.copy()
    apart.run(employed, copy.url)
    return copy


@pytest.fixture
def copied(bos: Raw) -> Iterator[Raw]:
    """A copy of it."""
    copy = bos.copy()
    yield copy
    copy.drop()


def test_what_stood_in_a_checkpoint_stands_after_an_erasure(
    copied: Raw, apart: Apart, tmp_path: Path
) -> None:
    file = tmp_path / "checkpoint.jsonl"
    apart.run(forgery.taken, copied.url, file)
    assert apart.run(erased, copied.url) is None
    assert apart.run(verified, copied.url)[0] is None
    assert apart.run(forgery.changed, copied.url, file) is None


def test_whoever_is_killed_on_the_way_leaves_what_fits_and_the_next_one_goes_on(
    copied: Raw, apart: Apart
) -> None:
    for step in range(1, STEPS):
        # That their access has ended is found out by a transaction that changes nothing.
        commits = min(step, 2)
        for before in (True, False) if step % 2 == 0 else (False,):
            assert killed_while_erasing(copied.url, commits, before=before)
            assert apart.run(verified, copied.url)[0] is None
        assert can_sign_in(copied) is False
    assert not killed_while_erasing(copied.url, 2, before=False)
    assert stored_texts(copied) == set()


def can_sign_in(database: Raw) -> bool:
    known = "name = 'Bo Falkenberg' OR name LIKE 'Erased person %'"
    (person,) = database.run(f"SELECT deactivated_at FROM person WHERE {known}")
    return person["deactivated_at"] is None


def stored_texts(database: Raw) -> set[str]:
    """The messages that still stand somewhere, and the address where it is not a signed version's."""
    texts = database.run(
        "SELECT body AS text FROM message UNION ALL SELECT coalesce(disclosures, '') FROM event"
        " UNION ALL SELECT email FROM person UNION ALL SELECT search_key FROM hire"
        " UNION ALL SELECT content FROM contract WHERE content IS NOT NULL AND signed_at IS NULL"
    )
    sought = {*MESSAGES, BO, NAME.lower(), NAME}
    return {each for each in sought if any(each in row["text"] for row in texts)}


def test_a_value_that_is_taken_away_or_put_back_by_hand_is_found(
    bos: Raw, copied: Raw, apart: Apart
) -> None:
    assert apart.run(erased, copied.url) is None
    former = bos.copy()
    # Every so-manyth: on either database it is the same code that looks.
    each = 4 if copied.dialect == Dialect.SQLITE else 20
    assert apart.run(unfound, copied.url, former.url, each) == []
    former.drop()


def test_who_is_older_than_the_digests_is_forgotten_as_well(make: Make, apart: Apart) -> None:
    database, email = make(), "hiring@nordlys.example"
    released.fill(database, steps(Dialect(database.dialect))[0], apart)
    apart.run(migrated, database.url)
    (person,) = database.run(f"SELECT id, name FROM person WHERE email = '{email}'")
    theirs = f"SELECT body FROM message WHERE author_id = '{person['id']}'"
    said = {row["body"] for row in database.run(theirs)}
    assert said
    assert apart.run(erased, database.url, email) is None
    assert apart.run(verified, database.url)[0] is None
    assert {row["body"] for row in database.run(theirs)} == {""}
    # What covered all that by one salt covers it no more.
    sealed = "SELECT e.salt FROM event e JOIN message m ON m.hire_id = e.hire_id"
    sealed += f" WHERE e.type = 'CHAIN_SEALED' AND m.author_id = '{person['id']}'"
    assert {row["salt"] for row in database.run(sealed)} == {None}


ALTERED = {
    "hire": f"UPDATE hire SET description = 'Less' WHERE worker_id IN (SELECT id FROM person WHERE email = '{BO}')",
    "person": "UPDATE person SET role = 'OWNER' WHERE email = 'finance@nordlys.example'",
    "hirable": "UPDATE hirable SET created_at = '2020-01-01 00:00:00+00:00'",
}


@pytest.mark.parametrize("table", ALTERED)
def test_what_was_altered_before_is_not_covered_anew_and_nothing_is_begun(
    table: str, copied: Raw, apart: Apart
) -> None:
    copied.run(ALTERED[table])
    before = everything(copied)
    assert apart.run(erased, copied.url) == table
    assert everything(copied) == before
    named = apart.run(verified, copied.url)[0]
    assert named is not None
    assert named[0] == table


def everything(database: Raw) -> dict[str, list[str]]:
    """Every row of every table, in one order."""
    return {
        table: sorted(map(str, database.run(f"SELECT * FROM {table}")))
        for table in released.tables_of(database)
    }


def test_where_it_was_interrupted_what_was_altered_since_stops_it_there(
    copied: Raw, apart: Apart
) -> None:
    assert killed_while_erasing(copied.url, 2, before=False)
    copied.run(ALTERED["hirable"])
    before = everything(copied)
    assert apart.run(erased, copied.url) == "hirable"
    assert everything(copied) == before
