"""Everything that somebody could do to the rows behind the server's back, made up from the records themselves.

Every column of every table is altered, rows are deleted, added and moved, values are swapped between two rows; but for
the columns that the product itself lists as uncovered.
"""

from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from random import Random
from typing import Any

from tortoise import Tortoise
from tortoise.models import Model

from models.database.connection import RECORDS
from models.unit_of_work.event_chain.coverage import UNCOVERED
from tests.models.migration.others import candidates, field_of, temporary
from tests.models.migration.scratch import Refused, Row, Scratch, literal

_TRIES = 40
"""Ways to do a thing that are tried where unique indexes refuse one."""

_GARBAGE = ("abc", b"\xff", "[" * 100_000, '{"person:x": "y"}')

_FORGOTTEN = {"webhook_secret.secret"}
"""Columns that the servers themselves empty, once a secret signs no more."""


@dataclass(frozen=True)
class Alteration:
    """What is done, as SQL, how it is undone, and the rows that may be named for it."""

    what: str
    table: str
    ids: frozenset[str]
    do: tuple[str, ...]
    undo: tuple[str, ...]


@dataclass(frozen=True)
class Stored:
    """The rows of one table, and the ids that each of its pointers may have."""

    record: type[Model]
    rows: Sequence[Row]
    pointers: dict[str, list[str]]

    @property
    def table(self) -> str:
        """Its name."""
        return str(self.record._meta.db_table)

    def others(self, row: Row, column: str) -> Iterator[Any]:
        """Other values for a column of a row."""
        return candidates(self.record, column, row[column], self.pointers.get(column, ()))


def records() -> list[type[Model]]:
    """Our own, without the migrations' table."""
    return [each for name, each in (Tortoise.apps or {})[RECORDS].items() if name != "Aerich"]


async def alterations(
    database: Scratch, may_lack: Collection[str] = ()
) -> AsyncIterator[Alteration | str]:
    """All of them; what the database refuses however it is done, by what it was to be.

    Only the tables that it may lack rows of may be empty.
    """
    for record in records():
        if "*" in UNCOVERED.get(record._meta.db_table, ()):
            continue
        stored = await _stored(database, record)
        assert stored.rows or stored.table in may_lack, f"the tests need a row of {stored.table}"
        for what, ways in _of_table(stored):
            yield await _accepted(database, ways) or what


async def garbage(database: Scratch) -> AsyncIterator[Alteration]:
    """Columns that hold what no record would have written. For SQLite, whose columns take anything."""
    for record in records():
        if "*" in UNCOVERED.get(record._meta.db_table, ()):
            continue
        stored = await _stored(database, record)
        for column in stored.record._meta.fields_db_projection.values():
            chance = Random(f"{stored.table}.{column}")
            value = chance.choice(_GARBAGE) if column != "id" else _GARBAGE[0]
            yield _set(stored, chance.choice(stored.rows), column, value)


async def _stored(database: Scratch, record: type[Model]) -> Stored:
    pointers = {}
    for name in record._meta.fk_fields | record._meta.o2o_fields:
        key: Any = record._meta.fields_map[name]
        rows = await database.of(key.related_model._meta.db_table)
        pointers[key.source_field] = [str(row["id"]) for row in rows]
    return Stored(record, await database.of(record._meta.db_table), pointers)


def _of_table(stored: Stored) -> Iterator[tuple[str, Iterator[Alteration]]]:
    """Each thing to do, with the ways to do it."""
    table, uncovered = stored.table, UNCOVERED.get(stored.table, ())
    for column in stored.record._meta.fields_db_projection.values():
        if column not in uncovered:
            yield from _of_column(stored, column)
    if stored.rows:
        yield f"{table} deleted", _deleted(stored)
        yield f"{table} added", _added(stored)


