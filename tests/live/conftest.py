"""Server processes for the tests of the feed."""

from pathlib import Path

import pytest

from tests.chaos.cluster import made_ready, sqlite_url
from tests.chaos.served import Spec
from tests.npm import Npm, npm_in
from tests.process import Server as Process
from tests.services import Postgres


@pytest.fixture(scope="session")
async def npm() -> Npm:
    """npm's clients, installed."""
    return await npm_in(Path(__file__).parent / "clients")


@pytest.fixture(params=["by itself", "by NOTIFY", "by a broker"])
async def place(request: pytest.FixtureRequest, tmp_path: Path) -> Spec:
    """What server processes serve, with each of the doorbells in turn."""
    if request.param == "by itself":
        url = sqlite_url(tmp_path)
    else:
        postgres: Postgres = request.getfixturevalue("postgres")
        url = await postgres.create_database()
    settings = {}
    if request.param == "by a broker":
        valkey: Process = request.getfixturevalue("valkey")
        settings = {"redis_url": valkey.url}
    await made_ready(url)
    return Spec(url, 0, tmp_path, settings=settings)


@pytest.fixture
async def notified(postgres: Postgres, tmp_path: Path) -> Spec:
    """The same on PostgreSQL alone."""
    url = await postgres.create_database()
    await made_ready(url)
    return Spec(url, 0, tmp_path)
