"""The subscription servers that `tests.bench.following.live` measures, each in a process of its own."""

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from tests.bench.serving.servers import install_node_peers, node_command
from tests.chaos.cluster import Node, made_ready, running
from tests.chaos.served import Spec
from tests.live.feed.test_processes import house_at
from tests.machines.services import postgres_server
from tests.tenant import Actor, Tenant, milestone

ROLES = ("OWNER", "ADMINISTRATOR", "HIRING_ADMIN", "HIRING_ASSISTANT", "FINANCE_MANAGER", "VIEWER")
MEMBERS_OF_A_ROLE = 10


class Served(Protocol):
    """A server to measure."""

    pid: int
    url: str

    async def event(self) -> None:
        """Makes one event."""

    def payload(self, number: int) -> dict[str, str]:
        """What the socket of this number says who it is."""


class Ours:
    """A process that serves sockets; another one writes."""

    def __init__(self, node: Node, tenant: Tenant, members: Sequence[Actor], place: str) -> None:
        self.pid = node.pid
        self.url = node.url.replace("http", "ws", 1)
        self._tenant = tenant
        self._members = members
        self._place = place

    async def event(self) -> None:
        """A message: one event."""
        await self._tenant.owner.do("postMessage", conversation=self._place, body="Hello")

    def payload(self, number: int) -> dict[str, str]:
        """One member after the other."""
        return self._members[number % len(self._members)].headers


@asynccontextmanager
async def ours() -> AsyncIterator[Ours]:
    """Two processes on PostgreSQL, a company with members of every role, and a hire."""
    with postgres_server() as postgres, TemporaryDirectory() as home:
        url = await postgres.create_database()
        await made_ready(url)
        async with running(Spec(url, 0, Path(home)), count=2) as (one, other):
            tenant = await house_at(other)
            wanted = [role for role in ROLES for _ in range(MEMBERS_OF_A_ROLE)]
            members = [await tenant.member(role) for role in wanted]
            hire = await tenant.offered(*(milestone(f"Step {number}") for number in range(3)))
            conversation = (await hire.read("conversation { id }"))["conversation"]["id"]
            yield Ours(one, tenant, members, conversation)


class Peer:
    """A server that we do not write; an event is made by a request of its own."""

    def __init__(self, pid: int, url: str) -> None:
        self.pid = pid
        self.url = url

    async def event(self) -> None:
        """One event."""
        reader, writer = await asyncio.open_connection(*_address(self.url))
        writer.write(b"POST /event HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
        await reader.readuntil(b"\r\n\r\n")
        writer.close()

    def payload(self, number: int) -> dict[str, str]:  # noqa: ARG002  # it does not ask who comes
        """Nobody in particular."""
        return {}


def plain() -> AbstractAsyncContextManager[Peer]:
    """`tests.bench.serving.plain`."""
    return _printing_its_port(sys.executable, "-m", "tests.bench.serving.plain")


@asynccontextmanager
async def mercurius() -> AsyncIterator[Peer]:
    """`live.mjs` of the peers."""
    await asyncio.to_thread(install_node_peers)
    async with _printing_its_port(*node_command("live")) as peer:
        yield peer


@asynccontextmanager
async def _printing_its_port(*command: str) -> AsyncIterator[Peer]:
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    try:
        port = int(await process.stdout.readline())
        yield Peer(process.pid, f"ws://127.0.0.1:{port}/graphql")
    finally:
        process.terminate()
        await process.wait()


def _address(url: str) -> tuple[str, int]:
    host, _, port = url.split("/")[2].partition(":")
    return host, int(port)
