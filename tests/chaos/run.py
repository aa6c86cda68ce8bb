"""One run: a company is founded, clients work on its hires while nemeses strike, and the checker judges."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from api.auth import issue_token
from tests.chaos.calls import Caller, new_session
from tests.chaos.checking.checker import violations
from tests.chaos.checking.history import History, Outcome
from tests.chaos.checking.ledger import read_ledger
from tests.chaos.cluster import Node, verified
from tests.chaos.nemesis import Nemesis, striking
from tests.chaos.served import SECRET, SUPPORT
from tests.chaos.told.webhooks import Telling, Weather
from tests.chaos.workload import Client, Scene
from tests.tenant import Actor, Server, Tenant, found

SETTLE_SECONDS = 0.5
"""What vanished clients left behind ends within this time, when nothing is in its way."""


@dataclass
class Report:
    """What came out of a run."""

    history: History
    violations: list[str]
    blows: Counter[str]
    told: dict[str, int]
    """Of webhooks."""

    def figures(self) -> dict[str, int]:
        """Counts by name."""
        lost = ("STALE_VERSION", "CONTRACT_SUPERSEDED", "PAYMENT_REQUEST_EXISTS", "INVALID_STATE",
                "MILESTONE_LOCKED", "AWAITING_SIGNATURE")  # fmt: skip
        return {
            "operations": len(self.history.operations),
            **{f"attempts {each}": self.history.attempts(each) for each in Outcome},
            "clients vanished": self.history.vanished,
            "answers UNAVAILABLE": self.history.codes["UNAVAILABLE"],
            "races lost": sum(self.history.codes[code] for code in lost),
            **self.blows,
            **self.told,
            "violations": len(self.violations),
        }


async def run(
    nodes: Sequence[Node],
    url: str,
    seconds: float,
    nemeses: Sequence[Nemesis] = (),
    *,
    clients: int = 4,
    name: str = "",
    verify: bool = True,
    weather: Weather | None = None,
    **habits: Any,
) -> Report:
    """`url` is the database's; so many clients of the company and of the worker each, with the habits of a
    Scene. `verify`: whether the product is to look for itself, too. `weather`: that of the receivers, where the
    company and its neighbours have webhooks.
    """
    history, blows, chance = History(), Counter[str](), random.Random(name)
    telling = Telling(nodes, url, weather, random.Random(name)) if weather else None
    async with new_session() as session, AsyncExitStack() as stack:
        tenant = await found(Server(nodes[0].url, SECRET, SUPPORT, ""))
        if telling:
            await stack.enter_async_context(telling.going_on(tenant))
        scene, company, worker = await _scene(nodes, history, clients, tenant)
        for habit, value in habits.items():
            setattr(scene, habit, value)
        scene.until = time.time() + seconds
        work = [
            Client(
                scene,
                _caller(session, each, history),
                _local(each.id),
                f"{name}{n}",
                is_worker=each is worker,
            )
            for n, each in enumerate([*company, *[worker] * clients])
        ]
        async with striking(nemeses, chance, blows, seconds):
            await asyncio.gather(*(client.run() for client in work))
    await asyncio.sleep(SETTLE_SECONDS)
    ledger = await read_ledger(url, _local(scene.company))
    wrong = violations(history, ledger)
    if telling:
        wrong += await telling.violations()
    if verify and not await verified(url):
        wrong.append("verify names a row that does not fit")
    return Report(history, wrong, blows, telling.figures() if telling else {})


async def _scene(
    nodes: Sequence[Node], history: History, clients: int, tenant: Tenant
) -> tuple[Scene, list[Actor], Actor]:
    # Each is a member of their own: what one did leaves not always a text to tell it by.
    company = [tenant.owner, *[await tenant.member("HIRING_ADMIN") for _ in range(clients - 1)]]
    worker = tenant.worker
    worker.id = tenant.worker_id
    urls = [node.url for node in nodes]
    return Scene(urls, tenant.id, tenant.worker_id, history, until=0), company, worker


def _caller(session: Any, actor: Actor, history: History) -> Caller:
    token = issue_token(SECRET, actor.email, minutes=120, now=datetime.now(UTC))
    return Caller(session, token, history)


def _local(id: str) -> str:
    return id.partition(":")[2]
