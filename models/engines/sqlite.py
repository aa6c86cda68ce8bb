"""Embedded SQLite: one connection a process, one writer at a time."""

from tortoise.backends.base.client import TransactionalDBClient, TransactionContext
from tortoise.backends.sqlite.client import (
    SqliteClient,
    SqliteTransactionContext,
    SqliteTransactionWrapper,
)
from tortoise.backends.sqlite.schema_generator import SqliteSchemaGenerator
from tortoise.connection import get_connections

from models.engines.schema import WithChecks


class SqliteSchemaGeneratorWithChecks(WithChecks, SqliteSchemaGenerator):
    """Tables with their CHECK constraints."""


class Client(SqliteClient):
    """Tortoise's client with transactions that take the write lock at once and always give it back."""

    schema_generator = SqliteSchemaGeneratorWithChecks

    def _in_transaction(self) -> TransactionContext:
        return _TransactionContext(_Transaction(self), self._lock)


class _Transaction(SqliteTransactionWrapper):
    async def begin(self) -> None:
        # A plain BEGIN upgrades from reader to writer half-way, and another process's write makes
        # that fail at once, whatever the busy timeout.
        await self._connection.execute("BEGIN IMMEDIATE")

    async def commit(self) -> None:
        try:
            await super().commit()
        except BaseException:
            # A COMMIT that fails (a full disk) leaves the transaction open on the one connection.
            await self._connection.rollback()
            raise


class _TransactionContext(SqliteTransactionContext):
    __slots__ = ()

    async def __aenter__(self) -> TransactionalDBClient:
        await self._trxlock.acquire()
        try:
            await self.ensure_connection()
            await self.connection.begin()
        except BaseException:
            # Otherwise a failed BEGIN would keep the process-wide lock for ever.
            self._trxlock.release()
            raise
        self.token = get_connections().set(self.connection_name, self.connection)
        client: TransactionalDBClient = self.connection
        return client


client_class = Client
