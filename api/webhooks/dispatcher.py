"""Whose turn it is: deliveries that are due, within bounds for each company, each address and the whole process.

It looks when it is woken, and every second anyway. Nothing is in memory but what is under way; what a process that dies
held is due again when its lease ends.
"""

import asyncio
import logging
import time
from collections import Counter, deque
from contextlib import suppress
from uuid import UUID

from api.clock import Clock
from api.webhooks.network import MOST_UNDER_WAY
from api.webhooks.sender import NotSent, Sender
from models.database.errors import Unavailable
from models.rules.webhooks.addresses import UnusableUrl, read_target
from models.webhooks.claims import (
    ClaimedDelivery,
    DueWebhook,
    claim_deliveries,
    due_webhooks,
    give_back,
)

logger = logging.getLogger("milestones")

MOST_OF_A_COMPANY = 10
MOST_OF_AN_ADDRESS = 5
MOST_OF_A_FAILING_WEBHOOK = 1
MOST_FAILING = MOST_UNDER_WAY // 2
"""Of all webhooks whose newest attempt failed: addresses that do not answer leave room for those that do."""
WEBHOOK_POLL_SECONDS = 1.0
_AWAY_SECONDS = 5.0


class Dispatcher:
    """Sends what is due, in the background of a server process."""

    def __init__(self, sender: Sender, clock: Clock) -> None:
        self._sender = sender
        self._clock = clock
        self._woken = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._under_way = Counter[UUID | str]()
        self._failing = 0
        self._served = UUID(int=0)
        self._due = deque[DueWebhook]()
        self._found_at = float("-inf")

    def wake(self) -> None:
        """Have it look at once."""
        self._woken.set()

    async def run(self) -> None:
        """For ever; what is under way when its task is cancelled is given back."""
        try:
            while True:
                self._woken.clear()
                pause = await self._looked()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), pause)
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _looked(self) -> float:
        """Begin what may be begun; answers how long to wait at the most."""
        try:
            if self._room():
                await self._begin_some()
        except Unavailable:
            return _AWAY_SECONDS
        except Exception:
            logger.exception("webhooks could not be sent; it is tried again")
            return _AWAY_SECONDS
        return WEBHOOK_POLL_SECONDS

    async def _begin_some(self) -> None:
        await self._find_due()
        while self._due and self._room():
            webhook = self._due.popleft()
            most = self._most_of(webhook)
            if most > 0:
                self._served = webhook.id
                for claimed in await claim_deliveries(webhook.id, most, self._clock()):
                    self._begin(webhook, claimed)

    async def _find_due(self) -> None:
        """Not each time that there is room again: to find a thousand of them costs more than to serve one."""
        age = time.monotonic() - self._found_at
        if not self._due or age > WEBHOOK_POLL_SECONDS:
            self._due = deque(self._in_turn(await due_webhooks(self._clock())))
            self._found_at = time.monotonic()

    def _in_turn(self, due: list[DueWebhook]) -> list[DueWebhook]:
        """Behind the one that was served last, all around."""
        behind = [each for each in due if each.id > self._served]
        return [*behind, *(each for each in due if each.id <= self._served)]

    def _most_of(self, webhook: DueWebhook) -> int:
        """How many deliveries of the webhook may be begun now."""
        bounds = [
            self._room(),
            MOST_OF_A_COMPANY - self._under_way[webhook.company],
            MOST_OF_AN_ADDRESS - self._under_way[_address(webhook.url)],
        ]
        if webhook.is_failing:
            bounds.append(MOST_FAILING - self._failing)
            bounds.append(MOST_OF_A_FAILING_WEBHOOK - self._under_way[webhook.id])
        return min(bounds)

    def _room(self) -> int:
        return MOST_UNDER_WAY - len(self._tasks)

    def _begin(self, webhook: DueWebhook, claimed: ClaimedDelivery) -> None:
        self._count(webhook, 1)
        task = asyncio.create_task(self._send(webhook, claimed))
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self.wake()

    async def _send(self, webhook: DueWebhook, claimed: ClaimedDelivery) -> None:
        try:
            await self._sender.send(claimed)
        except asyncio.CancelledError:
            # The process ends: another one may go on at once.
            with suppress(Unavailable):
                await give_back(claimed)
            raise
        except NotSent as reason:
            with suppress(Unavailable):
                await give_back(claimed, reason.free_at)
        except Exception:
            # The lease ends by itself, and it is sent again.
            logger.exception("what came of a webhook's delivery could not be written")
        finally:
            self._count(webhook, -1)

    def _count(self, webhook: DueWebhook, more: int) -> None:
        """So many more of its deliveries are under way."""
        self._failing += more * webhook.is_failing
        for each in (webhook.company, webhook.id, _address(webhook.url)):
            self._under_way[each] += more
            if not self._under_way[each]:
                del self._under_way[each]


def _address(url: str) -> str:
    try:
        return read_target(url, allow_private=True).address
    except UnusableUrl:
        return url
