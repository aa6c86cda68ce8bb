"""The last use of service accounts: noted with each operation, written once a minute and account at the most."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID

from cachetools import LRUCache

from models.feed.background import running
from models.people.last_use import write_last_use

logger = logging.getLogger(__name__)

_KEPT = 10_000
_PAUSE_SECONDS = 1.0


class LastUse:
    """What is still to be written, and in which minute each account was noted last."""

    def __init__(self) -> None:
        self._noted: dict[UUID, datetime] = {}
        self._minutes: LRUCache[UUID, datetime] = LRUCache(_KEPT)
        self._woken = asyncio.Event()

    def note(self, account: UUID, at: datetime) -> None:
        """The account is in use (UTC): it costs nothing but the first time in a minute."""
        minute = at.replace(second=0, microsecond=0)
        if self._minutes.get(account) != minute:
            self._minutes[account] = self._noted[account] = minute
            self._woken.set()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[None]:
        """What is noted is written for as long as the block runs, and once more when it ends."""
        async with running(self._keep_writing()):
            yield
        await self._write()

    async def _keep_writing(self) -> None:
        while True:
            await self._woken.wait()
            self._woken.clear()
            await self._write()
            # However many accounts there are, it is one statement a second.
            await asyncio.sleep(_PAUSE_SECONDS)

    async def _write(self) -> None:
        noted, self._noted = self._noted, {}
        together: defaultdict[datetime, list[UUID]] = defaultdict(list)
        for account, minute in noted.items():
            together[minute].append(account)
        try:
            for minute, accounts in together.items():
                await write_last_use(accounts, minute)
        except Exception:
            # No request waits for it: what the next minute notes says more than this would.
            logger.warning("The last use of service accounts was not written.", exc_info=True)
