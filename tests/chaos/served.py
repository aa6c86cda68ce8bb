"""One server process of the product, as the tests start, kill and sabotage it."""

import asyncio
import multiprocessing
import os
import threading
from dataclasses import dataclass, field
from datetime import timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import uvicorn
from pydantic import SecretStr

from api.app import create_app, utc_now
from api.observability.logging import configure_logging
from api.server.http_protocol import GracefulServer, server_options
from api.settings import Settings
from api.webhooks import post
from models.database import connection as database
from models.database.engines import postgres
from models.migration.upgrade import migrate
from models.operators.people import create_support
from models.rules.webhooks import schedule
from models.unit_of_work import retry, write_probe
from models.verification import verify
from models.webhooks import claims
from tests.chaos.runs.plants import CIRCUMSTANCES, PLANTS, STANDING, WEBHOOK_PLANTS

SECRET = "a secret that only the chaos knows, 32 bytes and more"
SUPPORT = "support@milestones.example"


@dataclass(frozen=True)
class Spec:
    """What a process serves; `plant` names what it is to have, `settings` replace the usual ones."""

    database_url: str
    port: int
    home: Path
    plant: str | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    hurried: bool = False
    """Whether it gives up waiting sooner than in earnest, so that a test need not wait either."""
    webhook_pace: float = 1
    """How many times sooner an attempt of a webhook is given up, is taken over, and follows the one before."""


def serve(spec: Spec) -> None:
    """The life of one server process."""
    _die_with_the_tests()
    _log_to(spec.home / "log")
    configure_logging("WARNING")
    if spec.plant:
        (PLANTS | WEBHOOK_PLANTS | STANDING | CIRCUMSTANCES)[spec.plant]()
    if spec.hurried:
        retry.RETRY_SECONDS = database.LOCK_SECONDS = postgres.POOL_WAIT_SECONDS = 1.5
        write_probe.GOOD_SECONDS = 0.5
    _quicken_webhooks(spec.webhook_pace)
    usual: dict[str, Any] = {
        "auth_secret": SecretStr(SECRET),
        "database_url": spec.database_url,
        "data_dir": spec.home,
        "rate_limit": 0,
        "graphiql": False,
        "max_sockets_per_user": 1000,
        "max_subscriptions_per_user": 1000,
        "webhook_allow_private": True,
    }
    settings = Settings(**(usual | spec.settings))
    config = uvicorn.Config(create_app(settings), port=spec.port, **server_options(settings))
    GracefulServer(config).run()


def _quicken_webhooks(pace: float) -> None:
    if pace == 1:
        return
    for module in (post, claims):
        vars(module)["ATTEMPT_SECONDS"] = schedule.ATTEMPT_SECONDS / pace
    claims.DELIVERY_LEASE /= pace
    longest = timedelta(seconds=20) / pace
    schedule.PAUSES = [min(each / pace, longest) for each in schedule.PAUSES]


def prepare(url: str) -> None:
    """An empty database made ready, in a process of its own: Tortoise has one database a process."""
    asyncio.run(_prepare(url))


def check(url: str) -> None:
    """Ends with exit code 1, and says why, where `verify` finds a row that does not fit."""
    asyncio.run(_check(url))


async def _check(url: str) -> None:
    async with database.database(url):
        verdict = await verify()
    if verdict.violation:
        raise verdict.violation


async def _prepare(url: str) -> None:
    await migrate(url)
    async with database.database(url):
        await create_support("Support", SUPPORT, utc_now())


def _die_with_the_tests() -> None:
    tests = multiprocessing.parent_process()
    assert tests
    threading.Thread(target=_end_after, args=(tests,), daemon=True).start()


def _end_after(tests: BaseProcess) -> None:
    tests.join()
    os._exit(1)


def _log_to(path: Path) -> None:
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
