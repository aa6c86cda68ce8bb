"""Corrections race with each other and with all that hangs on a name or an address: one comes first, none is half done.

What `verify` says of the rows afterwards is looked at when the session ends.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import permutations
from uuid import UUID

import asyncpg
import pytest

from models.access.visibility import Noun
from models.rules.access import Viewer
from models.unit_of_work import transaction
from models.unit_of_work.event_chain.owners import Owners, lock_owners
from tests.behaviour.people.test_corrections import fresh, last_event, member, refusals, worker
from tests.behaviour.people.test_waiting import held
from tests.behaviour.wire import Wire
from tests.machines.locks import until_they_wait
from tests.tenant import JSON, Actor, Hire, Server, Tenant, found

TAKEN = [("EMAIL_TAKEN", ["email"])]
TIMES = 4
POSTGRES = pytest.mark.parametrize("server", ["postgres"], indirect=True, scope="session")


@asynccontextmanager
async def without_deadlock(server: Server) -> AsyncIterator[None]:
    """No two transactions of the block wait for each other; on SQLite none waits while it holds anything."""
    before = await _deadlocks(server)
    yield
    assert await _deadlocks(server) == before


async def _deadlocks(server: Server) -> int:
    if server.dialect == "sqlite":
        return 0
    connection = await asyncpg.connect(server.database_url)
    try:
        await connection.execute("SELECT pg_stat_force_next_flush()")
        return int(
            await connection.fetchval(
                "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
            )
        )
    finally:
        await connection.close()


async def test_of_two_corrections_to_one_address_one_is_told_that_it_is_taken(
    tenant: Tenant,
) -> None:
    both = [await tenant.member("HIRING_ADMIN"), await tenant.member("FINANCE_MANAGER")]
    for _ in range(TIMES):
        right = fresh()
        answers = await asyncio.gather(
            *(tenant.owner.attempt("correctUser", user=each.id, email=right) for each in both)
        )
        assert sorted(map(refusals, answers)) == [[], TAKEN]


@pytest.mark.parametrize("taken_by", ["addMember", "addWorker", "createCompany"])
async def test_an_address_is_given_once_whoever_is_faster(tenant: Tenant, taken_by: str) -> None:
    admin = await tenant.member("ADMINISTRATOR")
    for _ in range(TIMES):
        right = fresh()
        given: JSON = {
            "addMember": {"role": "OWNER"},
            "addWorker": {"engagementType": "PAYROLL"},
            "createCompany": {"currency": "DKK", "ownerName": "Ida", "ownerEmail": right},
        }[taken_by]
        founding = taken_by == "createCompany"
        by = tenant.server.support if founding else tenant.owner
        given |= {"name": "Ida"} | ({} if founding else {"company": tenant.id, "email": right})
        corrected, taken = await asyncio.gather(
            tenant.owner.attempt("correctUser", user=admin.id, email=right),
            by.attempt(taken_by, **given),
        )
        path = ["ownerEmail"] if founding else ["email"]
        outcomes = [refusals(corrected), refusals(taken)]
        assert outcomes in ([[], [("EMAIL_TAKEN", path)]], [TAKEN, []])


async def test_who_is_taken_on_while_they_are_corrected_is_listed_by_the_right_name_and_told_of(
    tenant: Tenant,
) -> None:
    for number in range(TIMES):
        other, whom = await found(tenant.server), await worker(tenant)
        name, right = f"Right {number}", fresh()
        given = {"company": other.id, "name": "Ida", "email": whom.actor.email}
        async with without_deadlock(tenant.server):
            corrected, added = await asyncio.gather(
                tenant.owner.attempt("correctUser", user=whom.id, name=name, email=right),
                other.owner.do(
                    "addWorker", "worker { id name }", engagementType="PAYROLL", **given
                ),
            )
        event = await last_event(other.id, other.owner)
        if refusals(corrected):
            # Two may hire them by now: it is support's to correct them.
            assert refusals(corrected) == [("FORBIDDEN", [])]
            assert added["worker"]["id"] == whom.actor.id
        else:
            # Nobody has the former address any more: it is somebody else's.
            assert added["worker"]["name"] == "Ida"
            assert added["worker"]["id"] != whom.actor.id
        assert event["type"] == "WORKER_ADDED"


async def test_nobody_who_corrects_somebody_of_several_companies_waits_for_who_waits_for_them(
    tenant: Tenant,
) -> None:
    tenants = [tenant, await found(tenant.server), await found(tenant.server)]
    shared = [await worker(*order) for order in list(permutations(tenants))[:4]]
    hires = [await _asked_for_payment(each, whom.actor) for each in tenants for whom in shared[:2]]
    support = tenant.server.support
    async with without_deadlock(tenant.server):
        for number in range(2):
            await asyncio.gather(
                *(support.do("correctUser", user=each.id, name=f"N{number}") for each in shared),
                *(each.actor.do("updateProfile", name=f"M{number}") for each in shared),
                *(_ask_again(hire, milestone) for hire, milestone in hires),
                *(each.owner.do("updateProfile", name=f"O{number}") for each in tenants),
                *(_rename(each, f"C{number}") for each in tenants),
                *(_offer_and_correct(each, number) for each in tenants),
            )


async def _asked_for_payment(tenant: Tenant, whom: Actor) -> tuple[Hire, str]:
    id = (await tenant.hire(worker=whom.id)).id
    hire = await (await Hire(tenant, whom, id).offer()).sign()
    return hire, (await hire.milestones())[0]["id"]


async def _ask_again(hire: Hire, milestone: str) -> None:
    request = await hire.submit(milestone)
    await hire.worker.do("cancelPaymentRequest", paymentRequest=request)


async def _rename(tenant: Tenant, name: str) -> None:
    await tenant.owner.do("updateCompany", company=tenant.id, name=name)


async def _offer_and_correct(tenant: Tenant, number: int) -> None:
    admin = await tenant.member("HIRING_ADMIN")
    hire = await tenant.hire()
    await asyncio.gather(
        admin.do("offerHire", hire=hire.id),
        tenant.owner.do("correctUser", user=admin.id, name=f"P{number}"),
        tenant.owner.attempt("correctUser", user=tenant.worker_id, name=f"W{number}"),
    )


async def test_who_is_offered_something_is_corrected_by_the_company_before_or_not_at_all(
    tenant: Tenant,
) -> None:
    outcomes = Counter[bool]()
    for number in range(2 * TIMES):
        whom = await worker(tenant)
        hire = Hire(tenant, whom.actor, (await tenant.hire(worker=whom.actor.id)).id)
        name = f"Right {number}"
        answer, _ = await asyncio.gather(
            tenant.owner.attempt("correctUser", user=whom.id, name=name),
            tenant.owner.do("offerHire", hire=hire.id),
        )
        content = (await hire.read("latestContract { content }"))["latestContract"]["content"]
        corrected = not refusals(answer)
        assert corrected or refusals(answer) == [("FORBIDDEN", [])]
        assert (name in content) is corrected
        outcomes[corrected] += 1
    assert outcomes.total() == 2 * TIMES


@POSTGRES
async def test_an_offer_that_waits_for_a_correction_is_made_under_the_right_name(
    tenant: Tenant,
) -> None:
    whom = await worker(tenant)
    hire = Hire(tenant, whom.actor, (await tenant.hire(worker=whom.actor.id)).id)
    # A correction holds them, and waits for their company.
    async with held(tenant.server, "company", tenant.id) as connection:
        correcting = asyncio.create_task(tenant.owner.do("correctUser", user=whom.id, name="Right"))
        await until_they_wait(connection)
        offering = asyncio.create_task(hire.offer())
        await until_they_wait(connection, 2)
    await correcting
    await offering
    latest = (await hire.read("latestContract { content }"))["latestContract"]
    assert '"Right"' in latest["content"]


@POSTGRES
async def test_who_comes_into_view_while_they_are_corrected_is_corrected_and_told_of(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = await tenant.member("VIEWER")
    await tenant.owner.do("removeMember", user=former.id)
    given = {"company": tenant.id, "name": "Ida", "email": former.email}
    taken: list[JSON] = []

    async def outpaced(noun: Noun, id: UUID | None, by: Viewer) -> Owners:
        owners = await lock_owners(noun, id, by)
        if not taken:
            taken.append(await tenant.owner.do("addMember", role="OWNER", **given))
        return owners

    monkeypatch.setattr(transaction, "lock_owners", outpaced)
    await tenant.server.support.do("correctUser", user=former.id, name="Right")
    event = await last_event(tenant.id, tenant.owner)
    assert event["type"] == "PERSON_CORRECTED"


@POSTGRES
async def test_who_is_corrected_while_they_are_at_work_has_to_sign_in_anew(
    tenant: Tenant, wire: Wire
) -> None:
    hire, admin = await tenant.offered(), await member(tenant, "HIRING_ADMIN")
    right = fresh()
    cancel = f'mutation {{ cancelHire(input: {{hire: "{hire.id}"}}) {{ hire {{ status }} }} }}'
    async with held(tenant.server, "hire", hire.id) as connection:
        asked = asyncio.create_task(wire.send(admin.actor, cancel))
        await until_they_wait(connection)
        await tenant.owner.do("correctUser", user=admin.id, email=right)
    answer = await asked
    assert (answer.status, answer.error_codes) == (401, ["UNAUTHENTICATED"])
    assert (await hire.read("status"))["status"] == "OFFERED"
    await tenant.server.actor(right).do("cancelHire", hire=hire.id)


@POSTGRES
async def test_who_is_corrected_between_two_fields_of_a_request_does_the_second_no_more(
    tenant: Tenant, wire: Wire
) -> None:
    hire, other = await tenant.offered(), await tenant.offered()
    admin = await member(tenant, "HIRING_ADMIN")
    document = f"""mutation {{
        one: cancelHire(input: {{hire: "{hire.id}"}}) {{ hire {{ status }} }}
        two: cancelHire(input: {{hire: "{other.id}"}}) {{ hire {{ status }} }}
    }}"""
    async with held(tenant.server, "hire", other.id) as connection:
        asked = asyncio.create_task(wire.send(admin.actor, document))
        await until_they_wait(connection)
        await tenant.owner.do("correctUser", user=admin.id, email=fresh())
    assert (await asked).error_codes == ["UNAVAILABLE", "UNAUTHENTICATED"]
    assert (await hire.read("status"))["status"] == "CANCELLED"
    assert (await other.read("status"))["status"] == "OFFERED"
