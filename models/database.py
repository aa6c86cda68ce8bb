"""Opening and closing the database, and the one way to run a statement that we wrote by hand."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import asyncpg
from tortoise import Tortoise
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connections
from tortoise.context import require_context

from models.failures import Unavailable
from models.sql import Dialect

_log = logging.getLogger("milestones")

RECORDS = "models"
LOCK_SECONDS = 5.0
"""How long a statement waits for a row that somebody holds."""
POOL = 10
"""Connections to PostgreSQL that one server process holds at the most."""

_PAUSE_SECONDS = 1.0
_TO_CONNECT = {"host", "port", "user", "password", "database", "ssl"}


def dialect_of(url: str) -> Dialect:
    """Which engine a DATABASE_URL names. ValueError for any other."""
    match urlsplit(url).scheme:
        case "sqlite":
            return Dialect.SQLITE
        case "postgres" | "postgresql":
            return Dialect.POSTGRES
    raise ValueError("DATABASE_URL begins with sqlite:/// or postgres://")


def configuration(url: str) -> dict[str, Any]:
    """Tortoise's configuration for a DATABASE_URL; aerich's tables are part of it."""
    dialect = dialect_of(url)
    # Tortoise caches statements by (connection name, table): each dialect has its own name.
    return {
        "connections": {dialect.value: _connection(dialect, url)},
        "apps": {
            RECORDS: {
                "models": ["models.records", "aerich.models"],
                "default_connection": dialect.value,
            }
        },
        "use_tz": True,
        "timezone": "UTC",
    }


@asynccontextmanager
async def database(url: str, **credentials: Any) -> AsyncIterator[None]:
    """The database, open for as long as the block runs; `credentials` replace those of the engine."""
    config = configuration(url)
    config["connections"][dialect_of(url).value]["credentials"] |= credentials
    await Tortoise.init(config=config, _enable_global_fallback=True)
    try:
        yield
    finally:
        await Tortoise.close_connections()


async def until_it_answers(seconds: float) -> None:
    """Wait so long for a PostgreSQL that is away: it may be starting together with this process.

    Raises Unavailable then; at once what no waiting helps against, such as a wrong password.
    """
    until = time.monotonic() + seconds
    while not await _answers(until):  # noqa: ASYNC110 (nobody tells when it is there)
        await asyncio.sleep(_PAUSE_SECONDS)


async def _answers(until: float) -> bool:
    """Raises Unavailable from this time on."""
    try:
        await fetch_value("SELECT 1", [])
    except Unavailable as failure:
        left = until - time.monotonic()
        if left <= 0 or dialect() is not Dialect.POSTGRES:
            raise
        said = "The database cannot be had yet: %s. It is tried for %d seconds more."
        _log.warning(said, failure.__cause__, left)
        return False
    return True


def connection() -> BaseDBAsyncClient:
    """The transaction that the caller is in, or else the database."""
    connections = require_context().connections
    (name,) = connections.db_config
    return connections.get(name)


async def connection_alone() -> asyncpg.Connection:
    """A connection to PostgreSQL outside of the pool, for the caller to close."""
    credentials = get_connections().db_config[Dialect.POSTGRES.value]["credentials"]
    return await asyncpg.connect(
        **{name: value for name, value in credentials.items() if name in _TO_CONNECT}
    )


def pool() -> tuple[int, int]:
    """How many connections to the database are open, and how many of these are idle."""
    client: Any = connection()
    occupancy: tuple[int, int] = client.occupancy
    return occupancy


def dialect() -> Dialect:
    """The engine of the open database."""
    (name,) = get_connections().db_config
    return Dialect(name)


async def fetch(statement: str, values: Sequence[object]) -> list[dict[str, Any]]:
    """The rows of one statement, as plain dicts."""
    return await connection().execute_query_dict(statement, list(values))


async def fetch_value(statement: str, values: Sequence[object]) -> Any:
    """The only column of the only row; None where there is none."""
    client: Any = connection()
    return await client.fetch_value(statement, values)


def _connection(dialect: Dialect, url: str) -> dict[str, Any]:
    credentials = _file(url) if dialect is Dialect.SQLITE else _server(url)
    return {"engine": f"models.engines.{dialect}", "credentials": credentials}


def _file(url: str) -> dict[str, Any]:
    return {"file_path": unquote(urlsplit(url).path), "busy_timeout": 2000}


def _options(query: str) -> dict[str, str]:
    """What a URL asks for beside the address: `sslmode`, as libpq spells it."""
    asked = dict(parse_qsl(query))
    if unknown := sorted(asked.keys() - {"sslmode"}):
        raise ValueError(f"DATABASE_URL knows no {', '.join(unknown)}")
    return {"ssl": asked["sslmode"]} if asked else {}


def _server(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if not parts.hostname or not parts.path.removeprefix("/"):
        raise ValueError("DATABASE_URL names a host and a database: postgres://user@host/name")
    return {
        "host": parts.hostname,
        "port": parts.port or 5432,
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password) if parts.password else None,
        "database": parts.path.removeprefix("/"),
        "maxsize": POOL,
        # Above the server's own statement_timeout: a server that cannot even answer that is gone.
        "command_timeout": 20,
        "timeout": 5,
        "server_settings": {
            "application_name": "milestones",
            "lock_timeout": f"{LOCK_SECONDS:g}s",
            "statement_timeout": "15s",
            "idle_in_transaction_session_timeout": "15s",
            "timezone": "UTC",
            # Cursors hold dates as text.
            "datestyle": "ISO",
        },
        **_options(parts.query),
    }
