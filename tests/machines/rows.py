"""Rows of a database that a server uses meanwhile, by its own driver."""

import asyncio
import sqlite3
from contextlib import closing
from typing import Any
from urllib.parse import unquote, urlsplit

import asyncpg


async def rows(url: str, statement: str) -> list[dict[str, Any]]:
    """What a statement that suits both databases answers."""
    if url.startswith("sqlite"):
        return await asyncio.to_thread(_of_sqlite, unquote(urlsplit(url).path), statement)
    connection = await asyncpg.connect(url)
    try:
        return [dict(row) for row in await connection.fetch(statement)]
    finally:
        await connection.close()


def _of_sqlite(path: str, statement: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        found = [dict(row) for row in connection.execute(statement).fetchall()]
        connection.commit()
        return found
