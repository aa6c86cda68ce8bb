"""All that is held of a person: for who asks for their data."""

import json
from base64 import b64encode
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from tortoise import Tortoise
from tortoise.models import Model

from models.database.connection import RECORDS, dialect, fetch
from models.database.sql import Binds
from models.operators.directory import person_at
from models.operators.held_columns import HELD, Held
from models.verification.moment import as_of_one_moment
from models.verification.rows import stored_rows

_BATCH = 500
"""Rows in memory at once, beside what is answered."""
_JSON = frozenset({"details", "disclosures", "signed_purchase_order_numbers"})
"""Columns that hold JSON, which is answered as such. (The content of a version stays the text that was signed.)"""

Row = dict[str, Any]


async def held_of(email: str) -> dict[str, list[Row]] | None:
    """The rows of each table that hold something of who has the address, by column; tables without any are left out.

    Of rows that are others' it is what this person did there. Documents are base64. None where nobody has the address.
    """
    async with as_of_one_moment():
        person = await person_at(email)
        if person is None:
            return None
        found = {
            record._meta.db_table: [
                row async for row in _rows(record, HELD[record._meta.db_table], person.id)
            ]
            for record in (Tortoise.apps or {})[RECORDS].values()
            if record._meta.db_table in HELD
        }
    return {table: rows for table, rows in found.items() if rows}


async def _rows(record: type[Model], held: Held, person: UUID) -> AsyncIterator[Row]:
    theirs = await _ids(record, held.whose, person)
    async for row in _with(record, theirs, held.columns):
        yield row
    for pointer, columns in held.did.items():
        done = await _ids(
            record, f"t.{pointer} = {{person}} AND NOT coalesce({held.whose}, FALSE)", person
        )
        async for row in _with(record, done, ("id", pointer, *columns)):
            yield row


async def _ids(record: type[Model], whose: str, person: UUID) -> list[Any]:
    binds = Binds(dialect())
    condition = whose.format(person=binds(person))
    statement = f"SELECT t.id FROM {record._meta.db_table} t WHERE {condition} ORDER BY t.id"
    return [row["id"] for row in await fetch(statement, binds.values)]


async def _with(
    record: type[Model], ids: Sequence[Any], columns: Sequence[str]
) -> AsyncIterator[Row]:
    names = {column: name for name, column in record._meta.fields_db_projection.items()}
    shown = {column: names[column] for column in columns}
    for first in range(0, len(ids), _BATCH):
        for row in sorted(await stored_rows(record, id__in=ids[first : first + _BATCH]), key=_id):
            yield _row(row, shown)


def _id(row: Model) -> Any:
    return row.pk


def _row(row: Model, shown: Mapping[str, str]) -> Row:
    return {column: _told(column, getattr(row, name)) for column, name in shown.items()}


def _told(column: str, value: Any) -> Any:
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return json.loads(value) if column in _JSON and value else value
