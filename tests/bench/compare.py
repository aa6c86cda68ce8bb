"""The operations of one database, asked of every server in turn: first whether all say the same, then how fast."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from tests.bench.asking.operation import Operation, said
from tests.bench.clients.load import Load, Result
from tests.bench.filling.data import done, undo
from tests.bench.filling.database import opened
from tests.bench.serving.servers import LOAD_CORE, ROOT, Server, pinned
from tests.bench.table import Measured
from tests.bench.written import written

SECONDS = float(os.environ.get("BENCH_SECONDS", "5"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
WARM_UP_SECONDS = 1.0

Measurements = dict[str, dict[str, list[Measured]]]
"""By the operation's title, then by peer: a measurement for each round."""


async def in_rounds(
    operations: Sequence[Operation], servers: Sequence[Server], url: str
) -> Measurements:
    """Each operation of each server, again and again."""
    results: Measurements = {each.title: {s.peer: [] for s in servers} for each in operations}
    for number in range(ROUNDS):
        for operation in operations:
            # Forwards and backwards in turn: who comes after whom must not matter.
            for server in servers[:: -1 if number % 2 else 1]:
                found = await measured(operation, server, url)
                results[operation.title][server.peer].append(found)
                tell(f"{number + 1}: {operation.name} {server.peer} {found}")
    return results


async def measured(operation: Operation, server: Server, url: str) -> Measured:
    """One measurement, after which the rows are what they were."""
    bodies = [json.dumps(operation.body(each, server.peer)) for each in operation.inputs]
    warm = 0 if operation.then else len(bodies) // 10
    first = _load(server, operation, bodies[:warm] or bodies, WARM_UP_SECONDS)
    taken = await _taken_back(url) if operation.then else 0
    before = server.cpu_seconds()
    result = _load(server, operation, bodies[warm:], SECONDS)
    used = server.cpu_seconds() - before
    missing = 0
    if operation.writes:
        missing = first.answers + result.answers - await _taken_back(url) - taken
    if result.wrong or missing:
        raise SystemExit(
            f"{operation.name}: {server.peer}: {result.wrong} wrong, {missing} missing"
        )
    rate = result.answers / result.seconds
    return Measured(rate, used * 1000 / result.answers, result.p50_ms, result.p99_ms)


def tell(line: str) -> None:
    """To whoever waits for the tables."""
    sys.stderr.write(f"{line}\n")


async def checked(operation: Operation, servers: Sequence[Server], url: str) -> None:
    """Ends the program where a server says or, where it writes, writes anything else than the first."""
    first: Any = None
    for server in servers:
        body = operation.body(operation.inputs[0], server.peer)
        facts = [said(server.ask(body, operation.by))]
        if operation.hire:
            async with opened(url) as db:
                key = operation.inputs[0]["input"]["idempotencyKey"]
                facts += await written(db, operation.hire, key)
            await undo(url)
        first = first or facts
        _same(operation, server, facts, first)
        tell(f"{operation.name}: {server.peer} answers {len(facts[0])} values")


def _same(operation: Operation, server: Server, facts: list[Any], first: list[Any]) -> None:
    """Of the answer's values, and of what was written."""
    for one, other in zip([*facts[0], *facts[1:]], [*first[0], *first[1:]], strict=True):
        if one != other:
            raise SystemExit(f"{operation.name}: {server.peer} differs:\n{one}\n{other}")


async def _taken_back(url: str) -> int:
    """How many mutations there were, until now."""
    async with opened(url) as db:
        count = await done(db)
    await undo(url)
    return count


def _load(server: Server, operation: Operation, bodies: list[str], seconds: float) -> Result:
    then = json.dumps(operation.after) if operation.after else ""
    headers = server.headers(operation.by)
    load = Load(server.port, "/graphql", headers, bodies, seconds, then)
    finished = subprocess.run(
        [*pinned(LOAD_CORE), sys.executable, "-m", "tests.bench.clients.load"],
        input=json.dumps(asdict(load)).encode(),
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    if finished.returncode:
        raise SystemExit(f"{server.peer}: {finished.stderr.decode()}")
    return Result(**json.loads(finished.stdout))
