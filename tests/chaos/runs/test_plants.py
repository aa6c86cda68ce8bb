"""A checker that cannot fail proves nothing: each planted bug has to be found."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count, takewhile
from pathlib import Path

import asyncpg
import pytest

from tests.chaos.cluster import running
from tests.chaos.conftest import Prepared
from tests.chaos.desk import Desk
from tests.chaos.run import run
from tests.chaos.runs.guards import missing_guards
from tests.chaos.runs.plants import BETWEEN, PLANTS, WEBHOOK_PLANTS
from tests.chaos.served import Spec
from tests.chaos.told.receivers import Mood
from tests.chaos.told.webhooks import PACE, Weather
from tests.live.feed.test_processes import house_at
from tests.machines.locks import until_they_wait
from tests.machines.services import Postgres

PATIENCE_SECONDS = 90.0
"""Each is mostly found in the first round, which takes a second."""

GUARDS = {
    "payment_request_one_locks": "a second request that locks a milestone",
    "contract_one_in_force": "a second version in force",
}
"""Unique indexes, and what they keep from ever standing."""


@pytest.mark.parametrize("plant", PLANTS)
async def test_the_checker_finds(
    plant: str, wreckable: Postgres, on_postgres: Prepared, tmp_path: Path
) -> None:
    url = await wreckable.create_database(on_postgres.url)
    if plant in {"no_guard", "event_seq_not_compared", "events_without_guard"}:
        # With it the loser of a race would still be found out, and tried again.
        await _drop(url, "event", ["hire_id", "seq"])
    await _found(Spec(url, 0, tmp_path, plant))


@pytest.mark.parametrize("plant", WEBHOOK_PLANTS)
async def test_of_webhooks_the_checker_finds(
    plant: str, wreckable: Postgres, on_postgres: Prepared, tmp_path: Path
) -> None:
    url = await wreckable.create_database(on_postgres.url)
    weather = Weather(receivers=1, moods=(Mood.FAILING,), neighbours=0)
    await _found(Spec(url, 0, tmp_path, plant, webhook_pace=PACE), weather)


@pytest.mark.parametrize(
    ("process", "approved"), [("guard_without_standing", True), ("pauses_before_it_writes", False)]
)
async def test_an_approval_by_somebody_who_lost_their_role_meanwhile_is_found(
    process: str, approved: bool, wreckable: Postgres, on_postgres: Prepared, tmp_path: Path
) -> None:
    url = await wreckable.create_database(on_postgres.url)
    async with running(Spec(url, 0, tmp_path, process)) as nodes:
        tenant = await house_at(nodes[0])
        hire, member = await tenant.active(), await tenant.member("FINANCE_MANAGER")
        (row,) = await hire.milestones()
        request = await hire.submit(row["id"])
        async with between(url) as others:
            approving = asyncio.create_task(
                member.attempt("approvePaymentRequest", paymentRequest=request)
            )
            await until_they_wait(others)
            await tenant.owner.do("changeMemberRole", user=member.id, role="HIRING_ASSISTANT")
        answer = await approving
    codes = [error["code"] for error in answer["userErrors"]]
    assert codes == ([] if approved else ["FORBIDDEN"])


@asynccontextmanager
async def between(url: str) -> AsyncIterator[asyncpg.Connection]:
    """Nobody gets from reading to writing for as long as the block runs."""
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            await connection.execute(f"SELECT pg_advisory_xact_lock({BETWEEN})")
            yield connection
    finally:
        await connection.close()


@pytest.mark.parametrize(("index", "what"), GUARDS.items())
async def test_a_missing_index_is_found(postgres_desk: Desk, index: str, what: str) -> None:
    await _one_of_each(postgres_desk)
    assert await missing_guards(postgres_desk.url) == []
    await _execute(postgres_desk.url, f"DROP INDEX {index}")
    assert await missing_guards(postgres_desk.url) == [what]


async def test_the_database_is_the_last_guard(desk: Desk) -> None:
    await _one_of_each(desk)
    assert await missing_guards(desk.url) == []


async def test_without_the_guard_the_chain_of_events_still_keeps_the_order(
    wreckable: Postgres, on_postgres: Prepared, tmp_path: Path
) -> None:
    url = await wreckable.create_database(on_postgres.url)
    async with running(Spec(url, 0, tmp_path, "no_guard"), 2) as nodes:
        report = await run(nodes, url, 1.5, live_hires=1, open_tabs=0.4)
    # What was decided on what was read before may be refused for no good reason; nothing else goes wrong.
    refused = set(report.history.surprises)
    refused |= {each for each in report.violations if " was refused with " in each}
    assert set(report.violations) <= refused


async def _found(spec: Spec, weather: Weather | None = None) -> None:
    async with running(spec) as nodes:
        until = time.monotonic() + PATIENCE_SECONDS
        for number in takewhile(lambda _: time.monotonic() < until, count()):
            report = await run(
                nodes,
                spec.database_url,
                0.8,
                name=f"{number}.",
                verify=False,
                weather=weather,
                live_hires=1,
                open_tabs=0.4,
            )
            if report.violations:
                return
    raise AssertionError(f"{spec.plant} was not found in {PATIENCE_SECONDS:g} seconds")


async def _one_of_each(desk: Desk) -> None:
    await desk.submit(idempotencyKey="k")


async def _drop(url: str, table: str, columns: Sequence[str]) -> None:
    """Drops the unique constraint over these columns, whatever its name is."""
    connection = await asyncpg.connect(url)
    try:
        rows = await connection.fetch(
            "SELECT conname, pg_get_constraintdef(oid) AS says FROM pg_constraint"
            " WHERE conrelid = $1::regclass AND contype = 'u'",
            table,
        )
        wanted = f"UNIQUE ({', '.join(columns)})"
        (name,) = [row["conname"] for row in rows if row["says"] == wanted]
        await connection.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    finally:
        await connection.close()


async def _execute(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
