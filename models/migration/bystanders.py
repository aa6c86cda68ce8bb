"""Others' objects beside our tables in an SQLite file, and those that a step would drop that makes a table anew."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from models.database.connection import current_connection, fetch

_MADE = """
SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'index', 'trigger') AND sql IS NOT NULL
ORDER BY CASE type WHEN 'view' THEN 1 WHEN 'index' THEN 2 ELSE 3 END
"""
"""Each behind what it may stand on."""


@asynccontextmanager
async def stood_aside(steps: Iterable[Path]) -> AsyncIterator[None]:
    """Views, indexes and triggers that no step names are gone while the block runs, and there again after it."""
    named = "".join(step.read_text("utf-8") for step in steps)
    others = [made for made in await fetch(_MADE, []) if f'"{made["name"]}"' not in named]
    for made in reversed(others):
        await current_connection().execute_query(f'DROP {made["type"]} "{made["name"]}"')
    yield
    for made in others:
        await current_connection().execute_query(made["sql"])
