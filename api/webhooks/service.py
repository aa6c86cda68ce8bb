"""Webhooks of one server process: the fan-out, the dispatcher and the sweep, for as long as it runs."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from api.clock import Clock
from api.webhooks.dispatcher import Dispatcher
from api.webhooks.network import JudgedNetwork
from api.webhooks.queries import WebhookQueryService
from api.webhooks.sender import Sender
from models.feed.background import running
from models.webhooks.fan_out import FanOut
from models.webhooks.sweep import keep_webhooks_swept


class WebhookService:
    """Sends the webhooks of all companies. `counted` is told the outcome of each attempt."""

    def __init__(
        self,
        queries: WebhookQueryService,
        clock: Clock,
        counted: Callable[[str], None],
        *,
        allow_private: bool,
    ) -> None:
        network = JudgedNetwork(allow_private=allow_private)
        sender = Sender(queries, network, clock, counted, allow_private=allow_private)
        self._clock = clock
        self.dispatcher = Dispatcher(sender, clock)

    @asynccontextmanager
    async def working(self, *, in_background: bool) -> AsyncIterator[None]:
        """Webhooks are sent for as long as the block runs, where they are sent by this process."""
        if not in_background:
            yield
            return
        fan_out = FanOut(self._clock, self.dispatcher.wake)
        works = (fan_out.run(), self.dispatcher.run(), keep_webhooks_swept(self._clock))
        async with running(*works):
            yield
