"""Whether columns hold values of their types: those of SQLite take whatever somebody writes."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

from tortoise import Tortoise, fields
from tortoise.models import Model

from models.database.connection import RECORDS, dialect, fetch
from models.database.sql import Dialect
from models.unit_of_work.event_chain.coverage import CHECKED_OTHERWISE, COVERED_TABLES
from models.verification.violation import Violation

_UUID = "-".join("[0-9a-f]" * length for length in (8, 4, 4, 4, 12))
_IS_OTHER: Mapping[type, str] = {
    fields.BooleanField: "{column} NOT IN (0, 1)",
    fields.IntField: "typeof({column}) NOT IN ('integer', 'null')",
    fields.UUIDField: f"{{column}} NOT GLOB '{_UUID}'",
    fields.BinaryField: "typeof({column}) NOT IN ('blob', 'null')",
}
"""SQL for "it is no value of this kind of field"; all others are texts."""

_LOOKED_AT = {*COVERED_TABLES, *CHECKED_OTHERWISE}
_IS_NO_TEXT = "typeof({column}) NOT IN ('text', 'null')"


async def storage_violations() -> AsyncIterator[Violation]:
    """Rows with a text for a number, or the like, that would be read as something else, or not at all."""
    if dialect() is not Dialect.SQLITE:
        return
    for record in (Tortoise.apps or {})[RECORDS].values():
        table = record._meta.db_table
        if table not in _LOOKED_AT:
            continue
        cases = " ".join(f"WHEN {other} THEN '{name}'" for name, other in _others(record).items())
        some = f"SELECT t.id, CASE {cases} END AS other FROM {table} t"
        rows = f"SELECT * FROM ({some}) WHERE other IS NOT NULL LIMIT 1"
        for row in await fetch(rows, []):
            yield Violation(
                table, row["id"], f"it cannot be read: {row['other']} is of another type"
            )


def _others(record: type[Model]) -> dict[str, str]:
    return {
        column: _other(record._meta.fields_map[name]).format(column=f"t.{column}")
        for name, column in record._meta.fields_db_projection.items()
    }


def _other(field: Any) -> str:
    kinds = (other for kind, other in _IS_OTHER.items() if isinstance(field, kind))
    return next(kinds, _IS_NO_TEXT)
