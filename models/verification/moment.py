"""Many statements that read what stood at one moment."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tortoise.transactions import in_transaction

from models.database.connection import current_connection, dialect
from models.database.sql import Dialect


@asynccontextmanager
async def as_of_one_moment() -> AsyncIterator[None]:
    """Whatever is read in the block is of the moment of its first statement, and nobody who writes waits for it."""
    if dialect() is Dialect.POSTGRES:
        async with in_transaction():
            await current_connection().execute_query(
                "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
            )
            yield
    else:
        client: Any = current_connection()
        async with client.reading():
            yield
