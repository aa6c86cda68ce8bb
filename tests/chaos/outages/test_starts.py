"""A server that is started while its PostgreSQL is away."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.chaos.cluster import Node
from tests.chaos.desk import Desk
from tests.machines.services import Postgres


async def test_it_waits_and_says_so_and_serves_once_the_database_is_there(
    postgres_desk: Desk, wreckable: Postgres
) -> None:
    async with _started_too_early(postgres_desk.nodes[0], wreckable) as start:
        pass
    await start
    assert (await postgres_desk.submit(note="after")).request


async def test_it_ends_at_once_when_it_is_asked_to(
    postgres_desk: Desk, wreckable: Postgres
) -> None:
    node = postgres_desk.nodes[0]
    async with _started_too_early(node, wreckable) as start:
        # The database is not back before this block is over.
        assert await node.stop() == 0
    with pytest.raises(RuntimeError, match="did not start"):
        await start


@asynccontextmanager
async def _started_too_early(node: Node, postgres: Postgres) -> AsyncIterator[asyncio.Task[None]]:
    """PostgreSQL is away, and the server waits for it; it is back after the block."""
    await node.stop()
    await asyncio.to_thread(postgres.stop)
    try:
        start = asyncio.create_task(node.start())
        async with asyncio.timeout(60):
            while "cannot be had yet" not in node.log:
                await asyncio.sleep(0.05)
        yield start
    finally:
        await asyncio.to_thread(postgres.start)
