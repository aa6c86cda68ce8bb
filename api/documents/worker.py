"""Works the documents' tasks off in the background of a server process, one after the other.

It looks at each wake-up, and every few seconds anyway. Any number of processes may do so: a task is claimed.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from uuid import UUID

import pdf
from api.documents.maker import DocumentWaits, Maker
from models.database.errors import Unavailable
from models.document_task import claim_next, resume
from models.feed import wakeup

TASK_POLL_SECONDS = 2.0

_PAUSE_SECONDS = 0.2
"""Between two looks, at the least: a busy database is not asked at each commit."""

_AWAY_SECONDS = 10.0
"""Before a database that did not take a claim is asked again."""

logger = logging.getLogger("milestones")


class DocumentWorker:
    """One document at a time; each company has its turn."""

    def __init__(self, maker: Maker, clock: Callable[[], datetime]) -> None:
        self._maker = maker
        self._clock = clock
        self._served = UUID(int=0)
        self._has_begun = False

    async def run(self) -> None:
        """For ever."""
        wakeups = wakeup.listen()
        try:
            while True:
                wakeups.clear()
                if not await self._did_one():
                    await _until(wakeups)
        finally:
            wakeup.leave(wakeups)

    async def _did_one(self) -> bool:
        """Whether there was something to do, and it was done."""
        try:
            return await self._do_next()
        except (pdf.PdfError, DocumentWaits):
            # What follows from it is written down, and told.
            return True
        except Unavailable:
            # The database is away: who comes later takes over what is claimed. On SQLite, where somebody else writes,
            # each try keeps our own readers waiting.
            await asyncio.sleep(_AWAY_SECONDS)
            return False
        except Exception:
            logger.exception("a document was put off by an unexpected error")
            return False

    async def _do_next(self) -> bool:
        if not self._has_begun:
            # A certificate that was renewed is a reason to start a process anew.
            await resume(self._clock())
            self._has_begun = True
        task = await claim_next(self._served, self._clock())
        if task is None:
            return False
        self._served = task.company_id
        await self._maker.do(task)
        return True


async def _until(wakeups: asyncio.Event) -> None:
    await asyncio.sleep(_PAUSE_SECONDS)
    with suppress(TimeoutError):
        await asyncio.wait_for(wakeups.wait(), TASK_POLL_SECONDS)
