"""What a forgetful verb would leave behind: a column that is not what it should be, covered by the chain all the same.

Each runs in a process of its own, see `tests.apart`.
"""

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime
from random import Random
from typing import Any
from uuid import UUID

from tortoise.models import Model

from models.database.connection import database
from models.ids import new_id
from models.records import Company, Hirable, Hire, Installation, Job, Person
from models.rules.events import CompanyEventType, CompanyFact, Fact, HireEventType
from models.rules.lifecycle import ContractStatus, HireStatus
from models.unit_of_work.event_chain import company as company_chain
from models.unit_of_work.event_chain import hire as hire_chain
from models.unit_of_work.event_chain.coverage import (
    ChainKind,
    chain_kind_of,
    columns_of,
    is_covered,
)
from models.unit_of_work.event_chain.links import Moment
from models.unit_of_work.flush import row_of, updated, write
from models.unit_of_work.repeated import OWN, REPEATED
from models.verification import Violation, verify
from models.verification.case_file import case_files_of
from models.verification.checks import violations
from models.verification.rows import UNREADABLE
from tests.models.migration.others import candidates
from tests.models.migration.scratch import Refused, Row, Scratch, literal, scratch
from tests.models.verification.alterations import records

_ROWS = 4
"""Of a table, in which a column is tried."""

BOUND: dict[str, set[str]] = {table: {*columns} for table, columns in REPEATED.items()}
"""The columns that repeat others, and those that are repeated."""
for _source in (each for columns in REPEATED.values() for of in columns.values() for each in of):
    _table, _, _column = _source.partition(".")
    BOUND.setdefault(_table, set()).add(_column)

Chain = Hire | Company | Installation


async def overlooked(url: str) -> list[str]:
    """The columns ("table.column") that are said to repeat others, and are not found where they do not."""
    async with database(url), scratch(url) as rows:
        missed = [
            f"{record._meta.db_table}.{column}"
            for record, column in _columns(BOUND)
            if not await _is_found(rows, record, column)
        ]
        assert (await verify()).violation is None
    return missed


async def contradicted(url: str) -> Violation | None:
    """What `verify` finds where every column is altered that is said to repeat nothing."""
    async with database(url), scratch(url) as rows, AsyncExitStack() as altered:
        for record, column in _columns(OWN):
            (row, *_) = await _chosen(rows, record, column)
            await altered.enter_async_context(_forgetful(rows, record, row, column))
        return (await verify()).violation


def _columns(of: Mapping[str, Iterable[str]]) -> Iterator[tuple[type[Model], str]]:
    """Those that digests cover: of all others tampering is found."""
    for record in records():
        table = record._meta.db_table
        yield from ((record, each) for each in sorted(of.get(table, ())) if is_covered(table, each))


async def _is_found(rows: Scratch, record: type[Model], column: str) -> bool:
    """Whether `verify` finds that one of a few rows has another value there."""
    for row in await _chosen(rows, record, column):
        async with _forgetful(rows, record, row, column) as chain:
            if await _misfits_of(chain) or (await verify()).violation:
                return True
    return False


async def _misfits_of(chain: Chain) -> bool:
    """Whether something is found in the hire alone, which takes a tenth of the time."""
    if not isinstance(chain, Hire):
        return False
    try:
        (case_file,) = await case_files_of([chain.id])
        return any(violations(case_file))
    except UNREADABLE:
        return True


@asynccontextmanager
async def _forgetful(
    rows: Scratch, record: type[Model], row: Row, column: str
) -> AsyncIterator[Chain]:
    """A row with another value in its column, for the block; as it was, where no database lets that stand.

    Gives the chain that covers it.
    """
    chain = await _chain_of(await record.get(id=row["id"]))
    for value in candidates(record, column, row[column], await _ids(rows, record, column)):
        with suppress(Refused):
            await rows.run(_update(record, row, column, value))
            break
    await _cover(chain, rows, record, row["id"])
    yield chain
    await rows.run(_update(record, row, column, row[column]))
    await _cover(chain, rows, record, row["id"])


def _update(record: type[Model], row: Row, column: str, value: Any) -> str:
    table = record._meta.db_table
    return f"UPDATE {table} SET {column} = {literal(value)} WHERE id = '{row['id']}'"


async def _chosen(rows: Scratch, record: type[Model], column: str) -> list[Row]:
    """Those that most is known of, and some that have a value there."""
    found = await rows.of(record._meta.db_table)
    Random(column).shuffle(found)
    telling = {HireStatus.ACTIVE.value, ContractStatus.SIGNED.value}
    found.sort(key=lambda row: (row.get("status") not in telling, row[column] is None))
    return found[:_ROWS]


async def _ids(rows: Scratch, record: type[Model], column: str) -> list[str]:
    for name in record._meta.fk_fields | record._meta.o2o_fields:
        key: Any = record._meta.fields_map[name]
        if key.source_field == column:
            return [str(row["id"]) for row in await rows.of(key.related_model._meta.db_table)]
    return []


async def _chain_of(row: Any) -> Chain:
    """The chain that covers the row."""
    kind = chain_kind_of(row)
    if kind is ChainKind.INSTALLATION:
        return await Installation.get(id=company_chain.ONLY)
    if kind is ChainKind.HIRE:
        if isinstance(row, Job):
            return await Hire.get(job_id=row.id)
        return row if isinstance(row, Hire) else await Hire.get(id=row.hire_id)
    if isinstance(row, Company):
        return row
    return await Company.get(id=await _company_of(row))


async def _company_of(row: Any) -> UUID:
    if row.company_id:
        return UUID(str(row.company_id))
    hirable = await Hirable.filter(worker_id=row.id).first()
    other = await Company.all().first()
    assert other
    return hirable.company_id if hirable else other.id


async def _cover(chain: Chain, rows: Scratch, record: type[Model], id: str) -> None:
    """One link more, which says that the row is as it should be."""
    if record is Person:
        await rows.run(f"UPDATE person SET revision = revision + 1 WHERE id = '{id}'")
    covered = [(record._meta.db_table, columns_of(await record.get(id=id)))]
    await chain.refresh_from_db(fields=["event_seq", "event_hash"])
    moment = Moment(None, datetime.now(UTC), new_id())
    if isinstance(chain, Hire):
        # About no milestone: nothing follows from it.
        (link,) = hire_chain.hire_links(
            chain, [Fact(HireEventType.MILESTONE_EDITED)], covered, moment
        )
        chain.event_seq, chain.event_hash = link["seq"], link["hash"]
        head = row_of(chain, ("event_seq", "event_hash"))
        await write([hire_chain.hire_link_writes(chain, [link]), updated("hire", [head])])
    else:
        fact = CompanyFact(CompanyEventType.SETTINGS_CHANGED)
        await write(company_chain.chain_writes(chain, [fact], covered, moment))
