"""Databases as each release left them.

The code fills the newest step itself. Before the models change, keep what `seed` makes of it for the time to come:
`python -m tests.models.released FILE.db > tests/models/kept/NUMBER.json`, with the number of the step.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from models.database.sql import Dialect
from models.migration.upgrade import steps
from tests.apart import Apart, demonstrated, migrated_to
from tests.models.raw import Raw, Rows, SqliteFile

Kept = str | dict[str, str] | None
"""A value in a file: bytes are {"hex": …}."""

_KEPT = Path(__file__).parent / "kept"
_LITERAL = {"sqlite": "X'{}'", "postgres": "'\\x{}'"}
_NOT_KEPT = {"aerich", "document_key"}
_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
    "postgres": "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
}


def fill(database: Raw, step: str, apart: Apart) -> None:
    """Make an empty database one that the release with this step used."""
    if step == steps(Dialect(database.dialect))[-1]:
        apart.run(demonstrated, database.url)
        return
    apart.run(migrated_to, database.url, step)
    kept: dict[str, Rows] = json.loads((_KEPT / f"{step.partition('_')[0]}.json").read_text())
    literal = _LITERAL[database.dialect]
    database.run(*(_insert(table, row, literal) for table, rows in kept.items() for row in rows))


def numbers() -> list[int]:
    """The places in the history of the steps that releases ended with, and of the newest."""
    known = steps(Dialect.SQLITE)
    ended = [step for step in known if (_KEPT / f"{step.partition('_')[0]}.json").exists()]
    return sorted({known.index(step) for step in (*ended, known[-1])})


def counts(database: Raw) -> dict[str, int]:
    """How many rows each table has; those of aerich's own, and keys that were dropped, aside."""
    return {
        table: database.run(f'SELECT count(*) AS n FROM "{table}"')[0]["n"]
        for table in _tables(database)
    }


def _tables(database: Raw) -> Iterator[str]:
    for row in database.run(_TABLES[database.dialect]):
        if row["name"] not in _NOT_KEPT:
            yield row["name"]


def _insert(table: str, row: dict[str, Kept], bytes_literal: str) -> str:
    values = ", ".join(_literal(value, bytes_literal) for value in row.values())
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({values})"


def _literal(value: Kept, bytes_literal: str) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, str):
        # Quoted, either database takes it for what its column holds.
        return "'" + value.replace("'", "''") + "'"
    return bytes_literal.format(value["hex"])


def _kept(value: object) -> Kept:
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    return None if value is None else str(value)


if __name__ == "__main__":
    source = SqliteFile(Path(sys.argv[1]))
    texts = {
        table: [
            {name: _kept(value) for name, value in row.items()}
            for row in source.run(f"SELECT * FROM {table}")
        ]
        for table in _tables(source)
    }
    json.dump(texts, sys.stdout, ensure_ascii=False, indent=1)
