"""SQLite's JSON functions."""

from collections.abc import Sequence
from itertools import groupby

from resolvers.planner.json_sql.functions import PADDING, PAIRS, TRIPLE, Digits, JsonSql, Pair


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
        return f"(SELECT {TRIPLE}, key AS place FROM json_each({document}, '$.{key}'))"

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

    def sum(self, minor: str, where: str) -> Digits:
        # Its sums are integers of eight bytes, which a thousand large amounts are beyond: added up in two halves.
        unit = 10**PADDING
        high, low = (
            f"coalesce(sum({minor} {sign} {unit}) FILTER (WHERE {where}), 0)" for sign in "/%"
        )
        return Digits(f"printf('%d%0{PADDING}d', {high} + {low} / {unit}, {low} % {unit})")

    def month(self, day: str) -> str:
        return f"substr({day}, 1, 7)"

    def month_in_utc(self, moment: str) -> str:
        # They are kept in UTC.
        return self.month(moment)

    def month_text(self, month: str) -> str:
        return month

    def by_bytes(self, text: str) -> str:
        return text

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
    parts = (pairs[start : start + PAIRS] for start in range(0, len(pairs), PAIRS))
    return [_printed(part) for part in parts]


def _printed(pairs: Sequence[Pair]) -> str:
    form = ",".join(f'"{key}":%s' for key, _ in pairs)
    return f"printf('{form}', {', '.join(_quoted(value) for _, value in pairs)})"


def _quoted(value: str) -> str:
    return value if isinstance(value, _Text) else f"json_quote({value})"
