"""Looks at the hires whose moment has come, and tells what time has brought: once, however many processes look.

What was told already the hire's own chain says, and it is read and written with the hire locked: whoever comes second
finds it there. Whoever dies before the commit has told nothing, and the hire is due again.

By hand: APScheduler and `procrastinate` call a function at a time, at least once or at most once, and know nothing of
the transaction in which "told" and its event are one.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from models.database.connection import dialect, fetch
from models.database.errors import Unavailable
from models.database.history import STEPS_APPLIED, not_outgrown, require_as_many
from models.database.sql import Binds, Dialect
from models.ids import new_id
from models.records import Hire
from models.reminders.schedule import Claimed, claim_due, drop_schedule, mark_some, put_down
from models.reminders.watching import HIRE_LOOKED_AT, LOOK, SCHEDULE_ROWS, reminders_of
from models.rules.events import REMINDERS, Fact
from models.rules.lifecycle import OVER
from models.rules.reminders import Reminder
from models.unit_of_work.event_chain.hire import hire_link_writes, hire_links
from models.unit_of_work.event_chain.links import Moment
from models.unit_of_work.flush import row_of, updated, write
from models.unit_of_work.load import RowQueries, read_rows
from models.unit_of_work.retry import committed, retried_transaction, shielded

REMINDER_POLL_SECONDS = 5.0

_AWAY_SECONDS = 10.0
"""Before a database that was away is asked again."""

logger = logging.getLogger(__name__)


async def keep_reminding(clock: Callable[[], datetime]) -> None:
    """Tell what has come, for ever."""
    while True:
        pause = REMINDER_POLL_SECONDS
        try:
            while await remind(clock()):
                pass
        except Unavailable:
            pause = _AWAY_SECONDS
        except Exception:
            logger.exception("Reminders could not be looked for; it is tried again.")
        await asyncio.sleep(pause)


async def remind(now: datetime) -> bool:
    """Look at some of the hires whose moment has come; False where there was none."""
    is_marking = await _mark_of_changed_settings(now)
    claimed = await claim_due(now)
    for each in claimed:
        await look_at_hire(each, now)
    return is_marking or bool(claimed)


async def look_at_hire(claimed: Claimed, now: datetime) -> None:
    """Tell what is to be told of one hire; what fails is due again, and stands in no other's way."""
    try:
        if any(each.due(now) for each in await _seen(claimed, now)):
            await shielded(retried_transaction(partial(_tell, claimed.hire, now), repeatable=True))
            await _seen(claimed, now)
    except Unavailable:
        raise
    except Exception:
        logger.exception("A hire's reminders could not be told; it is tried again.")


async def _mark_of_changed_settings(now: datetime) -> bool:
    """Some hires of a company whose settings were set anew are to be looked at again."""
    rows = await fetch("SELECT id FROM company WHERE reminders_behind IS NOT NULL LIMIT 1", [])
    if not rows:
        return False
    company = UUID(str(rows[0]["id"]))
    return await shielded(committed(partial(_mark_some_of, company, now)))


async def _mark_some_of(company: UUID, now: datetime) -> bool:
    """Goes on behind the hires that were marked; False where another process is at it."""
    binds = Binds(dialect())
    statement = (
        f"SELECT c.reminders_behind FROM company c WHERE c.id = {binds(company)}"
        f" AND c.reminders_behind IS NOT NULL AND {not_outgrown()}"
    )
    if binds.dialect is Dialect.POSTGRES:
        statement += " FOR NO KEY UPDATE OF c SKIP LOCKED"
    rows = await fetch(statement, binds.values)
    for row in rows:
        last = await mark_some(company, UUID(str(row["reminders_behind"])), now)
        await write([updated("company", [{"id": company, "reminders_behind": last}])])
    return bool(rows)


async def _seen(claimed: Claimed, now: datetime) -> list[Reminder]:
    """What time brings of the hire. Where none of it is due, it is written down when to look next."""
    rows = await read_rows(RowQueries(LOOK, claimed.hire))
    if rows.first(SCHEDULE_ROWS) is None:
        return []
    if rows.only(HIRE_LOOKED_AT).status in OVER:
        await drop_schedule(claimed)
        return []
    found = reminders_of(rows)
    if not any(each.due(now) for each in found):
        await _settle(claimed, found, now)
    return found


async def _settle(claimed: Claimed, found: Sequence[Reminder], now: datetime) -> None:
    moments = [moment for each in found if (moment := each.next(now))]
    await put_down(claimed, min(moments, default=None))


async def _tell(hire_id: UUID, now: datetime) -> None:
    """Write the events of all that is due, with the hire and its company's settings locked."""
    await _lock(hire_id)
    rows = await read_rows(RowQueries(LOOK, hire_id))
    facts = _told_in_order(reminders_of(rows), now) if rows.first(SCHEDULE_ROWS) else []
    if facts:
        hire = rows.only(HIRE_LOOKED_AT)
        links = hire_links(hire, facts, [], Moment(None, now, new_id()))
        hire.event_seq, hire.event_hash = links[-1]["seq"], links[-1]["hash"]
        head = row_of(hire, ("event_seq", "event_hash"))
        await write([hire_link_writes(hire, links), updated("hire", [head])])


async def _lock(hire: UUID) -> None:
    """Nothing of the hire changes from here on, nor when its company wants to be reminded. Raises Outgrown."""
    await Hire.filter(id=hire).select_for_update(no_key=True).only("id")
    binds = Binds(dialect())
    lock = " FOR SHARE OF c" if binds.dialect is Dialect.POSTGRES else ""
    (row,) = await fetch(
        f"SELECT {STEPS_APPLIED} AS steps_applied FROM company c"
        f" WHERE c.id = (SELECT h.company_id FROM hire h WHERE h.id = {binds(hire)}){lock}",
        binds.values,
    )
    require_as_many(row["steps_applied"])


def _told_in_order(found: Sequence[Reminder], now: datetime) -> list[Fact]:
    """What is due, that of the earliest moment first."""
    due = [(moment, each.fact) for each in found if (moment := each.due(now))]
    return [fact for _, fact in sorted(due, key=lambda each: (each[0], _place(each[1])))]


def _place(fact: Fact) -> tuple[int, str]:
    ids = (fact.milestone, fact.contract, fact.payment_request)
    return REMINDERS.index(fact.type), "".join(map(str, ids))
