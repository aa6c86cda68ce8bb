"""A subscription, shared by all who ask the same and see the same: one statement, one execution, one encoding."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson

from models.feed.event_log import Span, audience
from models.people.signing_in import SignedIn
from resolvers.context import Context, at_once
from resolvers.live.event_index import EventIndex
from resolvers.live.places import Requester, tenant_of
from resolvers.live.subscriber import Delivery, Subscriber
from resolvers.live.subscription_request import SubscriptionRequest
from resolvers.planner.events import EVENTS_OF_A_STATEMENT, ShownEvent, read_events
from resolvers.planner.selection import Selected
from resolvers.planner.walk import walked

_POINTS = 5_000
"""The highest cost of what one statement reads: a dear selection is read for a few events at a time."""
_PUSHED_AT_ONCE = 500


class SharedSubscription:
    """One operation for one view of the data: that of the context's viewer."""

    def __init__(
        self, request: SubscriptionRequest, context: Context, clock: Callable[[], datetime]
    ) -> None:
        self.request = request
        # Whoever joined has planned it in a turn of their own; here nobody is to wait for anybody.
        self.context = replace(context, planning=at_once)
        self.audience = audience(context.viewer)
        # In the order in which they came, which is mostly that of the memory.
        self.subscribers: dict[Subscriber, None] = {}
        self.people = Counter[SignedIn]()
        self.confirmed = 0.0
        """When the rights of all its people were looked up last, by the clock of the process."""
        self._most = min(EVENTS_OF_A_STATEMENT, max(1, _POINTS // request.points))
        self._clock = clock

    def add(self, subscriber: Subscriber) -> None:
        """Add a subscriber; a person's rights are looked up once, however many subscribers are theirs."""
        self.subscribers[subscriber] = None
        self.people[subscriber.signed_in] += 1

    def remove(self, subscriber: Subscriber) -> None:
        """Remove a subscriber; no-op if absent."""
        if subscriber in self.subscribers:
            del self.subscribers[subscriber]
            person = subscriber.signed_in
            self.people[person] -= 1
            if not self.people[person]:
                del self.people[person]

    def signed_in_as(self, person: SignedIn) -> list[Subscriber]:
        """The subscribers of one person, found by a look at everybody: it is needed seldom."""
        return [each for each in self.subscribers if each.signed_in == person]

    @property
    def requester(self) -> Requester:
        """The requester in whose turn its work is done."""
        (only,) = self.people if len(self.people) == 1 else (None,)
        return Requester(tenant_of(self.context.viewer), only and only[0])

    @property
    def is_awaited(self) -> bool:
        """Whether any subscriber takes deliveries at once; who lags reads the table later."""
        return any(not each.lags for each in self.subscribers)

    def concerned_by(self, events: EventIndex) -> bool:
        """Whether one of these events may have to be delivered."""
        return events.includes(self.request.hire, self.request.types)

    async def read(self, span: Span) -> list[Delivery]:
        """The deliveries of the first events of the span: see `left_some`."""
        context = replace(self.context, at=self._clock())
        events = await read_events(context, self.request.field, span, self._most)
        deliveries = []
        for event in events:
            deliveries.append(delivery_of(self.request.field, event))
            if event.answer.json is None:
                # It was walked, which takes its time: others go on in between.
                await asyncio.sleep(0)
        return deliveries

    def left_some(self, read: Sequence[Delivery]) -> bool:
        """Whether there may be more in the span than was read."""
        return len(read) == self._most

    async def push(self, deliveries: Iterable[Delivery]) -> None:
        """Push to every subscriber; other tasks run in between."""
        for delivery in deliveries:
            for number, subscriber in enumerate(list(self.subscribers), 1):
                # They may have gone meanwhile, or been moved.
                if subscriber in self.subscribers:
                    subscriber.push(delivery)
                if number % _PUSHED_AT_ONCE == 0:
                    await asyncio.sleep(0)

    def fall_behind(self) -> None:
        """Have every subscriber read the table by themselves."""
        for subscriber in self.subscribers:
            subscriber.fall_behind()


def delivery_of(field: Selected, event: ShownEvent) -> Delivery:
    """The delivery of a read event, encoded if there is no error in it."""
    position, cursor, answer = event
    key = field.key
    if answer.json is not None:
        # It came as it goes out.
        data: Any = orjson.Fragment(orjson.dumps({key: orjson.Fragment(answer.json)}))
        return Delivery(position, cursor, data, None, _whole(data))
    result = walked(field.document, {key: answer.tree})
    whole = None if result.errors else _whole(result.data)
    return Delivery(position, cursor, result.data, result.errors, whole)


def _whole(data: Any) -> bytes:
    return orjson.dumps({"data": data}, default=str)
