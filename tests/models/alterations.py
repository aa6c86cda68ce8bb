"""Everything that somebody could do to the rows behind the server's back, made up from the records themselves.

Every column of every table is altered, rows are deleted, added and moved, values are swapped between two rows; but for
the columns that the product itself lists as uncovered.
"""

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Any

from tortoise import Tortoise
from tortoise.models import Model

from models.chains.coverage import UNCOVERED
from models.database import RECORDS, database
from models.verification import verify
from tests.models.others import candidates, field_of
from tests.models.scratch import Refused, Row, Scratch, literal, scratch


@dataclass(frozen=True)
class Alteration:
    """What is done, as SQL, how it is undone, and the rows that may be named for it."""

    what: str
    table: str
    ids: frozenset[str]
    do: tuple[str, ...]
    undo: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What was done, and what `verify` said: table, id and reason of the first misfit."""

    what: str
    table: str
    ids: frozenset[str]
    found: tuple[str, str, str] | None

    @property
    def is_named(self) -> bool:
        """Whether the row itself is named, its chain or version where it is a part of that, or who points to it."""
        if self.found is None:
            return False
        table, id, reason = self.found
        if (table == self.table and id in self.ids) or table in _PARTS.get(self.table, ()):
            return True
        return any(each in reason for each in self.ids)


_PARTS = {
    "event": ("event", "hire"),
    "company_event": ("company_event", "company", "installation"),
    "contract_terms": ("contract",),
}


async def found_out(url: str, each: int, first: int) -> list[Outcome]:
    """What `verify` says to every so-manyth alteration, each undone before the next; the last is none at all."""
    outcomes = []
    async with database(url), scratch(url) as rows:
        made = [alteration async for alteration in alterations(rows)][first::each]
        for alteration in made:
            try:
                await rows.run(*alteration.do)
            except Refused:
                outcomes.append(_outcome(alteration, None))
                continue
            outcomes.append(_outcome(alteration, await _first_misfit()))
            await rows.run(*alteration.undo)
        outcomes.append(Outcome("nothing", "", frozenset(), await _first_misfit()))
    return outcomes


async def columns(url: str) -> dict[str, list[str]]:
    """The columns of every table."""
    async with database(url):
        return {
            each._meta.db_table: sorted(each._meta.fields_db_projection.values())
            for each in records()
        }


def records() -> list[type[Model]]:
    """Our own, without the migrations' table."""
    return [each for name, each in (Tortoise.apps or {})[RECORDS].items() if name != "Aerich"]


async def alterations(rows: Scratch) -> AsyncIterator[Alteration]:
    """All of them."""
    for record in records():
        table = record._meta.db_table
        stored = await rows.of(table)
        assert stored or "*" in UNCOVERED.get(table, ()), f"the tests need a row of {table}"
        if not stored or "*" in UNCOVERED.get(table, ()):
            continue
        for column in _altered_columns(record):
            for alteration in await _alter(rows, record, column, stored):
                yield alteration
            for alteration in _swap(record, column, stored):
                yield alteration
        for alteration in (*_delete(record, stored), *_add(record, stored)):
            yield alteration


def _altered_columns(record: type[Model]) -> list[str]:
    uncovered = UNCOVERED.get(record._meta.db_table, ())
    return [each for each in record._meta.fields_db_projection.values() if each not in uncovered]


async def _alter(
    rows: Scratch, record: type[Model], column: str, stored: Sequence[Row]
) -> list[Alteration]:
    """One column of one row that has a value, and of one that has none; and the value taken away."""
    table, chance = record._meta.db_table, Random(f"{record}{column}")
    having = [row for row in stored if row[column] is not None]
    lacking = [row for row in stored if row[column] is None]
    made = []
    for group in filter(None, (having, lacking)):
        row = chance.choice(group)
        if value := await _accepted(rows, record, column, row):
            made.append(_set(table, row, column, value[0]))
    if having and field_of(record, column).null:
        made.append(_set(table, chance.choice(having), column, None))
    return made


async def _accepted(
    rows: Scratch, record: type[Model], column: str, row: Row
) -> tuple[str | None] | None:
    """Another value that the unique indexes let stand."""
    for value in candidates(record, column, row[column], await _ids(rows, record, column)):
        made = _set(record._meta.db_table, row, column, value)
        try:
            await rows.run(*made.do)
        except Refused:
            continue
        await rows.run(*made.undo)
        return (value,)
    return None


def _set(table: str, row: Row, column: str, value: Any) -> Alteration:
    now = value if column == "id" else row["id"]
    return Alteration(
        f"{table}.{column} from {_short(row[column])} to {_short(value)}",
        table,
        frozenset({str(row["id"]), str(now)}),
        (f"UPDATE {table} SET {column} = {literal(value)} WHERE id = '{row['id']}'",),
        (f"UPDATE {table} SET {column} = {literal(row[column])} WHERE id = '{now}'",),
    )


def _swap(record: type[Model], column: str, stored: Sequence[Row]) -> Iterator[Alteration]:
    """The values of two rows that differ."""
    table = record._meta.db_table
    differing = (pair for pair in combinations(stored, 2) if pair[0][column] != pair[1][column])
    pair = next(differing, None)
    if pair is None or field_of(record, column).unique:
        return
    one, other = pair
    there, back = _set(table, one, column, other[column]), _set(table, other, column, one[column])
    yield Alteration(
        f"{table}.{column} of two rows",
        table,
        there.ids | back.ids,
        (*there.do, *back.do),
        (*there.undo, *back.undo),
    )


def _delete(record: type[Model], stored: Sequence[Row]) -> Iterator[Alteration]:
    table = record._meta.db_table
    for row in {str(each["id"]): each for each in (stored[0], stored[-1])}.values():
        delete, insert = f"DELETE FROM {table} WHERE id = '{row['id']}'", _insert(table, row)
        yield Alteration(
            f"{table} deleted", table, frozenset({str(row["id"])}), (delete,), (insert,)
        )


def _add(record: type[Model], stored: Sequence[Row]) -> list[Alteration]:
    """A copy of a row, which differs where it has to be unique."""
    table, row = record._meta.db_table, dict(stored[-1])
    together = {name for names in record._meta.unique_together for name in names}
    for name, column in record._meta.fields_db_projection.items():
        own = record._meta.fields_map[name].unique or name in together
        if own and row[column] is not None and not _target(record, column):
            row[column] = next(candidates(record, column, row[column], []))
    insert, delete = _insert(table, row), f"DELETE FROM {table} WHERE id = '{row['id']}'"
    return [Alteration(f"{table} added", table, frozenset({str(row["id"])}), (insert,), (delete,))]


async def _ids(rows: Scratch, record: type[Model], column: str) -> list[str]:
    """Of the rows to which the column may point."""
    target = _target(record, column)
    return [str(row["id"]) for row in await rows.of(target)] if target else []


def _target(record: type[Model], column: str) -> str | None:
    for name in record._meta.fk_fields | record._meta.o2o_fields:
        key: Any = record._meta.fields_map[name]
        if key.source_field == column:
            return str(key.related_model._meta.db_table)
    return None


def _insert(table: str, row: Row) -> str:
    return (
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(map(literal, row.values()))})"
    )


def _outcome(alteration: Alteration, found: tuple[str, str, str] | None) -> Outcome:
    return Outcome(alteration.what, alteration.table, alteration.ids, found)


async def _first_misfit() -> tuple[str, str, str] | None:
    misfit = (await verify()).misfit
    return (misfit.table, str(misfit.id), misfit.reason) if misfit else None


def _short(value: Any) -> str:
    return str(value)[:60]
