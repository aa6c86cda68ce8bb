"""Random clients against the whole product, while its processes and its database come and go."""

from tests.chaos import nemesis
from tests.chaos.checking.history import Outcome
from tests.chaos.desk import Desk
from tests.chaos.run import Report, run
from tests.chaos.told.webhooks import Weather
from tests.machines.services import Postgres

SECONDS = 2.5
ENOUGH = 20


async def test_two_processes_on_postgres_agree_on_a_serial_order(shared_desk: Desk) -> None:
    assert_clean(await run(shared_desk.nodes, shared_desk.url, SECONDS, at_least=ENOUGH))


async def test_sqlite_keeps_a_serial_order(sqlite_desk: Desk) -> None:
    assert_clean(await run(sqlite_desk.nodes, sqlite_desk.url, SECONDS, at_least=ENOUGH))


async def test_killed_processes_lose_nothing_that_they_acknowledged_or_owe_to_webhooks(
    desk: Desk,
) -> None:
    nemeses = [nemesis.kill(desk.nodes)]
    report = await run(
        desk.nodes, desk.url, SECONDS, nemeses, weather=Weather(), name="1", at_least=ENOUGH
    )
    assert_clean(report)
    assert report.blows["kill -9"]
    assert report.told["deliveries"] > ENOUGH


async def test_a_crashing_postgres_and_cut_connections_lose_nothing(
    shared_desk: Desk, wreckable: Postgres
) -> None:
    url = shared_desk.url
    nemeses = [nemesis.crash(wreckable), nemesis.cut(url), nemesis.hold(url)]
    report = await run(
        shared_desk.nodes, url, SECONDS + 2, nemeses, weather=Weather(), name="2", at_least=ENOUGH
    )
    assert_clean(report)
    assert report.told["deliveries"] > ENOUGH
    assert report.blows["PostgreSQL ended"]


def assert_clean(report: Report) -> None:
    """Something was done, and nothing was wrong."""
    assert report.violations == []
    assert report.history.attempts(Outcome.OK) >= ENOUGH
