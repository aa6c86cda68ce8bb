"""One who subscribed: what waits to be sent, up to a limit."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphql import GraphQLError

from models.access.sign_in import NO_SIGN_IN
from models.feed.event_log import Position, Span
from models.people.signing_in import SignedIn
from models.rules.access import Viewer
from resolvers.live.fare import Meter

if TYPE_CHECKING:
    from resolvers.live.shared_subscription import SharedSubscription


@dataclass(frozen=True, slots=True)
class Delivery:
    """The delivery of one event. `whole` is the encoded answer, made once for everybody; None with errors."""

    position: Position
    cursor: str
    data: Any
    errors: list[GraphQLError] | None = None
    whole: bytes | None = None
    read_at: float = field(default_factory=time.monotonic)


OUTDATED = 2.0
"""Seconds after which it is looked up again who somebody is, before they are sent what has waited."""
WriteNow = Callable[[bytes], bool]
"""Sends an encoded answer at once; False where the client does not keep up."""


class Subscriber:
    """Everything up to `position` is sent. What happens waits here, unless the subscriber lags behind.

    One who lags resumes: what happens waits again, and what is missing up to then (`through`) is read from the table
    and sent first. The two may overlap. Each delivery is paid for; who has nothing left lags until they have.
    """

    # An event is pushed to a thousand of them: what one touches is kept small, and together.
    __slots__ = (
        "_confirmed",
        "_ended",
        "_missed",
        "_most",
        "_waiting",
        "_woken",
        "lags",
        "meter",
        "position",
        "shared",
        "sign_in",
        "through",
        "viewer",
        "write_now",
    )

    def __init__(
        self,
        shared: "SharedSubscription",
        viewer: Viewer,
        position: Position,
        most: int,
        meter: Meter,
    ) -> None:
        self.shared = shared
        self.meter = meter
        self.viewer = viewer
        self.sign_in = NO_SIGN_IN
        """By what they signed in."""
        self.position = position
        self.lags = True
        self.through: Position | None = None
        self.write_now: WriteNow | None = None
        self._most = most
        self._missed: deque[Delivery] = deque()
        self._waiting: deque[Delivery] = deque()
        self._woken: asyncio.Future[None] | None = None
        self._confirmed = 0.0
        self._ended: GraphQLError | None = None

    @property
    def signed_in(self) -> SignedIn:
        """Who it is, and by what they signed in."""
        return self.viewer.id, self.sign_in

    async def next(self) -> Delivery | None:
        """The next delivery. Raises what ended it.

        None where something comes first: the table has to be read, be it for the rights, or the meter to be refilled.
        """
        while self._ended is None:
            if self._has_to_wait:
                return None
            delivery = self._ready()
            if delivery:
                self.meter.pay()
                self.position = delivery.position
                return delivery
            if self.lags or self.through:
                return None
            await self._wake_up()
        raise self._ended

    def push(self, delivery: Delivery) -> None:
        """Sends it at once or lets it wait; where too much waits already, or nothing is left to pay, they lag."""
        if self.lags:
            return
        if self.meter.is_spent or len(self._waiting) >= self._most:
            self._lag()
        elif not self._sent_now(delivery):
            self._waiting.append(delivery)
            self._wake()

    def fall_behind(self) -> None:
        """Nothing waits any more: what is not sent yet will be read from the table."""
        self._missed.clear()
        self._lag()

    def resume(self, through: Position | None) -> None:
        """From now on what happens waits here; up to `through` the table has to be read."""
        self.lags = False
        self.through = through if through and through > self.position else None

    @property
    def gap(self) -> Span | None:
        """The span to be read from the table before anything more is sent."""
        return Span(self.position, self.through) if self.through and not self._missed else None

    def catch_up(self, missed: Sequence[Delivery], *, whole: bool) -> None:
        """Queue what was read from the table; `whole` where it was all of it."""
        self._missed.extend(missed)
        if whole:
            self.through = None

    def confirm(self) -> None:
        """The viewer is who they were, at this moment."""
        self._confirmed = time.monotonic()

    def end(self, error: GraphQLError) -> None:
        """Nothing more is sent but this."""
        self._ended = error
        self._wake()

    def _lag(self) -> None:
        # What was read from the table stays: it comes in front of what will be.
        self._waiting.clear()
        self.lags = True
        self._wake()

    @property
    def _has_to_wait(self) -> bool:
        """Whether something is there that cannot be paid for, or that has waited for so long that the viewer's rights
        may be others by now.
        """
        waiting = self._missed or self._waiting
        known = time.monotonic() - OUTDATED
        return bool(waiting) and (
            self.meter.is_spent or (waiting[0].read_at < known and self._confirmed < known)
        )

    def _sent_now(self, delivery: Delivery) -> bool:
        """Whether it went out at once: nothing waits in front of it, and the client keeps up."""
        whole, write_now = delivery.whole, self.write_now
        idle = self._woken and delivery.position > self.position
        if idle and whole and write_now and write_now(whole):
            self.meter.pay()
            self.position = delivery.position
            return True
        return False

    def _ready(self) -> Delivery | None:
        if self._missed:
            return self._missed.popleft()
        if self.lags or self.through:
            return None
        while self._waiting:
            delivery = self._waiting.popleft()
            # What was read from the table may wait here too.
            if delivery.position > self.position:
                return delivery
        return None

    async def _wake_up(self) -> None:
        self._woken = asyncio.get_running_loop().create_future()
        try:
            await self._woken
        finally:
            self._woken = None

    def _wake(self) -> None:
        woken, self._woken = self._woken, None
        if woken and not woken.done():
            woken.set_result(None)
