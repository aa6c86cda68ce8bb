"""One attempt to deliver: the body as things are now, signed, posted, and what comes of it."""

import logging
import random
import ssl
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from api.clock import Clock
from api.errors import DocumentRefused
from api.webhooks.network import JudgedNetwork
from api.webhooks.post import Answered, Post, send_post
from api.webhooks.queries import WebhookQueryService, body_of_test
from models.database.errors import Unavailable, outlasted
from models.rules.webhooks.addresses import Target, UnusableUrl, read_target
from models.rules.webhooks.signing import signed_headers
from models.rules.webhooks.statuses import AttemptError
from models.webhooks.claims import ClaimedDelivery, signing_keys
from models.webhooks.outcomes import Attempted, settle_attempt

logger = logging.getLogger("milestones")
_AWAY = timedelta(seconds=5)
"""After this long it is tried again where the database was away."""


class EventGone(LookupError):
    """The event is not there any more: a database that lost it."""


class NotSent(Exception):
    """Nothing was sent, and not for anything about the webhook: it is somebody's to send, from `free_at` on."""

    def __init__(self, free_at: datetime | None = None) -> None:
        super().__init__()
        self.free_at = free_at


class Sender:
    """Makes attempts. `counted` is told the outcome of each, and `disabled` where one disables its webhook."""

    def __init__(
        self,
        queries: WebhookQueryService,
        network: JudgedNetwork,
        clock: Clock,
        counted: Callable[[str], None],
        *,
        allow_private: bool,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._queries = queries
        self._network = network
        self._clock = clock
        self._counted = counted
        self._allow_private = allow_private
        self._tls = tls

    async def send(self, claimed: ClaimedDelivery) -> None:
        """Attempt it once, and write down what came of it; returns when nothing of the attempt is under way any more.

        Raises NotSent where no attempt could be made, and what keeps one from being written down.
        """
        network = self._network.of_attempt()
        await self._settled(claimed, network)
        # A name server that does not answer holds a thread for longer than an attempt may take.
        await network.looked_up()

    async def _settled(self, claimed: ClaimedDelivery, network: JudgedNetwork) -> None:
        at, begun = self._clock(), time.monotonic()
        try:
            answered, reason = await self._attempted(claimed, network)
        except NotSent:
            raise
        except Exception:
            logger.exception("a webhook's delivery failed unexpectedly")
            answered, reason = Answered(error=AttemptError.INTERNAL), None
        attempted = Attempted(
            at,
            timedelta(seconds=time.monotonic() - begun),
            answered.status,
            answered.error,
            answered.body,
            answered.retry_after,
            reason,
        )
        chance = random.random()  # noqa: S311 (it spreads attempts, and guards nothing)
        because = await settle_attempt(claimed, attempted, self._clock(), chance)
        self._counted("delivered" if attempted.delivered else "failed")
        if because:
            # Neither its address nor whose it is: both stand in the company's own events.
            fields = {"webhook": str(claimed.webhook), "because": because.value}
            logger.warning("a webhook was disabled", extra={"fields": fields})

    async def _attempted(
        self, claimed: ClaimedDelivery, network: JudgedNetwork
    ) -> tuple[Answered, str | None]:
        """What the address answered, and what is wrong with the query, if that is why nothing was sent."""
        try:
            target = read_target(claimed.url, allow_private=self._allow_private)
        except UnusableUrl:
            # It was allowed when it was written.
            return Answered(error=AttemptError.BLOCKED_ADDRESS), None
        try:
            post = await self._made(claimed, target)
        except DocumentRefused as refused:
            return Answered(error=AttemptError.INVALID_QUERY), str(refused)
        except Unavailable as failure:
            if outlasted(failure):
                raise
            # That is our fault, and no reason to make the webhook wait longer each time.
            raise NotSent(self._clock() + _AWAY) from failure
        now = self._clock()
        if not claimed.may_be_sent(now):
            raise NotSent
        return await send_post(post, network, now, self._tls), None

    async def _made(self, claimed: ClaimedDelivery, target: Target) -> Post:
        """The signed request, as things are now."""
        body, now = await self._body(claimed), self._clock()
        keys = await signing_keys(claimed.webhook, now)
        if not keys:
            # It was deleted meanwhile.
            raise NotSent
        return Post(target, body.encode(), signed_headers(claimed.id, now, body, keys))

    async def _body(self, claimed: ClaimedDelivery) -> str:
        if claimed.event is None:
            return body_of_test(self._clock())
        body = await self._queries.body(claimed.query, claimed.company, claimed.event)
        if body is None:
            raise EventGone(str(claimed.event))
        return body
