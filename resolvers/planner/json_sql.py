"""The two databases' JSON functions: every expression here is the text of a SQL expression."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from models.database.sql import Dialect
from models.rules.money import all_currencies

Pair = tuple[str, str]

_PAIRS = 40
"""Pairs of one call: a function takes at most 100 arguments."""
_LONGEST_COLUMN = 63
_ROW = '"the row"'
"""A name that no key has: a column of this name would be taken for the row."""


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
        """Minor units as a decimal text with the currency's own number of decimals."""
        unusual = {each: codes for each, codes in _by_exponent().items() if each != _USUAL}
        cases = [
            f"WHEN {currency} IN ({codes}) THEN {self._decimal(minor, decimals)}"
            for decimals, codes in unusual.items()
        ]
        # Looked up once for nearly all; only the others are looked for in one list after the other.
        usual = f"{currency} NOT IN ({', '.join(unusual.values())})"
        return f"CASE WHEN {usual} THEN {self._decimal(minor, _USUAL)} {' '.join(cases)} END"

    @abstractmethod
    def _build(self, pairs: Sequence[Pair]) -> str: ...

    @abstractmethod
    def _decimal(self, minor: str, decimals: int) -> str: ...


_TRIPLE = "value ->> 0 AS first, value ->> 1 AS second, value ->> 2 AS third"
_USUAL = 2


@cache
def _by_exponent() -> dict[int, str]:
    """The currencies of each number of decimals, as the inside of a SQL list."""
    grouped: dict[int, list[str]] = {}
    for code, decimals in sorted(all_currencies().items()):
        grouped.setdefault(decimals, []).append(f"'{code}'")
    return {decimals: ", ".join(codes) for decimals, codes in grouped.items()}


def _columns(pairs: Sequence[Pair]) -> bool:
    """Whether the keys may name columns: PostgreSQL cuts a longer name off."""
    return all(len(key) < _LONGEST_COLUMN for key, _ in pairs)


def _named(pairs: Sequence[Pair]) -> str:
    return ", ".join(f'{value} AS "{key}"' for key, value in pairs)


def _literal(key: str) -> str:
    return "'" + key.replace("'", "''") + "'"


class PostgresJsonSql(JsonSql):
    """row_to_json over subselects, the fastest there is; json_build_object where a key is too long for a column."""

    def object(self, pairs: Sequence[Pair], rows: str | None = None) -> str:
        if not _columns(pairs):
            return super().object(pairs, rows)
        source = f" FROM {rows}" if rows else ""
        return f"(SELECT row_to_json({_ROW}) FROM (SELECT {_named(pairs)}{source}) {_ROW})"

    def objects(self, pairs: Sequence[Pair], rows: str, its: str) -> str:
        if not _columns(pairs):
            return super().objects(pairs, rows, its)
        listed = f"(SELECT {_named(pairs)} FROM {rows}) {_ROW}"
        return f"coalesce((SELECT json_agg({_ROW}) FROM {listed}), '[]'::json)"

    def array(self, value: str, rows: str) -> str:
        return f"coalesce((SELECT json_agg({value}) FROM {rows}), '[]'::json)"

    def row(self, values: Sequence[str]) -> str:
        return f"json_build_array({', '.join(values)})"

    def member(self, document: str, key: str) -> str:
        return f"({document}::json ->> '{key}')"

    def triples(self, document: str, key: str) -> str:
        listed = f"json_array_elements({document}::json -> '{key}') WITH ORDINALITY"
        return f"(SELECT {_TRIPLE}, place FROM {listed} AS listed (value, place))"

    def boolean(self, condition: str) -> str:
        return f"({condition})"

    def instant(self, column: str) -> str:
        return f"""to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""

    def nested(self, value: str) -> str:
        return value

    def text_or(self, column: str, other: str) -> str:
        return f"CASE WHEN {column} IS NULL THEN {other} ELSE to_json({column}) END"

    def text(self, value: str) -> str:
        return f"({value})::text"

    def _build(self, pairs: Sequence[Pair]) -> str:
        parts = [pairs[start : start + _PAIRS] for start in range(0, len(pairs), _PAIRS)]
        built = [self._built(part) for part in parts]
        if len(built) > 1:
            return self._joined(built)
        # Directives may leave nothing of a selection.
        return built[0] if built else self._built([])

    def _built(self, pairs: Sequence[Pair]) -> str:
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


class _Text(str):
    """SQL for text that is JSON already, and never NULL."""

    __slots__ = ()


class _Finished(_Text):
    """SQL for text that is the JSON of an object or a list, which may be long."""

    __slots__ = ()


class SqliteJsonSql(JsonSql):
    """Texts, concatenated: SQLite's parser has room for 100 open symbols, and json_object(… json((SELECT
    json_group_array(… needs 30 of them for one connection; this needs 12, and 9 for one object."""

    def array(self, value: str, rows: str) -> str:
        listed = f"(SELECT group_concat({_quoted(value)}) FROM {rows})"
        return _Finished(f"'[' || coalesce({listed}, '') || ']'")

    def row(self, values: Sequence[str]) -> str:
        return _Finished(f"json_array({', '.join(values)})")

    def member(self, document: str, key: str) -> str:
        return f"json_extract({document}, '$.{key}')"

    def triples(self, document: str, key: str) -> str:
        return f"(SELECT {_TRIPLE}, key AS place FROM json_each({document}, '$.{key}'))"

    def boolean(self, condition: str) -> str:
        return _Text(f"CASE {condition} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END")

    def instant(self, column: str) -> str:
        return f"strftime('%Y-%m-%dT%H:%M:%fZ', {column})"

    def nested(self, value: str) -> str:
        return _Finished(f"coalesce({value}, 'null')")

    def text_or(self, column: str, other: str) -> str:
        return _Finished(f"CASE WHEN {column} IS NULL THEN {other} ELSE json_quote({column}) END")

    def text(self, value: str) -> str:
        return f"nullif({value}, 'null')"

    def _build(self, pairs: Sequence[Pair]) -> str:
        if not pairs:
            # Directives may leave nothing of a selection.
            return _Finished("'{}'")
        parts: list[str] = []
        for finished, run in groupby(pairs, lambda pair: isinstance(pair[1], _Finished)):
            parts += (_members if finished else _leaves)(list(run))
        return _Finished("'{' || " + " || ',' || ".join(parts) + " || '}'")

    def _decimal(self, minor: str, decimals: int) -> str:
        if not decimals:
            return f"CAST({minor} AS TEXT)"
        unit = 10**decimals
        return f"printf('%d.%0{decimals}d', {minor} / {unit}, {minor} % {unit})"


def _members(pairs: Sequence[Pair]) -> list[str]:
    return [f"""'"{key}":' || {value}""" for key, value in pairs]


def _leaves(pairs: Sequence[Pair]) -> list[str]:
    """Together, as many as one call takes: each operand of || copies what stands on its left."""
    parts = (pairs[start : start + _PAIRS] for start in range(0, len(pairs), _PAIRS))
    return [_printed(part) for part in parts]


def _printed(pairs: Sequence[Pair]) -> str:
    form = ",".join(f'"{key}":%s' for key, _ in pairs)
    return f"printf('{form}', {', '.join(_quoted(value) for _, value in pairs)})"


def _quoted(value: str) -> str:
    return value if isinstance(value, _Text) else f"json_quote({value})"


JSON_SQL = {Dialect.POSTGRES: PostgresJsonSql(), Dialect.SQLITE: SqliteJsonSql()}
