"""The seal of what is older than the digests: one link more in each chain, which covers all of its rows as they are.

For `python -m api migrate`. It goes in batches, each a transaction of its own on PostgreSQL, and goes on where it
stopped: a chain is sealed that neither began with digests nor has its seal.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from tortoise.models import Model
from tortoise.transactions import in_transaction

from models.database.connection import current_connection, dialect, fetch
from models.database.sql import Dialect
from models.feed import event_log
from models.ids import new_id
from models.records import Company, Contract, ContractTemplate, Document, Hirable, Person
from models.rules.events import CompanyEventType, CompanyFact, Fact, HireEventType
from models.unit_of_work.event_chain import company as company_chain
from models.unit_of_work.event_chain import hire as hire_chain
from models.unit_of_work.event_chain.company import chain_writes, lock_installation
from models.unit_of_work.event_chain.coverage import columns_of, terms_hash
from models.unit_of_work.event_chain.heads import are_sealed
from models.unit_of_work.event_chain.links import Covered, Moment
from models.unit_of_work.flush import inserted, row_of, updated, write
from models.verification.case_file import CaseFile, case_files_of, posts_of

_BATCH = 50
"""Hires or companies of one transaction: they are held in memory, and locked meanwhile."""

_ROWS = 500
"""Rows that one link of the installation's covers at the most."""

_HIRES = (
    "SELECT h.id FROM hire h WHERE"
    " EXISTS (SELECT 1 FROM event e WHERE e.hire_id = h.id AND e.seq = 1 AND e.covers IS NULL)"
    " AND NOT EXISTS (SELECT 1 FROM event s WHERE s.hire_id = h.id AND s.type = 'CHAIN_SEALED')"
)
_COMPANIES = (
    "SELECT c.id FROM company c WHERE NOT EXISTS (SELECT 1 FROM company_event e"
    " WHERE e.company_id = c.id AND e.type IN ('COMPANY_CREATED', 'CHAIN_SEALED'))"
)
_OF_NO_COMPANY = (
    "SELECT p.id FROM person p WHERE p.company_id IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM hirable h WHERE h.worker_id = p.id) ORDER BY p.id"
)


async def seal_chains(at: datetime) -> None:
    """Seal every chain that needs it. Whoever calls sees to it that nobody else does so at the same time."""
    if await are_sealed():
        return
    await _each_batch("h", _HIRES, _seal_hires, at)
    await _each_batch("c", _COMPANIES, _seal_companies, at)
    async with in_transaction():
        await _seal_installation(at)


async def _each_batch(
    t: str, unsealed: str, seal: Callable[[list[UUID], datetime], Awaitable[None]], at: datetime
) -> None:
    lock = " FOR NO KEY UPDATE" if dialect() is Dialect.POSTGRES else ""
    some = f"{unsealed} ORDER BY {t}.id LIMIT {_BATCH}{lock}"
    while True:
        async with in_transaction():
            ids = [UUID(str(row["id"])) for row in await fetch(some, [])]
            if not ids:
                return
            await seal(ids, at)


async def _seal_hires(ids: list[UUID], at: datetime) -> None:
    # Those of others that end meanwhile: above every event that stands, and not read before this ends.
    _, *places = await event_log.feed_numbers(len(ids) + 1)
    for case_file, xid in zip(await case_files_of(ids), places, strict=True):
        for contract in case_file.contracts:
            await _hash_terms(contract, case_file)
        hire, moment = case_file.hire, Moment(None, at, new_id())
        covered = [(row._meta.db_table, columns_of(row)) for row in case_file.covered]
        (link,) = hire_chain.hire_links(hire, [Fact(HireEventType.CHAIN_SEALED)], covered, moment)
        head = {"id": hire.id, "event_seq": link["seq"], "event_hash": link["hash"]}
        await write([inserted("event", [{**link, "xid": xid}]), updated("hire", [head])])


async def _hash_terms(contract: Contract, case_file: CaseFile) -> None:
    if contract.terms_hash is None:
        contract.terms_hash = terms_hash(map(row_of, case_file.terms[contract.id]))
        await write([updated("contract", [row_of(contract, ["terms_hash"])])])


async def _seal_companies(ids: list[UUID], at: datetime) -> None:
    for company in await Company.filter(id__in=ids):
        moment = Moment(None, at, new_id())
        sealed = CompanyFact(CompanyEventType.CHAIN_SEALED)
        covered = _covered([company, *await _belonging(company)])
        rows = company_chain.company_links(company, [sealed], covered, moment)
        head = {"id": company.id, "event_seq": rows[-1]["seq"], "event_hash": rows[-1]["hash"]}
        await write([company_chain.company_link_writes(rows), updated("company", [head])])


async def _belonging(company: Company) -> list[Model]:
    hirables = await Hirable.filter(company_id=company.id)
    return [
        *await ContractTemplate.filter(company_id=company.id),
        *hirables,
        *await posts_of(company.id),
        *await Person.filter(company_id=company.id),
        *await _people([hirable.worker_id for hirable in hirables]),
    ]


async def _seal_installation(at: datetime) -> None:
    """Whoever belongs to no company, and the documents; then everything is sealed."""
    installation = await lock_installation()
    people = [UUID(str(row["id"])) for row in await fetch(_OF_NO_COMPANY, [])]
    columns = [name for name in Document._meta.fields_db_projection if name != "body"]
    rows = [*await _people(people), *await Document.all().only(*columns)]
    for first in range(0, len(rows), _ROWS):
        sealed, moment = CompanyFact(CompanyEventType.CHAIN_SEALED), Moment(None, at, new_id())
        covered = _covered(rows[first : first + _ROWS])
        await write(chain_writes(installation, [sealed], covered, moment))
    await current_connection().execute_query("UPDATE installation SET chains_sealed = TRUE")


async def _people(ids: Sequence[UUID]) -> list[Person]:
    some = [await Person.filter(id__in=ids[at : at + _ROWS]) for at in range(0, len(ids), _ROWS)]
    return [person for people in some for person in people]


def _covered(rows: Iterable[Model]) -> Covered:
    return [(row._meta.db_table, columns_of(row)) for row in rows]
