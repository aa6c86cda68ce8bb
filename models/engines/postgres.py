"""PostgreSQL by asyncpg."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from types import TracebackType
from typing import Any

import asyncpg
from asyncpg.pool import Pool, PoolConnectionProxy
from tortoise.backends.asyncpg.client import (
    AsyncpgDBClient,
    TransactionWrapper,
)
from tortoise.backends.asyncpg.schema_generator import AsyncpgSchemaGenerator
from tortoise.backends.base.client import (
    NestedTransactionContext,
    PoolConnectionWrapper,
    TransactionalDBClient,
    TransactionContext,
    TransactionContextPooled,
)
from tortoise.backends.base_postgres.client import translate_exceptions
from tortoise.connection import get_connections

from models.engines.reporting import Reporting
from models.engines.schema import WithChecks
from models.failures import Unavailable, committing, reported

WAIT_SECONDS = 5.0
"""How long a statement or a transaction waits for a connection of the pool."""

FOR_READERS = 3
"""Connections of the pool that transactions leave alone: those that queue for a row stop no reader."""


class PostgresSchemaGenerator(WithChecks, AsyncpgSchemaGenerator):
    """Tables with their CHECK constraints."""


class _OneValue(Reporting, AsyncpgDBClient):
    async def _fetch_value(self, query: str, values: list[Any]) -> Any:
        # Tortoise would look at the text of the statement each time, and make a list of the row.
        return await self._value(query, values)

    @translate_exceptions
    async def _value(self, query: str, values: list[Any]) -> Any:
        async with self.acquire_connection() as connection:
            self.log.debug("%s: %s", query, values)
            return await connection.fetchval(query, *values)


class Client(_OneValue):
    """Tortoise's client with transactions that always give their connection back."""

    schema_generator = PostgresSchemaGenerator

    def __init__(self, **credentials: Any) -> None:
        super().__init__(**credentials)
        self.writers = asyncio.Semaphore(max(1, self.pool_maxsize - FOR_READERS))

    @property
    def occupancy(self) -> tuple[int, int]:
        """How many connections are open, and how many of these are idle."""
        return (self._pool.get_size(), self._pool.get_idle_size()) if self._pool else (0, 0)

    async def execute_query(self, query: str, values: list[Any] | None = None) -> Any:
        """As Tortoise's own, and once more for a question whose connection broke."""
        return await _asked(super().execute_query, query, values)

    async def execute_query_dict(
        self, query: str, values: list[Any] | None = None
    ) -> list[dict[str, Any]]:
        """As Tortoise's own, and once more for a question whose connection broke."""
        rows: list[dict[str, Any]] = await _asked(super().execute_query_dict, query, values)
        return rows

    async def fetch_value(self, query: str, values: list[Any]) -> Any:
        """As `Reporting`'s, and once more for a question whose connection broke."""
        return await _asked(super().fetch_value, query, values)

    async def create_pool(self, **options: Any) -> Pool:
        """A pool that takes connections back without a round trip to reset them."""
        # The driver still rolls back what is left open; no statement of ours leaves anything else.
        return await asyncpg.create_pool(None, reset=_as_it_is, **options)

    def acquire_connection(self) -> PoolConnectionWrapper[Any]:
        """A connection for one statement."""
        return _Lent(self, self._pool_init_lock)

    def _in_transaction(self) -> TransactionContext:
        return _TransactionContext(_Transaction(self), self._pool_init_lock)


class _Lent(PoolConnectionWrapper[Any]):
    __slots__ = ()

    async def __aenter__(self) -> Any:
        await self.ensure_connection()
        async with asyncio.timeout(WAIT_SECONDS):
            self.connection = await self.client._pool.acquire()
        return self.connection

    async def __aexit__(self, *_: object) -> None:
        await _give_back(self.client._pool, self.connection)


class _Transaction(_OneValue, TransactionWrapper):
    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(_Transaction(self))


class _TransactionContext(TransactionContextPooled):
    __slots__ = ()

    async def __aenter__(self) -> TransactionalDBClient:
        writers = self._writers
        with reported():
            # A timeout makes no task, as waiting `for` something or the pool's own patience would.
            async with asyncio.timeout(WAIT_SECONDS):
                await writers.acquire()
            try:
                await self._begin()
            except BaseException:
                writers.release()
                raise
        self.token = get_connections().set(self.connection_name, self.client)
        return self.client

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            await self._end(failure)
        finally:
            get_connections().reset(self.token)
            await _give_back(self.client._parent._pool, self.client._connection)
            self._writers.release()

    @property
    def _writers(self) -> asyncio.Semaphore:
        client: Any = self.client._parent
        writers: asyncio.Semaphore = client.writers
        return writers

    async def _begin(self) -> None:
        await self.ensure_connection()
        pool = self.client._parent._pool
        async with asyncio.timeout(WAIT_SECONDS):
            self.client._connection = await pool.acquire()
        try:
            await self.client.begin()
        except BaseException:
            # A server that went away makes BEGIN fail: the pool must hear of it.
            await _give_back(pool, self.client._connection)
            raise

    async def _end(self, failure: BaseException | None) -> None:
        if failure is None:
            with committing():
                await self.client.commit()
        else:
            # Where this fails the connection is gone, and the server rolls back by itself.
            with suppress(Exception):
                await self.client.rollback()


async def _as_it_is(_: object) -> None:
    """No reset."""


async def _asked(ask: Callable[..., Awaitable[Any]], query: str, values: Any) -> Any:
    try:
        return await ask(query, values)
    except Unavailable as failure:
        # After a restart of PostgreSQL every connection of the pool is dead. To ask twice does no
        # harm; to wait twice for a connection would help nobody.
        if not query.startswith("SELECT") or isinstance(failure.__cause__, TimeoutError):
            raise
    return await ask(query, values)


async def _give_back(pool: Pool | None, connection: PoolConnectionProxy | None) -> None:
    """Back to the pool, which drops it where it broke: that alters nothing of what was done with it."""
    with suppress(Exception):
        if pool:
            await pool.release(connection)


client_class = Client
