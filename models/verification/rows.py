"""Rows as they are stored, of which nothing is taken for granted."""

from typing import Any, TypeVar

from tortoise.exceptions import BaseORMException
from tortoise.models import Model

from models.verification.violation import Violation

M = TypeVar("M", bound=Model)
UNREADABLE = (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError)
"""The errors of reading what is no value of its column, or no JSON of its kind."""


async def stored_rows(table: type[M], **where: Any) -> list[M]:
    """The rows. Raises Violation for one that cannot be read."""
    try:
        return await table.filter(**where)
    except (*UNREADABLE, BaseORMException):
        # Columns of SQLite hold whatever somebody put there: find the row.
        for id in await table.filter(**where).values_list("id", flat=True):
            await _look_at(table, id)
        raise


async def _look_at(table: type[M], id: Any) -> None:
    try:
        await table.get(id=id)
    except UNREADABLE as failure:
        raise Violation(table._meta.db_table, id, f"it cannot be read: {failure}") from failure
