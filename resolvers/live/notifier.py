"""Notifies shared subscriptions of events: none waits for another one, but for its turn at the database."""

import asyncio
import logging
import time
from dataclasses import dataclass

from models.feed.event_log import Span
from resolvers.live.places import Places
from resolvers.live.shared_subscription import SharedSubscription
from resolvers.live.shared_subscriptions import SharedSubscriptions
from resolvers.live.subscriber import OUTDATED

logger = logging.getLogger(__name__)

_PATIENCE = 5.0
_CONFIRMED_TOGETHER = 500
"""Shared subscriptions of one tenant whose people are looked up by one statement."""


@dataclass(slots=True)
class _Notification:
    """The backlog of a shared subscription, and when the first and the last of it were heard of."""

    pending: Span | None
    since: float
    heard_at: float

    def extend(self, span: Span, now: float) -> None:
        """Add the span behind what is pending."""
        self.since = self.since if self.pending else now
        self.pending = Span((self.pending or span).after, span.through)
        self.heard_at = now

    def put_back(self, rest: Span) -> None:
        """Put back what was not delivered, in front of what is pending."""
        self.pending = Span(rest.after, (self.pending or rest).through)


class Notifier:
    """One task for each shared subscription with events pending; later ones join them, or follow."""

    def __init__(self, subscriptions: SharedSubscriptions, places: Places) -> None:
        self._subscriptions = subscriptions
        self._places = places
        self._notifications: dict[SharedSubscription, _Notification] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def lag(self) -> float:
        """For how many seconds the oldest event has waited that is not delivered to all."""
        now = time.monotonic()
        return max((now - each.since for each in self._notifications.values()), default=0.0)

    def notify(self, shared: SharedSubscription, span: Span) -> None:
        """Have the events of this span delivered, which lies behind all spans before."""
        now = time.monotonic()
        if shared in self._notifications:
            self._notifications[shared].extend(span, now)
        elif shared.is_awaited:
            self._notifications[shared] = _Notification(span, now, now)
            task = asyncio.create_task(self._notify(shared))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Deliver nothing more."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _notify(self, shared: SharedSubscription) -> None:
        notification = self._notifications[shared]
        try:
            while notification.pending:
                async with self._places.place(shared.requester):
                    await self._notify_some(shared, notification)
        finally:
            del self._notifications[shared]

    async def _notify_some(self, shared: SharedSubscription, notification: _Notification) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._confirm(shared, notification.heard_at)
                span, notification.pending = notification.pending, None
                assert span
                deliveries = await shared.read(span) if shared.is_awaited else []
        except Exception:
            # Each of them meets it again alone, and the others do not have to wait.
            logger.warning("A subscription could not be answered.", exc_info=True)
            notification.pending = None
            shared.fall_behind()
        else:
            if shared.left_some(deliveries):
                notification.put_back(Span(deliveries[-1].position, span.through))
            await shared.push(deliveries)

    async def _confirm(self, shared: SharedSubscription, heard_at: float) -> None:
        """Look up the people's rights, unless that was done since the last of these events was heard."""
        began = time.monotonic()
        if shared.confirmed < max(heard_at, began - OUTDATED):
            subscriptions = self._waiting_with(shared)
            await self._subscriptions.recheck(subscriptions)
            for each in subscriptions:
                each.confirmed = began

    def _waiting_with(self, shared: SharedSubscription) -> list[SharedSubscription]:
        """This shared subscription, and others of its tenant that have events pending."""
        tenant = shared.requester.tenant
        others = (each for each in self._notifications if each.requester.tenant == tenant)
        return list(dict.fromkeys([shared, *others]))[:_CONFIRMED_TOGETHER]
