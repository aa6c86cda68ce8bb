"""`make bench`: tables in Markdown on standard output, what goes on meanwhile on standard error.

BENCH_SECONDS is how long one measurement takes, BENCH_ROUNDS how often each is taken (the median counts), BENCH_ROWS
how many events and idempotency records are there from the start, and BENCH_ONLY names what to run, of parts (postgres
sqlite hot documents), peers (product handwritten mercurius postgraphile plain) and operations (Hires Hire Inbox
Timeline Manage Approve Submit Post Edit).
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

from tests.bench import documents, hot
from tests.bench.asking.operations import OPERATIONS
from tests.bench.compare import Measurements, checked, in_rounds
from tests.bench.filling import data
from tests.bench.serving.servers import EVERYBODY, NODE, ON_SQLITE, Server, serving
from tests.bench.serving.servers import install_node_peers as install
from tests.bench.table import table
from tests.machines.services import own_postgres

ONLY = os.environ.get("BENCH_ONLY", "").replace(",", " ").split()
PARTS = ("postgres", "sqlite", "hot", "documents")
OPERATIONS_BY_NAME = {each.name: each for each in OPERATIONS}


def main() -> None:
    """Whatever is asked for, one part after the other; what needs PostgreSQL, on the same rows."""
    parts = _chosen(PARTS)
    with tempfile.TemporaryDirectory() as folder:
        if {"postgres", "hot"} & set(parts):
            with own_postgres() as server:
                url = asyncio.run(server.create_database())
                asyncio.run(data.fill(url))
                _on_postgres(parts, url)
        if "sqlite" in parts:
            url = f"sqlite://{folder}/bench.db"
            asyncio.run(data.fill(url))
            _report("sqlite", ON_SQLITE, url, _operations)
    if "documents" in parts:
        asyncio.run(documents.measure())


def _on_postgres(parts: Sequence[str], url: str) -> None:
    if "postgres" in parts:
        _report("postgres", EVERYBODY, url, _operations)
    if "hot" in parts:
        _report("one hire, postgres", hot.PEERS, url, hot.measure)


def _report(
    what: str,
    peers: Sequence[str],
    url: str,
    measure: Callable[[Sequence[Server], str], Awaitable[Measurements]],
) -> None:
    with _running(_chosen(peers), url) as servers:
        sys.stdout.write(table(what, asyncio.run(_awaited(measure(servers, url)))))
        sys.stdout.flush()


async def _awaited(measurements: Awaitable[Measurements]) -> Measurements:
    return await measurements


async def _operations(servers: Sequence[Server], url: str) -> Measurements:
    names = _chosen(list(OPERATIONS_BY_NAME))
    operations = [OPERATIONS_BY_NAME[name] for name in names]
    for operation in operations:
        await checked(operation, servers, url)
    return await in_rounds(operations, servers, url)


def _chosen(names: Sequence[str]) -> list[str]:
    return [name for name in names if name in ONLY] or list(names)


@contextmanager
def _running(peers: Sequence[str], url: str) -> Iterator[list[Server]]:
    if NODE & set(peers):
        install()
    with ExitStack() as stack:
        yield [stack.enter_context(serving(peer, url)) for peer in peers]


if __name__ == "__main__":
    main()
