"""A snapshot that is given up while the database works for it."""

import asyncio

from models.database.connection import database, dialect
from models.database.snapshot import snapshot
from models.database.sql import Dialect

_WITHOUT_END = {
    Dialect.SQLITE: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
    Dialect.POSTGRES: "SELECT pg_sleep(3600)",
}


async def given_up_at_work(url: str) -> list[int]:
    """What another snapshot answers after one was left that had just been asked for what takes for ever."""
    async with database(url):
        for patience in (0.0, 0.0001, 0.0003) * 5:
            async with snapshot() as taken:
                asked = asyncio.create_task(taken.fetch(_WITHOUT_END[dialect()], []))
                await asyncio.sleep(patience)
                asked.cancel()
                await asyncio.wait([asked])
        async with snapshot() as another:
            return [row["one"] for row in await another.fetch("SELECT 1 AS one", [])]
