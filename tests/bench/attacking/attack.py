"""`make bench-attack`: how long others wait while one client attacks. Prints a table in Markdown.

Quiet and attacked spells alternate in one run, on PostgreSQL and a company of 10,000 milestones. The server has a core
of its own; the attacker, with sixteen connections that each go on as soon as they are answered, shares the other core
with the client who is measured (and with PostgreSQL), and yields to it. ATTACK_SECONDS is how long a spell takes,
ATTACK_ROUNDS how often each is measured (the median counts), ATTACK_ONLY names the attacks to run.
"""

import asyncio
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import urlsplit

import psutil

from tests.apart import apart, demonstrated, loaded
from tests.bench.attacking import attacks
from tests.bench.attacking.attacks import CONNECTIONS, MESSAGE, OWNER, PAGE, WORKER, Attack, sending
from tests.bench.clients.client import Client
from tests.bench.clients.connection import Connection, Tokens, posted
from tests.machines.services import own_postgres
from tests.operation.site import SECRET, Site

ROUNDS = int(os.environ.get("ATTACK_ROUNDS", "3"))
SECONDS = float(os.environ.get("ATTACK_SECONDS", "6"))
ONLY = os.environ.get("ATTACK_ONLY", "").replace(",", " ").split()
HIRES, MILESTONES = 500, 20
# Forty times a second for ever is what a healthy client can afford.
EVERY = 0.025
SERVER_CORE, CLIENT_CORE = 0, 1
VICTIM, OTHER_TENANT = "hiring@nordlys.example", "owner@harbor.example"


class Row(NamedTuple):
    """An attack, and whom it is measured by."""

    attack: Attack
    attacker: str = WORKER
    listens: bool = False
    """Whether the healthy client waits for its own events, rather than for answers."""


ROWS = {
    "fragments that double thirty times": Row(sending(attacks.fragment_bomb)),
    "1,000 aliases": Row(sending(attacks.many_aliases)),
    "10,000 aliases": Row(sending(attacks.ten_thousand_aliases)),
    "900 levels": Row(sending(attacks.deep_nesting)),
    "1,500 unknown fields": Row(sending(attacks.unknown_fields)),
    "the largest pages that are allowed": Row(sending(attacks.wide_pages)),
    "valid documents, each a new one": Row(sending(attacks.new_documents)),
    "connections that say half a word": Row(attacks.half_words),
    "variables with 5,000 unknown keys": Row(sending(attacks.unknown_keys)),
    "180,000 bad values of an enum": Row(sending(attacks.bad_enum_values)),
    "90,000 good values of an enum": Row(sending(attacks.large_variables)),
    "without a token: the schema within the schema": Row(sending(attacks.nested_introspection), ""),
    "ever new combinations of 14 Booleans": Row(sending(attacks.combinations), OWNER),
    "49 counts of a list of thousands": Row(sending(attacks.many_counts), OWNER),
    "a contract of 2,000 lines, downloaded": Row(attacks.long_contract, OWNER),
    "304 subscriptions, and messages": Row(attacks.many_subscriptions, OWNER, listens=True),
    "new templates, and downloads": Row(attacks.template_changes, OWNER),
}


class Spell(NamedTuple):
    """What one client saw: answers, and how many milliseconds they took."""

    answers: int
    p50: float
    p99: float


def main() -> None:
    """Quiet, attacked, quiet, attacked by something else, and so on."""
    with own_postgres() as postgres, tempfile.TemporaryDirectory() as home:
        url = asyncio.run(postgres.create_database())
        with apart() as processes:
            processes.run(demonstrated, url)
            processes.run(loaded, url, HIRES, MILESTONES)
        environment = {"AUTH_SECRET": SECRET, "LOG_LEVEL": "ERROR", **_overrides()}
        site = Site(Path(home), "serve", DATABASE_URL=url, **environment)
        site.is_forked = False
        with site:
            psutil.Process(site.pid).cpu_affinity([SERVER_CORE])
            _compare(site)


def _overrides() -> dict[str, str]:
    return {"RATE_LIMIT": os.environ["RATE_LIMIT"]} if "RATE_LIMIT" in os.environ else {}


def _compare(site: Site) -> None:
    port = urlsplit(site.url).port
    assert port
    _measured(port, "", listens=False)  # The first requests find nothing in any cache.
    _tell("| one client sends | times a second | p99 quiet, ms | p99 attacked, ms | ratio |")
    _tell("|---|--:|--:|--:|--:|")
    for name, row in ROWS.items():
        if not ONLY or any(each in name.replace(",", "").split() for each in ONLY):
            _tell(_line(name, [_pair(port, name, row) for _ in range(ROUNDS)]))


