"""Documents that the servers make by themselves: no company waits behind another one's pile."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from models.database.connection import fetch
from models.document_task import claim, claim_next, put_off
from models.records import DocumentTask
from models.unit_of_work.idempotency import sweep
from tests.clock import Clock
from tests.tenant import Tenant, found


async def test_each_company_has_its_turn_before_anybody_has_a_second(
    tenant: Tenant, clock: Clock
) -> None:
    other = await found(tenant.server)
    for _ in range(3):
        await tenant.active()
    await other.active()
    claimed = await one_round(clock)
    companies = [task.company_id for task in claimed]
    assert len(set(companies)) == len(companies)
    assert {id_of(tenant), id_of(other)} <= set(companies)
    for task in claimed:
        await put_off(task, clock())


async def test_of_one_company_the_newest_comes_first(tenant: Tenant, clock: Clock) -> None:
    for _ in range(2):
        await tenant.active()
    old, new = await DocumentTask.filter(company_id=id_of(tenant)).order_by("due_at")
    claimed = next(t for t in await one_round(clock) if t.company_id == id_of(tenant))
    assert claimed.id == new.id
    assert await claim(new, clock()) is None
    assert await claim(old, clock()) is not None


async def test_a_task_whose_holder_is_silent_is_taken_over_and_no_longer_theirs(
    tenant: Tenant, clock: Clock
) -> None:
    await tenant.active()
    task = await DocumentTask.get(company_id=id_of(tenant))
    first = await claim(task, clock())
    assert first
    assert await claim(task, clock()) is None
    with clock.forward(days=1):
        second = await claim(task, clock())
        assert second
        await put_off(first, clock())
        assert (await DocumentTask.get(id=task.id)).leased_until is not None
        await put_off(second, clock())
        assert (await DocumentTask.get(id=task.id)).leased_until is None


async def test_a_server_that_its_database_outgrew_takes_no_task(
    tenant: Tenant, clock: Clock
) -> None:
    await tenant.active()
    task = await DocumentTask.get(company_id=id_of(tenant))
    async with outgrown():
        assert await claim(task, clock()) is None
        assert await claim_next(UUID(int=0), clock()) is None
    assert await claim(task, clock()) is not None


async def test_a_server_that_its_database_outgrew_forgets_no_key(
    tenant: Tenant, clock: Clock
) -> None:
    hire = await tenant.offered()
    await tenant.owner.do("cancelHire", hire=hire.id, idempotencyKey="k")
    with clock.forward(days=30):
        async with outgrown():
            assert await sweep(clock()) == 0
        assert await sweep(clock()) > 0


@asynccontextmanager
async def outgrown() -> AsyncIterator[None]:
    """A later release has migrated the database, for as long as the block runs."""
    step = "'99_20990101000000_later.py'"
    await fetch(
        f"INSERT INTO aerich (version, app, content) VALUES ({step}, 'models', '{{}}') RETURNING id",
        [],
    )
    try:
        yield
    finally:
        await fetch(f"DELETE FROM aerich WHERE version = {step} RETURNING id", [])


async def one_round(clock: Clock) -> list[DocumentTask]:
    """What is claimed from the first company to the last."""
    claimed: list[DocumentTask] = []
    after = UUID(int=0)
    while task := await claim_next(after, clock()):
        if task.company_id <= after:
            await put_off(task, clock())
            break
        claimed.append(task)
        after = task.company_id
    return claimed


def id_of(tenant: Tenant) -> UUID:
    """The company's, as the rows have it."""
    return UUID(tenant.id.partition(":")[2])
