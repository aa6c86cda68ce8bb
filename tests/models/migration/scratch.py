"""A database of either kind to write into by SQL alone, without keys and constraints, while the product reads it."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Protocol
from urllib.parse import urlsplit

import asyncpg

Row = dict[str, Any]
"""By column; PostgreSQL's values are texts."""


class Refused(Exception):
    """An index that is unique does not let it stand."""


class Scratch(Protocol):
    """Either."""

    async def run(self, *statements: str) -> None:
        """All of them, or Refused and none."""

    async def of(self, table: str) -> list[Row]:
        """Its rows, by id."""


def literal(value: Any) -> str:
    """SQL for a value; quoted, either database takes it for what its column holds."""
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"X'{value.hex()}'"
    return "'" + str(value).replace("'", "''") + "'"


@asynccontextmanager
async def scratch(url: str) -> AsyncIterator[Scratch]:
    """The database of this URL."""
    if url.startswith("sqlite"):
        connection = sqlite3.connect(urlsplit(url).path, isolation_level=None)
        connection.row_factory = sqlite3.Row
        # Whoever writes to the file need not check anything.
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.executescript(_NO_INDEXES)
        try:
            yield _Sqlite(connection)
        finally:
            connection.close()
        return
    server = await asyncpg.connect(url)
    try:
        await server.execute("SET session_replication_role = replica")
        await server.execute(f"{_NO_CHECKS}; {_NO_INDEXES}")
        yield _Postgres(server)
    finally:
        await server.close()


_SOLE = ("contract_one_in_force", "contract_one_open", "payment_request_one_locks")
"""Unique indexes that are no constraints: whoever has the database drops them."""

_NO_INDEXES = "; ".join(f"DROP INDEX IF EXISTS {name}" for name in _SOLE)
_NO_CHECKS = """
    DO $$ DECLARE c record; BEGIN
      FOR c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint
        WHERE contype = 'c' AND connamespace = 'public'::regnamespace
      LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.conname); END LOOP;
    END $$
"""


class _Sqlite:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def run(self, *statements: str) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in statements:
                self._connection.execute(statement)
        except sqlite3.IntegrityError as refusal:
            self._connection.execute("ROLLBACK")
            raise Refused(str(refusal)) from refusal
        self._connection.execute("COMMIT")

    async def of(self, table: str) -> list[Row]:
        return [dict(row) for row in self._connection.execute(f"SELECT * FROM {table} ORDER BY id")]


class _Postgres:
    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection

    async def run(self, *statements: str) -> None:
        try:
            async with self._connection.transaction():
                for statement in statements:
                    await self._connection.execute(statement)
        except asyncpg.IntegrityConstraintViolationError as refusal:
            raise Refused(str(refusal)) from refusal

    async def of(self, table: str) -> list[Row]:
        columns = [
            row["attname"]
            for row in await self._connection.fetch(
                "SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass"
                " AND attnum > 0 AND NOT attisdropped",
                table,
            )
        ]
        texts = ", ".join(f"{column}::text AS {column}" for column in columns)
        rows = await self._connection.fetch(f"SELECT {texts} FROM {table} t ORDER BY t.id")
        return [dict(row) for row in rows]
