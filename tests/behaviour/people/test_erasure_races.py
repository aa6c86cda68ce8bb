"""Erasures race with whoever takes the same person on: nobody waits for who waits for them, no company is overlooked.

What `verify` says of the rows afterwards is looked at when the session ends.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from itertools import permutations
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from tortoise.transactions import in_transaction

from models.database.connection import current_connection
from models.operators.erasure import erase
from models.operators.erasure.everywhere import erase_everywhere
from models.operators.people import deactivate
from models.records import CompanyEvent, Hirable, Person
from models.rules.errors import Refused
from models.unit_of_work import retry
from tests.behaviour.people.test_correction_races import POSTGRES, without_deadlock
from tests.behaviour.people.test_corrections import fresh
from tests.behaviour.people.test_deactivation import WHO
from tests.behaviour.people.test_waiting import held
from tests.machines.locks import until_they_wait
from tests.tenant import Actor, Server, Tenant, found

TIMES = 3
Taking = Callable[[Tenant, Actor], Coroutine[Any, Any, None]]


async def former_member(of: Tenant) -> Actor:
    """Who is nothing any more, and whom the company's chain tells of."""
    member = await of.member("FINANCE_MANAGER")
    await of.owner.do("removeMember", user=member.id)
    return member


async def worker_of(tenant: Tenant, former: Tenant) -> Actor:
    """A worker who was once a member of another company."""
    member = await former_member(former)
    await take_on_as_worker(tenant, member)
    return member


async def take_on_as_worker(tenant: Tenant, whom: Actor) -> None:
    await tenant.owner.attempt(
        "addWorker", company=tenant.id, name="Back", email=whom.email, engagementType="PAYROLL"
    )


async def take_on_as_member(tenant: Tenant, whom: Actor) -> None:
    given = {"company": tenant.id, "name": "Back", "email": whom.email, "role": "VIEWER"}
    await tenant.owner.attempt("addMember", **given)


async def make_owner(tenant: Tenant, whom: Actor) -> None:
    founded = {"name": "Another", "currency": "DKK", "ownerName": "Back", "ownerEmail": whom.email}
    await tenant.server.support.attempt("createCompany", **founded)


def id_of(actor: Actor) -> UUID:
    return UUID(actor.id.partition(":")[2])


async def everywhere(whom: Actor) -> Person | None:
    return await erase_everywhere(id_of(whom), datetime.now(UTC), unpaid=True)


async def erased_while(taking: Taking, tenant: Tenant, whom: Actor) -> Person | None:
    """What becomes of an erasure behind which somebody takes them on: both wait for the person."""
    async with without_deadlock(tenant.server):
        async with held(tenant.server, "person", whom.id, "NO KEY UPDATE") as connection:
            erasing = asyncio.create_task(everywhere(whom))
            await until_they_wait(connection)
            adding = asyncio.create_task(taking(tenant, whom))
            await until_they_wait(connection, 2)
        erased = await erasing
        await adding
    return erased


@POSTGRES
async def test_who_is_to_be_hirable_where_they_were_a_member_is_waited_for_by_nobody_they_wait_for(
    tenant: Tenant,
) -> None:
    former = await found(tenant.server)
    whom = await worker_of(tenant, former)
    await deactivate(whom.email, datetime.now(UTC))
    assert await erased_while(take_on_as_worker, former, whom)
    await nobody_is_overlooked(id_of(whom), whom.email)


@POSTGRES
async def test_who_is_to_be_a_member_again_is_waited_for_by_nobody_they_wait_for(
    tenant: Tenant,
) -> None:
    whom = await former_member(tenant)
    # They may sign in, so somebody has to end that first.
    assert await erased_while(take_on_as_member, tenant, whom) is None
    member = await Person.get(id=id_of(whom))
    assert member.role == "VIEWER"


@POSTGRES
async def test_present_and_former_companies_are_locked_in_one_order(tenant: Tenant) -> None:
    later = await found(tenant.server)
    whom = await worker_of(later, tenant)
    await deactivate(whom.email, datetime.now(UTC))
    shared = await former_member(tenant)
    for each in (tenant, later):
        await take_on_as_worker(each, shared)
    support = tenant.server.support
    async with without_deadlock(tenant.server):
        async with held(tenant.server, "company", later.id, "NO KEY UPDATE") as connection:
            erasing = asyncio.create_task(everywhere(whom))
            await until_they_wait(connection)
            right = {"user": shared.id, "name": "Right"}
            correcting = asyncio.create_task(support.attempt("correctUser", **right))
            await until_they_wait(connection, 2)
        assert await erasing
        await correcting


