"""Webhooks of several companies while everything crashes: who is told, by whom, and when all of it has arrived."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import cycle
from typing import Any

from models.rules.webhooks.schedule import ATTEMPT_SECONDS
from tests.chaos.checking.arrivals import Stored, Told, arrival_violations
from tests.chaos.checking.ledger import Row, plain_rows
from tests.chaos.cluster import Node
from tests.chaos.told.receivers import BAD_MOODS, Log, Mood, MoodyReceiver, moody
from tests.live.follower import Follower
from tests.machines.rows import rows
from tests.tenant import JSON, Hire, Tenant, found

PACE = 10
"""How many times quicker than in earnest the servers send again (`Spec.webhook_pace`): all is to have arrived soon."""
PATIENCE_SECONDS = 90.0
"""Once the receivers are well, everything has arrived by then."""

# What an event says of itself: a body is made at each attempt, and the rest may have changed meanwhile.
_FIELDS = """
    cursor id type occurredAt group hash reason fromStatus toStatus actor { id name } hire { id number }
    milestone { id } contract { id version } message { id body } changes { field before after }
    paymentRequest { id number amount { amount currency } }
"""
_QUERY = f"subscription {{ hireEvents {{ {_FIELDS} }} }}"
_REPLAY = f"subscription ($after: String) {{ hireEvents(after: $after) {{ {_FIELDS} }} }}"
_TYPES = ("CONTRACT_SIGNED", "MESSAGE_POSTED", "MILESTONE_STATUS_CHANGED", "PAYMENT_REQUEST_SUBMITTED")  # fmt: skip


@dataclass(frozen=True)
class Weather:
    """How bad it gets: so many receivers, the moods that they have, each for so many seconds."""

    receivers: int = 3
    moods: Sequence[Mood] = BAD_MOODS
    seconds: tuple[float, float] = (0.2, 1.0)
    attempt_seconds: float = ATTEMPT_SECONDS / PACE
    """The time that the servers give an attempt."""
    neighbours: int = 1
    """Companies beside the one that everybody works at."""


@dataclass
class Webhook:
    """One that was created; `types` as it was asked for, without them for all."""

    id: str
    tenant: Tenant
    types: Sequence[str] | None

    def is_told(self, type: str) -> bool:
        """Whether it is told of events of this type."""
        return self.types is None or type in self.types


@dataclass
class Telling:
    """All receivers and webhooks of one run."""

    nodes: Sequence[Node]
    url: str
    weather: Weather
    chance: random.Random
    log: Log = field(default_factory=Log)
    webhooks: list[Webhook] = field(default_factory=list)
    stored: Stored = field(default_factory=lambda: Stored((), ()))
    _receivers: list[MoodyReceiver] = field(default_factory=list)

    @asynccontextmanager
    async def going_on(self, tenant: Tenant) -> AsyncIterator[None]:
        """The company and its neighbours have webhooks; receivers have their moods, and neighbours talk, for as long
        as the block runs.
        """
        neighbours = [await found(tenant.server) for _ in range(self.weather.neighbours)]
        await self._open(tenant, neighbours)
        hires = [await each.offered() for each in neighbours]
        talks = [asyncio.create_task(self._talk(each)) for each in hires]
        try:
            async with moody(self._receivers, self.weather.seconds, self.weather.moods):
                yield
        finally:
            for task in talks:
                task.cancel()
            await asyncio.gather(*talks, return_exceptions=True)

    async def violations(self) -> list[str]:
        """What is wrong once everything has arrived, or should have. The receivers are closed."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not await self._have_ended():
                    await asyncio.sleep(0.1)
        for receiver in self._receivers:
            receiver.close()
        self.stored = await self._read()
        due = [told for each in self._tenants for told in await self._due(each)]
        return list(arrival_violations(due, self.log.arrivals, self.stored))

    def figures(self) -> dict[str, int]:
        """Counts by name."""
        failed = [each for each in self.stored.attempts if each["status_code"] not in {200, 204}]
        return {
            "webhooks": len(self.webhooks),
            "deliveries": len(self.stored.deliveries),
            "requests": len(self.log.arrivals),
            "attempts failed": len(failed),
            "claims without an attempt": self._unsettled(),
        }

    async def _open(self, tenant: Tenant, neighbours: Sequence[Tenant]) -> None:
        given = self.log, self.chance, self.weather.attempt_seconds
        first, *others = [MoodyReceiver(*given) for _ in range(self.weather.receivers)]
        self._receivers = [first, *others]
        for receiver in self._receivers:
            await receiver.be(Mood.WELL)
            await self._create(tenant, receiver)
        await self._create(tenant, first, types=_TYPES)
        for neighbour, receiver in zip(neighbours, cycle([*others, first]), strict=False):
            await self._create(neighbour, receiver)

    async def _create(
        self, tenant: Tenant, receiver: MoodyReceiver, types: Sequence[str] | None = None
    ) -> None:
        path = f"/{len(self.webhooks)}"
        given: dict[str, Any] = {"company": tenant.id, "url": f"{receiver.url}{path}"}
        given |= {"query": _QUERY} | ({"types": types} if types else {})
        made = await tenant.owner.do("createWebhook", "webhook { id } secret", **given)
        id = _local(made["webhook"]["id"])
        self.log.secrets[path], self.log.webhooks[path] = made["secret"], id
        self.webhooks.append(Webhook(id, tenant, types))

    async def _talk(self, hire: Hire) -> None:
        """Messages, one after the other, each by whichever server answers."""
        conversation = (await hire.read("conversation { id }"))["conversation"]["id"]
        while True:
            by = replace(hire.tenant.owner, url=self.chance.choice(self.nodes).url)
            with suppress(Exception):  # Its server was just killed.
                await by.do("postMessage", conversation=conversation, body="Hello")
            await asyncio.sleep(self.chance.uniform(0.1, 0.4))

    async def _have_ended(self) -> bool:
        """Whether each event has its deliveries, and none of them waits."""
        deliveries = await self._rows(f"SELECT status FROM webhook_delivery WHERE {self._these}")
        count = 0
        for tenant in self._tenants:
            whose = f"company_id = '{_local(tenant.id)}'"
            types = [
                row["type"] for row in await self._rows(f"SELECT type FROM event WHERE {whose}")
            ]
            count += sum(len(list(filter(each.is_told, types))) for each in self._of(tenant))
        waits = any(row["status"] == "PENDING" for row in deliveries)
        return len(deliveries) >= count and not waits

    async def _read(self) -> Stored:
        these = f"SELECT id FROM webhook_delivery WHERE {self._these}"
        return Stored(
            await self._rows(f"SELECT * FROM webhook_delivery WHERE {self._these}"),
            await self._rows(f"SELECT * FROM webhook_attempt WHERE delivery_id IN ({these})"),
        )

    async def _due(self, tenant: Tenant) -> list[Told]:
        """For each webhook of the company, all events, as a member who may only read is told of them."""
        whose = f"company_id = '{_local(tenant.id)}'"
        count = len(await self._rows(f"SELECT id FROM event WHERE {whose}"))
        viewer = await tenant.member("VIEWER")
        async with Follower(viewer, _REPLAY, {"after": "0~0"}) as follower:
            events = await follower.gets(count)
        return [_told(each, events) for each in self._of(tenant)]

    def _of(self, tenant: Tenant) -> list[Webhook]:
        return [each for each in self.webhooks if each.tenant is tenant]

    @property
    def _tenants(self) -> list[Tenant]:
        return list({each.tenant.id: each.tenant for each in self.webhooks}.values())

    @property
    def _these(self) -> str:
        return f"webhook_id IN ({', '.join(repr(each.id) for each in self.webhooks)})"

    async def _rows(self, statement: str) -> list[Row]:
        return plain_rows(await rows(self.url, statement))

    def _unsettled(self) -> int:
        """How often a delivery was held by somebody who settled nothing: killed, or cut off."""
        claims: int = sum(row["claims"] for row in self.stored.deliveries)
        return claims - len(self.stored.attempts)


def _told(webhook: Webhook, events: Sequence[JSON]) -> Told:
    told = [each for each in events if webhook.is_told(each["type"])]
    hires = {_local(each["id"]): _local(each["hire"]["id"]) for each in told}
    return Told(webhook.id, {_local(each["id"]): _body(each) for each in told}, hires)


def _body(event: JSON) -> JSON:
    return {"type": event["type"], "timestamp": event["occurredAt"], "data": {"hireEvents": event}}


def _local(id: str) -> str:
    return id.partition(":")[2]
