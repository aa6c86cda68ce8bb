"""A large data set: many hires of the demo's first company, in realistic states, with a valid history."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from api.bulk.cast import Cast
from api.bulk.plots import tell
from api.bulk.tale import Tale
from api.bulk.write import write_tales
from api.demo.cast import FINANCE, HIRING, NORDLYS, OWNER, Actor
from models.database.connection import current_connection
from models.people import add_worker
from models.people.signing_in import viewer_of
from models.records import Company, ContractTemplate, Person
from models.rules.people import EngagementType
from models.rules.text.texts import email_key
from models.unit_of_work.call import Call
from models.unit_of_work.retry import retried_transaction

_HIRES_OF_ONE_WORKER = 40
_AT_ONCE = 100
"""Hires of one transaction: they are held in memory, and the company's row is locked meanwhile."""


class NoDemo(Exception):
    """The demo's first company is not there."""


async def seed_hires(
    hires: int, milestones: int, now: datetime, progress: Callable[[int], None]
) -> None:
    """Add so many hires by milestones to the demo's first company, which must be there (NoDemo).

    `progress` is called after each transaction with the number of hires that it added.
    """
    company = await Company.filter(name=NORDLYS.name).order_by("id").first()
    if company is None:
        raise NoDemo(f"There is no {NORDLYS.name} here: `seed` fills a database that is empty.")
    casts, first = await _casts(company, hires, now), company.hires_numbered + 1

    def tales_from(start: int) -> list[Tale]:
        places = range(start, min(start + _AT_ONCE, hires))
        return [tell(casts[place % len(casts)], first + place, milestones, now) for place in places]

    await _write_all(tales_from, now, progress)
    await current_connection().execute_script("ANALYZE")


async def _write_all(
    tales_from: Callable[[int], list[Tale]], now: datetime, progress: Callable[[int], None]
) -> None:
    written, tales = 0, tales_from(0)
    while tales:
        written += len(tales)
        # The next ones are made up while the database is busy with these.
        next_ones = asyncio.create_task(asyncio.to_thread(tales_from, written))
        await retried_transaction(partial(write_tales, tales, now), repeatable=False)
        progress(len(tales))
        tales = await next_ones


async def _casts(company: Company, hires: int, now: datetime) -> Sequence[Cast]:
    workers = await _workers(company, hires // _HIRES_OF_ONE_WORKER + 1, now)
    hiring, finance = await _person(HIRING), await _person(FINANCE)
    template = await ContractTemplate.get_or_none(id=company.contract_template_id)
    return [Cast(company, hiring.id, finance.id, worker, template) for worker in workers]


async def _workers(company: Company, count: int, now: datetime) -> list[Person]:
    viewer = await viewer_of(OWNER.email)
    assert viewer is not None
    engagement = EngagementType.INDEPENDENT_CONTRACTOR
    for number in range(1, count + 1):
        name, email = f"Contractor {number}", f"contractor-{number}@load.example"
        await add_worker(Call(viewer, now), company.id, name, email, engagement)
    return await Person.filter(email_key__endswith="@load.example").order_by("id").limit(count)


async def _person(actor: Actor) -> Person:
    return await Person.get(email_key=email_key(actor.email))
