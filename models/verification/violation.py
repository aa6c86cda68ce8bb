"""Violations, and how rows are compared with what they must be."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from tortoise.models import Model

_LONGEST = 100


class Violation(Exception):
    """A row that does not fit: its table, its id, and what was expected and found."""

    def __init__(self, table: str, id: UUID | int, reason: str) -> None:
        super().__init__(f"{table} {id}: {reason}")
        self.table = table
        self.id = id
        self.reason = reason


def raise_first(found: Iterable[Violation]) -> None:
    """Raise the first of them, if there is one."""
    for violation in found:
        raise violation


def compare(row: Model, **expected: object) -> Iterator[Violation]:
    """A violation for each column that is not as expected."""
    for name, value in expected.items():
        found = getattr(row, name)
        if found != value:
            reason = f"{name} should be {_short(value)}, but is {_short(found)}"
            yield Violation(row._meta.db_table, row.pk, reason)


def missing_rows(table: type[Model], rows: Any, mentioned: Any) -> Iterator[Violation]:
    """A violation for each id that events mention and that is not among the rows."""
    for id in mentioned:
        if id not in rows:
            yield Violation(table._meta.db_table, id, "the events tell of it, but it is gone")


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
