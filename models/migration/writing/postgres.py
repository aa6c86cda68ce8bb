"""A step for PostgreSQL: its tables are altered where they stand."""

import re
from collections.abc import Iterator

from models.migration.writing.columns import Column
from models.migration.writing.comparison import Altered, Comparison, SchemaChange
from models.migration.writing.schema import TableParts


def statements(comparison: Comparison) -> Iterator[str]:
    """In an order in which nothing is missed, and nothing in the way."""
    for table in comparison.altered:
        yield from (
            f'DROP INDEX "{name}"'
            for name in (*table.indexes.dropped, *_read_anew(table, table.indexes))
        )
    for name, added in comparison.added.items():
        yield f'CREATE TABLE "{name}" (\n    {added.statement}\n)'
    for table in comparison.altered:
        yield from _altered(comparison, table)
    yield from (f'DROP TABLE "{name}"' for name in comparison.gone)
    for added in comparison.added.values():
        yield from added.indexes.values()
    for table in comparison.altered:
        yield from (table.indexes.written | _read_anew(table, table.indexes)).values()


def _altered(comparison: Comparison, table: Altered) -> Iterator[str]:
    """Constraints go before any row changes, and come when all have."""
    name, anew = table.name, _read_anew(table, table.constraints)
    drops = [f'DROP CONSTRAINT "{each}"' for each in (*table.constraints.dropped, *anew)]
    yield from _alter(name, drops)
    yield from _filled(comparison, table)
    written = (table.constraints.written | anew).values()
    yield from _alter(name, [*_clauses(comparison, table), *(f"ADD {part}" for part in written)])
    yield from _alter(
        name, [f'ALTER COLUMN "{each}" DROP DEFAULT' for each in _lent(comparison, table)]
    )


def _alter(table: str, clauses: list[str]) -> Iterator[str]:
    if clauses:
        yield f'ALTER TABLE "{table}"\n    ' + ",\n    ".join(clauses)


def _filled(comparison: Comparison, table: Altered) -> Iterator[str]:
    """Values for the rows without one, in columns that must not be null any more."""
    for name, part in table.columns.altered.items():
        was, now = Column.of(table.old.columns[name]), Column.of(part)
        value = now.default or comparison.values.get((table.name, name))
        if now.filled and not was.filled and value is not None:
            yield f'UPDATE "{table.name}" SET "{name}" = {value} WHERE "{name}" IS NULL'


def _clauses(comparison: Comparison, table: Altered) -> Iterator[str]:
    """The statements that alter the columns."""
    lent = _lent(comparison, table)
    yield from (f'DROP COLUMN "{name}"' for name in table.columns.gone)
    for name, part in table.columns.added.items():
        yield f"ADD COLUMN {_with_default(part, lent.get(name))}"
    for name, part in table.columns.altered.items():
        yield from _changes(table.name, name, Column.of(table.old.columns[name]), Column.of(part))


def _lent(comparison: Comparison, table: Altered) -> TableParts:
    """Defaults that new columns have for as long as it takes to give them to the rows that are there."""
    return {
        name: comparison.values[table.name, name]
        for name, part in table.columns.added.items()
        if (table.name, name) in comparison.values and Column.of(part).default is None
    }


def _read_anew(table: Altered, parts: SchemaChange) -> TableParts:
    """Parts that stay, of columns whose type changes: PostgreSQL would keep them as it read them for the old type."""
    retyped = [
        name
        for name, part in table.columns.altered.items()
        if Column.of(part).type != Column.of(table.old.columns[name]).type
    ]
    named = re.compile(rf"\b(?:{'|'.join(retyped)})\b")
    return {
        name: part
        for name, part in parts.new.items()
        if retyped and parts.old.get(name) == part and named.search(part)
    }


def _with_default(part: str, value: str | None) -> str:
    """A column's SQL with a default, which stands before what it points to."""
    if value is None:
        return part
    column, points, to = part.partition(" REFERENCES ")
    return f"{column} DEFAULT {value}{points}{to}"


def _changes(table: str, name: str, was: Column, now: Column) -> Iterator[str]:
    alter = f'ALTER COLUMN "{name}"'
    # The names are those that PostgreSQL gives to what a column's own line says.
    unique, points = f'"{table}_{name}_key"', f'"{table}_{name}_fkey"'
    if was.points and was.points != now.points:
        yield f"DROP CONSTRAINT {points}"
    if was.unique and not now.unique:
        yield f"DROP CONSTRAINT {unique}"
    if was.type != now.type:
        yield f"{alter} TYPE {now.type}"
    if (was.type, was.default) != (now.type, now.default) and (was.default or now.default):
        yield f"{alter} SET DEFAULT {now.default}" if now.default else f"{alter} DROP DEFAULT"
    if was.filled != now.filled:
        yield f"{alter} {'SET' if now.filled else 'DROP'} NOT NULL"
    if now.unique and not was.unique:
        yield f'ADD CONSTRAINT {unique} UNIQUE ("{name}")'
    if now.points and was.points != now.points:
        yield f'ADD CONSTRAINT {points} FOREIGN KEY ("{name}") REFERENCES {now.points}'
