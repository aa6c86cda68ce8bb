"""Whether an operation may run: its document is read, and its cost is taken from the caller's bucket."""

import asyncio

from api.callers import Caller
from api.definitions import Definition, Document
from api.document_cache import Documents
from api.errors import COST_LIMIT_EXCEEDED, DocumentRefused, Throttled, coded
from api.logging import Finished
from api.operation import Payload
from api.requests import GraphQLRequest
from api.settings import Settings
from api.throttle import Standing, throttle
from api.turns import Turns

_PAUSE = 0.25


class Admission:
    """Reads and charges. Whatever is refused has been paid for too."""

    def __init__(self, documents: Documents, settings: Settings) -> None:
        self._documents = documents
        self._cost_limit = settings.cost_limit
        self.throttle = throttle(settings)
        self._turns = Turns()

    async def read(self, request: GraphQLRequest, caller: Caller) -> Document:
        """The request's document; raises Refused."""
        known = self._documents.known(request.query)
        if known:
            return known
        async with self._turns.turn(caller.key):
            return await self._read_anew(request, caller)

    async def charge(
        self, request: GraphQLRequest, caller: Caller, definition: Definition, finished: Finished
    ) -> Payload | None:
        """Takes the points; `extensions` for whoever asked what it costs. Raises Refused."""
        points = finished.cost = definition.weigh(request.variables).points
        if points > self._cost_limit:
            await self._take(caller, 1)
            raise self._too_much(points)
        standing = await self._take(caller, points)
        return self._told(points, standing) if request.wants_cost else None

    def _told(self, points: int, standing: Standing | None) -> Payload:
        cost: Payload = {"requested": points, "limit": self._cost_limit}
        return {"cost": {**cost, "throttle": standing.as_json()} if standing else cost}

    def _too_much(self, points: int) -> DocumentRefused:
        limit = self._cost_limit
        message = f"The request may cost {points} points; {limit} are allowed."
        cost = {"requested": points, "limit": limit}
        return DocumentRefused([coded(message, COST_LIMIT_EXCEEDED, cost=cost)])

    async def _read_anew(self, request: GraphQLRequest, caller: Caller) -> Document:
        price = self._documents.price(request.query)
        if price:
            await self._take(caller, price)
        try:
            return await self._documents.read(request.query)
        except DocumentRefused:
            # Whoever mistypes pays too: it is work as well.
            await self._take(caller, 1)
            raise

    async def _take(self, caller: Caller, points: int) -> Standing | None:
        standing = await self.throttle.take(caller.key, points)
        if standing and standing.retry_after:
            # Whoever asks again at once keeps nobody busy with it.
            await asyncio.sleep(_PAUSE)
            raise Throttled(standing.retry_after)
        return standing
