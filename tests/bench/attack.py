"""`make bench-attack`: how long others wait while one client attacks. Prints a table in Markdown.

Quiet and attacked spells alternate in one run. The server has a core of its own; the attacker, with sixteen
connections that each send the next request as soon as the last one is answered, shares the other core with the client
who is measured, and yields to it. ATTACK_SECONDS is how long a spell takes, ATTACK_ROUNDS how often each is measured
(the median counts), ATTACK_ONLY names the attacks to run.
"""

import asyncio
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import urlsplit

import orjson
import psutil

from api.auth import issue_token
from tests.operation.site import SECRET, Site, run

ROUNDS = int(os.environ.get("ATTACK_ROUNDS", "3"))
SECONDS = float(os.environ.get("ATTACK_SECONDS", "6"))
ONLY = os.environ.get("ATTACK_ONLY", "").replace(",", " ").split()
CONNECTIONS = 16
EVERY = 0.01
SERVER_CORE, CLIENT_CORE = 0, 1
VICTIM, ATTACKER = "owner@nordlys.example", "maja@contractor.example"
# Cheap enough to be asked a hundred times a second for ever: the healthy client must never be throttled.
PAGE = """query Page { hires(first: 10) { edges { node { id number title status
  milestones(first: 5) { edges { node { id name dueDate status amount { amount } } } } } } } }"""

# Each spell has a process of its own, and goes on where none has been.
_numbers = count(time.time_ns())
_TEN_THOUSAND = "{ " + " ".join(f"a{n}: __typename" for n in range(10_000)) + " }"
Attack = Callable[[], str]


class Answer(NamedTuple):
    """The body of a response, and how long it was waited for."""

    body: bytes
    seconds: float


class Spell(NamedTuple):
    """What one client saw: answers, and how many milliseconds they took."""

    answers: int
    p50: float
    p99: float


def fragment_bomb() -> str:
    """Thirty fragments that each spread the next one twice."""
    chain = " ".join(f"fragment F{n} on Hire {{ ...F{n + 1} ...F{n + 1} }}" for n in range(30))
    return _new("{ hires { edges { node { ...F0 } } } } " + chain + " fragment F30 on Hire { id }")


def many_aliases() -> str:
    """Ten thousand, as far as a document may be long; what is longer is refused by its length."""
    return _new("{ " + " ".join(f"a{n}: __typename" for n in range(1_000)) + " }")


def ten_thousand_aliases() -> str:
    """Longer than a document may be."""
    return _TEN_THOUSAND


def deep_nesting() -> str:
    """Nine hundred levels."""
    return _new(
        "{ hires { edges { node { " + "job { hire { " * 450 + "id" + " } }" * 450 + " } } } }"
    )


def unknown_fields() -> str:
    """A long document full of mistakes, each of which is looked for in the schema."""
    return _new("{ hires { " + " ".join(f"milestone{n}" for n in range(1_500)) + " } }")


def wide_pages() -> str:
    """Valid, and as expensive as is allowed."""
    return "{ hires(first: 200) { edges { node { milestones(first: 200) { edges { node { id name } } } } } } }"


def new_documents() -> str:
    """Valid, short and cheap, and never the same twice."""
    return _new(PAGE)


REQUESTS: tuple[Attack, ...] = (
    fragment_bomb,
    many_aliases,
    ten_thousand_aliases,
    deep_nesting,
    unknown_fields,
    wide_pages,
    new_documents,
)


def _new(document: str) -> str:
    # Never the same text twice: a document that is known costs next to nothing.
    return f"{document} # {next(_numbers)}"


