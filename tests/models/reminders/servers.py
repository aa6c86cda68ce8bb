"""Server processes that do nothing but remind, at a time of the test's choice."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from multiprocessing import get_context
from random import Random

from models.database.connection import database
from models.direct_hire import create_direct_hire
from models.hire import offer_hire
from models.reminders import telling
from models.verification import verify
from tests.models.reminders.people import BEGIN, OWNER, People, found, new_hire

LATE = BEGIN + timedelta(days=12)
"""By then each of the hires has a version that waits, and a milestone that is to be told as due soon and as overdue."""

_DUE = date(2027, 1, 9)


async def standing_still(url: str, hires: int) -> None:
    """So many hires that were offered, and no server since."""
    async with database(url):
        people = People(Random(0))
        await found(people)
        for _ in range(hires):
            owner = await people.call(OWNER)
            new = new_hire(people.milestone(_DUE))
            made = await create_direct_hire(owner, people.company, people.worker, new)
            await offer_hire(owner, made.subject, None)


async def fits(url: str) -> bool:
    """Whether `verify` finds nothing."""
    async with database(url):
        return (await verify()).violation is None


@contextmanager
def serving(url: str, at: datetime, servers: int) -> Iterator[None]:
    """Servers that are killed when the block ends, whatever they are doing."""
    # Forked from a process that has the product imported, which takes longer than all the rest.
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    processes = [context.Process(target=_run, args=(url, at)) for _ in range(servers)]
    for process in processes:
        process.start()
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.join()


def _run(url: str, at: datetime) -> None:
    asyncio.run(_remind(url, at))


async def _remind(url: str, at: datetime) -> None:
    telling.REMINDER_POLL_SECONDS = 0.05
    telling._AWAY_SECONDS = 0.2
    async with database(url):
        await telling.keep_reminding(lambda: at)


async def reminded(url: str, at: datetime) -> None:
    """All that is due by then was told."""
    async with database(url):
        while await telling.remind(at):
            pass
