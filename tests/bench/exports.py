"""What an export of a million rows takes: `make bench-export`.

ROWS (1,000,000) milestones of one company, of each format, from PostgreSQL and from SQLite. Memory is the server's, at
its highest while the file is read; it fails where that is 150 MB or more.
"""

import asyncio
import os
import sys
import time
from dataclasses import dataclass
from tempfile import TemporaryDirectory

import httpx

from tests.apart import apart, demonstrated
from tests.bench.serving.servers import Server, serving
from tests.machines.multiplied import OWNER, multiply
from tests.machines.services import own_postgres

ROWS = int(os.environ.get("ROWS", "1000000"))
MOST_BYTES = 150_000_000
ASKED = (("CSV", "identity"), ("CSV", "gzip"), ("NDJSON", "gzip"), ("XLSX", "identity"))
_ASK = "{ companies { edges { node { export(kind: MILESTONES, format: %s) { url } } } } }"


@dataclass(frozen=True)
class Read:
    """An export that was read to its end."""

    seconds: float
    first_byte: float
    bytes: int
    memory: int
    """Of the server, at the highest, in bytes."""


def read(server: Server, format: str, encoding: str = "identity") -> Read:
    """Read one, as fast as it comes."""
    answer = server.ask({"query": _ASK % format}, OWNER)
    url = answer["data"]["companies"]["edges"][0]["node"]["export"]["url"]
    path = url.split("/exports/", 1)[1]
    started, first, size, memory = time.perf_counter(), 0.0, 0, 0
    with httpx.stream(
        "GET",
        f"http://127.0.0.1:{server.port}/exports/{path}",
        headers={"Accept-Encoding": encoding},
        timeout=600,
    ) as response:
        assert response.status_code == 200, response.read()
        for piece in response.iter_raw():
            first = first or time.perf_counter() - started
            size += len(piece)
            memory = max(memory, server.process.memory_info().rss)
    return Read(time.perf_counter() - started, first, size, memory)


async def main() -> None:
    """Prints a table in Markdown."""
    memory = 0
    print_line("| | rows | seconds | first byte after | MB | server's memory, MB |")
    print_line("|---" + "|--:" * 5 + "|")
    with own_postgres() as postgres, apart() as processes, TemporaryDirectory() as folder:
        urls = {
            "PostgreSQL": await postgres.create_database(),
            "SQLite": f"sqlite://{folder}/milestones.db",
        }
        for engine, url in urls.items():
            processes.run(demonstrated, url)
            await multiply(url, ROWS)
            memory = max(memory, _measured(engine, url))
    if memory >= MOST_BYTES:
        sys.exit("An export takes too much memory.")


def _measured(engine: str, url: str) -> int:
    """Prints the lines of a database. Answers the server's memory at its highest."""
    highest = 0
    with serving("product", url) as server:
        server.ask({"query": "{ viewer { id } }"}, OWNER)
        idle = server.process.memory_info().rss
        print_line(f"| {engine}, before | | | | | {idle / 1e6:.0f} |")
        for format, encoding in ASKED:
            it = read(server, format, encoding)
            highest = max(highest, it.memory)
            name = f"{engine}, {format}{', gzip' if encoding == 'gzip' else ''}"
            said = f"{ROWS:,} | {it.seconds:.0f} | {it.first_byte:.2f} | {it.bytes / 1e6:.0f}"
            print_line(f"| {name} | {said} | {it.memory / 1e6:.0f} |")
    return highest


def print_line(line: str) -> None:
    """At once: it takes minutes."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())
