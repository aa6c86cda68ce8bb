"""The two databases' JSON functions: every expression here is the text of a SQL expression."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cache

from models.rules.money import currencies
from models.sql import Dialect

Pair = tuple[str, str]

_PAIRS = 40
"""Pairs of one call: a function takes at most 100 arguments."""
_LONGEST_COLUMN = 63


class Json(ABC):
    """What a statement needs of its database to answer with JSON."""

    def object(self, pairs: Sequence[Pair], rows: str | None = None) -> str:
        """{"key": value, …} in this order: of one row (what stands after FROM), or of values at hand."""
        return self._one(self._build_whole(pairs), rows)

    def objects(self, pairs: Sequence[Pair], rows: str, its: str) -> str:
        """[{"key": value, …}, …] of the rows `its` after FROM, in their order; [] where there are none."""
        return self.array(self._build_whole(pairs), f"(SELECT {its}.* FROM {rows}) {its}")

    def _build_whole(self, pairs: Sequence[Pair]) -> str:
        parts = [pairs[start : start + _PAIRS] for start in range(0, len(pairs), _PAIRS)]
        built = [self._build(part) for part in parts]
        return built[0] if len(built) == 1 else self._joined(built)

    def _one(self, built: str, rows: str | None) -> str:
        return self.nested(f"(SELECT {built} FROM {rows})") if rows else built

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
    def boolean(self, condition: str) -> str:
        """true, false or null."""

    @abstractmethod
    def instant(self, column: str) -> str:
        """An ISO 8601 instant in UTC with milliseconds."""

    @abstractmethod
    def nested(self, value: str) -> str:
        """A value that is JSON already, kept from being quoted as text."""

    @abstractmethod
    def text(self, value: str) -> str:
        """The finished answer as text."""

    def amount(self, minor: str, currency: str) -> str:
        """Minor units as a decimal text with the currency's own number of decimals."""
        cases = [
            f"WHEN {currency} IN ({codes}) THEN {self._decimal(minor, decimals)}"
            for decimals, codes in _by_exponent().items()
            if decimals != _USUAL
        ]
        return f"CASE {' '.join(cases)} ELSE {self._decimal(minor, _USUAL)} END"

    @abstractmethod
    def _build(self, pairs: Sequence[Pair]) -> str: ...

    @abstractmethod
    def _joined(self, objects: Sequence[str]) -> str: ...

    @abstractmethod
    def _decimal(self, minor: str, decimals: int) -> str: ...


_USUAL = 2


@cache
def _by_exponent() -> dict[int, str]:
    """The currencies of each number of decimals, as the inside of a SQL list."""
    grouped: dict[int, list[str]] = {}
    for code, decimals in sorted(currencies().items()):
        grouped.setdefault(decimals, []).append(f"'{code}'")
    return {decimals: ", ".join(codes) for decimals, codes in grouped.items()}


def _columns(pairs: Sequence[Pair]) -> bool:
    """Whether the keys may name columns: PostgreSQL cuts a longer name off."""
    return all(len(key) < _LONGEST_COLUMN for key, _ in pairs)


def _named(pairs: Sequence[Pair]) -> str:
    return ", ".join(f'{value} AS "{key}"' for key, value in pairs)


def _literal(key: str) -> str:
    return "'" + key.replace("'", "''") + "'"


class PostgresJson(Json):
    """row_to_json over subselects, the fastest there is; json_build_object where a key is too long for a column."""

    def object(self, pairs: Sequence[Pair], rows: str | None = None) -> str:
        if not _columns(pairs):
            return super().object(pairs, rows)
        source = f" FROM {rows}" if rows else ""
        return f"(SELECT row_to_json(o) FROM (SELECT {_named(pairs)}{source}) o)"

    def objects(self, pairs: Sequence[Pair], rows: str, its: str) -> str:
        if not _columns(pairs):
            return super().objects(pairs, rows, its)
        listed = f"(SELECT {_named(pairs)} FROM {rows}) o"
        return f"coalesce((SELECT json_agg(o) FROM {listed}), '[]'::json)"

    def array(self, value: str, rows: str) -> str:
        return f"coalesce((SELECT json_agg({value}) FROM {rows}), '[]'::json)"

    def row(self, values: Sequence[str]) -> str:
        return f"json_build_array({', '.join(values)})"

    def member(self, document: str, key: str) -> str:
        return f"({document}::json ->> '{key}')"

    def boolean(self, condition: str) -> str:
        return f"({condition})"

    def instant(self, column: str) -> str:
        return f"""to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""

    def nested(self, value: str) -> str:
        return value

    def text(self, value: str) -> str:
        return f"({value})::text"

    def _build(self, pairs: Sequence[Pair]) -> str:
        inside = ", ".join(f"{_literal(key)}, {value}" for key, value in pairs)
        return f"json_build_object({inside})"

    def _joined(self, objects: Sequence[str]) -> str:
        texts = [f"({each})::text" for each in objects]
        inner = " || ',' || ".join(f"substr({each}, 2, length({each}) - 2)" for each in texts)
        return f"('{{' || {inner} || '}}')::json"

    def _decimal(self, minor: str, decimals: int) -> str:
        if not decimals:
            return f"({minor})::text"
        unit = 10**decimals
        return f"({minor} / {unit})::text || '.' || lpad(({minor} % {unit})::text, {decimals}, '0')"


class SqliteJson(Json):
    """json_object and json_group_array."""

    def array(self, value: str, rows: str) -> str:
        return f"json((SELECT json_group_array({value}) FROM {rows}))"

    def row(self, values: Sequence[str]) -> str:
        return f"json_array({', '.join(values)})"

    def member(self, document: str, key: str) -> str:
        return f"json_extract({document}, '$.{key}')"

    def boolean(self, condition: str) -> str:
        return f"json(CASE {condition} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)"

    def instant(self, column: str) -> str:
        return f"strftime('%Y-%m-%dT%H:%M:%fZ', {column})"

    def nested(self, value: str) -> str:
        return f"json({value})"

    def text(self, value: str) -> str:
        return value

    def _build(self, pairs: Sequence[Pair]) -> str:
        return f"json_object({', '.join(f'{_literal(key)}, {value}' for key, value in pairs)})"

    def _joined(self, objects: Sequence[str]) -> str:
        inner = " || ',' || ".join(f"substr({each}, 2, length({each}) - 2)" for each in objects)
        return f"json('{{' || {inner} || '}}')"

    def _decimal(self, minor: str, decimals: int) -> str:
        if not decimals:
            return f"CAST({minor} AS TEXT)"
        unit = 10**decimals
        return f"printf('%d.%0{decimals}d', {minor} / {unit}, {minor} % {unit})"


JSON = {Dialect.POSTGRES: PostgresJson(), Dialect.SQLITE: SqliteJson()}
