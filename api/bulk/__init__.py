"""A large data set: many hires of the demo's first company, in realistic states, with a valid history."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from api.bulk.insert import insert, row_of
from api.bulk.plots import tell
from api.bulk.tale import Cast, Tale
from api.demo.cast import FINANCE, HIRING, NORDLYS, OWNER, Actor
from models import chain
from models.attempts import tried
from models.call import Call
from models.database import connection, dialect, fetch
from models.people import add_worker, viewer_of
from models.records import Company, Person
from models.rules.people import EngagementType
from models.rules.texts import email_key, sort_key
from models.sql import Binds

_HIRES_OF_ONE_WORKER = 40
_ORDER = (
    "job", "hire", "contract", "milestone", "contract_terms", "conversation", "payment_request",
    "event",
)  # fmt: skip
"""No row points to one of a table behind its own."""


class NoDemo(Exception):
    """The demo's first company is not there."""


async def seed_hires(
    hires: int, milestones: int, now: datetime, progress: Callable[[], None]
) -> None:
    """Add so many hires by milestones to the demo's first company, which must be there (NoDemo).

    Each is a transaction of its own, as its events must be. `progress` is called after each.
    """
    company = await Company.filter(name=NORDLYS.name).order_by("id").first()
    if company is None:
        raise NoDemo(f"There is no {NORDLYS.name} here: `seed` fills a database that is empty.")
    first = company.hires_numbered + 1
    workers = await _workers(company, hires // _HIRES_OF_ONE_WORKER + 1, now)
    hiring, finance = await _person(HIRING), await _person(FINANCE)
    for place in range(hires):
        cast = Cast(company, hiring.id, finance.id, workers[place % len(workers)])
        tale = tell(cast, first + place, milestones, now)
        await tried(partial(_write, tale), repeatable=False)
        progress()
    await connection().execute_script("ANALYZE")


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


async def _write(tale: Tale) -> None:
    hire, requests = tale.hire, tale.rows["payment_request"]
    numbers = await _numbers(tale.cast.company, hire.id, len(requests))
    hire.number = f"H-{numbers['hires']}"
    hire.search_key = sort_key(f"{hire.number}\n{hire.title}\n{tale.cast.worker.name}")
    tale.rows["hire"] = [row_of(hire)]
    for number, request in enumerate(requests, numbers["requests"] - len(requests) + 1):
        request["number"] = f"PR-{number}"
    for event in tale.rows["event"]:
        event["xid"] = numbers["xid"]
    for table in _ORDER:
        await insert(table, tale.rows[table])


async def _numbers(company: Company, hire: UUID, requests: int) -> dict[str, Any]:
    """The last numbers of the company, ours counted, and that of the transaction."""
    binds = Binds(dialect())
    xid = chain.number(binds, hire)
    (numbers,) = await fetch(
        "UPDATE company SET hires_numbered = hires_numbered + 1,"
        f" payment_requests_numbered = payment_requests_numbered + {binds(requests)}"
        f" WHERE id = {binds(company.id)} RETURNING hires_numbered AS hires,"
        f" payment_requests_numbered AS requests, {xid} AS xid",
        binds.values,
    )
    return numbers
