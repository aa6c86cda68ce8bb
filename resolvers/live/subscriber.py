"""One who subscribed: what waits to be sent, up to a limit."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson
from graphql import GraphQLError

from models.feed import Position
from models.rules.access import Viewer

if TYPE_CHECKING:
    from resolvers.live.group import Group


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one event gives. `whole` is the encoded answer, made once for everybody; None with errors."""

    position: Position
    data: Any
    errors: list[GraphQLError] | None = None
    whole: orjson.Fragment | None = field(default=None, compare=False)


class Subscriber:
    """Everything up to `position` is sent. One who lags behind reads the table instead of the queue."""

    def __init__(self, group: "Group", viewer: Viewer, position: Position, most: int) -> None:
        self.group = group
        self.viewer = viewer
        self.position = position
        self.lags = True
        self._most = most
        self._waiting: deque[Delivery] = deque()
        self._woken: asyncio.Future[None] | None = None
        self._ended: GraphQLError | None = None

    async def next(self) -> Delivery | None:
        """The next delivery; None where the subscriber lags behind. Raises what ended it."""
        while True:
            if self._ended:
                raise self._ended
            if self.lags:
                return None
            while self._waiting:
                delivery = self._waiting.popleft()
                # What was read from the table may wait here too.
                if delivery.position > self.position:
                    self.position = delivery.position
                    return delivery
            await self._wake_up()

    def push(self, delivery: Delivery) -> None:
        """Lets it wait to be sent; where too much waits already, all of it is dropped."""
        if self.lags:
            return
        if len(self._waiting) >= self._most:
            self.fall_behind()
            return
        self._waiting.append(delivery)
        self._wake()

    def fall_behind(self) -> None:
        """Nothing waits any more: what is not sent yet will be read from the table."""
        self._waiting.clear()
        self.lags = True
        self._wake()

    def resume(self) -> None:
        """From now on what happens waits here."""
        self.lags = False

    def end(self, error: GraphQLError) -> None:
        """Nothing more is sent but this."""
        self._ended = error
        self._wake()

    async def _wake_up(self) -> None:
        self._woken = asyncio.get_running_loop().create_future()
        try:
            await self._woken
        finally:
            self._woken = None

    def _wake(self) -> None:
        if self._woken and not self._woken.done():
            self._woken.set_result(None)
