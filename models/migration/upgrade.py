"""The schema's history: one of aerich's for each dialect, applied step by step, each step all or nothing.

aerich applies them; how a new one comes about stands in models/migration/writing. On SQLite foreign keys are off
meanwhile, and checked before the commit: a table that is made anew is dropped first.

By hand: `aerich upgrade` takes no lock against another process that does the same.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aerich import Command
from aerich.migrate import Migrate
from tortoise.transactions import in_transaction

from models.database.connection import (
    RECORDS,
    Access,
    configuration,
    database,
    dialect,
    dialect_of,
    fetch,
)
from models.database.engines.private import private_folder
from models.database.history import KNOWN, applied, require_known, steps_in
from models.database.sql import Dialect
from models.database.suitability import until_it_answers
from models.migration.bystanders import stood_aside
from models.migration.lock import migrating_alone
from models.migration.seal import seal_chains
from models.unit_of_work.event_chain.heads import are_sealed

HISTORY = Path(__file__).parents[2] / "migrations"

MIGRATION_WAIT_SECONDS = 60.0

SEAL = "seal"
"""The last step, which is no file of the history."""

_PATIENT: dict[Dialect, dict[str, Any]] = {
    Dialect.POSTGRES: {"command_timeout": None},
    Dialect.SQLITE: {"busy_timeout": 60_000, "foreign_keys": "OFF"},
}
_BOUNDS = {
    "lock_timeout": "5s",
    "statement_timeout": "0",
    "idle_in_transaction_session_timeout": "0",
}
"""A step may take its time, but not keep everybody else waiting for a lock that it does not get."""


async def migrate(url: str, wait: float = MIGRATION_WAIT_SECONDS) -> list[str]:
    """Bring a database up to date, its chains included; answer the names of the steps that it lacked.

    It waits so many seconds for a PostgreSQL that is away, and for somebody else who migrates. Raises Unavailable and
    Unusable.
    """
    async with _migrating(url, wait):
        await require_known()
        done = await _upgrade(url)
        await seal_chains(datetime.now(UTC))
        return done


async def upgrade(url: str) -> list[str]:
    """Apply the steps alone."""
    async with _migrating(url, MIGRATION_WAIT_SECONDS):
        return await _upgrade(url)


async def lacking(url: str) -> list[str]:
    """The names of the steps that a database lacks: all of them where it is an SQLite file that is still to be made."""
    file = _sqlite_file(url)
    if file and not file.exists():
        return steps(Dialect.SQLITE)
    async with database(url):
        await require_known()
        return await pending()


async def pending() -> list[str]:
    """The names of the steps that the open database lacks, the seal of its chains among them.

    Without the seal nobody may write: what a chain covers before it is sealed could not be told from what was added.
    """
    return await _missing(KNOWN[dialect()]) or ([] if await are_sealed() else [SEAL])


async def _missing(known: Sequence[str]) -> list[str]:
    done = await applied()
    return [step for step in known if step not in done]


def steps(dialect: Dialect) -> list[str]:
    """The names of all steps of a dialect's history, in order."""
    return steps_in(_folder(dialect))


def make_room(url: str) -> None:
    """Make the folder that an SQLite file is to be in, for nobody else to look into."""
    file = _sqlite_file(url)
    if file and not file.parent.exists():
        private_folder(file.parent)


@asynccontextmanager
async def _migrating(url: str, wait: float) -> AsyncIterator[None]:
    async with database(url, Access(bounds=_BOUNDS), **_PATIENT[dialect_of(url)]):
        await until_it_answers(wait)
        async with _alone(wait):
            yield


async def _upgrade(url: str) -> list[str]:
    folder = Migrate.migrate_location = _folder(dialect())
    known = steps(dialect())
    if not await _missing(known):
        return []
    is_file = dialect() is Dialect.SQLITE
    async with stood_aside(folder / step for step in known) if is_file else nullcontext():
        return await Command(configuration(url), RECORDS).upgrade()


def _sqlite_file(url: str) -> Path | None:
    if dialect_of(url) is not Dialect.SQLITE:
        return None
    return Path(configuration(url)["connections"][Dialect.SQLITE]["credentials"]["file_path"])


def _folder(dialect: Dialect) -> Path:
    return HISTORY / dialect / RECORDS


@asynccontextmanager
async def _alone(seconds: float) -> AsyncIterator[None]:
    """Nobody else migrates this database meanwhile."""
    if dialect() is Dialect.POSTGRES:
        async with migrating_alone(seconds):
            yield
    else:
        async with in_transaction():
            yield
            await _check_foreign_keys()


async def _check_foreign_keys() -> None:
    if broken := await fetch("PRAGMA foreign_key_check", []):
        row = broken[0]
        raise RuntimeError(f"row {row['rowid']} of {row['table']} points to no {row['parent']}")
