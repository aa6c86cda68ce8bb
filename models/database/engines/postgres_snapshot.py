"""A snapshot of PostgreSQL: a session of its own, in which a transaction that only reads stays open.

Past every pooler and outside of the pool: minutes of it take no connection from anybody who asks something short.
"""

import asyncio
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import asyncpg

from models.database.engines.connecting import Ways
from models.database.errors import errors_translated

_CLOSE_SECONDS = 5.0


class PostgresSnapshot:
    """See `models.database.snapshot.Snapshot`."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection
        self._has_begun = False

    async def fetch(self, statement: str, values: Sequence[object]) -> list[dict[str, Any]]:
        """The rows of one statement, of the moment of the first. Raises Unavailable."""
        with errors_translated():
            if not self._has_begun:
                await self._connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                self._has_begun = True
            return [dict(row) for row in await self._connection.fetch(statement, *values)]

    async def claim(self, name: str) -> bool:
        """By a lock of the session's, which ends with it, however it ends."""
        with errors_translated():
            claimed: bool = await self._connection.fetchval(
                "SELECT pg_try_advisory_lock($1)", _number(name)
            )
        return claimed

    async def close(self) -> None:
        """Close the session; what it does just now is cancelled first."""
        try:
            await self._connection.close(timeout=_CLOSE_SECONDS)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
            self._connection.terminate()
        except asyncio.CancelledError:
            self._connection.terminate()
            raise


async def postgres_snapshot(ways: Ways) -> PostgresSnapshot:
    """A new one. Raises Unavailable."""
    with errors_translated():
        return PostgresSnapshot(await ways.alone())


def _number(name: str) -> int:
    return int.from_bytes(sha256(name.encode()).digest()[:8], signed=True)
