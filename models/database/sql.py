"""The two dialects of SQL that we write by hand, and the values bound to a statement."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

SqlValue = str | int | bool | date | datetime | UUID | list[str] | None
Bind = Callable[[SqlValue], str]


PLANNED_EACH_TIME = "/* planned each time */ "
"""How a statement begins whose best plan depends on its values (a search): PostgreSQL plans it for each of them."""


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

    def __call__(self, value: SqlValue) -> str:
        self.values.append(stored(self.dialect, value))
        return self.placeholder(len(self.values))

    def placeholder(self, place: int) -> str:
        """The placeholder of the value at this place, from 1."""
        return f"{self._sign}{place}"

    def among(self, expression: str, values: Any) -> str:
        """SQL for "the expression is one of the texts"; never true where there are none."""
        if self.dialect is Dialect.POSTGRES:
            return f"{expression} = ANY({self(values)})"
        return f"{expression} IN (SELECT value FROM json_each({self(values)}))"

    def among_rows(self, column: str, rows: str) -> str:
        """SQL for "the column is one of the values of this SELECT", which is run once, whatever the row."""
        # Where SQLite has an index it would look them up one by one, and sort what it finds.
        sign = "" if self.dialect is Dialect.POSTGRES else "+"
        return f"{sign}{column} IN ({rows})"

    def among_few(self, column: str, rows: str) -> str:
        """SQL for "the column is one of the values of this SELECT", which are looked up by the column's index."""
        if self.dialect is Dialect.POSTGRES:
            return f"{column} = ANY(ARRAY({rows}))"
        return f"{column} IN ({rows})"


def every(conditions: Iterable[str]) -> str:
    """All of the conditions; TRUE where there are none."""
    return " AND ".join(conditions) or "TRUE"


def one_of(column: str, words: Iterable[str]) -> str:
    """SQL for "the column is one of these words of ours", of rows that are few already."""
    listed = ", ".join(f"'{word}'" for word in words)
    return f"{unindexed(column)} IN ({listed})" if listed else "FALSE"


def unindexed(column: str) -> str:
    """The text of a column, but not its index: PostgreSQL would look up everybody's rows to skip some of a few."""
    return f"({column} || '')"


def without_partial_index(condition: str) -> str:
    """A condition, but not the partial index that is made for it: PostgreSQL would go through everybody's rows."""
    return f"CASE WHEN {condition} THEN TRUE ELSE FALSE END"


def like(text: str) -> str:
    """A LIKE pattern (with ESCAPE '!') for "contains this text"."""
    escaped = text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{escaped}%"


def parsed_day(text: str) -> date:
    """A date as the databases write it: PostgreSQL has infinity for the last one of the calendar."""
    return date.max if text == "infinity" else date.fromisoformat(text)


def stored(dialect: Dialect, value: SqlValue) -> object:
    """A value as the database takes it: SQLite has text for uuids, dates, instants in UTC, and lists."""
    if dialect is Dialect.POSTGRES:
        return value
    for kind, form in _ON_SQLITE:
        if isinstance(value, kind):
            return form(value)
    return value


_ON_SQLITE: tuple[tuple[type, Callable[[Any], object]], ...] = (
    (list, json.dumps),
    (bool, int),
    (UUID, str),
    (datetime, lambda moment: moment.astimezone(UTC).isoformat(" ")),
    (date, date.isoformat),
)
