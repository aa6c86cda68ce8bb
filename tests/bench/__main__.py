"""`make bench`: tables in Markdown on standard output, what goes on meanwhile on standard error.

BENCH_SECONDS is how long one measurement takes, BENCH_ROUNDS how often each is taken (the median counts), and
BENCH_ONLY names what to run, of parts (postgres sqlite documents), peers (product handwritten mercurius postgraphile
plain) and operations (Hires Hire Inbox Timeline Approve).
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from typing import Any
from uuid import UUID

import asyncpg

from tests.bench import data, documents
from tests.bench.load import Load, Result
from tests.bench.operations import OPERATIONS, Operation, said
from tests.bench.servers import LOAD_CORE, NAMES, NODE, ON_SQLITE, ROOT, Server, pinned, serving
from tests.bench.servers import install_node_peers as install
from tests.bench.table import Measured, table
from tests.bench.written import written
from tests.services import own_postgres

SECONDS = float(os.environ.get("BENCH_SECONDS", "5"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
ONLY = os.environ.get("BENCH_ONLY", "").replace(",", " ").split()
WARM_UP_SECONDS = 1.0

Measurements = dict[str, dict[str, list[Measured]]]


def main() -> None:
    """Whatever is asked for, one part after the other."""
    for name in _chosen(["postgres", "sqlite", "documents"]):
        if name == "documents":
            asyncio.run(documents.measure())
        else:
            _operations(name)


def _operations(database: str) -> None:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        if database == "postgres":
            url = asyncio.run(stack.enter_context(own_postgres()).create_database())
        else:
            url = f"sqlite://{folder}/bench.db"
        asyncio.run(data.fill(url))
        peers = _chosen(list(NAMES) if database == "postgres" else list(ON_SQLITE))
        if NODE & set(peers):
            install()
        servers = [stack.enter_context(serving(peer, url)) for peer in peers]
        sys.stdout.write(table(database, asyncio.run(_compare(servers, url))))
        sys.stdout.flush()


def _chosen(names: Sequence[str]) -> list[str]:
    return [name for name in names if name in ONLY] or list(names)


async def _compare(servers: Sequence[Server], url: str) -> Measurements:
    names = _chosen([each.name for each in OPERATIONS])
    postgres = url.startswith("postgres")
    operations = [each for each in OPERATIONS if each.name in names and postgres >= each.writes]
    for operation in operations:
        await _check_equal(operation, servers, url)
    results: Measurements = {each.title: {s.peer: [] for s in servers} for each in operations}
    for number in range(ROUNDS):
        for operation in operations:
            # Forwards and backwards in turn: who comes after whom must not matter.
            for server in servers[:: -1 if number % 2 else 1]:
                measured = await _measure(operation, server, url)
                results[operation.title][server.peer].append(measured)
                _tell(f"{number + 1}: {operation.name} {server.peer} {measured}")
    return results


async def _check_equal(operation: Operation, servers: Sequence[Server], url: str) -> None:
    """Every peer says the same and, where it writes, writes the same."""
    first: Any = None
    for server in servers:
        body = operation.body(operation.inputs[0], server.peer)
        facts = [said(server.ask(body))]
        if operation.writes:
            facts += await _written(operation, url)
        first = first or facts
        if facts != first:
            raise SystemExit(f"{operation.name}: {server.peer} differs:\n{facts}\n{first}")
        _tell(f"{operation.name}: {server.peer} answers {len(facts[0])} values")


async def _written(operation: Operation, url: str) -> list[Any]:
    id = UUID(operation.inputs[0]["input"]["idempotencyKey"])
    connection = await asyncpg.connect(url)
    try:
        facts = await written(connection, id)
        await data.undecide(connection)
        return facts
    finally:
        await connection.close()


async def _measure(operation: Operation, server: Server, url: str) -> Measured:
    bodies = [json.dumps(operation.body(each, server.peer)) for each in operation.inputs]
    warm = len(bodies) // 10
    first = _load(server, bodies[:warm] or bodies, WARM_UP_SECONDS)
    before = server.cpu_seconds()
    result = _load(server, bodies[warm:], SECONDS)
    used = server.cpu_seconds() - before
    missing = 0
    if operation.writes:
        missing = first.answers + result.answers - await _taken_back(url)
    if result.wrong or missing:
        raise SystemExit(
            f"{operation.name}: {server.peer}: {result.wrong} wrong, {missing} missing"
        )
    rate = result.answers / result.seconds
    return Measured(rate, used * 1000 / result.answers, result.p50_ms, result.p99_ms)


def _load(server: Server, bodies: list[str], seconds: float) -> Result:
    load = Load(server.port, "/graphql", server.headers, bodies, seconds)
    done = subprocess.run(
        [*pinned(LOAD_CORE), sys.executable, "-m", "tests.bench.load"],
        input=json.dumps(asdict(load)).encode(),
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    if done.returncode:
        raise SystemExit(f"{server.peer}: {done.stderr.decode()}")
    return Result(**json.loads(done.stdout))


async def _taken_back(url: str) -> int:
    """How many approvals there were, until now."""
    connection = await asyncpg.connect(url)
    try:
        done = await connection.fetchval("SELECT count(*) FROM idempotency_record")
        await data.undecide(connection)
        return int(done)
    finally:
        await connection.close()


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