def _of_column(stored: Stored, column: str) -> Iterator[tuple[str, Iterator[Alteration]]]:
    what = f"{stored.table}.{column}"
    having = [row for row in stored.rows if row[column] is not None]
    lacking = [row for row in stored.rows if row[column] is None]
    for name, rows in {"altered": having, "given": lacking}.items():
        if rows:
            row = Random(what).choice(rows)
            values = stored.others(row, column)
            yield f"{what} {name}", (_set(stored, row, column, value) for value in values)
    if having and field_of(stored.record, column).null and what not in _FORGOTTEN:
        row = Random(what).choice(having)
        yield f"{what} taken away", iter([_set(stored, row, column, None)])
    if column != "id" and len({str(row[column]) for row in stored.rows}) > 1:
        yield f"{what} swapped", _swapped(stored, column)


async def _accepted(database: Scratch, ways: Iterable[Alteration]) -> Alteration | None:
    """The first one that the unique indexes let stand."""
    for way in islice(ways, _TRIES):
        try:
            await database.run(*way.do)
        except Refused:
            continue
        await database.run(*way.undo)
        return way
    return None


def _set(stored: Stored, row: Row, column: str, value: Any) -> Alteration:
    now = str(value if column == "id" else row["id"])
    was, ids = row[column], frozenset({str(row["id"]), now})
    what = f"{stored.table}.{column} from {str(was)[:60]} to {str(value)[:60]}"
    do, undo = _update(stored, row["id"], column, value), _update(stored, now, column, was)
    return Alteration(what, stored.table, ids, (do,), (undo,))


def _swapped(stored: Stored, column: str) -> Iterator[Alteration]:
    """The values of two rows that differ, by way of a third value: some have to be unique at any time."""
    pairs = [pair for pair in combinations(stored.rows, 2) if pair[0][column] != pair[1][column]]
    Random(column).shuffle(pairs)
    for one, other in pairs:
        do, undo = _swap(stored, column, one, other), _swap(stored, column, one, other, back=True)
        ids = frozenset({str(one["id"]), str(other["id"])})
        yield Alteration(f"{stored.table}.{column} of two rows", stored.table, ids, do, undo)


def _swap(
    stored: Stored, column: str, one: Row, other: Row, *, back: bool = False
) -> tuple[str, ...]:
    values = (other[column], one[column]) if back else (one[column], other[column])
    return (
        _update(stored, one["id"], column, temporary(stored.record, column)),
        _update(stored, other["id"], column, values[0]),
        _update(stored, one["id"], column, values[1]),
    )


def _deleted(stored: Stored) -> Iterator[Alteration]:
    row = Random(stored.table).choice(stored.rows)
    yield _presence(stored, row, "deleted", is_there=True)


def _added(stored: Stored) -> Iterator[Alteration]:
    """Copies of rows that differ where they have to be unique."""
    chance, meta = Random(stored.table), stored.record._meta
    unique = {name for names in meta.unique_together for name in names}
    unique |= {name for name, field in meta.fields_map.items() if field.unique}
    for _ in range(_TRIES):
        row = dict(chance.choice(stored.rows))
        for name, column in meta.fields_db_projection.items():
            if {name, name.removesuffix("_id")} & unique and row[column] is not None:
                others = list(islice(stored.others(row, column), _TRIES))
                row[column] = chance.choice(others) if column != "id" else others[0]
        yield _presence(stored, row, "added", is_there=False)


def _presence(stored: Stored, row: Row, what: str, *, is_there: bool) -> Alteration:
    names, values = ", ".join(row), ", ".join(map(literal, row.values()))
    insert = f"INSERT INTO {stored.table} ({names}) VALUES ({values})"
    delete = f"DELETE FROM {stored.table} WHERE id = '{row['id']}'"
    do, undo = (delete, insert) if is_there else (insert, delete)
    ids = frozenset({str(row["id"])})
    return Alteration(f"{stored.table} {what}", stored.table, ids, (do,), (undo,))


def _update(stored: Stored, id: str, column: str, value: Any) -> str:
    return f"UPDATE {stored.table} SET {column} = {literal(value)} WHERE id = '{id}'"
