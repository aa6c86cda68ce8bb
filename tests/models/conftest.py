"""Databases that a test may do anything with."""

from collections.abc import Callable, Iterator

import pytest

from tests.apart import Apart, apart, demonstrated
from tests.models.raw import PostgresDatabase, Raw, SqliteFile

Make = Callable[[], Raw]


@pytest.fixture(scope="module", name="apart")
def _apart() -> Iterator[Apart]:
    with apart() as processes:
        yield processes


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def make(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes an empty database of either kind."""
    if request.param == "sqlite":
        return lambda: SqliteFile(tmp_path_factory.mktemp("database") / "milestones.db")
    postgres = request.getfixturevalue("postgres")
    return lambda: PostgresDatabase(postgres)


@pytest.fixture(scope="module")
def demo(make: Make, apart: Apart) -> Raw:
    """Demo data, to be copied rather than changed."""
    database = make()
    apart.run(demonstrated, database.url)
    return database


@pytest.fixture
def tampered(demo: Raw) -> Iterator[Raw]:
    """A copy of the demo data to tamper with."""
    copy = demo.copy()
    yield copy
    copy.drop()
