"""Databases as each release left them.

The code fills the newest step itself. Before the models change, keep what `seed` makes of it for the time to come:
`python -m tests.models.released FILE.db > tests/models/kept/NUMBER.json`, with the number of the step.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from models.migration import steps
from models.sql import Dialect
from tests.apart import Apart, demonstrated, migrated_to
from tests.models.raw import Raw, Rows, SqliteFile

_KEPT = Path(__file__).parent / "kept"
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
    database.run(*(_insert(table, row) for table, rows in kept.items() for row in rows))


def counts(database: Raw) -> dict[str, int]:
    """How many rows each table has; those of aerich's own aside."""
    return {
        table: database.run(f'SELECT count(*) AS n FROM "{table}"')[0]["n"]
        for table in _tables(database)
    }


def _tables(database: Raw) -> Iterator[str]:
    for row in database.run(_TABLES[database.dialect]):
        if row["name"] != "aerich":
            yield row["name"]


def _insert(table: str, row: dict[str, str | None]) -> str:
    values = ", ".join(map(_literal, row.values()))
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({values})"


def _literal(value: str | None) -> str:
    # Quoted, either database takes it for what its column holds.
    return "NULL" if value is None else "'" + value.replace("'", "''") + "'"


if __name__ == "__main__":
    source = SqliteFile(Path(sys.argv[1]))
    texts = {
        table: [
            {name: None if value is None else str(value) for name, value in row.items()}
            for row in source.run(f"SELECT * FROM {table}")
        ]
        for table in _tables(source)
    }
    json.dump(texts, sys.stdout, ensure_ascii=False, indent=1)
