"""Server processes for the tests of the feed."""

import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.chaos.cluster import made_ready, sqlite_url
from tests.chaos.served import Spec
from tests.machines.npm import Npm, npm_in
from tests.machines.process import Server as Process
from tests.machines.services import Postgres


@pytest.fixture(scope="session")
async def npm() -> Npm:
    """npm's clients, installed."""
    return await npm_in(Path(__file__).parent / "clients")


@pytest.fixture(scope="session")
async def ready_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of SQLite to be copied, which is quicker than to make it ready."""
    folder = tmp_path_factory.mktemp("ready")
    await made_ready(sqlite_url(folder))
    return Path(urlsplit(sqlite_url(folder)).path)


@pytest.fixture(scope="session")
async def ready_url(postgres: Postgres) -> str:
    """The same of PostgreSQL."""
    url = await postgres.create_database()
    await made_ready(url)
    return url


@pytest.fixture
def alone(ready_file: Path, tmp_path: Path) -> Spec:
    """What a server process serves on SQLite, where no other one rings."""
    url = sqlite_url(tmp_path)
    shutil.copy(ready_file, urlsplit(url).path)
    return Spec(url, 0, tmp_path)


@pytest.fixture
async def notified(postgres: Postgres, ready_url: str, tmp_path: Path) -> Spec:
    """What server processes serve on PostgreSQL."""
    return Spec(await postgres.create_database(ready_url), 0, tmp_path)


@pytest.fixture
def brokered(notified: Spec, valkey: Process) -> Spec:
    """The same with a broker beside it."""
    return replace(notified, settings={"redis_url": valkey.url})


@pytest.fixture(params=["by itself", "by NOTIFY", "by a broker"])
def place(request: pytest.FixtureRequest) -> Spec:
    """What server processes serve, with each of the doorbells in turn."""
    rung = {"by itself": "alone", "by NOTIFY": "notified", "by a broker": "brokered"}
    spec: Spec = request.getfixturevalue(rung[request.param])
    return spec
