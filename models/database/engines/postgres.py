"""PostgreSQL by asyncpg."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any

import asyncpg
from asyncpg.pool import Pool
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

from models.database.engines.asking_again import asked_again
from models.database.engines.connecting import Ways
from models.database.engines.connection_reuse import ConnectionReuse
from models.database.engines.error_translation import ErrorTranslation
from models.database.engines.postgres_snapshot import PostgresSnapshot, postgres_snapshot
from models.database.engines.schema import WithChecks
from models.database.errors import commit_errors_translated, errors_translated

POOL_WAIT_SECONDS = 5.0
"""How long a statement or a transaction waits for a connection of the pool."""

FOR_READERS = 3
"""Connections of the pool that transactions leave alone: those that queue for a row stop no reader."""

_OF_THE_URL = frozenset({"host", "port", "user", "password", "database", "server_settings"})
"""The settings of which Tortoise makes a connection."""


class PostgresSchemaGenerator(WithChecks, AsyncpgSchemaGenerator):
    """Tables with their CHECK constraints."""


class PooledPostgresClient(ErrorTranslation, AsyncpgDBClient):
    """Tortoise's client with transactions that always give their connection back."""

    schema_generator = PostgresSchemaGenerator

    def __init__(self, ways: Ways, **credentials: Any) -> None:
        super().__init__(**credentials)
        self.ways = ways
        self.writers = asyncio.Semaphore(max(1, self.pool_maxsize - FOR_READERS))
        self.connections: ConnectionReuse | None = None

    @property
    def occupancy(self) -> tuple[int, int]:
        """How many connections are open, and how many of these are idle."""
        return self.connections.occupancy if self.connections else (0, 0)

    async def execute_query(self, query: str, values: list[Any] | None = None) -> Any:
        """Tortoise's method; a read whose connection broke is tried once more."""
        return await asked_again(super().execute_query, query, values)

    async def execute_query_dict(
        self, query: str, values: list[Any] | None = None
    ) -> list[dict[str, Any]]:
        """Tortoise's method; a read whose connection broke is tried once more."""
        rows: list[dict[str, Any]] = await asked_again(super().execute_query_dict, query, values)
        return rows

    async def fetch_value(self, query: str, values: Sequence[Any]) -> Any:
        """As in `ErrorTranslation`; a read whose connection broke is tried once more."""
        return await asked_again(super().fetch_value, query, values)

    async def commit_value(self, query: str, values: Sequence[Any]) -> Any:
        """The only column of the only row of a statement that writes, and is a transaction of its own."""
        if self.ways.pooled:
            # A session that is another one each time has none of our bounds: only a transaction can be given them.
            async with self._in_transaction() as transaction:
                client: Any = transaction
                return await client.fetch_value(query, values)
        self.log.debug("%s: %s", query, values)
        with errors_translated():
            await self.begin_writing()
            try:
                async with self.acquire_connection() as connection:
                    with commit_errors_translated():
                        value = await connection.fetchval(query, *values)
                    await _connections(self).wrote()
                    return value
            finally:
                self.writers.release()

    async def snapshot(self) -> PostgresSnapshot:
        """See `open_snapshot`."""
        return await postgres_snapshot(self.ways)

    async def begin_writing(self) -> None:
        """Take one of the places for those who write (`writers`); TimeoutError where none comes free in time."""
        # A timeout makes no task, as waiting `for` something or the pool's own patience would.
        async with asyncio.timeout(POOL_WAIT_SECONDS):
            await self.writers.acquire()

    @translate_exceptions
    async def _fetch_value(self, query: str, values: Sequence[Any]) -> Any:
        # Tortoise would look at the text of the statement each time, and make a list of the row.
        if self.connections is None:
            await self.acquire_connection().ensure_connection()
        self.log.debug("%s: %s", query, values)
        return await _connections(self).fetch_value(query, values)

    async def create_pool(self, **options: Any) -> Pool:
        """A pool that takes connections back without a round trip to reset them."""
        pool = await asyncpg.create_pool(
            None,
            connect=self.ways.connect,
            # The driver still rolls back what is left open; no statement of ours leaves anything else.
            reset=_as_it_is,
            **{name: value for name, value in options.items() if name not in _OF_THE_URL},
        )
        self.connections = ConnectionReuse(pool, max(POOL_WAIT_SECONDS, self.ways.seconds))
        return pool

    def acquire_connection(self) -> PoolConnectionWrapper[Any]:
        """A connection for one statement."""
        return _BorrowedConnection(self, self._pool_init_lock)

    async def _close(self) -> None:
        if self.connections:
            await self.connections.end()
        await super()._close()

    def _in_transaction(self) -> TransactionContext:
        return _TransactionContext(_Transaction(self), self._pool_init_lock)


class _BorrowedConnection(PoolConnectionWrapper[Any]):
    __slots__ = ()

    async def __aenter__(self) -> Any:
        await self.ensure_connection()
        self.connection = await _connections(self.client).borrow()
        return self.connection

    async def __aexit__(
        self, _: type[BaseException] | None, failure: BaseException | None, *__: object
    ) -> None:
        await _connections(self.client).give_back(self.connection, failure)


class _Transaction(ErrorTranslation, TransactionWrapper):
    # Nobody else uses its connection: what Tortoise does about that for each statement is left out.

    async def fetch_value(self, query: str, values: Sequence[Any]) -> Any:
        with errors_translated():
            self.log.debug("%s: %s", query, values)
            return await self._connection.fetchval(query, *values)

    async def execute_query_dict(
        self, query: str, values: list[Any] | None = None
    ) -> list[dict[str, Any]]:
        with errors_translated():
            self.log.debug("%s: %s", query, values)
            return [dict(row) for row in await self._connection.fetch(query, *(values or ()))]

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(_Transaction(self))


class _TransactionContext(TransactionContextPooled):
    __slots__ = ()

    async def __aenter__(self) -> TransactionalDBClient:
        client: Any = self.client._parent
        with errors_translated():
            await client.begin_writing()
            try:
                await self._begin()
            except BaseException:
                client.writers.release()
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
        except BaseException as failed:
            failure = failed
            raise
        finally:
            get_connections().reset(self.token)
            # Before anything that can be cancelled.
            parent: Any = self.client._parent
            parent.writers.release()
            await _connections(parent).give_back(self.client._connection, failure)

    async def _begin(self) -> None:
        await self.ensure_connection()
        connections = _connections(self.client._parent)
        self.client._connection = await connections.borrow()
        try:
            await self.client.begin()
            await self._set()
        except BaseException as failure:
            # A server that went away makes BEGIN fail: the pool must hear of it.
            await connections.give_back(self.client._connection, failure)
            raise

    async def _set(self) -> None:
        parent: Any = self.client._parent
        ways: Ways = parent.ways
        if ways.pooled:
            await self.client._connection.execute(ways.for_transaction)

    async def _end(self, failure: BaseException | None) -> None:
        if failure is None:
            with commit_errors_translated():
                await self.client.commit()
            await _connections(self.client._parent).wrote()
        else:
            # Where this fails the connection is gone, and the server rolls back by itself.
            with suppress(Exception):
                await self.client.rollback()


async def _as_it_is(_: object) -> None:
    """No reset."""


def _connections(client: Any) -> ConnectionReuse:
    connections: ConnectionReuse | None = client.connections
    assert connections, "the pool was opened before"
    return connections


client_class = PooledPostgresClient
