"""The rows that verbs hang on: which one, as SQL, as far as the viewer may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from models.access.visibility import TABLES, Noun, visible
from models.database.connection import dialect, fetch_value
from models.database.sql import Binds, Dialect
from models.rules.access import Viewer


@dataclass(frozen=True, slots=True)
class Root:
    """The row of `table` with the id that the SQL of `found` selects."""

    table: str
    found: Callable[[Binds], str]


def root_hire(noun: Noun, id: UUID | None, by: Viewer) -> Root:
    """The hire that a thing belongs to which the viewer may see."""
    own = "id" if noun is Noun.HIRE else "hire_id"

    def found(binds: Binds) -> str:
        thing = f"SELECT t.{own} FROM {TABLES[noun]} t WHERE t.id = {binds(id)}"
        return f"{thing} AND {visible(noun, 't', by, binds)}"

    return Root("hire", found)


def root_company(id: UUID | None, by: Viewer) -> Root:
    """A company that the viewer may see."""

    def found(binds: Binds) -> str:
        seen = visible(Noun.COMPANY, "t", by, binds)
        return f"SELECT t.id FROM company t WHERE t.id = {binds(id)} AND {seen}"

    return Root("company", found)


def root_person(noun: Noun, id: UUID | None, by: Viewer) -> Root:
    """Somebody whom the viewer may see: as a person, or as a worker."""

    def found(binds: Binds) -> str:
        return f"SELECT t.id FROM person t WHERE t.id = {binds(id)} AND {visible(noun, 't', by, binds)}"

    return Root("person", found)


def known_person(id: UUID) -> Root:
    """Somebody, whoever sees them."""
    return Root("person", lambda binds: binds(id))


def root_company_of(noun: Noun, id: UUID | None, by: Viewer) -> Root:
    """The company that a member, or a thing of a company's, belongs to which the viewer may see."""

    def found(binds: Binds) -> str:
        seen = visible(noun, "t", by, binds)
        return f"SELECT t.company_id FROM {TABLES[noun]} t WHERE t.id = {binds(id)} AND {seen}"

    return Root("company", found)


async def lock_row(root: Root, lock: str = "NO KEY UPDATE") -> None:
    """Lock the row, if there is one. On SQLite the transaction itself is the lock."""
    binds = Binds(dialect())
    if binds.dialect is Dialect.POSTGRES:
        row = f"SELECT r.id FROM {root.table} r WHERE r.id = ({root.found(binds)})"
        # NO KEY leaves foreign keys that point here checkable by others meanwhile.
        await fetch_value(f"{row} FOR {lock}", binds.values)
