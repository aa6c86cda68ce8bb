"""Of who is erased nothing stands anywhere that need not, on whatever release the rows were written."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from models.database.sql import Dialect
from models.migration.upgrade import steps
from tests.apart import Apart, migrated, verified
from tests.models.conftest import Make
from tests.models.migration import released
from tests.models.raw import Raw
from tests.models.verification.leaving import everybody_erased

Place = tuple[str, str]
OLDEST, BEFORE = [released.numbers()[at] for at in (0, -2)]
OTHERS_WROTE = ("Emil will send you an export", "Ask Maja!")
"""What others said of somebody is theirs, and stays."""
SIGNED = {("contract", "content"), ("contract", "signed_name")}
"""What a signed version says, and the name under it."""
MADE_OF_IT = {("document", "body")}
"""Documents that are kept of signed versions; only some say so in plain words."""
# Search keys hold no name any more: of the newest steps no hire's does.
LEGACY = {
    ("person", "name_key"),
    ("person", "email_key"),
    ("hirable", "name_key"),
    ("hire", "search_key"),
}


@pytest.mark.parametrize(
    ("number", "held"), [(OLDEST, LEGACY), (BEFORE, LEGACY - {("hire", "search_key")})]
)
def test_nothing_stands_in_any_column_of_an_upgraded_database(
    number: int, held: set[Place], make: Make, apart: Apart
) -> None:
    database = make()
    released.fill(database, steps(Dialect(database.dialect))[number], apart)
    apart.run(migrated, database.url)
    # A program is no person, and whoever was erased before has no name.
    asked = "SELECT id, name, email FROM person WHERE kind IS NULL AND email NOT LIKE '%@erased.invalid'"
    people = {each["id"]: each for each in database.run(asked)}
    assert places(database, people.values()) >= held
    erased = people.keys() & apart.run(everybody_erased, database.url)
    assert len(people) - len(erased) == database.run("SELECT count(*) AS n FROM company")[0]["n"]
    assert places(database, map(people.__getitem__, erased)) - MADE_OF_IT == SIGNED
    assert apart.run(verified, database.url)[0] is None


def places(database: Raw, people: Iterable[dict[str, Any]]) -> set[Place]:
    """The tables and columns of every value in which a part of the name, or the address, of one of them stands."""
    words = "|".join(re.escape(word) for each in people for word in _words(each))
    # No syllable of another word, and no letters of a hash.
    sought = re.compile(rf"(?<![\w=+/-])({words})(?![\w=+/-])", re.IGNORECASE)
    return {place for place, text in _texts(database) if sought.search(text)}


def _words(person: dict[str, Any]) -> list[str]:
    return [*person["name"].split(), person["email"]]


def _texts(database: Raw) -> Iterator[tuple[Place, str]]:
    for table in released.tables_of(database):
        for row in database.run(f"SELECT * FROM {table}"):
            for column, value in row.items():
                text = value.decode("latin1") if isinstance(value, bytes) else str(value)
                yield (table, column), re.sub("|".join(OTHERS_WROTE), "", text)
