"""Whether work may begin: it is taken from the caller's bucket first, and whatever is new waits its turn."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from api.auth.caller import Caller
from api.errors import DocumentRefused, Throttled, coded
from api.limits import cost
from api.limits.apart import done_apart
from api.limits.fair_queue import FairQueue
from api.limits.meters import Meter, Meters
from api.limits.passage import DEAR_AT_ONCE, Passage
from api.limits.presence import Presence
from api.limits.rate_limit import Bucket, rate_limiter
from api.observability.logging import Finished
from api.operations.advice import advice
from api.operations.definitions import Definition, ValidDocument
from api.operations.document_cache import DocumentCache
from api.operations.operation import ResponsePayload
from api.operations.request import GraphQLRequest
from api.settings import Settings
from models.rules.error_codes import ErrorCode

_PAUSE = 0.25
_REST_HALF = 1.0
"""As long as it took: so a caller has half a core at the most, however many connections they have."""
T = TypeVar("T")


class Admission:
    """Reads and charges. Whatever is refused has been paid for too."""

    def __init__(self, documents: DocumentCache, settings: Settings) -> None:
        self._documents = documents
        self._cost_limit = settings.cost_limit
        self.rate_limiter = rate_limiter(settings)
        self._meters = Meters(self.rate_limiter, settings.rate_limit)
        self._presence = Presence()
        self._large = FairQueue(settings.request_timeout, _REST_HALF, shared=DEAR_AT_ONCE)
        # A client that comes back subscribes to all that it had, each of them a plan of its own.
        most = settings.max_subscriptions_per_user
        self._short = FairQueue(settings.request_timeout, _REST_HALF, waiting=most)
        self._turns = FairQueue()
        self._same = FairQueue(settings.request_timeout, rest=0, waiting=most)

    def passage(self, caller: Caller) -> Passage:
        """The way of the caller's next request."""
        return Passage(self._large, self._presence, caller.key)

    async def receive(self, caller: Caller, size: int, passage: Passage) -> None:
        """Charges for a request of so many bytes, before it is looked at; a large one waits. Raises Throttled."""
        if size > cost.BYTES_FREE:
            await self._take(caller, cost.of_bytes(size))
            await passage.alone()

    async def refuse(self, caller: Caller) -> None:
        """Charges for a request whose own price nobody comes to know: whoever mistypes makes work as well."""
        await self._take(caller, cost.REQUEST)

    async def read(self, request: GraphQLRequest, caller: Caller) -> ValidDocument:
        """The request's document; raises RequestRefused."""
        known = self._documents.known(request.query)
        if known:
            return known
        # A client that comes back asks for the same many times at once: one of them is enough to wait in line.
        async with self._same.turn(f"{caller.key} {request.query}"):
            known = self._documents.known(request.query)
            if known:
                return known
            async with self._turns.turn(caller.key):
                return await self._read_anew(request, caller)

    async def charge(
        self, request: GraphQLRequest, caller: Caller, definition: Definition, finished: Finished
    ) -> ResponsePayload | None:
        """Takes the points; `extensions` for whoever asked what it costs. Raises RequestRefused."""
        weight = await self._weight(request, caller, definition)
        points = definition.points(weight, request.entries)
        finished.cost = points + cost.of_bytes(request.size)
        refusal = self._refusal(points, weight, definition, request)
        if refusal:
            await self._take(caller, cost.REQUEST + cost.of_refusal(definition.planned_fields))
            raise refusal
        bucket = await self._take(caller, points)
        return self._cost_extension(finished.cost, bucket) if request.wants_cost else None

    async def anew(self, caller: Caller, points: int, work: Callable[[], T]) -> T:
        """Charge for work whose result the server keeps, and do it. Raises Throttled, and what is raised."""
        await self._take(caller, points)
        turns = self._short if points <= cost.RESTS_SHORTLY else self._turns
        async with turns.turn(caller.key):
            return await done_apart(work)

    async def charge_more(self, caller: Caller, points: int) -> None:
        """Charge for what an operation turns out to cost beside its own points. Raises Throttled."""
        await self._take(caller, points)

    async def apart(self, caller: Caller, work: Callable[[], T]) -> T:
        """Do lengthy work in the thread apart, when it is the caller's turn."""
        async with self._turns.turn(caller.key):
            return await done_apart(work)

    def meter(self, caller: Caller, points: int) -> Meter:
        """A meter that takes so many points from the caller's bucket for each delivery."""
        return self._meters.of(caller.key, points)

    async def _weight(
        self, request: GraphQLRequest, caller: Caller, definition: Definition
    ) -> cost.Weight:
        weigh = partial(definition.weigh, request.variables)
        small = definition.planned_fields <= cost.WEIGHED_AT_ONCE
        if small or definition.was_weighed(request.variables):
            return weigh()
        return await self.apart(caller, weigh)

    def _cost_extension(self, points: int, bucket: Bucket | None) -> ResponsePayload:
        charge: ResponsePayload = {"requested": points, "limit": self._cost_limit}
        return {"cost": {**charge, "throttle": bucket.as_json()} if bucket else charge}

    def _refusal(
        self, points: int, weight: cost.Weight, definition: Definition, request: GraphQLRequest
    ) -> DocumentRefused | None:
        if definition.only_introspects:
            points += weight.anew
        elif weight.schema > cost.SCHEMA_FIELDS_BESIDE:
            message = "Ask for so much of the schema in an operation of its own."
            return DocumentRefused([coded(message, ErrorCode.COST_LIMIT_EXCEEDED)])
        return self._too_much(points, definition, request) if points > self._cost_limit else None

    def _too_much(
        self, points: int, definition: Definition, request: GraphQLRequest
    ) -> DocumentRefused:
        limit = self._cost_limit
        message = f"The request may cost {points} points; {limit} are allowed."
        # To look for it takes about as long as to weigh it: whoever asks for that much is not helped by one part.
        if definition.planned_fields <= cost.WEIGHED_AT_ONCE:
            message += advice(definition, request.variables)
        charge = {"requested": points, "limit": limit}
        return DocumentRefused([coded(message, ErrorCode.COST_LIMIT_EXCEEDED, cost=charge)])

    async def _read_anew(self, request: GraphQLRequest, caller: Caller) -> ValidDocument:
        price = self._documents.price(request.query)
        if price:
            await self._take(caller, price)
        try:
            return await self._documents.read(request)
        except DocumentRefused:
            await self.refuse(caller)
            raise

    async def _take(self, caller: Caller, points: int) -> Bucket | None:
        bucket = await self.rate_limiter.take(caller.key, points)
        self._meters.saw(caller.key, bucket)
        if bucket and bucket.retry_after:
            # Whoever asks again at once keeps nobody busy with it.
            await asyncio.sleep(_PAUSE)
            raise Throttled(bucket.retry_after)
        return bucket


@dataclass(frozen=True, slots=True)
class CallersTurn:
    """What an operation has done beside itself, and its caller pays for."""

    admission: Admission
    caller: Caller
    points: int
    """Of work that is done anew."""

    async def __call__(self, work: Callable[[], T]) -> T:
        """Do work whose result the server keeps, when it is the caller's turn. Raises Throttled."""
        return await self.admission.anew(self.caller, self.points, work)

    async def charge(self, points: int) -> None:
        """Take the points, for a field: THROTTLED is an error of it."""
        try:
            await self.admission.charge_more(self.caller, points)
        except Throttled as refused:
            raise refused.errors[0] from None
