"""Rows as a verb needs them of what it has locked: any number of sets by one statement, as JSON."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Generic, TypeVar
from uuid import UUID

import orjson
from tortoise import fields
from tortoise.fields.data import CharEnumFieldInstance
from tortoise.models import Model

from models.database.connection import dialect, fetch
from models.database.sql import Binds, Dialect, parsed_day

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, eq=False, slots=True)
class RowQuery(Generic[M]):
    """A query for rows of one table, as records.

    `where` is SQL about the row `t`, which may go on with ORDER BY and LIMIT. `{root}` is the id of what the verb hangs
    on, `{thing}` that of what it is about, `{text}` a text that it was given. Of the columns either `only` these are
    read, or all but `without`, which are long.
    """

    kind: type[M]
    where: str
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def columns(self) -> list[str]:
        """The columns to read."""
        columns = self.kind._meta.fields_db_projection.values()
        return [*self.only] or [each for each in columns if each not in self.without]


@dataclass(frozen=True, slots=True)
class RowQueries:
    """Queries of one statement, and the ids and the text that their conditions name."""

    sets: tuple[RowQuery[Any], ...] = ()
    root: UUID | None = None
    thing: UUID | None = None
    text: str | None = None


class ResultSet:
    """The records that one statement found, by the queries that asked for them."""

    def __init__(self, texts: Mapping[RowQuery[Any], str]) -> None:
        self._texts = texts
        self._records: dict[RowQuery[Any], list[Any]] = {}

    def all(self, rows: RowQuery[M]) -> list[M]:
        """The records, the same ones each time."""
        if rows not in self._records:
            read = _reader(rows.kind)
            self._records[rows] = [read(each) for each in orjson.loads(self._texts[rows])]
        return self._records[rows]

    def first(self, rows: RowQuery[M]) -> M | None:
        """The first record, if there is any."""
        return next(iter(self.all(rows)), None)

    def only(self, rows: RowQuery[M]) -> M:
        """The one record that is there."""
        (record,) = self.all(rows)
        return record


async def read_rows(query: RowQueries) -> ResultSet:
    """The rows, as of one moment."""
    binds = Binds(dialect())
    (row,) = await fetch(f"SELECT {arrays(query, binds)}", binds.values)
    return result_of(query, row)


def arrays(query: RowQueries, binds: Binds, root: str | None = None) -> str:
    """SQL for each set of rows, columns that `result_of` takes. Its placeholders are the statement's first.

    `root` is SQL of the statement for the id of the root, where that is not given in the query.
    """
    columns, names = _arrays(binds.dialect, query.sets, root)
    for name in names:
        binds(getattr(query, name))
    return columns


def result_of(query: RowQueries, row: Mapping[str, Any]) -> ResultSet:
    """The rows in the columns that `arrays` named."""
    return ResultSet({rows: row[f"rows_{number}"] for number, rows in enumerate(query.sets)})


@cache
def _arrays(
    dialect: Dialect, sets: tuple[RowQuery[Any], ...], root: str | None
) -> tuple[str, list[str]]:
    """The columns, and what their placeholders stand for, in this order."""
    names = _Names(dialect, {"root": root} if root else {})
    columns = [
        f"{_ARRAY[dialect](rows, rows.where.format_map(names))} AS rows_{number}"
        for number, rows in enumerate(sets)
    ]
    return ", ".join(columns), names.bound


class _Names(dict[str, str]):
    """SQL for each name: a placeholder, where nothing is `known` of it. `bound` are those, in order."""

    def __init__(self, dialect: Dialect, known: Mapping[str, str]) -> None:
        super().__init__(known)
        self._bind = Binds(dialect)
        self.bound: list[str] = []

    def __missing__(self, name: str) -> str:
        self[name] = self._bind(name)
        self.bound.append(name)
        return self[name]


def _postgres_array(rows: RowQuery[Any], where: str) -> str:
    columns = ", ".join(f"t.{column}" for column in rows.columns)
    picked = f"SELECT {columns} FROM {rows.kind._meta.db_table} t WHERE {where}"
    return f"(SELECT coalesce(json_agg(x), '[]') FROM ({picked}) x)"


def _sqlite_array(rows: RowQuery[Any], where: str) -> str:
    pairs = ", ".join(f"'{column}', x.{column}" for column in rows.columns)
    picked = f"SELECT * FROM {rows.kind._meta.db_table} t WHERE {where}"
    return f"(SELECT json_group_array(json_object({pairs})) FROM ({picked}) x)"


_ARRAY = {Dialect.POSTGRES: _postgres_array, Dialect.SQLITE: _sqlite_array}


@cache
def _reader(kind: type[M]) -> Callable[[Mapping[str, Any]], M]:
    columns = kind._meta.fields_db_projection.items()
    forms = {column: (name, _form(kind._meta.fields_map[name])) for name, column in columns}

    def read(values: Mapping[str, Any]) -> M:
        record = kind.__new__(kind)
        # What Tortoise's own reader does, but for columns that were left out.
        state = {"_partial": False, "_saved_in_db": True, "_await_when_save": {}}
        for column, value in values.items():
            name, form = forms[column]
            state[name] = value if value is None or form is None else form(value)
        vars(record).update(state)
        return record

    return read


def _form(field: Any) -> Callable[[Any], Any] | None:
    """From what JSON has to what a record has; None where it is the same."""
    if isinstance(field, CharEnumFieldInstance):
        # Many times as quick as calling the enum.
        return {member.value: member for member in field.enum_type}.__getitem__
    return next((form for kind, form in _FORMS.items() if isinstance(field, kind)), None)


_FORMS: Mapping[type, Callable[[Any], Any]] = {
    fields.UUIDField: UUID,
    fields.BooleanField: bool,
    # SQLite has text with a blank for a T: this takes both.
    fields.DatetimeField: datetime.fromisoformat,
    fields.DateField: parsed_day,
}
