"""A snapshot of SQLite: a connection of its own, in which a transaction that only reads stays open.

In the write-ahead log readers and the writer do not wait for each other.
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import aiosqlite

from models.database.errors import errors_translated

_AGAIN_SECONDS = 0.05


class SqliteSnapshot:
    """See `models.database.snapshot.Snapshot`."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def fetch(self, statement: str, values: Sequence[object]) -> list[dict[str, Any]]:
        """The rows of one statement, of the moment of the first. Raises Unavailable."""
        with errors_translated():
            return [dict(row) for row in await self._connection.execute_fetchall(statement, values)]

    async def claim(self, name: str) -> bool:  # noqa: ARG002 (as of the other engine)
        """Nobody has it elsewhere: one process alone serves a file."""
        return True

    async def close(self) -> None:
        """Close the connection; what it does just now is cancelled first."""
        closing = asyncio.ensure_future(self._connection.close())
        while not closing.done():
            # What its thread begins only now was not there to be interrupted before.
            with suppress(sqlite3.ProgrammingError, ValueError):
                await self._connection.interrupt()
            await asyncio.wait([closing], timeout=_AGAIN_SECONDS)
        await closing


async def sqlite_snapshot(address: str) -> SqliteSnapshot:
    """A new one, of the database at this URI. Raises Unavailable."""
    with errors_translated():
        connection = await aiosqlite.connect(address, uri=True, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            await connection.execute_fetchall("PRAGMA query_only=1")
            await connection.execute_fetchall("BEGIN")
        except BaseException:
            await connection.close()
            raise
    return SqliteSnapshot(connection)
