"""Writes everything of a transaction at its end: any number of rows of any tables, on PostgreSQL by one statement."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

import orjson
from tortoise.models import Model

from models.database.connection import commit_value, current_connection, dialect, fetch_value
from models.database.sql import Binds, Dialect, stored
from models.unit_of_work.guard import GO, UNGUARDED, Guard

TableWrite = Callable[[Binds], str]
"""SQL that writes to one table, given what binds its values."""
RowValues = Mapping[str, Any]


async def write(parts: Sequence[TableWrite], guard: Guard | None = None) -> bool:
    """All of it, in the transaction that the caller is in; nothing, and False, where the guard finds something changed.

    No part may lean on another: on PostgreSQL none sees what the others write, and nobody knows which is first.
    (Foreign keys are checked when all is written.) SQLite, where a statement costs no round trip and whoever writes
    is alone, goes through them in this order.
    """
    if dialect() is Dialect.POSTGRES:
        return bool(await fetch_value(*_together(parts, guard)))
    for part in parts:
        binds = Binds(Dialect.SQLITE)
        await current_connection().execute_query(part(binds), binds.values)
    return True


async def write_alone(parts: Sequence[TableWrite], guard: Guard) -> bool:
    """Write on PostgreSQL, as a transaction of its own. Raises Unavailable, as a COMMIT does."""
    return bool(await commit_value(*_together(parts, guard)))


def _together(parts: Sequence[TableWrite], guard: Guard | None) -> tuple[str, list[object]]:
    binds = Binds(Dialect.POSTGRES)
    first = guard.sql(binds) if guard else UNGUARDED
    written = [f"part_{number} AS ({part(binds)})" for number, part in enumerate(parts)]
    return f"WITH {', '.join([first, *written])} SELECT 1 FROM {GO}", binds.values


def inserted(table: str, rows: Sequence[RowValues], **computed: str) -> TableWrite:
    """New rows with the same columns; `computed` columns are SQL."""
    columns = list(rows[0])

    def part(binds: Binds) -> str:
        names = ", ".join([*columns, *computed])
        values = ", ".join([*(f"v.{column}" for column in columns), *computed.values()])
        given = _given(table, columns, rows, binds)
        return f"INSERT INTO {table} ({names}) SELECT {values} FROM {given} v{_and_go(binds)}"

    return part


def updated(table: str, rows: Sequence[RowValues]) -> TableWrite:
    """New values for the same columns of rows that are there, by their `id`."""
    columns = [column for column in rows[0] if column != "id"]

    def part(binds: Binds) -> str:
        if len(rows) == 1:
            (row,) = rows
            values = ", ".join(f"{column} = {binds(row[column])}" for column in columns)
            source = f" FROM {GO}" if binds.dialect is Dialect.POSTGRES else ""
            return f"UPDATE {table} SET {values}{source} WHERE {table}.id = {binds(row['id'])}"
        values = ", ".join(f"{column} = v.{column}" for column in columns)
        given = _given(table, ["id", *columns], rows, binds)
        # The list is for PostgreSQL, which cannot tell how many rows JSON holds, and would read the whole table.
        these = binds.among(f"{table}.id", [str(row["id"]) for row in rows])
        source = f"{given} v{_and_go(binds)}"
        return f"UPDATE {table} SET {values} FROM {source} WHERE {table}.id = v.id AND {these}"

    return part


def row_of(record: Model, names: Iterable[str] | None = None) -> RowValues:
    """A record's columns: all of them, or its id and these."""
    columns = record._meta.fields_db_projection
    chosen = columns if names is None else ["id", *sorted(names)]
    return {columns[name]: _plain(getattr(record, name)) for name in chosen}


def _and_go(binds: Binds) -> str:
    return f", {GO}" if binds.dialect is Dialect.POSTGRES else ""


def _given(table: str, columns: Sequence[str], rows: Sequence[RowValues], binds: Binds) -> str:
    """SQL for the rows: one value, so that the statement is the same for however many."""
    if binds.dialect is Dialect.POSTGRES:
        return f"json_populate_recordset(NULL::{table}, {binds(_json(rows))}::json)"
    kept = [{column: stored(Dialect.SQLITE, row[column]) for column in columns} for row in rows]
    values = ", ".join(f"json_extract(value, '$.{column}') AS {column}" for column in columns)
    return f"(SELECT {values} FROM json_each({binds(json.dumps(kept))}))"


def _json(rows: Sequence[RowValues]) -> str:
    said = [{column: _said(value) for column, value in row.items()} for row in rows]
    # The driver's own UUIDs are none by type.
    return orjson.dumps(said, default=str).decode()


def _said(value: Any) -> Any:
    # The driver takes the last day of the calendar for this, both ways, and so must we.
    return "infinity" if type(value) is date and value == date.max else value


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value
