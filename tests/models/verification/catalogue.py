"""A database's schema as its catalogue tells it, whatever the order in which it came about."""

import re
from collections.abc import Iterator

from tests.models.raw import Raw

_COLUMNS = """
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) AS type,
      a.attnotnull, pg_get_expr(d.adbin, d.adrelid) AS otherwise
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      AND a.attnum > 0 AND NOT a.attisdropped
"""
_CONSTRAINTS = """
    SELECT conrelid::regclass::text AS relation, conname, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
"""
"""But for NOT NULL, which the columns tell: their names depend on the order in which they came about."""
_INDEXES = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"


_TRIGGERS = """
    SELECT tgrelid::regclass::text AS relation, pg_get_triggerdef(oid) AS definition
    FROM pg_trigger WHERE NOT tgisinternal
"""
_COMMENTS = """
    SELECT c.relname, a.attname, d.description FROM pg_description d
    JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0
    WHERE c.relnamespace = 'public'::regnamespace
"""


def schema_of(database: Raw) -> list[str]:
    """A line for each column, constraint, index, trigger and comment, sorted. SQLite has no comments, just text."""
    return sorted(_SCHEMA[database.dialect](database))


def _of_postgres(database: Raw) -> Iterator[str]:
    for rows in database.run_each(_COLUMNS, _CONSTRAINTS, _INDEXES, _TRIGGERS, _COMMENTS):
        for row in rows:
            yield " | ".join(map(str, row.values()))


def _of_sqlite(database: Raw) -> Iterator[str]:
    for row in database.run("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"):
        sql = _plain(row["sql"])
        if sql.startswith("CREATE TABLE"):
            inner = sql[sql.index("(") + 1 : sql.rindex(")")]
            yield from (f"{row['name']} | {part}" for part in _parts(inner))
        else:
            yield f"{row['name']} | {sql}"


def _plain(sql: str) -> str:
    without_comments = re.sub(r"/\*.*?\*/", "", sql, flags=re.DOTALL)
    return re.sub(r"\s+", " ", without_comments).strip()


def _parts(inner: str) -> Iterator[str]:
    """The columns and constraints: split at the commas outside of parentheses."""
    depth, part = 0, ""
    for letter in inner:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            yield part.strip()
            part = ""
        else:
            part += letter
    yield part.strip()


_SCHEMA = {"postgres": _of_postgres, "sqlite": _of_sqlite}
