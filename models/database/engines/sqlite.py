"""Embedded SQLite: one connection a process, one writer at a time."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import aiosqlite
from tortoise.backends.base.client import (
    ConnectionWrapper,
    NestedTransactionContext,
    TransactionalDBClient,
    TransactionContext,
)
from tortoise.backends.sqlite.client import (
    SqliteClient,
    SqliteTransactionContext,
    SqliteTransactionWrapper,
)
from tortoise.backends.sqlite.schema_generator import SqliteSchemaGenerator
from tortoise.connection import get_connections

from models.database.engines.error_translation import ErrorTranslation
from models.database.engines.private import private_file, tighten
from models.database.engines.schema import WithChecks
from models.database.engines.sqlite_snapshot import SqliteSnapshot, sqlite_snapshot
from models.database.errors import commit_errors_translated, errors_translated

_WRITTEN = {"journal_mode", "journal_size_limit"}
_BESIDE = ("-wal", "-shm", "-journal")


class SqliteSchemaGeneratorWithChecks(WithChecks, SqliteSchemaGenerator):
    """Tables with their CHECK constraints."""


class LockingSqliteClient(ErrorTranslation, SqliteClient):
    """Tortoise's client with transactions that take the write lock at once and always give it back."""

    schema_generator = SqliteSchemaGeneratorWithChecks

    @property
    def occupancy(self) -> tuple[int, int]:
        """How many connections are open, and how many of these are idle."""
        return (1, int(not self._lock.locked())) if self._connection else (0, 0)

    async def create_connection(self, with_db: bool) -> None:  # noqa: ARG002 (Tortoise's signature)
        """See Tortoise's own; SQLite gives the files that it makes beside the database the rights of that one."""
        private_file(Path(self.filename))
        for beside in _BESIDE:
            tighten(Path(f"{self.filename}{beside}"))
        options, pragmas = _openly(Path(self.filename), self.pragmas)
        address = Path(self.filename).as_uri() + options
        # Tried first without the driver: where it fails, its thread tells so to a loop that may be closed by then.
        sqlite3.connect(address, uri=True).close()
        self._connection = await aiosqlite.connect(address, uri=True, isolation_level=None)
        try:
            await self._prepare(self._connection, pragmas)
        except BaseException:
            await self.close()
            raise

    async def _prepare(self, connection: aiosqlite.Connection, pragmas: Mapping[str, Any]) -> None:
        connection.row_factory = sqlite3.Row
        for name, value in pragmas.items():
            await connection.execute_fetchall(f"PRAGMA {name}={value}")
        await self._post_connect()

    def acquire_connection(self) -> ConnectionWrapper[Any]:
        """The connection, for one statement."""
        return _BorrowedConnection(self._lock, self)

    def reading(self) -> TransactionContext:
        """A transaction that reads what stands at its first statement: it waits for no writer, and none for it."""
        return _TransactionContext(_Reading(self), self._lock)

    async def snapshot(self) -> SqliteSnapshot:
        """See `open_snapshot`."""
        file = Path(self.filename)
        return await sqlite_snapshot(file.as_uri() + _openly(file, {})[0])

    def _in_transaction(self) -> TransactionContext:
        return _TransactionContext(_Transaction(self), self._lock)


class _BorrowedConnection(ConnectionWrapper[Any]):
    __slots__ = ()

    async def __aenter__(self) -> Any:
        await self._lock.acquire()
        try:
            # Read under the lock: whoever held it before may have opened the connection.
            self.connection = self.client._connection
            await self.ensure_connection()
        except BaseException:
            # Otherwise a file that cannot be opened would keep the process-wide lock for ever.
            self._lock.release()
            raise
        return self.connection


class _Transaction(ErrorTranslation, SqliteTransactionWrapper):
    # A plain BEGIN upgrades from reader to writer half-way, and another process's write makes
    # that fail at once, whatever the busy timeout.
    _begin = "BEGIN IMMEDIATE"

    async def begin(self) -> None:
        if self._connection.in_transaction:
            # What an earlier ROLLBACK left open when it failed.
            await self._connection.rollback()
        await self._connection.execute(self._begin)

    async def commit(self) -> None:
        try:
            with commit_errors_translated():
                await super().commit()
        except BaseException:
            # A COMMIT that fails (a full disk) leaves the transaction open on the one connection.
            await self._connection.rollback()
            raise

    async def execute_script(self, query: str) -> None:
        # The driver's own way of running a script commits the transaction first: a migration that
        # fails would stay half done.
        for statement in _statements(query):
            await self.execute_query(statement)

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(_Transaction(self))


class _Reading(_Transaction):
    _begin = "BEGIN"


class _TransactionContext(SqliteTransactionContext):
    __slots__ = ()

    async def __aenter__(self) -> TransactionalDBClient:
        await self._trxlock.acquire()
        try:
            with errors_translated():
                await self.ensure_connection()
                await self.connection.begin()
        except BaseException:
            # Otherwise a failed BEGIN would keep the process-wide lock for ever.
            self._trxlock.release()
            raise
        self.token = get_connections().set(self.connection_name, self.connection)
        client: TransactionalDBClient = self.connection
        return client


def _openly(file: Path, pragmas: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """How a file is opened: options of its URI, and pragmas. One that cannot be written to is read all the same."""
    folder_is_open = os.access(file.parent, os.W_OK)
    if folder_is_open and (os.access(file, os.W_OK) or not file.exists()):
        return "", pragmas
    # SQLite would make files beside it, unless it is told that nobody writes. Who writes has such a file there.
    nobody_writes = not folder_is_open and not Path(f"{file}-wal").exists()
    options = "?mode=ro&immutable=1" if nobody_writes else "?mode=ro"
    return options, {name: value for name, value in pragmas.items() if name not in _WRITTEN}


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement


client_class = LockingSqliteClient
