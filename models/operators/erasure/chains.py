"""Whose chains have ever told of somebody who is to be erased: of who employs or may hire them, and of who once did."""

from uuid import UUID

from models.database.connection import current_connection, dialect, fetch
from models.database.errors import Unavailable
from models.database.sql import Binds, Dialect
from models.records import Company, Installation, Person
from models.unit_of_work.event_chain.company import lock_installation
from models.unit_of_work.event_chain.owners import Owners, lock_companies, lock_in_place
from models.verification.companies import (
    CompanyFile,
    InstallationFile,
    file_of_company,
    file_of_installation,
)
from models.verification.violation import raise_first

# Of who is employed by nobody, and hired by nobody, it is the installation's that tells next.
_TELL_OF_THEM = """
    SELECT p.company_id FROM person p WHERE p.id = {person}
    AND NOT EXISTS (SELECT 1 FROM hirable h WHERE h.worker_id = p.id)
    UNION SELECT h.company_id FROM hirable h WHERE h.worker_id = {person}
    UNION SELECT e.company_id FROM company_event e
    WHERE e.user_id = {person} OR e.covers LIKE {covered}
"""


async def chains_telling_of(person: UUID) -> set[UUID | None]:
    """The companies whose chains tell of them, or will tell of it next; None is the installation's."""
    binds = Binds(dialect())
    statement = _TELL_OF_THEM.format(person=binds(person), covered=binds(f"%person:{person}:%"))
    found = [row["company_id"] for row in await fetch(statement, binds.values)]
    return {UUID(str(each)) if each else None for each in found}


async def lock_chains(person: UUID) -> tuple[Person, Owners]:
    """The person as they are now, and all whose chains tell of them: all of it locked, and no other ever will.

    In the order in which everybody locks: a worker, companies by their ids (present and former ones in one go), members
    and who is nothing, the installation. Raises Unavailable where they moved meanwhile, or another company has come to
    tell of them: once more, and all of it is found. To be called first of all in a transaction.
    """
    await _see_what_is_committed_meanwhile()
    known = await Person.get(id=person)
    is_worker = known.engagement_type is not None
    before = set() if is_worker else await chains_telling_of(person)
    companies = await lock_companies(before - {None})
    locked = await lock_in_place(known)
    # Nobody tells of them from now on who does not hold them.
    told = await chains_telling_of(person)
    companies = await lock_companies(told - {None}) if is_worker else companies
    if {each.id for each in companies} != told - {None}:
        raise Unavailable
    return locked, [*companies, *([await lock_installation()] if None in told else [])]


async def fitting_file(owner: Company | Installation) -> CompanyFile | InstallationFile:
    """All that belongs to the chain. Raises Violation for the first row that does not fit."""
    file = await (
        file_of_company(owner) if isinstance(owner, Company) else file_of_installation(owner)
    )
    raise_first(file.violations())
    return file


async def _see_what_is_committed_meanwhile() -> None:
    """Whoever was waited for may have made them hirable: a database that is told to isolate more would not show it."""
    if dialect() is Dialect.POSTGRES:
        await current_connection().execute_query("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
