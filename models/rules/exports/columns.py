"""The columns of an export: what each is called, and what its values are."""

from dataclasses import dataclass
from enum import StrEnum


class CellKind(StrEnum):
    """What the values of a column are, as the API writes them in JSON; each may be null."""

    TEXT = "TEXT"
    NUMBER = "NUMBER"
    """A whole number."""
    TRUTH = "TRUTH"
    AMOUNT = "AMOUNT"
    """An exact decimal as text ("1250.00")."""
    DATE = "DATE"
    """Text ("2026-11-23")."""
    INSTANT = "INSTANT"
    """Text, in UTC with milliseconds ("2026-11-23T09:30:00.000Z")."""


Cell = str | int | bool | None


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column."""

    name: str
    kind: CellKind
