"""Whether rows point to rows that are there: foreign keys can be switched off."""

from collections.abc import AsyncIterator, Mapping
from typing import Any
from uuid import UUID

from tortoise import Tortoise
from tortoise.models import Model

from models.database.connection import RECORDS, dialect, fetch
from models.database.sql import Binds
from models.verification.violation import Violation

_BATCH = 5000
"""Rows of one statement."""


async def pointer_violations() -> AsyncIterator[Violation]:
    """Every row that is gone, or was never there, and that others point to."""
    for record in (Tortoise.apps or {})[RECORDS].values():
        if pointers := _pointers(record):
            async for violation in _of_table(record._meta.db_table, pointers):
                yield violation


def _pointers(record: type[Model]) -> dict[str, str]:
    """The tables to which the columns point."""
    keys = (record._meta.fields_map[name] for name in sorted(_keys(record)))
    return {str(key.source_field): key.related_model._meta.db_table for key in keys}  # type: ignore[attr-defined]  # every foreign key has it


def _keys(record: type[Model]) -> set[str]:
    return record._meta.fk_fields | record._meta.o2o_fields


async def _of_table(table: str, pointers: Mapping[str, str]) -> AsyncIterator[Violation]:
    after = UUID(int=0)
    while last := await _end_of_batch(table, after):
        for row in await _broken(table, pointers, after, last):
            column = row["broken"]
            reason = f"it is gone, and {table} {row['id']} points to it by {column}"
            yield Violation(pointers[column], row[column], reason)
        after = last


async def _end_of_batch(table: str, after: UUID) -> UUID | None:
    binds = Binds(dialect())
    some = f"SELECT id FROM {table} WHERE id > {binds(after)} ORDER BY id LIMIT {_BATCH}"
    rows = await fetch(f"SELECT id FROM ({some}) batch ORDER BY id DESC LIMIT 1", binds.values)
    return UUID(str(rows[0]["id"])) if rows else None


async def _broken(
    table: str, pointers: Mapping[str, str], after: UUID, last: UUID
) -> list[dict[str, Any]]:
    cases = " ".join(
        f"WHEN t.{column} IS NOT NULL AND NOT EXISTS"
        f" (SELECT 1 FROM {target} p WHERE p.id = t.{column}) THEN '{column}'"
        for column, target in pointers.items()
    )
    binds = Binds(dialect())
    some = (
        f"SELECT t.*, CASE {cases} END AS broken FROM {table} t"
        f" WHERE t.id > {binds(after)} AND t.id <= {binds(last)}"
    )
    return await fetch(
        f"SELECT * FROM ({some}) batch WHERE broken IS NOT NULL LIMIT 1", binds.values
    )
