"""The statements of the servers' looks for reminders, as they are sent."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from models.company import update_hiring_settings
from models.database.connection import database
from models.records import Hire, Person
from models.reminders.schedule import late_seconds
from models.reminders.telling import remind
from models.rules.access import CompanyRole, Viewer
from models.unit_of_work.call import Call

Sent = tuple[str, Sequence[object]]
_LATER = timedelta(days=40)


class _Statements(logging.Handler):
    """Each statement once, with the values that it was first sent with."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, Sequence[object]] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        if isinstance(record.args, tuple) and len(record.args) == 2:
            statement, values = record.args
            self.sent.setdefault(str(statement), values)  # type: ignore[arg-type]  # the engines log no other pairs


async def sent_by_reminders(url: str) -> list[Sent]:
    """All that is asked and written when hires are due, and when a company has set anew how it is reminded."""
    now = datetime.now(UTC)
    async with database(url):
        hire = await Hire.filter(offered_at__isnull=False).first()
        assert hire
        owner = await Person.filter(company_id=hire.company_id, role=CompanyRole.OWNER).first()
        assert owner
        call = Call(Viewer(owner.id, CompanyRole.OWNER, hire.company_id), now)
        await update_hiring_settings(call, hire.company_id, remind_every_days=3)
        with statements_sent() as sent:
            await remind(now + _LATER)
            await late_seconds(now + _LATER)
    return [*sent.items()]


@contextmanager
def statements_sent() -> Iterator[dict[str, Sequence[object]]]:
    """All that the block sends."""
    logger, statements = logging.getLogger("tortoise.db_client"), _Statements()
    logger.addHandler(statements)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    yield statements.sent
    logger.removeHandler(statements)
