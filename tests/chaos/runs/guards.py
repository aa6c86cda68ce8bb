"""Whether the database itself refuses what must never stand, should the code above it ever fail."""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg

Execute = Callable[[str], Awaitable[bool]]
"""Runs a statement and undoes it; answers whether a unique index refused it."""

_NEVER = {
    "a second request that locks a milestone": (
        "payment_request",
        {"id": "'{id}'", "number": "'{number}'", "status": "'PENDING'", "decided_at": "NULL",
         "decided_by_id": "NULL", "rejection_reason": "NULL"},
        "status = 'PENDING'",
    ),
    "a second version in force": (
        "contract", {"id": "'{id}'", "version": "version + 1000"}, "status = 'SIGNED'",
    ),
    "a second version with the same number": (
        "contract", {"id": "'{id}'"}, "status = 'SIGNED'",
    ),
    "a fork in the chain of events": ("event", {"id": "'{id}'", "xid": "xid + 1000000"}, "TRUE"),
    "the same idempotency key twice": ("idempotency_record", {"id": "'{id}'"}, "TRUE"),
}  # fmt: skip


async def missing_guards(url: str) -> list[str]:
    """What the database lets pass of it. It needs a row of each kind to try it with."""
    async with _trying(url) as (columns, refuses):
        return [
            what
            for what, (table, changes, where) in _NEVER.items()
            if not await refuses(_copy(table, await columns(table), changes, where))
        ]


def _copy(table: str, columns: list[str], changes: dict[str, str], where: str) -> str:
    values = [changes.get(name, f'"{name}"') for name in columns]
    names = ", ".join(f'"{name}"' for name in columns)
    picked = f"SELECT {', '.join(values)} FROM {table} WHERE {where} LIMIT 1"
    return f"INSERT INTO {table} ({names}) {picked}".format(id=uuid4(), number=uuid4().hex[:20])


@asynccontextmanager
async def _trying(
    url: str,
) -> AsyncIterator[tuple[Callable[[str], Awaitable[list[str]]], Execute]]:
    if url.startswith("sqlite"):
        connection = sqlite3.connect(urlsplit(url).path, isolation_level=None)
        try:
            yield _sqlite_columns(connection), _sqlite_refuses(connection)
        finally:
            connection.close()
    else:
        server = await asyncpg.connect(url)
        try:
            yield _postgres_columns(server), _postgres_refuses(server)
        finally:
            await server.close()


def _sqlite_columns(connection: sqlite3.Connection) -> Callable[[str], Awaitable[list[str]]]:
    async def columns(table: str) -> list[str]:
        rows = connection.execute(f"SELECT name FROM pragma_table_info('{table}')")
        return [name for (name,) in rows]

    return columns


def _sqlite_refuses(connection: sqlite3.Connection) -> Execute:
    async def refuses(statement: str) -> bool:
        connection.execute("BEGIN")
        try:
            assert connection.execute(statement).rowcount, f"nothing to try with: {statement}"
        except sqlite3.IntegrityError as refused:
            return "UNIQUE" in str(refused)
        finally:
            connection.execute("ROLLBACK")
        return False

    return refuses


def _postgres_columns(connection: asyncpg.Connection) -> Callable[[str], Awaitable[list[str]]]:
    async def columns(table: str) -> list[str]:
        rows = await connection.fetch(
            "SELECT column_name FROM information_schema.columns WHERE table_name = $1"
            " AND table_schema = 'public'",
            table,
        )
        return [row["column_name"] for row in rows]

    return columns


def _postgres_refuses(connection: asyncpg.Connection) -> Execute:
    async def refuses(statement: str) -> bool:
        transaction = connection.transaction()
        await transaction.start()
        try:
            done = await connection.execute(statement)
            assert not done.endswith(" 0"), f"nothing to try with: {statement}"
        except asyncpg.UniqueViolationError:
            return True
        finally:
            await transaction.rollback()
        return False

    return refuses
