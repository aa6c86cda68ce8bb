"""From commit to arrival: how long a subscriber at one process waits for what another one has committed.

PostgreSQL says when each transaction was committed, and the client, on the same machine's clock, when its event came.
"""

import asyncio
import json
import statistics
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import orjson
from websockets.asyncio.client import connect

from tests.bench.clients.connection import Connection, posted
from tests.bench.filling.database import opened
from tests.chaos.cluster import Node, made_ready, running
from tests.chaos.served import Spec
from tests.live.feed.test_processes import house_at
from tests.live.follower import PROTOCOL
from tests.machines.services import own_postgres
from tests.tenant import Tenant, milestone

HIRES, EVENTS = 16, 500
RATES = (5, 50, 200)
"""Messages a second."""
_QUERY = "subscription { hireEvents { hash type } }"
_POST = "mutation ($i: PostMessageInput!) { postMessage(input: $i) { userErrors { code } } }"
COMMITTED = """SELECT e.hash, extract(epoch FROM pg_xact_commit_timestamp(e.xid::text::xid)) AS at
    FROM event e WHERE e.type = 'MESSAGE_POSTED'"""


async def arrivals() -> list[str]:
    """A line of the report for each rate."""
    with own_postgres() as postgres, TemporaryDirectory() as home:
        await postgres.execute("ALTER SYSTEM SET track_commit_timestamp = on")
        postgres.restart()
        url = await postgres.create_database()
        await made_ready(url)
        async with running(Spec(url, 0, Path(home)), count=2) as (one, other):
            tenant = await house_at(other)
            places = [await _conversation(tenant) for _ in range(HIRES)]
            return [await _at(rate, (one, other), tenant, places, url) for rate in RATES]


async def _conversation(tenant: Tenant) -> str:
    hire = await tenant.offered(milestone("Step"))
    place: str = (await hire.read("conversation { id }"))["conversation"]["id"]
    return place


async def _at(
    rate: int, nodes: tuple[Node, Node], tenant: Tenant, places: Sequence[str], url: str
) -> str:
    one, other = nodes
    count = min(EVENTS, rate * 10)
    async with _listening(one, tenant) as arrived:
        await _write(other, tenant, places, rate, count)
        await arrived.wait_for(count)
    async with opened(url) as db:
        committed = {row["hash"]: float(row["at"]) for row in await db.rows(COMMITTED)}
    waits = [at - committed[each] for each, at in arrived.times.items()]
    cuts = statistics.quantiles(waits, n=100)
    p50, p99 = (f"{1000 * cuts[place]:.1f} ms" for place in (49, 98))
    return f"{rate:>4} commits/s: from commit to arrival p50 {p50}, p99 {p99} ({count} events)"


class _Arrived:
    """When the event of each hash came."""

    def __init__(self) -> None:
        self.times: dict[str, float] = {}

    async def wait_for(self, count: int) -> None:
        async with asyncio.timeout(60):
            while len(self.times) < count:
                await asyncio.sleep(0.05)


@asynccontextmanager
async def _listening(node: Node, tenant: Tenant) -> AsyncIterator[_Arrived]:
    arrived = _Arrived()
    address = node.url.replace("http", "ws", 1)
    async with connect(address, subprotocols=[PROTOCOL], compression=None) as connection:
        init = {"type": "connection_init", "payload": tenant.owner.headers}
        await connection.send(json.dumps(init))
        assert "connection_ack" in str(await connection.recv())
        subscribed = {"id": "1", "type": "subscribe", "payload": {"query": _QUERY}}
        await connection.send(json.dumps(subscribed))
        # What was before is not told, and everything from now on is.
        await asyncio.sleep(1)

        async def listen() -> None:
            async for text in connection:
                at, said = time.time(), json.loads(text)
                if said["type"] == "next":
                    event = said["payload"]["data"]["hireEvents"]
                    arrived.times[event["hash"]] = at
                elif said["type"] == "ping":
                    await connection.send('{"type":"pong"}')

        task = asyncio.create_task(listen())
        yield arrived
        task.cancel()


async def _write(node: Node, tenant: Tenant, places: Sequence[str], rate: int, count: int) -> None:
    """So many messages, evenly, to one hire after the other."""
    token = tenant.owner.headers["Authorization"].removeprefix("Bearer ")
    port = urlsplit(node.url).port or 0
    lines = [(await Connection.open(port), asyncio.Lock()) for _ in places]
    began, writes = time.perf_counter(), set()
    for number in range(count):
        place = number % len(places)
        given = {"conversation": places[place], "body": f"Hello {number}"}
        body = orjson.dumps({"query": _POST, "variables": {"i": given}})
        writes.add(asyncio.create_task(_posted(*lines[place], posted(body, token))))
        await asyncio.sleep(max(0, began + (number + 1) / rate - time.perf_counter()))
    await asyncio.gather(*writes)


async def _posted(connection: Connection, free: asyncio.Lock, request: bytes) -> None:
    async with free:
        answer = await connection.ask(request)
    assert b'"userErrors":[]' in answer.body, answer.body
