"""Many statements that read one moment, for as long as it takes, on a connection that nobody else has."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol

from models.database.connection import open_snapshot


class Snapshot(Protocol):
    """The database as it was at the first statement. Nobody who writes waits for it."""

    async def fetch(self, statement: str, values: Sequence[object]) -> list[dict[str, Any]]:
        """The rows of one statement. Raises Unavailable."""

    async def claim(self, name: str) -> bool:
        """Whether no other process has this name; it is the snapshot's until it ends. To be asked first."""

    async def close(self) -> None:
        """End it, be something under way or not."""


@asynccontextmanager
async def snapshot() -> AsyncIterator[Snapshot]:
    """For as long as the block runs. Raises Unavailable."""
    opened: Snapshot = await open_snapshot()
    try:
        yield opened
    finally:
        await opened.close()
