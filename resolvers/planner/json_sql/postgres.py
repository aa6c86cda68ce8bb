"""PostgreSQL's JSON functions."""

from collections.abc import Sequence

from resolvers.planner.json_sql.functions import PADDING, PAIRS, TRIPLE, Digits, JsonSql, Pair

_LONGEST_COLUMN = 63
_ROW = '"the row"'
"""A name that no key has: a column of this name would be taken for the row."""


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
        return f"(SELECT {TRIPLE}, place FROM {listed} AS listed (value, place))"

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

    def sum(self, minor: str, where: str) -> Digits:
        # It adds up integers of eight bytes to a number of any length.
        return Digits(f"'{'0' * PADDING}' || coalesce(sum({minor}) FILTER (WHERE {where}), 0)")

    def month(self, day: str) -> str:
        return f"date_trunc('month', {day}::timestamp)"

    def month_in_utc(self, moment: str) -> str:
        return f"date_trunc('month', {moment} AT TIME ZONE 'UTC')"

    def month_text(self, month: str) -> str:
        return f"to_char({month}, 'YYYY-MM')"

    def by_bytes(self, text: str) -> str:
        return f'{text} COLLATE "C"'

    def _build(self, pairs: Sequence[Pair]) -> str:
        parts = [pairs[start : start + PAIRS] for start in range(0, len(pairs), PAIRS)]
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


def _columns(pairs: Sequence[Pair]) -> bool:
    """Whether the keys may name columns: PostgreSQL cuts a longer name off."""
    return all(len(key) < _LONGEST_COLUMN for key, _ in pairs)


def _named(pairs: Sequence[Pair]) -> str:
    return ", ".join(f'{value} AS "{key}"' for key, value in pairs)


def _literal(key: str) -> str:
    return "'" + key.replace("'", "''") + "'"
