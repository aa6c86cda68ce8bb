"""A company that sets how it is reminded just before midnight, and servers that see it just after."""

from datetime import UTC, datetime, timedelta
from random import Random

from models.company import update_hiring_settings
from models.database.connection import database
from models.direct_hire import create_direct_hire
from models.hire import offer_hire
from models.records import Event
from models.reminders.telling import remind
from models.rules.events import HireEventType
from tests.models.reminders.people import OWNER, People, found, new_hire

_MIDNIGHT = datetime(2027, 1, 16, tzinfo=UTC)
_SHORTLY = timedelta(seconds=2)


async def told_after_midnight(url: str) -> list[timedelta]:
    """How long after midnight the due date, five days away by then, was told by servers that look on two days."""
    async with database(url):
        people = People(Random(0))
        await found(people)
        new = new_hire(people.milestone((_MIDNIGHT + timedelta(days=5)).date()))
        made = await create_direct_hire(
            await people.call(OWNER), people.company, people.worker, new
        )
        await offer_hire(await people.call(OWNER), made.subject, None)
        await _serve(_MIDNIGHT - timedelta(hours=20))
        people.now = _MIDNIGHT - _SHORTLY
        owner = await people.call(OWNER)
        await update_hiring_settings(owner, people.company, remind_days_before_due=5)
        await _serve(_MIDNIGHT + _SHORTLY)
        await _serve(_MIDNIGHT + timedelta(days=1) + _SHORTLY)
        told = await Event.filter(type=HireEventType.MILESTONE_DUE_SOON).order_by("seq")
        return [each.occurred_at - _MIDNIGHT for each in told]


async def _serve(now: datetime) -> None:
    while await remind(now):
        pass
