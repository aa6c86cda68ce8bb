"""The shared subscriptions, and who is in which and may still be."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import replace
from uuid import UUID

from models.access.sign_in import NO_SIGN_IN
from models.feed.event_log import Entry, Position
from models.people.signing_in import SignedIn
from models.rules.access import Viewer
from models.rules.error_codes import ErrorCode
from resolvers.context import Context
from resolvers.errors import Nobody, coded
from resolvers.live.event_index import by_audience
from resolvers.live.fare import Meter
from resolvers.live.shared_subscription import SharedSubscription
from resolvers.live.subscriber import Subscriber
from resolvers.live.subscription_request import SubscriptionRequest
from resolvers.live.viewer_lookup import ViewerLookup


class SharedSubscriptions:
    """All shared subscriptions that have a subscriber."""

    def __init__(
        self,
        make: Callable[[SubscriptionRequest, Context], SharedSubscription],
        present: ViewerLookup,
        most: int,
    ) -> None:
        self._make = make
        self._present = present
        self._most = most
        self._subscriptions: dict[Hashable, SharedSubscription] = {}
        self._listening: defaultdict[UUID, set[SharedSubscription]] = defaultdict(set)

    def __bool__(self) -> bool:
        return bool(self._subscriptions)

    def join(
        self, request: SubscriptionRequest, context: Context, position: Position, meter: Meter
    ) -> Subscriber:
        """Add a subscriber, who has to be brought up to date first."""
        shared = self._shared(request, context)
        subscriber = Subscriber(shared, context.viewer, position, self._most, meter)
        subscriber.sign_in = context.sign_in or NO_SIGN_IN
        shared.add(subscriber)
        return subscriber

    def leave(self, subscriber: Subscriber) -> None:
        """Remove a subscriber; the shared subscription too, where that was its last one."""
        shared = subscriber.shared
        shared.remove(subscriber)
        key = _key(shared.request, shared.context)
        if not shared.subscribers and self._subscriptions.get(key) is shared:
            del self._subscriptions[key]
            self._stop_listening(shared)

    def concerned_by(self, entries: Iterable[Entry]) -> list[SharedSubscription]:
        """The shared subscriptions that may have to deliver one of these events."""
        return [
            shared
            for audience, events in by_audience(entries).items()
            for shared in self._listening.get(audience, ())
            if shared.concerned_by(events)
        ]

    async def recheck(self, subscriptions: Collection[SharedSubscription]) -> None:
        """Look up all their subscribers: whose role has changed is moved, or ended; so is who is signed out."""
        people = set[SignedIn]().union(*(shared.people for shared in subscriptions))
        present = await self._present.now(people)
        for shared in subscriptions:
            for each in people & shared.people.keys():
                self._put(shared, each, present.get(each))

    async def recheck_alone(self, subscriber: Subscriber) -> None:
        """Look up one subscriber, with others asked for at this moment: if their role has changed, move or end them."""
        present = await self._present.of(subscriber.viewer, subscriber.sign_in)
        subscriber.confirm()
        self._put(subscriber.shared, subscriber.signed_in, present)

    def _put(self, shared: SharedSubscription, person: SignedIn, present: Viewer | None) -> None:
        former = shared.context.viewer
        if present and present.view == former.view:
            return
        for subscriber in shared.signed_in_as(person):
            if present and present.company and present.company == former.company:
                self._move(subscriber, present)
            elif present:
                subscriber.end(coded(ErrorCode.NOT_FOUND, _SOMEBODY_ELSE))
            else:
                subscriber.end(Nobody())

    def _move(self, subscriber: Subscriber, present: Viewer) -> None:
        self.leave(subscriber)
        former = subscriber.shared
        subscriber.viewer = present
        subscriber.shared = self._shared(former.request, replace(former.context, viewer=present))
        subscriber.shared.add(subscriber)
        subscriber.fall_behind()

    def _shared(self, request: SubscriptionRequest, context: Context) -> SharedSubscription:
        key = _key(request, context)
        if key not in self._subscriptions:
            shared = self._subscriptions[key] = self._make(request, context)
            if shared.audience:
                self._listening[shared.audience].add(shared)
        return self._subscriptions[key]

    def _stop_listening(self, shared: SharedSubscription) -> None:
        if shared.audience:
            self._listening[shared.audience].discard(shared)
            if not self._listening[shared.audience]:
                del self._listening[shared.audience]


_SOMEBODY_ELSE = "The viewer is not who they were: subscribe again."


def _key(request: SubscriptionRequest, context: Context) -> Hashable:
    alone = context.viewer.id if request.personal else None
    return request.common, context.viewer.view, alone
