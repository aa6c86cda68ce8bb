"""The orders of lists, and the cursors that name a place in one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID

from models.database.sql import SqlValue as Bound
from models.database.sql import parsed_day
from resolvers.errors import bad_user_input
from resolvers.planner.plan import TableRow

_SEPARATOR = "~"
_DIGITS = 19
"""A number of so many may not fit the database's integers."""


class SmallInt(int):
    """A number of four bytes."""

    LARGEST = 2**31 - 1


class Negative(int):
    """A number of eight bytes that is not above zero, so that the largest amount comes first."""


@dataclass(frozen=True, slots=True)
class Order:
    """The columns that a list is ordered by, all in one direction; the last one is unique."""

    columns: tuple[str, ...]
    kinds: tuple[type, ...]
    descending: bool = False
    expressions: Mapping[str, str] = field(default_factory=dict, hash=False)
    """By column, SQL of {its.…} for what no column of the table holds."""

    @property
    def width(self) -> int:
        """How many values a cursor names."""
        return len(self.columns)

    def place(self, values: list[str]) -> str:
        """SQL for what the keys of the row are that a cursor names, given the placeholders of its values."""
        return ", ".join(values)

    def values(self, keys: Sequence[Bound]) -> list[Bound]:
        """The values that the cursor of a row with these keys names, as `parse` answers them."""
        return list(keys)

    def keys(self, its: TableRow) -> str:
        """The columns, separated by commas."""
        return ", ".join(self._of(its))

    def by(self, its: TableRow, *, backwards: bool) -> str:
        """The SQL after ORDER BY."""
        way = "DESC" if self.descending is not backwards else "ASC"
        return ", ".join(f"{each} {way}" for each in self._of(its))

    def cursor(self, its: TableRow) -> str:
        """SQL for the cursor of a row."""
        first, *others = self._of(its)
        # A cursor is text, also that of a single number.
        return f" || '{_SEPARATOR}' || ".join([f"CAST({first} AS TEXT)", *others])

    def _of(self, its: TableRow) -> list[str]:
        """What the rows are ordered by, of a row."""
        expressions = self.expressions
        return [
            expressions[name].format(its=its) if name in expressions else getattr(its, name)
            for name in self.columns
        ]

    def parse(self, cursor: str) -> list[Bound]:
        """The values that a cursor names. BAD_USER_INPUT where it is not one of this list's."""
        parts = cursor.rsplit(_SEPARATOR, len(self.kinds) - 1)
        if len(parts) != len(self.kinds):
            raise bad_user_input("Not a cursor of this list.")
        return [_parsed(kind, part) for kind, part in zip(self.kinds, parts, strict=True)]


def _parsed(kind: type, part: str) -> Bound:
    try:
        if kind is date:
            return parsed_day(part)
        if kind is datetime:
            return _moment(part)
        if kind is UUID:
            return UUID(part)
        if kind is Negative:
            return -_whole(part.removeprefix("-"), int)
        if issubclass(kind, int):
            return _whole(part, kind)
    except (ValueError, OverflowError):
        raise bad_user_input("Not a cursor of this list.") from None
    return part.replace("\x00", "")


def _moment(part: str) -> datetime:
    moment = datetime.fromisoformat(part)
    if moment.tzinfo is None:
        raise ValueError(part)
    return moment.astimezone(UTC)


def _whole(part: str, kind: type[int]) -> int:
    number = int(part) if part.isascii() and part.isdigit() and len(part) < _DIGITS else -1
    if number < 0 or (kind is SmallInt and number > SmallInt.LARGEST):
        raise ValueError(part)
    return number
