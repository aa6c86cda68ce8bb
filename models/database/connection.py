"""Opening and closing the database, and the one way to run a statement that we wrote by hand."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

import asyncpg
from tortoise import Tortoise
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import require_context

from models.database.engines.connecting import Ways
from models.database.sql import Dialect

RECORDS = "models"
LOCK_SECONDS = 5.0
"""How long a statement waits for a row that somebody holds."""
POOL = 10
"""Connections to PostgreSQL that one server process holds at the most."""


@dataclass(frozen=True)
class Access:
    """How PostgreSQL is reached, beside its URL."""

    direct_url: str | None = None
    """Leads to PostgreSQL itself, where the other one leads to a pooler: for migrations, and to listen."""
    pooled: bool = False
    """Whether each transaction may have another session."""
    pool_size: int = POOL
    bounds: Mapping[str, str] = field(default_factory=dict)
    """PostgreSQL's settings, in the place of the usual ones."""


_PLAIN = Access()


def dialect_of(url: str) -> Dialect:
    """Which engine a DATABASE_URL names. ValueError for any other."""
    match urlsplit(url).scheme:
        case "sqlite":
            return Dialect.SQLITE
        case "postgres" | "postgresql":
            return Dialect.POSTGRES
    raise ValueError("it begins with sqlite:/// or postgres://")


def configuration(url: str, access: Access = _PLAIN) -> dict[str, Any]:
    """Tortoise's configuration for a DATABASE_URL; aerich's tables are part of it. Raises ValueError."""
    dialect = dialect_of(url)
    # Tortoise caches statements by (connection name, table): each dialect has its own name.
    return {
        "connections": {dialect.value: _connection(dialect, url, access)},
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
async def database(url: str, access: Access = _PLAIN, **credentials: Any) -> AsyncIterator[None]:
    """The database, open for as long as the block runs; `credentials` replace those of the engine.

    A process has one at a time: RuntimeError where one is open. (Tortoise would take the one for the other.)
    """
    if _open:
        raise RuntimeError("This process has a database open already.")
    config, engine = configuration(url, access), dialect_of(url)
    config["connections"][engine.value]["credentials"] |= credentials
    _open.append(engine)
    try:
        await Tortoise.init(config=config, _enable_global_fallback=True)
        try:
            yield
        finally:
            await Tortoise.close_connections()
    finally:
        _open.remove(engine)


_open: list[Dialect] = []


def current_connection() -> BaseDBAsyncClient:
    """The transaction that the caller is in, or else the database."""
    return require_context().connections.get(dialect().value)


async def connection_alone() -> asyncpg.Connection:
    """A connection to PostgreSQL itself, outside of every pool, for the caller to close."""
    return await ways().alone()


async def open_snapshot() -> Any:
    """A view of the database by a connection of its own, for the caller to close: see `models.database.snapshot`."""
    return await _engine().snapshot()


def ways() -> Ways:
    """The ways to the open PostgreSQL."""
    found: Ways = _engine().ways
    return found


def pool() -> tuple[int, int]:
    """How many connections to the database are open, and how many of these are idle."""
    client: Any = current_connection()
    occupancy: tuple[int, int] = client.occupancy
    return occupancy


def dialect() -> Dialect:
    """The engine of the open database."""
    return _open[0]


async def fetch(statement: str, values: Sequence[object]) -> list[dict[str, Any]]:
    """The rows of one statement, as plain dicts."""
    return await current_connection().execute_query_dict(statement, list(values))


async def fetch_value(statement: str, values: Sequence[object]) -> Any:
    """The only column of the only row; None where there is none."""
    client: Any = current_connection()
    return await client.fetch_value(statement, values)


async def commit_value(statement: str, values: Sequence[object]) -> Any:
    """The rows of a statement that writes, on PostgreSQL, as a transaction of its own.

    Raises Unavailable, whose effect is UNKNOWN where the database went away meanwhile.
    """
    client: Any = current_connection()
    return await client.commit_value(statement, values)


def _engine() -> Any:
    """The engine's client, also in a transaction, which has one of its own."""
    client: Any = current_connection()
    while parent := getattr(client, "_parent", None):
        client = parent
    return client


def _connection(dialect: Dialect, url: str, access: Access) -> dict[str, Any]:
    credentials = _file(url) if dialect is Dialect.SQLITE else _server(url, access)
    return {"engine": f"models.database.engines.{dialect}", "credentials": credentials}


def _file(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    path = unquote(parts.path)
    if not url.startswith("sqlite:///") or not path.removeprefix("/"):
        raise ValueError("it needs an absolute path: sqlite:///absolute/path.db")
    if path == "/:memory:":
        raise ValueError("it names no file: what is in memory is gone with the process")
    if parts.query:
        raise ValueError("it takes no options for SQLite")
    return {"file_path": path, "busy_timeout": 2000}


def _server(url: str, access: Access) -> dict[str, Any]:
    bounds = {
        "lock_timeout": f"{LOCK_SECONDS:g}s",
        "statement_timeout": "15s",
        "idle_in_transaction_session_timeout": "15s",
    }
    return {
        "ways": Ways(url, access.direct_url, access.bounds or bounds, pooled=access.pooled),
        "maxsize": access.pool_size,
        # Above the server's own statement_timeout: a server that cannot even answer that is gone.
        "command_timeout": 20,
    }
