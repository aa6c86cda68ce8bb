"""Subscriptions as the edge asks for them: joining, catching up, going on.

Who joins is told what happens from then on, and reads from the table what happened before: the two overlap, and what
comes twice is passed over by its position. Who lags behind does the same again.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from typing import Any

from models.access.lookup import visible_id
from models.access.visibility import Noun
from models.database.errors import Unavailable
from models.feed import event_log
from models.feed.background import running
from models.feed.consumer import ConsumerInMemory
from models.feed.event_log import Entry, Position, Span
from models.rules.access import NonMemberRole, Viewer
from models.rules.error_codes import ErrorCode
from resolvers.context import Context
from resolvers.errors import bad_user_input, coded, not_found
from resolvers.live.fare import Fare, Meter
from resolvers.live.flights import FairFlights
from resolvers.live.notifier import Notifier
from resolvers.live.places import Places, Requester, tenant_of
from resolvers.live.seats import Seats
from resolvers.live.shared_subscription import SharedSubscription
from resolvers.live.shared_subscriptions import SharedSubscriptions
from resolvers.live.subscriber import Delivery, Subscriber, WriteNow
from resolvers.live.subscription_request import SubscriptionRequest, read_subscription
from resolvers.live.viewer_lookup import ViewerLookup
from resolvers.planner.event_cursors import check_for_workers
from resolvers.planner.events import plan_events
from resolvers.planner.selection import BoundDocument

_NOWHERE = Position(-1, 0)
_PAUSE = 1.0
_Clock = Callable[[], datetime]


class Live:
    """All subscriptions of this process. At the most `most` deliveries wait for a slow subscriber."""

    def __init__(self, *, clock: _Clock, retention: timedelta, most: int, seats: Seats) -> None:
        self._clock = clock
        self._retention = retention
        self._seats = seats
        # One for all that subscriptions ask of the database.
        places = Places()
        self._flights = FairFlights(places)
        self._subscriptions = SharedSubscriptions(
            self._new_shared, ViewerLookup(self._flights, clock), most
        )
        self._notifier = Notifier(self._subscriptions, places)
        # It hears of each event once, for everybody, and waits for nobody who is told.
        self._consumer = ConsumerInMemory(self._tell, is_wanted=lambda: bool(self._subscriptions))

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[None]:
        """Subscriptions are served for as long as the block runs."""
        try:
            async with running(self._consumer.run()):
                yield
        finally:
            await self._notifier.stop()

    @property
    def is_reading(self) -> bool:
        """Whether events are delivered to subscribers."""
        return self._consumer.is_reading

    async def lag(self) -> float:
        """For how many seconds the oldest event has waited to be delivered by this process."""
        return max(await self._consumer.lag(self._clock()), self._notifier.lag)

    async def stream(
        self,
        document: BoundDocument,
        given: Mapping[str, Any],
        context: Context,
        fare: Fare,
        write_now: WriteNow | None = None,
        *,
        last_event_id: str | None = None,
    ) -> AsyncGenerator[Delivery, None]:
        """The deliveries of a subscription, but for those that `write_now` took, which wakes nobody and is faster.

        `given` are the document's variables as they were sent. It goes on behind `last_event_id`, else behind its
        `after`. Each delivery is paid for. GraphQLError where it may not begin, or not go on.
        """
        request = read_subscription(document, given, fare.points, last_event_id)
        try:
            after = await self._admit(request, context.viewer)
            await plan_events(context, request.field)
        except Unavailable as failure:
            raise coded(ErrorCode.UNAVAILABLE, str(failure)) from failure
        with self._joined(request, context, after or _NOWHERE, fare.meter) as subscriber:
            subscriber.write_now = write_now
            present = await self._consumer.begin()
            if after is None:
                subscriber.position = present
                subscriber.resume(None)
            while True:
                delivery = await subscriber.next()
                if delivery:
                    yield delivery
                else:
                    await self._catch_up(subscriber)

    def _tell(self, span: Span, entries: Sequence[Entry]) -> None:
        for shared in self._subscriptions.concerned_by(entries):
            self._notifier.notify(shared, span)

    def _new_shared(self, request: SubscriptionRequest, context: Context) -> SharedSubscription:
        return SharedSubscription(request, context, self._clock)

    async def _admit(self, request: SubscriptionRequest, viewer: Viewer) -> Position | None:
        """From where the viewer may go on; None where only what happens from now on is wanted."""
        if not request.of_hire and request.after is None:
            return None
        key = (viewer.view, request.of_hire, request.hire, request.after)
        requester = Requester(tenant_of(viewer), viewer.id)
        return await self._flights.do(key, requester, lambda: self._check(request, viewer))

    async def _check(self, request: SubscriptionRequest, viewer: Viewer) -> Position | None:
        if request.of_hire and not await visible_id(Noun.HIRE, request.hire, viewer):
            raise not_found()
        if request.after is None:
            return None
        if viewer.role is NonMemberRole.WORKER:
            check_for_workers(request.after)
        after = await event_log.position_of(request.after, viewer)
        if after is None:
            raise bad_user_input("Not a cursor of this feed: read anew, and subscribe from there.")
        expiry = self._clock() - self._retention
        if await event_log.oldest_behind(after, viewer, request.hire, expiry):
            raise coded(ErrorCode.CURSOR_EXPIRED, _EXPIRED)
        return after

    @contextmanager
    def _joined(
        self, request: SubscriptionRequest, context: Context, after: Position, meter: Meter
    ) -> Iterator[Subscriber]:
        with self._seats.held(context.viewer):
            subscriber = self._subscriptions.join(request, context, after, meter)
            try:
                yield subscriber
            finally:
                self._subscriptions.leave(subscriber)

    async def _catch_up(self, subscriber: Subscriber) -> None:
        """Reads some of what the subscriber lacks, once they can pay."""
        await subscriber.meter.refilled()
        try:
            await self._subscriptions.recheck_alone(subscriber)
            if subscriber.lags:
                subscriber.resume(self._consumer.position)
            await self._close_gap(subscriber, subscriber.shared)
        except Unavailable:
            await asyncio.sleep(_PAUSE)

    async def _close_gap(self, subscriber: Subscriber, shared: SharedSubscription) -> None:
        gap = subscriber.gap
        if gap is None:
            return
        missed = await self._flights.do((shared, gap), shared.requester, lambda: shared.read(gap))
        # Who was moved meanwhile lags again, and reads it with the rights that they have now.
        if subscriber.shared is shared:
            subscriber.catch_up(missed, whole=not shared.left_some(missed))


_EXPIRED = (
    "Something behind this cursor is older than what is kept: read anew, and subscribe from there."
)
