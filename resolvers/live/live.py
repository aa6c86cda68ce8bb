"""Subscriptions as the edge asks for them: joining, catching up, going on.

Who joins is told what happens from then on, and reads from the table what happened before: the two overlap, and what
comes twice is passed over by its position. Who lags behind does the same again.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta

from graphql import GraphQLError
from strawberry import Schema

from models import feed
from models.failures import Unavailable
from models.feed import Position, Span
from models.rules.access import Viewer
from models.tasks import running
from models.visibility import Noun, is_visible
from resolvers.context import Context
from resolvers.errors import ErrorCode, bad_user_input, coded, not_found
from resolvers.live.asked import Asked, Request, understood
from resolvers.live.group import Group
from resolvers.live.groups import Groups
from resolvers.live.reader import Reader
from resolvers.live.subscriber import Delivery, Subscriber
from resolvers.live.work import Work
from resolvers.planner.events import MOST

_NOWHERE = Position(-1, 0)
_AT_ONCE = 4
_PAUSE = 1.0
Clock = Callable[[], datetime]


class Live:
    """All subscriptions of this process. At the most `most` deliveries wait for a slow subscriber."""

    def __init__(self, schema: Schema, *, clock: Clock, retention: timedelta, most: int) -> None:
        self._schema = schema._schema  # noqa: SLF001  # Strawberry has no other way in
        self._clock = clock
        self._retention = retention
        self._groups = Groups(self._new_group, most)
        self._reader = Reader(self._groups)
        self._work = Work(_AT_ONCE)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[None]:
        """Subscriptions are served for as long as the block runs."""
        async with running(self._reader.read()):
            yield

    async def stream(self, request: Request, context: Context) -> AsyncGenerator[Delivery, None]:
        """What the subscription gives. GraphQLError where it may not begin, or not go on."""
        asked = understood(self._schema, request)
        try:
            await self._admit(asked, context.viewer)
        except Unavailable as failure:
            raise coded(ErrorCode.UNAVAILABLE, str(failure)) from failure
        with self._joined(asked, context.viewer) as subscriber:
            await self._place(subscriber, asked)
            while True:
                delivery = await subscriber.next()
                if delivery:
                    yield delivery
                    continue
                async for missed in self._caught_up(subscriber):
                    yield missed

    def _new_group(self, asked: Asked, viewer: Viewer) -> Group:
        return Group(self._schema, asked, viewer, self._clock)

    async def _admit(self, asked: Asked, viewer: Viewer) -> None:
        if asked.of_hire or asked.after:
            key = (viewer.view, asked.of_hire, asked.hire, asked.after)
            await self._work.do(key, lambda: self._check(asked, viewer))

    async def _check(self, asked: Asked, viewer: Viewer) -> None:
        if asked.of_hire and not await is_visible(Noun.HIRE, asked.hire, viewer):
            raise not_found()
        if asked.after is None:
            return
        if not await feed.is_reached(asked.after):
            raise bad_user_input("Not a cursor of this feed: it has not come so far.")
        expiry = self._clock() - self._retention
        if await feed.oldest_behind(asked.after, viewer, asked.hire, expiry):
            raise coded(ErrorCode.CURSOR_EXPIRED, _EXPIRED)

    @contextmanager
    def _joined(self, asked: Asked, viewer: Viewer) -> Iterator[Subscriber]:
        subscriber = self._groups.join(asked, viewer, asked.after or _NOWHERE)
        try:
            yield subscriber
        finally:
            self._groups.leave(subscriber)

    async def _place(self, subscriber: Subscriber, asked: Asked) -> None:
        present = await self._reader.begin()
        if asked.after is None:
            subscriber.position = present
            subscriber.resume()

    async def _caught_up(self, subscriber: Subscriber) -> AsyncIterator[Delivery]:
        """What the subscriber lacks of what was told until now."""
        subscriber.resume()
        through = await self._reader.begin()
        while subscriber.position < through:
            ...
