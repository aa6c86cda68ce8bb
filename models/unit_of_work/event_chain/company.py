"""The chains of companies, and the installation's own for what belongs to none: appended under their row's lock."""

import json
from collections.abc import Sequence
from uuid import UUID

from models.database.connection import current_connection, dialect, fetch
from models.database.history import STEPS_APPLIED, require_as_many
from models.database.sql import Binds, Dialect
from models.records.company import Company
from models.records.company_event import CompanyEvent, Installation
from models.rules.chain import CompanyLink
from models.rules.events import CompanyFact
from models.unit_of_work.event_chain.links import Covered, Covers, LinkRow, Moment, chained
from models.unit_of_work.flush import TableWrite, inserted, row_of, updated

ONLY = 1
"""The id of the installation's row."""


def company_links(
    owner: Company | Installation,
    facts: Sequence[CompanyFact],
    covered: Covered,
    moment: Moment,
) -> list[LinkRow]:
    """New links for these facts, behind the chain's last one, as rows of `company_event`."""
    company = company_of(owner)

    def link(id: UUID, seq: int, fact: CompanyFact, covers: Covers) -> CompanyLink:
        return CompanyLink(id, company, seq, moment.at, moment.actor, fact, moment.group, covers)

    return [
        {**row, "company_id": company, "user_id": fact.user}
        for fact, row in chained(owner, facts, covered, moment, link)
    ]


def company_link_writes(rows: Sequence[LinkRow]) -> TableWrite:
    """The write that inserts the links."""
    return inserted("company_event", rows)


def company_link_of(event: CompanyEvent) -> CompanyLink:
    """The link that a stored event says it is."""
    fact = CompanyFact(event.type, event.user_id, json.loads(event.details))
    covers = json.loads(event.covers) if event.covers else None
    return CompanyLink(
        event.id,
        event.company_id,
        event.seq,
        event.occurred_at,
        event.actor_id,
        fact,
        event.group_id,
        covers,
    )


def company_of(owner: Company | Installation) -> UUID | None:
    """The company of the chain; None for the installation's."""
    return owner.id if isinstance(owner, Company) else None


async def lock_installation() -> Installation:
    """The installation's row, locked in the transaction that the caller is in; made where there is none yet.

    Raises Outgrown where the database was migrated by a later release.
    """
    only = row_of(Installation())
    binds = Binds(dialect())
    values = ", ".join(binds(value) for value in only.values())
    await current_connection().execute_query(
        f"INSERT INTO installation ({', '.join(only)}) VALUES ({values}) ON CONFLICT DO NOTHING",
        binds.values,
    )
    lock = " FOR NO KEY UPDATE" if binds.dialect is Dialect.POSTGRES else ""
    statement = (
        f"SELECT i.*, {STEPS_APPLIED} AS steps_applied FROM installation i WHERE i.id = {ONLY}"
    )
    (row,) = await fetch(f"{statement}{lock}", [])
    require_as_many(row.pop("steps_applied"))
    return Installation(**row)


def chain_writes(
    owner: Company | Installation, facts: Sequence[CompanyFact], covered: Covered, moment: Moment
) -> list[TableWrite]:
    """The writes that append these facts to the chain of a locked company or installation, and move its head."""
    rows = company_links(owner, facts, covered, moment)
    owner.event_seq, owner.event_hash = rows[-1]["seq"], rows[-1]["hash"]
    head = row_of(owner, ("event_seq", "event_hash"))
    return [company_link_writes(rows), updated(owner._meta.db_table, [head])]
