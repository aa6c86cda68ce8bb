"""A database by its own driver: what somebody with the password could do, rules and foreign keys aside."""

import asyncio
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

import asyncpg

from tests.machines.services import Postgres

Rows = list[dict[str, Any]]


class Raw(Protocol):
    """Either database; the SQL has to suit both."""

    url: str
    dialect: str

    def run(self, *statements: str) -> Rows:
        """Run statements in one transaction; the rows of the last."""

    def run_each(self, *statements: str) -> list[Rows]:
        """The same; the rows of each."""

    def copy(self) -> "Raw":
        """Another database with the same content."""

    def drop(self) -> None:
        """It is needed no more."""


class SqliteFile:
    """SQLite."""

    dialect = "sqlite"

    def __init__(self, path: Path) -> None:
        self.path = path
        self.url = f"sqlite://{path}"

    def run(self, *statements: str) -> Rows:
        """See Raw."""
        return self.run_each(*statements)[-1]

    def run_each(self, *statements: str) -> list[Rows]:
        """See Raw."""
        with closing(sqlite3.connect(self.path)) as connection:
            connection.row_factory = sqlite3.Row
            each = [connection.execute(statement).fetchall() for statement in statements]
            connection.commit()
            return [[dict(row) for row in rows] for rows in each]

    def copy(self) -> "SqliteFile":
        """See Raw."""
        self.run("PRAGMA wal_checkpoint(TRUNCATE)")
        count = len(list(self.path.parent.iterdir()))
        return SqliteFile(Path(shutil.copy(self.path, self.path.with_name(f"copy{count}.db"))))

    def drop(self) -> None:
        """See Raw."""
        self.path.unlink()


class PostgresDatabase:
    """PostgreSQL."""

    dialect = "postgres"

    def __init__(self, server: Postgres, template: str | None = None) -> None:
        self._server = server
        self.url = asyncio.run(server.create_database(template))

    def run(self, *statements: str) -> Rows:
        """See Raw."""
        return self.run_each(*statements)[-1]

    def run_each(self, *statements: str) -> list[Rows]:
        """See Raw."""
        return asyncio.run(self._run(statements))

    def copy(self) -> "PostgresDatabase":
        """See Raw."""
        return PostgresDatabase(self._server, self.url)

    def drop(self) -> None:
        """See Raw."""
        asyncio.run(self._server.drop_database(self.url))

    async def _run(self, statements: Sequence[str]) -> list[Rows]:
        connection = await asyncpg.connect(self.url)
        try:
            async with connection.transaction():
                # No foreign keys: they are triggers.
                await connection.execute("SET LOCAL session_replication_role = replica")
                each = [await connection.fetch(statement) for statement in statements]
            return [
                [{name: _plain(value) for name, value in row.items()} for row in rows]
                for rows in each
            ]
        finally:
            await connection.close()


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value
