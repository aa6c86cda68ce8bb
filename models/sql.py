"""The two dialects of SQL that we write by hand, and the values bound to a statement."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import UUID

Value = str | int | bool | date | datetime | UUID | None | list[str] | list[UUID]
Bind = Callable[[Value], str]


class Dialect(StrEnum):
    """The engine that a statement is for."""

    POSTGRES = "postgres"
    SQLITE = "sqlite"


class Binds:
    """The values of one statement: call it with a value, get its placeholder ($1 or ?1)."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.values: list[object] = []
        self._sign = "$" if dialect is Dialect.POSTGRES else "?"

    def __call__(self, value: Value) -> str:
        self.values.append(value if self.dialect is Dialect.POSTGRES else _sqlite(value))
        return f"{self._sign}{len(self.values)}"

    def among(self, expression: str, values: Sequence[str] | Sequence[UUID]) -> str:
        """SQL for "the expression is one of the values"; never true where there are none."""
        marks = ", ".join(self(value) for value in values)
        return f"{expression} IN ({marks})" if marks else "FALSE"


def every(conditions: Iterable[str]) -> str:
    """All of the conditions; TRUE where there are none."""
    return " AND ".join(conditions) or "TRUE"


def like(text: str) -> str:
    """A LIKE pattern (with ESCAPE '!') for "contains this text"."""
    escaped = text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{escaped}%"


def _sqlite(value: Value) -> object:
    """As Tortoise stores it on SQLite: uuids and dates as text, instants as text in UTC."""
    match value:
        case bool():
            return int(value)
        case UUID():
            return str(value)
        case datetime():
            return value.astimezone(UTC).isoformat(" ")
        case date():
            return value.isoformat()
    return value
