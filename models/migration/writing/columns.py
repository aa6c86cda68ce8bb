"""A column's SQL, taken apart."""

import re
from dataclasses import dataclass

_COLUMN = re.compile(
    r'"\w+" (?P<type>.+?)(?P<filled> NOT NULL)?(?P<unique> UNIQUE)?(?P<key> PRIMARY KEY)?'
    r"(?: DEFAULT (?P<default>.+?))?(?: REFERENCES (?P<points>.+))?$"
)
_WIDENED = (
    (r"SMALLINT", r"INT|BIGINT"),
    (r"INT", r"BIGINT"),
    (r"VARCHAR\(\d+\)", r"TEXT"),
)
"""Types that hold whatever another one held, on either engine."""


@dataclass(frozen=True)
class Column:
    """A column, as its SQL describes it."""

    type: str
    filled: bool
    """Whether it is never null."""
    unique: bool
    key: bool
    default: str | None
    points: str | None

    @classmethod
    def of(cls, part: str) -> "Column":
        """That of a table's part."""
        found = _COLUMN.match(part)
        assert found, part
        flags = {name: bool(found[name]) for name in ("filled", "unique", "key")}
        return cls(found["type"], default=found["default"], points=found["points"], **flags)

    @property
    def is_computed(self) -> bool:
        """Whether the database computes it."""
        return " GENERATED " in self.type

    def holds(self, other: "Column") -> bool:
        """Whether its type takes every value of the other one's."""
        if self.type == other.type:
            return True
        lengths = [re.fullmatch(r"VARCHAR\((\d+)\)", each.type) for each in (self, other)]
        if all(lengths):
            mine, its = (int(each[1]) for each in lengths if each)
            return mine >= its
        return any(
            re.fullmatch(narrow, other.type) and re.fullmatch(wide, self.type)
            for narrow, wide in _WIDENED
        )
