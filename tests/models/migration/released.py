"""Databases as each step left them, kept in migrations/kept by the code of that step.

`python -m tests.models.migration.released` keeps one of the newest step, made by the code as it is.
"""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from models.database.sql import Dialect
from models.migration.upgrade import HISTORY, steps
from models.migration.writing.kept import kept_file, missing_kept
from models.migration.writing.step import differences
from tests.apart import Apart, apart, filled, migrated_to
from tests.models.raw import Raw, Rows, SqliteFile

Kept = str | dict[str, str] | None
"""A value in a file: bytes are {"hex": …}."""

_LITERAL = {"sqlite": "X'{}'", "postgres": "'\\x{}'"}
_NOT_KEPT = {"aerich", "document_key"}
_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
    "postgres": "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
}


def fill(database: Raw, step: str, apart: Apart) -> None:
    """Make an empty database one that the release with this step used."""
    apart.run(migrated_to, database.url, step)
    literal = _LITERAL[database.dialect]
    tables = kept(step).items()
    database.run(*(_insert(table, row, literal) for table, rows in tables for row in rows))


def kept(step: str) -> dict[str, Rows]:
    """The rows of each table, as they are kept."""
    tables: dict[str, Rows] = json.loads(kept_file(HISTORY, step).read_text())
    return tables


def numbers() -> list[int]:
    """The places in the history of the steps that a database is kept of."""
    known = enumerate(steps(Dialect.SQLITE))
    return [number for number, step in known if kept_file(HISTORY, step).exists()]


def counts(database: Raw) -> dict[str, int]:
    """How many rows each table has."""
    return {
        table: database.run(f'SELECT count(*) AS n FROM "{table}"')[0]["n"]
        for table in tables_of(database)
    }


def tables_of(database: Raw) -> Iterator[str]:
    """The names of its tables; those of aerich's own, and keys that were dropped, aside."""
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


def _keep() -> Path:
    ahead = [
        line for line in asyncio.run(differences(HISTORY)) if line not in missing_kept(HISTORY)
    ]
    if ahead:
        raise SystemExit("\n".join(["The records are ahead of the last step:", *ahead]))
    with TemporaryDirectory() as folder, apart() as processes:
        source = SqliteFile(Path(folder) / "kept.db")
        processes.run(filled, source.url)
        tables = {table: source.run(f"SELECT * FROM {table}") for table in tables_of(source)}
    texts = {
        table: [{name: _kept(value) for name, value in row.items()} for row in rows]
        for table, rows in tables.items()
    }
    file = kept_file(HISTORY, steps(Dialect.SQLITE)[-1])
    file.write_text(json.dumps(texts, ensure_ascii=False, indent=1) + "\n")
    return file


def _kept(value: object) -> Kept:
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    return None if value is None else str(value)


if __name__ == "__main__":
    print(_keep())  # noqa: T201 (a command)
