"""Databases made ready by the command line, and a server of them that may be stopped."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from tests.machines.services import Postgres, own_postgres
from tests.operation.site import run

Ready = Callable[[Postgres], Awaitable[str]]


@pytest.fixture
def made_ready(tmp_path: Path) -> Ready:
    """Makes a fresh database; answers its URL."""

    async def make(postgres: Postgres) -> str:
        url = await postgres.create_database()
        run(tmp_path, "migrate", DATABASE_URL=url)
        return url

    return make


@pytest.fixture
def frail_postgres() -> Iterator[Postgres]:
    """One that the test may stop."""
    with own_postgres() as server:
        yield server
