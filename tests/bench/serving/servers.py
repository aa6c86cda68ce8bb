"""The programs that are compared, each in a process of its own on one core of the machine."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import psutil

from api.auth import issue_token
from tests.bench.filling.rows import COMPANY, OWNER, OWNER_EMAIL, WORKER
from tests.machines.process import free_port

ROOT = Path(__file__).parents[3]
PEERS = Path(__file__).parents[1] / "peers"
SCRATCH = ROOT / ".venv" / "peers"
SECRET = "known to the benchmark alone, 32 bytes"
START_SECONDS = 120.0

SERVER_CORE, LOAD_CORE = 0, 1
"""PostgreSQL may run on both."""

NAMES = {
    "product": "Milestones",
    "handwritten": "Starlette + asyncpg, by hand",
    "mercurius": "Mercurius JIT, SQL by hand",
    "postgraphile": "PostGraphile 5",
    "plain": "Strawberry + Tortoise",
    "before": "Milestones, as before: locking first",
}
EVERYBODY = ("product", "handwritten", "mercurius", "postgraphile", "plain")
OURS = {"product", "before"}
ON_SQLITE = ("product", "plain")
NODE = {"mercurius", "postgraphile"}


@dataclass(frozen=True)
class Server:
    """One of them, running."""

    peer: str
    port: int
    process: psutil.Process

    def headers(self, email: str = OWNER_EMAIL) -> dict[str, str]:
        """Of every request of somebody's; ours alone asks who it is."""
        headers = {"Content-Type": "application/json"}
        if self.peer in OURS:
            token = issue_token(SECRET, email, minutes=24 * 60, now=datetime.now(UTC))
            headers["Authorization"] = f"Bearer {token}"
        return headers

    def ask(self, body: Mapping[str, Any], email: str = OWNER_EMAIL) -> dict[str, Any]:
        """The answer to one request."""
        url = f"http://127.0.0.1:{self.port}/graphql"
        answer: dict[str, Any] = httpx.post(url, json=body, headers=self.headers(email)).json()
        return answer

    def cpu_seconds(self) -> float:
        """What the process has used so far."""
        used = self.process.cpu_times()
        return float(used.user + used.system)


@contextmanager
def serving(peer: str, database: str, **environment: str) -> Iterator[Server]:
    """The peer on this database, with these variables beside the usual ones, until the block is left."""
    port = free_port()
    given = {
        "BENCH_DATABASE": database,
        "BENCH_COMPANY": str(COMPANY),
        "BENCH_OWNER": str(OWNER),
        "BENCH_WORKER": str(WORKER),
        "BENCH_SECRET": SECRET,
        "BENCH_SCHEMA": str(ROOT / "schema.graphql"),
        "NODE_ENV": "production",
        "GRAPHILE_ENV": "production",
    }
    with tempfile.TemporaryFile() as log:
        # Ours tells of every request, as it does in earnest; the others keep silent.
        process = subprocess.Popen(
            [*pinned(SERVER_CORE), *_command(peer), str(port)],
            cwd=ROOT,
            env={**os.environ, **given, **environment},
            stderr=log if peer in OURS else None,
        )
        try:
            if not _listens(process, port):
                log.seek(0)
                raise RuntimeError(f"{process.args!r} did not start: {log.read().decode()}")
            yield Server(peer, port, psutil.Process(process.pid))
        finally:
            process.terminate()
            process.wait(START_SECONDS)


def pinned(core: int) -> list[str]:
    """What comes before a command that is to keep to one core."""
    return ["taskset", "--cpu-list", str(core)]


def install_node_peers() -> None:
    """Node.js and what the Node peers need, locked, in a folder that is no part of the tree."""
    SCRATCH.mkdir(parents=True, exist_ok=True)
    lock = PEERS / "package-lock.json"
    installed = SCRATCH / "package-lock.json"
    fresh = not installed.exists() or installed.read_bytes() != lock.read_bytes()
    for file in (".npmrc", "package.json"):
        shutil.copy(PEERS / file, SCRATCH)
    if fresh or not (SCRATCH / "node_modules").exists():
        shutil.copy(lock, SCRATCH)
        npm = [
            shutil.which("npm") or "npm",
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ]
        subprocess.run(npm, cwd=SCRATCH, check=True)
    for script in PEERS.glob("*.mjs"):
        shutil.copy(script, SCRATCH)


def node_command(script: str) -> list[str]:
    """What runs a script of the Node peers."""
    (node,) = SCRATCH.glob("node_modules/node-*/bin/node")
    return [str(node), str(SCRATCH / f"{script}.mjs")]


def _command(peer: str) -> list[str]:
    if peer in NODE:
        return node_command(peer)
    return [sys.executable, "-m", "tests.bench.serving.serve", peer]


def _listens(process: "subprocess.Popen[bytes]", port: int) -> bool:
    """Waits until it does, or will not."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            httpx.get(f"http://127.0.0.1:{port}/")
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return True
    return False
