"""Who sends a delivery holds it: one server at a time, and another one when its lease is over."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from tests.chaos.cluster import Node, running, sqlite_url
from tests.chaos.conftest import Prepared
from tests.chaos.run import run
from tests.chaos.served import Spec
from tests.chaos.told.receivers import Mood
from tests.chaos.told.webhooks import Weather
from tests.live.feed.test_processes import house_at
from tests.machines.patience import until
from tests.machines.rows import rows
from tests.machines.services import Postgres
from tests.receiver import OK, Received, Receiver, answer, receiving

PACE = 30
"""A lease of one and a half seconds, and attempts of a third of one."""
QUERY = "subscription { hireEvents { id type } }"
EVENTS = ["HIRE_CREATED", "HIRE_OFFERED", "CONTRACT_ISSUED"]
MINE = "SELECT leased_until, claims, status FROM webhook_delivery ORDER BY seq"
TAKEN = "SELECT at FROM webhook_attempt WHERE status_code = 200 ORDER BY at"


@dataclass
class Deadly:
    """Kills the server that sends, in the middle of an attempt, once it `is_armed`; before that nobody gets through."""

    nodes: list[Node]
    receiver: Receiver
    is_armed: bool = False
    killed: Node | None = None

    def answers(self, _: Received) -> bytes | None:
        """None to the one that is dead."""
        if self.killed:
            return OK
        if self.is_armed:
            self.killed = next(filter(self._is_caught, self.nodes), None)
        return None if self.killed else answer(500)

    def _is_caught(self, node: Node) -> bool:
        """It is stopped before it is looked at: an attempt that is under way then stays so."""
        process = psutil.Process(node.pid)
        process.suspend()
        is_sending = _talks_to(process, urlsplit(self.receiver.url).port)
        (process.kill if is_sending else process.resume)()
        return is_sending


async def test_another_server_takes_over_from_one_that_was_killed_in_the_middle_of_an_attempt(
    wreckable: Postgres, on_postgres: Prepared, tmp_path: Path
) -> None:
    url = await wreckable.create_database(on_postgres.url)
    async with running(Spec(url, 0, tmp_path, webhook_pace=PACE), 2) as nodes:
        await _taken_over(nodes, url)


async def test_a_server_on_sqlite_takes_over_from_itself_after_it_was_killed(
    on_sqlite: Prepared, tmp_path: Path
) -> None:
    url = sqlite_url(tmp_path)
    shutil.copy(urlsplit(on_sqlite.url).path, urlsplit(url).path)
    async with running(Spec(url, 0, tmp_path, webhook_pace=PACE)) as nodes:
        await _taken_over(nodes, url)


async def test_three_servers_never_send_the_same_attempt_twice(
    wreckable: Postgres, on_postgres: Prepared, tmp_path: Path
) -> None:
    url = await wreckable.create_database(on_postgres.url)
    weather = Weather(moods=(Mood.WELL,), neighbours=0)
    async with running(Spec(url, 0, tmp_path), 3) as nodes:
        report = await run(nodes, url, 1, weather=weather, at_least=10, verify=False)
    assert report.violations == []
    assert report.told["deliveries"] == report.told["requests"] > 0


async def _taken_over(nodes: list[Node], url: str) -> None:
    """Nobody sends what the dead one holds before its lease is over; then it arrives, and what waited behind it."""
    tenant = await house_at(nodes[0])
    async with receiving() as receiver:
        deadly = Deadly(nodes, receiver)
        receiver.answers = deadly.answers
        await tenant.owner.do("createWebhook", company=tenant.id, url=receiver.url, query=QUERY)
        await tenant.offered()
        deadly.is_armed = True
        await until(lambda: deadly.killed)
        held, *_ = await rows(url, MINE)
        assert deadly.killed
        await deadly.killed.kill()
        if len(nodes) == 1:
            await deadly.killed.start()
        await until(lambda: _all_delivered(url))
        told = {each.id: each.json["type"] for each in receiver.received}
        assert list(told.values()) == EVENTS
        taken, *_ = await rows(url, TAKEN)
        assert taken["at"] >= held["leased_until"]


async def _all_delivered(url: str) -> bool:
    found = await rows(url, MINE)
    return len(found) == len(EVENTS) and all(row["status"] == "DELIVERED" for row in found)


def _talks_to(process: psutil.Process, port: int | None) -> bool:
    """Whether it has a connection to this port that it has not closed."""
    return any(
        getattr(line.raddr, "port", None) == port and line.status == psutil.CONN_ESTABLISHED
        for line in process.net_connections("tcp")
    )
