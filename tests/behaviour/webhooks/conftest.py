"""A company whose webhooks lead to receivers of the tests, and a sender whose clock they walk."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import pytest
from pydantic import SecretStr

from api.settings import Settings
from api.webhooks import dispatcher
from api.webhooks.dispatcher import Dispatcher
from api.webhooks.network import JudgedNetwork
from api.webhooks.queries import WebhookQueryService
from api.webhooks.sender import Sender
from models.feed import event_log
from models.webhooks.claims import DueWebhook, due_webhooks
from models.webhooks.fan_out import FanOut
from models.webhooks.sweep import sweep_webhooks
from resolvers.context import ContractDocuments
from resolvers.executor import Executor
from resolvers.ids import local_id
from resolvers.live.told_event import EventTeller
from resolvers.schema import build
from resolvers.sizes import LIST_SIZES
from tests.clock import Clock
from tests.conftest import Serving
from tests.machines.patience import until
from tests.receiver import Receiver, receiving
from tests.tenant import JSON, Tenant

QUERY = "subscription { hireEvents { id type hire { id title } milestone { name } } }"
WEBHOOK = "webhook { id status pendingCount url types query description }"
LISTED = (
    "query ($id: ID!) { node(id: $id) { ... on Company { webhooks { edges { node { id } } } } } }"
)
DELIVERIES = """query ($id: ID!) { node(id: $id) { ... on Webhook { status pendingCount deliveries(first: 200) {
  edges { node { id status nextAttemptAt event { id type } attempts { at statusCode error responseBody } } } } } } }"""


@dataclass
class Hooks:
    """The webhooks of one company; `work` does what the servers' background does until nothing is left to do now."""

    tenant: Tenant
    clock: Clock
    receiver: Receiver
    dispatcher: Dispatcher
    counted: list[str] = field(default_factory=list)

    async def create(self, **given: Any) -> JSON:
        """A webhook that leads to the receiver: its fields, and its secret."""
        wanted = {"company": self.tenant.id, "url": self.receiver.url, "query": QUERY, **given}
        made = await self.tenant.owner.do("createWebhook", f"{WEBHOOK} secret", **wanted)
        return {**made["webhook"], "secret": made["secret"]}

    async def work(self) -> None:
        """Fan out, send what is due, and again as long as that makes more of it."""
        fan_out = FanOut(self.clock, lambda: None)

        async def is_through() -> bool:
            while await fan_out.advance():
                pass
            return not await event_log.held_back(await fan_out.find_position())

        await until(is_through)
        sent = -1
        while sent != len(self.counted):
            sent = len(self.counted)
            await self.dispatcher._begin_some()
            while self.dispatcher._tasks:
                await next(iter(self.dispatcher._tasks))

    async def later(self, **much: float) -> None:
        """So much later by the clock, with all that is due by then."""
        self.clock.ahead += timedelta(**much)
        await sweep_webhooks(self.clock())
        await self.work()

    async def stop(self) -> None:
        """As a server ends; and what others would find due is gone."""
        tasks = list(self.dispatcher._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        listed = await self.tenant.owner.ask(LISTED, id=self.tenant.id)
        for edge in listed["node"]["webhooks"]["edges"]:
            await self.tenant.owner.do("deleteWebhook", webhook=edge["node"]["id"])

    async def read(self, webhook: JSON) -> JSON:
        """The webhook with its deliveries, the oldest first."""
        found: JSON = (await self.tenant.owner.ask(DELIVERIES, id=webhook["id"]))["node"]
        edges = found.pop("deliveries")["edges"]
        return {**found, "deliveries": [edge["node"] for edge in reversed(edges)]}


@pytest.fixture
async def hooks(
    served: Callable[..., Serving],
    tenant: Tenant,
    clock: Clock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Hooks]:
    """Webhooks of `tenant`, on an installation that allows private addresses."""
    monkeypatch.setattr(
        dispatcher, "due_webhooks", partial(_due_of, local_id("Company", tenant.id))
    )
    settings = Settings(auth_secret=SecretStr("a" * 32), data_dir=tmp_path)
    executor = Executor(build())
    events = EventTeller(cast("ContractDocuments", None), clock)
    queries = WebhookQueryService(executor, settings, LIST_SIZES, events)
    counted: list[str] = []
    network = JudgedNetwork(allow_private=True)
    sender = Sender(queries, network, clock, counted.append, allow_private=True)
    before = clock.ahead
    async with served(webhook_allow_private=True) as other, receiving() as receiver:
        hooks = Hooks(tenant.at(other), clock, receiver, Dispatcher(sender, clock), counted)
        yield hooks
        await hooks.stop()
    clock.ahead = before


async def _due_of(company: UUID | None, now: datetime) -> list[DueWebhook]:
    """The database is shared: what other tests have webhooks for is not theirs to send."""
    return [each for each in await due_webhooks(now) if each.company == company]
