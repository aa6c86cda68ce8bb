"""Databases made ready by the command line."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.operation.site import run
from tests.services import Postgres

Ready = Callable[[Postgres], Awaitable[str]]


@pytest.fixture
def made_ready(tmp_path: Path) -> Ready:
    """Makes a fresh database; answers its URL."""

    async def make(postgres: Postgres) -> str:
        url = await postgres.create_database()
        run(tmp_path, "migrate", DATABASE_URL=url)
        return url

    return make
