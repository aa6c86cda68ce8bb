"""Verbs that forget something, each in a process of its own, see `tests.apart`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from models import contract
from models.access.visibility import Noun
from models.database.connection import database
from models.hire_aggregate import AGGREGATE, HireAggregate, aggregate_of, due_dates
from models.hire_columns import JOB, particulars_of, rewrite, search_key
from models.people.signing_in import viewer_of
from models.records import Hire
from models.rules.access import Action
from models.rules.events import Fact, HireEventType
from models.rules.lifecycle import HireStatus
from models.unit_of_work.call import Call, Outcome
from models.unit_of_work.repeated import Forgotten
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb
from models.verification import verify
from tests.clock import Clock
from tests.conftest import serving
from tests.fitting import first_misfit
from tests.tenant import found


async def renamed(url: str, columns: Sequence[str]) -> str | None:
    """What comes of a verb that gives a draft another title, and writes these columns of it and of its job as well."""
    async with database(url):
        viewer = await viewer_of("owner@nordlys.example")
        assert viewer
        draft = await Hire.filter(status=HireStatus.DRAFT, company_id=viewer.company).first()
        assert draft
        try:
            await _rename(Call(viewer, datetime.now(UTC)), draft.id, columns)
        except Forgotten as forgotten:
            return str(forgotten)
        return str((await verify()).violation or "")


@verb(Action.EDIT_MILESTONES)
async def _rename(tx: Transaction, id: UUID, columns: Sequence[str]) -> Outcome:
    hire = await tx.on_hire(Noun.HIRE, id, ("hire",), JOB, *AGGREGATE)
    tx.admit()
    aggregate = aggregate_of(hire, tx.rows)
    if "*" in columns:
        rewrite(tx, aggregate, replace(particulars_of(hire), title="Another"))
    else:
        tx.change(hire, title="Another")
        hires = {"hire.search_key": search_key(hire)}
        known = {**hires, "job.title": hire.title}
        for column in columns:
            record = hire if column.startswith("hire.") else tx.rows.only(JOB)
            tx.change(record, **{column.partition(".")[2]: known[column]})
    tx.record(hire, Fact(HireEventType.MILESTONE_EDITED))
    return Outcome(hire.id)


async def served_forgetfully(url: str, folder: Path) -> str:
    """What the end of a session of tests finds, where offers forget what milestones repeat of them."""
    async with serving(url, folder, Clock()) as server:
        tenant = await found(server)
        with patch.object(HireAggregate, "settle", _settle_only_the_hire):
            await tenant.offered()
        return str(await first_misfit(server))


async def served_without_giving_back(url: str, folder: Path) -> str:
    """What is found where a revision is withdrawn, and the hire goes on to say what it said."""
    async with serving(url, folder, Clock()) as server:
        hire = await (await found(server)).active(title="A site")
        await hire.amend(title="A shop")
        with patch.object(contract, "return_to_signed", _return_nothing):
            await hire.tenant.owner.do("withdrawRevision", hire=hire.id)
        return str(await first_misfit(server))


def _return_nothing(tx: Transaction, aggregate: HireAggregate) -> None:
    """Leave everything as it is."""


def _settle_only_the_hire(aggregate: HireAggregate, tx: Transaction) -> None:
    tx.change(aggregate.hire, **due_dates(aggregate.hire.status, aggregate.milestones.values()))