def _pair(port: int, name: str, row: Row) -> tuple[Spell, Spell, int]:
    """The healthy client in quiet, and under attack; how many steps the attacker took."""
    quiet, _ = _measured(port, "", listens=row.listens)
    attacked, steps = _measured(port, name, listens=row.listens)
    return quiet, attacked, steps


def _line(name: str, pairs: list[tuple[Spell, Spell, int]]) -> str:
    quiet = median(pair[0].p99 for pair in pairs)
    attacked = median(pair[1].p99 for pair in pairs)
    rate = median(pair[2] for pair in pairs) / SECONDS
    return f"| {name} | {rate:,.1f} | {quiet:.1f} | {attacked:.1f} | {attacked / quiet:.1f} |"


def _measured(port: int, attack: str, *, listens: bool) -> tuple[Spell, int]:
    """The healthy client's spell, and the attacker's steps."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        attacker = pool.apply_async(attacking, (port, attack)) if attack else None
        healthy = pool.apply_async(listening if listens else asking, (port,))
        return healthy.get(), attacker.get() if attacker else 0


def asking(port: int) -> Spell:
    """A healthy client: a page of hires, forty times a second."""
    _settle(-5)
    return asyncio.run(_ask(port))


def listening(port: int) -> Spell:
    """A healthy client of another company, who writes messages and waits for their events."""
    _settle(-5)
    return asyncio.run(_listen(port))


def attacking(port: int, attack: str) -> int:
    """An attacker."""
    _settle(10)
    return asyncio.run(_attack(port, ROWS[attack]))


def _settle(niceness: int) -> None:
    process = psutil.Process()
    process.cpu_affinity([CLIENT_CORE])
    process.nice(niceness)


async def _ask(port: int) -> Spell:
    await asyncio.sleep(1)  # The attacker begins.
    client, times = Client(port, VICTIM, Tokens(SECRET)), []
    request = client.request(PAGE)
    for _ in _until(SECONDS - 1):
        answer = await client.send(request)
        # A refusal would be another time than the one that is measured.
        assert b'"errors"' not in answer.body, answer.body
        times.append(answer.seconds)
        await asyncio.sleep(EVERY)
    return _spell(times)


async def _listen(port: int) -> Spell:
    client, times = Client(port, OTHER_TENANT, Tokens(SECRET)), []
    found = await client.ask("{ hires(first: 1) { edges { node { conversation { id } } } } }")
    conversation = found["data"]["hires"]["edges"][0]["node"]["conversation"]["id"]
    query = b'{"query": "subscription { hireEvents { message { body } } }"}'
    stream = await Connection.open(port)
    stream.write(posted(query, client.token, "text/event-stream"))
    await asyncio.sleep(1)
    for number in _until(SECONDS - 1):
        started, body = time.perf_counter(), f"message {number}."
        await client.ask(MESSAGE, {"input": {"conversation": conversation, "body": body}})
        await stream.read_until(body.encode())
        times.append(time.perf_counter() - started)
        await asyncio.sleep(EVERY)
    return _spell(times)


async def _attack(port: int, row: Row) -> int:
    steps = Counter[str]()
    tokens = Tokens(SECRET)
    clients = [Client(port, row.attacker, tokens) for _ in range(CONNECTIONS)]
    tasks = [asyncio.create_task(_go_on(row.attack, client, steps)) for client in clients]
    await asyncio.wait(tasks, timeout=SECONDS, return_when=asyncio.FIRST_EXCEPTION)
    for task in tasks:
        task.cancel()
    for failure in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(failure, Exception):
            raise failure
    return steps.total()


async def _go_on(attack: Attack, client: Client, steps: Counter[str]) -> None:
    while True:
        try:
            async for _ in attack(client):
                steps["done"] += 1
        except (OSError, asyncio.IncompleteReadError):
            # The server has had enough of this connection: the attacker takes another.
            await asyncio.sleep(EVERY)


def _until(seconds: float) -> Iterator[int]:
    """0, 1, 2, for so long."""
    end, number = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        yield number
        number += 1


def _spell(times: list[float]) -> Spell:
    ordered = sorted(times)
    p50, p99 = (ordered[int(len(ordered) * part)] * 1000 for part in (0.5, 0.99))
    return Spell(len(times), p50, p99)


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
