"""The example programs of the guides, started as their readers start them."""

import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import httpx

from models.rules.webhooks.signing import new_secret, signed_headers
from tests.guides.pages import ROOT
from tests.machines.process import Server, free_port
from tests.machines.services import accepts
from tests.tenant import JSON, Tenant

EXAMPLES = ROOT / "api/docs/examples"
TEST, LATER = '{"type": "test", "data": {}}', '{"type": "later", "data": {}}'
"""Bodies."""

FORGED: dict[str, Callable[[str], tuple[dict[str, str], str | bytes]]] = {
    "by another secret": lambda _: (signed(new_secret(), TEST), TEST),
    "another body": lambda secret: (signed(secret, TEST), LATER),
    "of long ago": lambda secret: (signed(secret, TEST, minutes=-6), TEST),
    "ahead of time": lambda secret: (signed(secret, TEST, minutes=6), TEST),
    "no signature": lambda _: ({}, TEST),
    "no Base64": lambda secret: (signed(secret, TEST) | {"webhook-signature": "v1,A"}, TEST),
    "no version": lambda secret: (signed(secret, TEST) | {"webhook-signature": "v1"}, TEST),
    "another id": lambda secret: (signed(secret, TEST) | {"webhook-id": "msg_other"}, TEST),
    "no text": lambda secret: (signed(secret, TEST), b"\xff"),
}
"""What no receiver takes: headers and body, made with its secret."""


class Example(Server):
    """A program of EXAMPLES that takes webhooks on this port, with all that it writes in a folder of its own.

    `program` is a file's name, or what Python takes instead.
    """

    def __init__(self, home: Path, port: int, *program: str, **environment: str) -> None:
        given = {
            "PORT": str(port),
            "INBOX": str(home / "inbox.db"),
            "DEVICES": str(home / "devices.db"),
            "PYTHONPATH": str(EXAMPLES),
            **environment,
        }
        words = [f"{name}={text}" for name, text in given.items()]
        files = [str(EXAMPLES / word) if word.endswith(".py") else word for word in program]
        command = ["/usr/bin/env", *words, sys.executable, *files]
        url = f"http://127.0.0.1:{port}"
        super().__init__(url, command, home, ready=lambda pid: accepts(port, pid))


class Hook:
    """What a company's webhook leads to: `port` and `secret`, before anything listens there."""

    def __init__(self, tenant: Tenant, port: int, id: str, secret: str) -> None:
        self.tenant, self.port, self.id, self.secret = tenant, port, id, secret

    def by(self, home: Path, *program: str, **environment: str) -> AbstractContextManager[Example]:
        """The example, running, which has the secret."""
        return Example(home, self.port, *program, WEBHOOK_SECRET=self.secret, **environment)

    async def test(self) -> None:
        """Have a test posted."""
        await self.tenant.owner.do("testWebhook", webhook=self.id)

    async def attempts(self) -> list[int | None]:
        """What was answered to the newest delivery, the newest first."""
        asked = (
            "query ($id: ID!) { node(id: $id) { ... on Webhook { deliveries(first: 1) {"
            " edges { node { attempts { statusCode } } } } } } }"
        )
        found: JSON = (await self.tenant.owner.ask(asked, id=self.id))["node"]
        return [
            attempt["statusCode"]
            for edge in found["deliveries"]["edges"]
            for attempt in edge["node"]["attempts"]
        ]


@asynccontextmanager
async def hooked(tenant: Tenant, query: str, **given: Any) -> AsyncIterator[Hook]:
    """A webhook of the company, which leads to a free port, for as long as the block runs."""
    port = free_port()
    wanted = {"company": tenant.id, "url": f"http://127.0.0.1:{port}", "query": query, **given}
    made = await tenant.owner.do("createWebhook", "webhook { id } secret", **wanted)
    yield Hook(tenant, port, made["webhook"]["id"], made["secret"])
    await tenant.owner.do("deleteWebhook", webhook=made["webhook"]["id"])


def module_of(name: str) -> ModuleType:
    """An example as a module, for what it says and for what others call of it."""
    spec = spec_from_file_location(f"example_{name}", EXAMPLES / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    with patch.object(sys, "path", [str(EXAMPLES), *sys.path]):
        spec.loader.exec_module(module)
    return module


def signed(secret: str, body: str, minutes: int = 0) -> dict[str, str]:
    """The headers of a delivery so much later."""
    at = datetime.now(UTC) + timedelta(minutes=minutes)
    return signed_headers(uuid4(), at, body, [secret])


def post(url: str, headers: dict[str, str], body: str | bytes) -> int:
    """The status that is answered."""
    return httpx.post(url, content=body, headers=headers, trust_env=False).status_code