def main() -> None:
    """Quiet, attacked, quiet, attacked by something else, and so on."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for verb in ("migrate", "seed"):
            run(home, verb)
        environment = {"AUTH_SECRET": SECRET, "LOG_LEVEL": "ERROR", **_overrides()}
        with Site(home / "server", "serve", DATA_DIR=str(home), **environment) as site:
            psutil.Process(site.pid).cpu_affinity([SERVER_CORE])
            _compare(site)


def _overrides() -> dict[str, str]:
    return {"RATE_LIMIT": os.environ["RATE_LIMIT"]} if "RATE_LIMIT" in os.environ else {}


def _compare(site: Site) -> None:
    attacks = [each.__name__ for each in REQUESTS] + ["connections"]
    port = urlsplit(site.url).port
    assert port
    _measured(port, None)  # The first requests find nothing in any cache.
    _tell("| attack | attacker's requests/s | p99 quiet, ms | p99 attacked, ms | ratio |")
    _tell("|---|---:|---:|---:|---:|")
    for name in attacks:
        if not ONLY or name in ONLY:
            _tell(_row(name, [_pair(port, name) for _ in range(ROUNDS)]))


def _pair(port: int, attack: str) -> tuple[Spell, Spell, Spell]:
    """The healthy client in quiet, and under attack; the attacker."""
    quiet = _measured(port, None)[0]
    attacked, attacker = _measured(port, attack)
    assert attacker
    return quiet, attacked, attacker


def _row(attack: str, pairs: list[tuple[Spell, Spell, Spell]]) -> str:
    quiet = median(pair[0].p99 for pair in pairs)
    attacked = median(pair[1].p99 for pair in pairs)
    rate = median(pair[2].answers for pair in pairs) / SECONDS
    return (
        f"| {attack.replace('_', ' ')} | {rate:,.0f} | {quiet:.1f} | {attacked:.1f}"
        f" | {attacked / quiet:.1f} |"
    )


def _measured(port: int, attack: str | None) -> tuple[Spell, Spell | None]:
    """The healthy client's spell, and the attacker's."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        attacker = pool.apply_async(attacking, (port, attack)) if attack else None
        healthy = pool.apply_async(asking, (port,))
        return healthy.get(), attacker.get() if attacker else None


def asking(port: int) -> Spell:
    """A healthy client: a page of hires, a hundred times a second."""
    _settle(-5)
    return asyncio.run(_ask(port))


def attacking(port: int, attack: str) -> Spell:
    """An attacker."""
    _settle(10)
    return asyncio.run(
        _flood(port) if attack == "connections" else _attack(port, globals()[attack])
    )


def _settle(niceness: int) -> None:
    process = psutil.Process()
    process.cpu_affinity([CLIENT_CORE])
    process.nice(niceness)


async def _ask(port: int) -> Spell:
    await asyncio.sleep(1)  # The attacker begins.
    connection, request = await Connection.open(port), _request(VICTIM, PAGE)
    times = []
    for _ in _until(SECONDS - 1):
        answer = await connection.ask(request)
        # A refusal would be another time than the one that is measured.
        assert b'"errors"' not in answer.body, answer.body
        times.append(answer.seconds)
        await asyncio.sleep(EVERY)
    return _spell(times)


async def _attack(port: int, attack: Attack) -> Spell:
    times: list[float] = []

    async def repeat() -> None:
        connection = await Connection.open(port)
        for _ in _until(SECONDS):
            answer = await connection.ask(_request(ATTACKER, attack()))
            times.append(answer.seconds)

    await asyncio.gather(*(repeat() for _ in range(CONNECTIONS)))
    return _spell(times)


async def _flood(port: int) -> Spell:
    """Connections that are opened, say half a word, and are closed again."""
    times: list[float] = []

    async def repeat() -> None:
        for _ in _until(SECONDS):
            started = time.perf_counter()
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"POST /graphql HTTP/1.1\r\nHost: x\r\n")
            writer.close()
            await writer.wait_closed()
            times.append(time.perf_counter() - started)

    await asyncio.gather(*(repeat() for _ in range(CONNECTIONS)))
    return _spell(times)


class Connection:
    """One that is kept."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, port: int) -> "Connection":
        """To the server."""
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def ask(self, request: bytes) -> "Answer":
        """What came back, and how many seconds it took."""
        started = time.perf_counter()
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
        body = await self._reader.readexactly(int(length))
        return Answer(body, time.perf_counter() - started)


def _request(email: str, query: str) -> bytes:
    body = orjson.dumps({"query": query})
    head = (
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {_token(email)}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


_tokens: dict[str, str] = {}


def _token(email: str) -> str:
    if email not in _tokens:
        _tokens[email] = issue_token(SECRET, email, minutes=60, now=datetime.now(UTC))
    return _tokens[email]


def _until(seconds: float) -> Iterator[None]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield


def _spell(times: list[float]) -> Spell:
    ordered = sorted(times)
    p50, p99 = (ordered[int(len(ordered) * part)] * 1000 for part in (0.5, 0.99))
    return Spell(len(times), p50, p99)


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
