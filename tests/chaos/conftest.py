"""Databases that a test may wreck, ready for a server."""

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.chaos.cluster import made_ready, running, sqlite_url
from tests.chaos.desk import Desk, copied, opened
from tests.chaos.served import Spec
from tests.chaos.told.webhooks import PACE
from tests.machines.services import Postgres, own_postgres


@pytest.fixture(scope="session")
def wreckable() -> Iterator[Postgres]:
    """A PostgreSQL that may be crashed: no other test uses it."""
    with own_postgres() as server:
        yield server


@dataclass(frozen=True)
class Prepared:
    """A database with a desk in it, to be copied: that is quicker than to set it up again."""

    url: str
    desk: Desk


@pytest.fixture(scope="session")
async def on_postgres(wreckable: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """On PostgreSQL."""
    return await _prepared(await wreckable.create_database(), tmp_path_factory.mktemp("ready"))


@pytest.fixture(scope="session")
async def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """On SQLite."""
    home = tmp_path_factory.mktemp("ready")
    return await _prepared(sqlite_url(home), home)


@pytest.fixture
def hurried() -> bool:
    """Whether servers give up sooner than in earnest; `patient` tests want what they do to come in time."""
    return True


@pytest.fixture(params=["sqlite_desk", "postgres_desk"])
def desk(request: pytest.FixtureRequest, hurried: bool) -> Desk:
    """An active hire to act on, on each engine in turn."""
    desk: Desk = request.getfixturevalue(request.param)
    return desk


@pytest.fixture
async def postgres_desk(
    wreckable: Postgres, on_postgres: Prepared, tmp_path: Path, hurried: bool
) -> AsyncIterator[Desk]:
    """One server process on a PostgreSQL database of the test's own."""
    async with _on_a_copy(wreckable, on_postgres, tmp_path, 1, hurried=hurried) as desk:
        yield desk


@pytest.fixture
async def shared_desk(
    wreckable: Postgres, on_postgres: Prepared, tmp_path: Path
) -> AsyncIterator[Desk]:
    """Two server processes on a PostgreSQL database of the test's own."""
    async with _on_a_copy(wreckable, on_postgres, tmp_path, 2) as desk:
        yield desk


@pytest.fixture
async def sqlite_desk(on_sqlite: Prepared, tmp_path: Path, hurried: bool) -> AsyncIterator[Desk]:
    """One server process on a SQLite database of the test's own."""
    url = sqlite_url(tmp_path)
    shutil.copy(urlsplit(on_sqlite.url).path, urlsplit(url).path)
    async with running(Spec(url, 0, tmp_path, hurried=hurried, webhook_pace=PACE)) as nodes:
        yield copied(on_sqlite.desk, nodes, url)


@asynccontextmanager
async def _on_a_copy(
    postgres: Postgres, prepared: Prepared, home: Path, count: int, *, hurried: bool = True
) -> AsyncIterator[Desk]:
    url = await postgres.create_database(prepared.url)
    async with running(Spec(url, 0, home, hurried=hurried, webhook_pace=PACE), count) as nodes:
        yield copied(prepared.desk, nodes, url)


async def _prepared(url: str, home: Path) -> Prepared:
    await made_ready(url)
    async with running(Spec(url, 0, home)) as nodes:
        desk = await opened(nodes)
        # In good order, so that the file of SQLite is whole without its log.
        await nodes[0].stop()
    return Prepared(url, desk)
