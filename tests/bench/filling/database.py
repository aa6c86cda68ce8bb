"""The database of the benchmark as whoever measures sees it, beside the servers: PostgreSQL or SQLite."""

import sqlite3
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from hashlib import sha256
from typing import Any, Protocol
from urllib.parse import urlsplit

import asyncpg

from models.database.connection import dialect_of
from models.database.sql import Dialect, SqlValue, stored
from tests.bench.filling.past import given
from tests.bench.filling.rows import Row


class Database(Protocol):
    """One of them, open. Statements have `$1` for their values."""

    async def run(self, *statements: str) -> None:
        """One after the other, each by itself."""

    async def rows(self, statement: str, *values: SqlValue) -> list[Row]:
        """What a statement answers."""

    async def insert(self, table: str, rows: list[Row]) -> None:
        """New rows, all with the same columns."""


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """The database of this URL."""
    if dialect_of(url) is Dialect.POSTGRES:
        connection = await asyncpg.connect(url, statement_cache_size=0)
        try:
            yield _Postgres(connection)
        finally:
            await connection.close()
    else:
        with sqlite3.connect(urlsplit(url).path, isolation_level=None, timeout=60) as connection:
            yield _Sqlite(connection)
        connection.close()


class _Postgres:
    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection

    async def run(self, *statements: str) -> None:
        for statement in statements:
            await self._connection.execute(statement)

    async def rows(self, statement: str, *values: SqlValue) -> list[Row]:
        return [dict(row) for row in await self._connection.fetch(statement, *values)]

    async def insert(self, table: str, rows: list[Row]) -> None:
        values = [tuple(row.values()) for row in rows]
        await self._connection.copy_records_to_table(table, columns=list(rows[0]), records=values)


class _Sqlite:
    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.row_factory = sqlite3.Row
        connection.create_function("hexed", 1, _hexed, deterministic=True)
        connection.create_function("given", 1, given, deterministic=True)
        self._connection = connection

    async def run(self, *statements: str) -> None:
        for statement in statements:
            self._connection.execute(statement)

    async def rows(self, statement: str, *values: SqlValue) -> list[Row]:
        bound = _stored(values)
        return [dict(row) for row in self._connection.execute(statement.replace("$", "?"), bound)]

    async def insert(self, table: str, rows: list[Row]) -> None:
        marks = ", ".join("?" * len(rows[0]))
        statement = f"INSERT INTO {table} ({', '.join(rows[0])}) VALUES ({marks})"
        self._connection.execute("BEGIN")
        self._connection.executemany(statement, (_stored(row.values()) for row in rows))
        self._connection.execute("COMMIT")


def _stored(values: Iterable[Any]) -> list[Any]:
    return [stored(Dialect.SQLITE, value) for value in values]


def _hexed(said: str) -> str:
    return sha256(said.encode()).hexdigest()
