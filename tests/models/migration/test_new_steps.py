"""What `migrate --new` writes makes of a database of the step before what the records say, and loses nothing."""

from collections.abc import Iterator

import pytest

from models.database.sql import Dialect
from models.migration.upgrade import HISTORY, steps
from models.migration.writing import postgres, sqlite
from models.migration.writing.comparison import Comparison
from models.migration.writing.questions import questions
from models.migration.writing.schema import Schema, last
from tests.apart import Apart
from tests.models.conftest import Make
from tests.models.migration import released
from tests.models.migration.schemas import GIVEN, TURNS, holds_text, in_turn, with_other_tables
from tests.models.raw import Raw
from tests.models.verification.catalogue import schema_of

_STATEMENTS = {Dialect.POSTGRES: postgres.statements, Dialect.SQLITE: sqlite.statements}


@pytest.fixture(scope="module")
def newest(make: Make, apart: Apart) -> Raw:
    """What the newest step left, to be copied."""
    database = make()
    released.fill(database, steps(Dialect(database.dialect))[-1], apart)
    return database


@pytest.fixture(scope="module")
def schema(newest: Raw) -> Schema:
    dialect = Dialect(newest.dialect)
    return last(HISTORY / dialect / "models", steps(dialect))


@pytest.mark.parametrize("turn", range(TURNS))
def test_every_kind_of_change_in_every_table(
    turn: int, newest: Raw, make: Make, schema: Schema
) -> None:
    apply(in_turn(schema, Dialect(newest.dialect), turn), newest, make)


def test_tables_come_and_go(newest: Raw, make: Make, schema: Schema) -> None:
    apply(with_other_tables(schema, Dialect(newest.dialect)), newest, make)


def apply(comparison: Comparison, newest: Raw, make: Make) -> None:
    """To a copy: it is what a fresh database is, and holds what it held."""
    assert list(comparison.lines())
    assert list(questions(comparison)) == []
    database, fresh = newest.copy(), make()
    before = _rows(comparison, database)
    database.run(*_statements(comparison, database))
    assert _rows(comparison, database) == before
    fresh.run(*_statements(Comparison({}, comparison.new, {}), fresh))
    assert schema_of(database) == schema_of(fresh)
    for each in (database, fresh):
        each.drop()


def _rows(comparison: Comparison, database: Raw) -> list[list[str]]:
    """Of each table that stays, what stands in the columns that stay; what is to be given to those without a value."""
    queries = []
    for name, table in comparison.old.items():
        new = comparison.new[name].columns if name in comparison.new else {}
        columns = [_filled(each, new[each]) for each in table.columns if each in new]
        queries += [f'SELECT {", ".join(columns)} FROM "{name}"'] if columns else []
    return [sorted(map(str, rows)) for rows in database.run_each(*queries)]


def _filled(name: str, part: str) -> str:
    text = holds_text(part) and " NOT NULL" in part
    return f'coalesce("{name}", {GIVEN}) AS "{name}"' if text else f'"{name}"'


def _statements(comparison: Comparison, database: Raw) -> Iterator[str]:
    yield from ";\n".join(_STATEMENTS[Dialect(database.dialect)](comparison)).split(";\n")
