"""The steps of the database's history that this code knows, and what is done on a database that has others.

A later release may have changed what rows mean, or what has to be written beside them. So whoever does not know all
steps of a database starts nothing on it, and a server that it outgrew reads on, and writes nothing any more.
"""

from collections.abc import Mapping
from pathlib import Path

from models.database.connection import RECORDS, dialect, fetch, fetch_value
from models.database.errors import Unavailable, Unusable
from models.database.sql import Dialect

STEPS_APPLIED = "(SELECT count(*) FROM aerich)"
"""SQL for how many steps the database has: read with every write."""

_HAS_A_HISTORY = {
    Dialect.POSTGRES: "SELECT to_regclass('aerich') IS NOT NULL",
    Dialect.SQLITE: "SELECT count(*) FROM sqlite_master WHERE name = 'aerich'",
}


class Outgrown(Unavailable):
    """The database has steps that this code does not know: nothing is written."""


def steps_in(folder: Path) -> list[str]:
    """The names of the steps in a folder, in order."""
    names = (path.name for path in folder.glob("[0-9]*_*.py"))
    return sorted(names, key=lambda name: int(name.partition("_")[0]))


_HISTORY = Path(__file__).parents[2] / "migrations"
KNOWN: Mapping[Dialect, list[str]] = {each: steps_in(_HISTORY / each / RECORDS) for each in Dialect}
"""As they were when this process began: an upgrade puts newer files in place while it runs."""


async def applied() -> list[str]:
    """The names of the steps that the open database has."""
    if not await fetch_value(_HAS_A_HISTORY[dialect()], []):
        return []
    statement = f"SELECT version FROM aerich WHERE app = '{RECORDS}' ORDER BY id"
    return [row["version"] for row in await fetch(statement, [])]


async def unknown() -> list[str]:
    """The names of applied steps that this code does not know."""
    return [step for step in await applied() if step not in KNOWN[dialect()]]


async def require_known() -> None:
    """Raises Unusable where the database has steps that this code does not know."""
    if steps := await unknown():
        raise Unusable(
            f"The database has steps that this release does not know ({', '.join(steps)}):"
            " it takes the release that made them, or a later one."
        )


def not_outgrown() -> str:
    """SQL for "the database has no more steps than this code": of what is written though nobody asked for it."""
    return f"{STEPS_APPLIED} <= {len(KNOWN[dialect()])}"


def require_as_many(steps: int) -> None:
    """Raises Outgrown where the database has more steps than this code knows."""
    if steps > len(KNOWN[dialect()]):
        raise Outgrown
