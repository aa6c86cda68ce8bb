"""Server processes on one database: started, killed, ended in good order."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.chaos.calls import new_session
from tests.chaos.served import Spec, check, prepare, serve
from tests.machines.forking import fork
from tests.machines.process import free_port

START_SECONDS = STOP_SECONDS = 60.0


class Node:
    """One server process, on a port that it keeps."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.kills = 0
        self._process: BaseProcess | None = None

    @property
    def url(self) -> str:
        """Where it answers GraphQL."""
        return f"http://127.0.0.1:{self.spec.port}/graphql"

    @property
    def pid(self) -> int:
        """Of the running process."""
        assert self._process
        assert self._process.pid
        return self._process.pid

    async def health(self) -> tuple[int, str]:
        """The status by which it says whether it is ready, and what it says of writes."""
        url = self.url.replace("/graphql", "/health/ready")
        async with new_session() as session, session.get(url) as response:
            return response.status, (await response.json())["checks"]["writes"]

    async def start(self) -> None:
        """Start it and return when it answers."""
        self._process = process = fork.Process(target=serve, args=(self.spec,), daemon=True)
        process.start()
        async with asyncio.timeout(START_SECONDS):
            while not await listens(self.spec.port):
                if not process.is_alive():
                    raise RuntimeError(f"it did not start:\n{self.log}")
                await asyncio.sleep(0.01)

    async def kill(self) -> None:
        """kill -9."""
        self.kills += 1
        await self._end(signal.SIGKILL)

    async def stop(self) -> int | None:
        """SIGTERM; answers the exit code once it is gone."""
        return await self._end(signal.SIGTERM)

    @property
    def log(self) -> str:
        """What it wrote."""
        return (self.spec.home / "log").read_text(errors="replace")

    async def _end(self, how: signal.Signals) -> int | None:
        process, self._process = self._process, None
        if process is None or process.pid is None:
            return None
        with suppress(ProcessLookupError):
            os.kill(process.pid, how)
        await asyncio.to_thread(process.join, STOP_SECONDS)
        if process.is_alive():
            process.kill()
            process.join()
            raise AssertionError(f"it did not end within {STOP_SECONDS:g} seconds")
        return process.exitcode


@asynccontextmanager
async def running(spec: Spec, count: int = 1) -> AsyncIterator[list[Node]]:
    """So many processes on one database, which is ready for them."""
    nodes = [Node(_numbered(spec, number)) for number in range(count)]
    await asyncio.gather(*(node.start() for node in nodes))
    try:
        yield nodes
    finally:
        await asyncio.gather(*(node.kill() for node in nodes))


async def made_ready(url: str) -> None:
    """The schema and a support user in an empty database."""
    assert await _succeeds(prepare, url), "the database could not be made ready"


async def verified(url: str) -> bool:
    """Whether the product's own `verify` finds nothing wrong."""
    return await _succeeds(check, url)


async def _succeeds(work: Callable[[str], None], url: str) -> bool:
    process = fork.Process(target=work, args=(url,), daemon=True)
    process.start()
    await asyncio.to_thread(process.join, START_SECONDS)
    return process.exitcode == 0


def _numbered(spec: Spec, number: int) -> Spec:
    home = spec.home / str(number)
    home.mkdir(exist_ok=True, parents=True)
    return replace(spec, port=free_port(), home=home)


async def listens(port: int) -> bool:
    with suppress(OSError):
        _, writer = await asyncio.open_connection("127.0.0.1", port, family=socket.AF_INET)
        writer.close()
        return True
    return False


def sqlite_url(folder: Path) -> str:
    """A database file in this folder."""
    return f"sqlite://{folder}/milestones.db"
