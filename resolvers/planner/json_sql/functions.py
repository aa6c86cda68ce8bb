"""The two databases' JSON functions: every expression here is the text of a SQL expression."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cache

from models.rules.money import all_currencies

Pair = tuple[str, str]

PAIRS = 40
"""Pairs of one call: a function takes at most 100 arguments."""
PADDING = 9
"""Digits that a `Digits` has at the least, and one more: more than any currency has decimals."""


class Digits(str):
    """SQL for the text of a whole number that may not fit an integer: its digits, with zeros in front."""

    __slots__ = ()


class JsonSql(ABC):
    """The JSON functions of a database, as SQL that a statement is made of."""

    def object(self, pairs: Sequence[Pair], rows: str | None = None) -> str:
        """{"key": value, …} in this order: of one row (what stands after FROM), or of values at hand."""
        built = self._build(pairs)
        return self.nested(f"(SELECT {built} FROM {rows})") if rows else built

    def objects(self, pairs: Sequence[Pair], rows: str, its: str) -> str:
        """[{"key": value, …}, …] of the rows `its` after FROM, in their order; [] where there are none."""
        return self.array(self._build(pairs), f"(SELECT {its}.* FROM {rows}) {its}")

    @abstractmethod
    def array(self, value: str, rows: str) -> str:
        """[value, …] for the rows of a FROM clause, in their order; [] where there are none."""

    @abstractmethod
    def row(self, values: Sequence[str]) -> str:
        """[value, …] of one row."""

    @abstractmethod
    def member(self, document: str, key: str) -> str:
        """The text under a key of a column of JSON."""

    @abstractmethod
    def triples(self, document: str, key: str) -> str:
        """The SQL after FROM for lists of three texts under a key: `first`, `second`, `third`, `place`."""

    @abstractmethod
    def boolean(self, condition: str) -> str:
        """true, false or null."""

    @abstractmethod
    def instant(self, column: str) -> str:
        """An ISO 8601 instant in UTC with milliseconds."""

    @abstractmethod
    def nested(self, value: str) -> str:
        """A value that is JSON already, kept from being quoted as text."""

    @abstractmethod
    def text_or(self, column: str, other: str) -> str:
        """The column's text as JSON; where it is null the `other` JSON."""

    @abstractmethod
    def text(self, value: str) -> str:
        """The finished answer as text."""

    def amount(self, minor: str, currency: str) -> str:
        """Minor units (`Digits` too) as a decimal text with the currency's own number of decimals."""
        unusual = {each: codes for each, codes in _by_exponent().items() if each != _USUAL}
        decimal = _inserted if isinstance(minor, Digits) else self._decimal
        cases = [
            f"WHEN {currency} IN ({codes}) THEN {decimal(minor, decimals)}"
            for decimals, codes in unusual.items()
        ]
        # Looked up once for nearly all; only the others are looked for in one list after the other.
        usual = f"{currency} NOT IN ({', '.join(unusual.values())})"
        return f"CASE WHEN {usual} THEN {decimal(minor, _USUAL)} {' '.join(cases)} END"

    @abstractmethod
    def sum(self, minor: str, where: str) -> Digits:
        """The exact sum of the rows of a group for which a condition holds, however large; zero of none."""

    @abstractmethod
    def month(self, day: str) -> str:
        """The month of a column that is a day, to group by."""

    @abstractmethod
    def month_in_utc(self, moment: str) -> str:
        """The month of a column that is a moment, to group by."""

    @abstractmethod
    def month_text(self, month: str) -> str:
        """Such a month as text: 2026-11."""

    @abstractmethod
    def by_bytes(self, text: str) -> str:
        """A text that is grouped and ordered alike by both databases."""

    @abstractmethod
    def _build(self, pairs: Sequence[Pair]) -> str: ...

    @abstractmethod
    def _decimal(self, minor: str, decimals: int) -> str: ...


def _inserted(digits: str, decimals: int) -> str:
    """The digits with a point before the last so many, and no zeros in front but one."""
    if not decimals:
        return f"coalesce(nullif(ltrim({digits}, '0'), ''), '0')"
    place = f"length({digits}) - {decimals}"
    whole = f"coalesce(nullif(ltrim(substr({digits}, 1, {place}), '0'), ''), '0')"
    return f"{whole} || '.' || substr({digits}, {place} + 1)"


TRIPLE = "value ->> 0 AS first, value ->> 1 AS second, value ->> 2 AS third"
_USUAL = 2


@cache
def _by_exponent() -> dict[int, str]:
    """The currencies of each number of decimals, as the inside of a SQL list."""
    grouped: dict[int, list[str]] = {}
    for code, decimals in sorted(all_currencies().items()):
        grouped.setdefault(decimals, []).append(f"'{code}'")
    return {decimals: ", ".join(codes) for decimals, codes in grouped.items()}
