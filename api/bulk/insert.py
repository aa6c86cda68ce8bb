"""Many rows at once, by the quickest way that the database has."""

from collections.abc import Sequence
from typing import Any

from tortoise.models import Model

from models.database import connection, dialect
from models.sql import Dialect, stored


async def insert(table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Rows with the same columns, in the transaction that the caller is in."""
    if not rows:
        return
    columns = list(rows[0])
    values = [list(row.values()) for row in rows]
    if dialect() is Dialect.POSTGRES:
        async with connection().acquire_connection() as raw:
            await raw.copy_records_to_table(table, records=values, columns=columns)
    else:
        marks = ", ".join("?" for _ in columns)
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        plain = [[stored(Dialect.SQLITE, value) for value in each] for each in values]
        await connection().execute_many(statement, plain)


def row_of(record: Model) -> dict[str, Any]:
    """A record's columns by name."""
    names = record._meta.fields_db_projection
    return {column: _plain(getattr(record, name)) for name, column in names.items()}


def _plain(value: Any) -> Any:
    return getattr(value, "value", value)