@POSTGRES
async def test_who_was_waited_for_is_seen_however_isolated_the_database_is_told_to_be(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = await found(tenant.server)
    whom = await worker_of(tenant, tenant)
    await deactivate(whom.email, datetime.now(UTC))
    monkeypatch.setattr(retry, "committed", isolated)
    async with held(tenant.server, "company", other.id) as connection:
        adding = asyncio.create_task(take_on_as_worker(other, whom))
        await until_they_wait(connection)
        erasing = asyncio.create_task(everywhere(whom))
        await until_they_wait(connection, 2)
    await adding
    assert await erasing
    await nobody_is_overlooked(id_of(whom), whom.email)


async def isolated(work: Callable[[], Awaitable[Any]]) -> Any:
    """As a database would do it whose default is to isolate more."""
    async with in_transaction():
        await current_connection().execute_query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return await work()


TAKINGS: tuple[Taking, ...] = (take_on_as_worker, take_on_as_member, make_owner)


@pytest.mark.parametrize("is_worker", [True, False])
async def test_whoever_takes_them_on_meanwhile_forgets_them_or_has_somebody_new(
    tenant: Tenant, is_worker: bool
) -> None:
    tenants = [tenant, await found(tenant.server), await found(tenant.server)]
    async with without_deadlock(tenant.server):
        for number, takings in enumerate(list(permutations(TAKINGS))[:TIMES]):
            first, second = tenants[number - 1], tenants[number - 2]
            whom = await (worker_of(first, second) if is_worker else former_member(first))
            erasing = asyncio.create_task(erased(whom))
            taking = [each(of, whom) for of in tenants for each in takings]
            correcting = tenant.server.support.attempt("correctUser", user=whom.id, name="Right")
            await asyncio.gather(erasing, *taking, correcting)
            if await erasing:
                await nobody_is_overlooked(id_of(whom), whom.email)


async def erased(whom: Actor) -> bool:
    """Whether they are; they may have become the only owner of a company."""
    with suppress(Refused):
        return await erase(whom.email, datetime.now(UTC)) is not None
    return False


async def nobody_is_overlooked(person: UUID, email: str) -> None:
    """Every chain that tells of them says at last that they were erased, and nobody may hire them by their name."""
    now = await Person.get(id=person)
    assert (now.email, now.company_id) == (f"{person}@erased.invalid", None)
    chains = set(await CompanyEvent.filter(user_id=person).values_list("company_id", flat=True))
    for company in chains:
        last = (
            await CompanyEvent.filter(company_id=company, user_id=person).order_by("-seq").first()
        )
        assert last
        assert last.type == "PERSON_ERASED"
    assert {each.name_key for each in await Hirable.filter(worker_id=person)} <= {now.name_key}
    assert {each.company_id for each in await Hirable.filter(worker_id=person)} <= chains


@asynccontextmanager
async def looked_up(server: Server) -> AsyncIterator[asyncpg.Connection]:
    """Whoever asks for hires waits for as long as the block runs: an erasure knows then whom it is to erase."""
    connection = await asyncpg.connect(server.database_url)
    try:
        async with connection.transaction():
            await connection.execute("LOCK TABLE hire IN ACCESS EXCLUSIVE MODE")
            yield connection
    finally:
        await connection.close()


@POSTGRES
async def test_whoever_has_the_address_by_then_is_not_who_was_to_be_erased(tenant: Tenant) -> None:
    whom, other = await tenant.member("VIEWER"), await tenant.member("VIEWER")
    async with looked_up(tenant.server) as connection:
        erasing = asyncio.create_task(erase(whom.email, datetime.now(UTC)))
        await until_they_wait(connection)
        await tenant.owner.do("correctUser", user=whom.id, email=fresh())
        await tenant.owner.do("correctUser", user=other.id, email=whom.email)
    gone = await erasing
    assert gone
    assert gone.id == id_of(whom)
    assert (await tenant.server.actor(whom.email).ask(WHO))["viewer"]["isActive"]
