"""One run: a company is founded, clients work on its hires while nemeses strike, and the checker judges."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Sequence
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
from tests.chaos.workload import Client, Scene
from tests.tenant import Actor, Server, found

SETTLE_SECONDS = 0.5
"""What vanished clients left behind ends within this time, when nothing is in its way."""


@dataclass
class Report:
    """What came out of a run."""

    history: History
    violations: list[str]
    blows: Counter[str]

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
    **habits: Any,
) -> Report:
    """`url` is the database's; so many clients of the company and of the worker each, with the habits of a
    Scene. `verify`: whether the product is to look for itself, too.
    """
    history, blows = History(), Counter[str]()
    async with new_session() as session:
        scene, company, worker = await _scene(nodes, history, clients)
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
        async with striking(nemeses, random.Random(name), blows, seconds):
            await asyncio.gather(*(client.run() for client in work))
    await asyncio.sleep(SETTLE_SECONDS)
    ledger = await read_ledger(url, _local(scene.company))
    found = violations(history, ledger)
    if verify and not await verified(url):
        found.append("verify names a row that does not fit")
    return Report(history, found, blows)


async def _scene(
    nodes: Sequence[Node], history: History, clients: int
) -> tuple[Scene, list[Actor], Actor]:
    tenant = await found(Server(nodes[0].url, SECRET, SUPPORT, ""))
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
