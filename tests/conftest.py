"""What every test may ask for."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

import httpx
import httpx._transports.default
import pytest
import uvicorn
from hypothesis import settings
from pydantic import SecretStr
from uvicorn.config import LifespanType

from api.app import create_app, utc_now
from api.limits import fair_queue
from api.server.http_protocol import GracefulServer as Uvicorn
from api.server.http_protocol import server_options
from api.settings import Settings
from models.database.connection import database, dialect_of
from models.migration.upgrade import migrate
from models.operators.people import create_support
from models.reminders import telling
from tests.clock import Clock
from tests.fitting import first_misfit
from tests.machines.process import Server as Process
from tests.machines.services import Postgres, postgres_server, valkey_server
from tests.tenant import Server, Tenant, found

# Loading certificates, which plain HTTP has no use for, costs more than ten requests.
vars(httpx._transports.default)["create_ssl_context"] = cache(httpx.create_ssl_context)

# The same examples in every run, however slow the machine is.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

# One caller asks for most of what is new: hardly any test is about the rests between that.
LONGEST_REST = fair_queue._LONGEST_REST
fair_queue._LONGEST_REST = 0.0

Serving = AbstractAsyncContextManager[Server]

SECRET = "a secret that only the tests know, 32 bytes and more"
FORMER_SECRET = "the one that was in use before it was rotated"
SUPPORT = "support@milestones.example"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One PostgreSQL for the whole run; a test that stops or crashes one starts its own."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def valkey() -> Iterator[Process]:
    """One broker for the whole run."""
    with valkey_server() as server:
        yield server


@pytest.fixture(scope="session")
def clock() -> Clock:
    """The clock of `server`; a test that puts it forward puts it back."""
    return Clock()


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
async def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, clock: Clock
) -> AsyncIterator[Server]:
    """The product served over real HTTP in this process, on each database in turn.

    Tests share it, and keep apart by having each a company of its own (`tenant`).
    """
    if request.param == "sqlite":
        url = f"sqlite://{tmp_path_factory.mktemp('data')}/milestones.db"
    else:
        postgres: Postgres = request.getfixturevalue("postgres")
        url = await postgres.create_database()
    async with serving(url, tmp_path_factory.mktemp("data"), clock) as running:
        yield running
        # Whatever they did through the API, every row of it is covered, and says what it should.
        assert await first_misfit(running) is None


@pytest.fixture
async def behind_its_back(tenant: Tenant) -> None:
    """For a test that writes rows of its company into the database itself: they need not fit."""
    tenant.server.altered.add(tenant.id)


@pytest.fixture
def served(server: Server, tmp_path: Path, clock: Clock) -> Callable[..., Serving]:
    """`async with served(max_milestones_per_hire=3) as other:` another server, of these settings, on the same database.

    It answers requests; the works in the background, and so live updates, are those of `server`.
    """
    return partial(_listening, server.database_url, tmp_path, clock, lifespan="off")


@asynccontextmanager
async def serving(url: str, data_dir: Path, clock: Clock, **settings: Any) -> AsyncIterator[Server]:
    """The product on this database, for as long as the block runs."""
    await migrate(url)
    async with database(url):
        await create_support("Support", SUPPORT, utc_now())
    async with _listening(url, data_dir, clock, **settings) as server:
        yield server


@asynccontextmanager
async def _listening(
    url: str, data_dir: Path, clock: Clock, *, lifespan: LifespanType = "on", **settings: Any
) -> AsyncIterator[Server]:
    chosen = Settings(
        **{
            "auth_secret": SecretStr(SECRET),
            "auth_secret_previous": SecretStr(FORMER_SECRET),
            "database_url": url,
            "data_dir": data_dir,
            "rate_limit": 0,
            "log_level": "WARNING",
            # Each test signs; hardly any wants the document, which is made then.
            "document_worker": False,
            # Its sender looks for work every second: a test that wants it starts a server of its own.
            "webhook_worker": False,
            **settings,
        }
    )
    # Tests put the clock forward, and what that brings would be told to hires of others: who wants it, calls `remind`.
    telling.REMINDER_POLL_SECONDS = 1e9
    app = create_app(chosen, clock=clock)
    options = server_options(chosen)
    uvicorn_server = Uvicorn(uvicorn.Config(app, port=0, lifespan=lifespan, **options))
    task = asyncio.create_task(uvicorn_server._serve())
    while not uvicorn_server.started:
        assert not task.done(), task.exception()
        await asyncio.sleep(0.01)
    port = uvicorn_server.servers[0].sockets[0].getsockname()[1]
    yield Server(f"http://127.0.0.1:{port}/graphql", SECRET, SUPPORT, dialect_of(url).value, url)
    uvicorn_server.should_exit = True
    await task


@pytest.fixture
async def tenant(server: Server) -> Tenant:
    """A company of the test's own, with an owner and an independent contractor."""
    return await found(server)
