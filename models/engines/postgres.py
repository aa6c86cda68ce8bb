"""PostgreSQL by asyncpg."""

from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.asyncpg.schema_generator import AsyncpgSchemaGenerator
from tortoise.backends.base.client import (
    TransactionalDBClient,
    TransactionContext,
    TransactionContextPooled,
)
from tortoise.connection import get_connections

from models.engines.schema import WithChecks


class PostgresSchemaGenerator(WithChecks, AsyncpgSchemaGenerator):
    """Tables with their CHECK constraints."""


class Client(AsyncpgDBClient):
    """Tortoise's client with transactions that always give their connection back."""

    schema_generator = PostgresSchemaGenerator

    def _in_transaction(self) -> TransactionContext:
        return _TransactionContext(TransactionWrapper(self), self._pool_init_lock)


class _TransactionContext(TransactionContextPooled):
    __slots__ = ()

    async def __aenter__(self) -> TransactionalDBClient:
        await self.ensure_connection()
        pool = self.client._parent._pool
        self.client._connection = await pool.acquire()
        try:
            await self.client.begin()
        except BaseException:
            # A server that went away makes BEGIN fail: the pool must hear of it.
            await pool.release(self.client._connection)
            raise
        self.token = get_connections().set(self.connection_name, self.client)
        return self.client


client_class = Client
