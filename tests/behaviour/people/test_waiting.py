"""Rights are those of the moment in which something takes effect, however long it had to wait."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import asyncpg
import pytest

from models.operators.people import deactivate
from models.unit_of_work.call import Outcome
from models.unit_of_work.guard import Outrun
from models.unit_of_work.transaction import Transaction
from tests.behaviour.wire import Wire
from tests.machines.locks import until_they_wait
from tests.tenant import JSON, Actor, Hire, Server, Tenant, found, milestone

# On SQLite nobody can hold a single row: there is one writer at a time.
pytestmark = pytest.mark.parametrize("server", ["postgres"], indirect=True, scope="session")


@asynccontextmanager
async def held(
    server: Server, table: str, id: str, lock: str = "UPDATE"
) -> AsyncIterator[asyncpg.Connection]:
    """Somebody else's transaction holds the row for as long as the block runs."""
    connection = await asyncpg.connect(server.database_url)
    try:
        async with connection.transaction():
            await connection.execute(
                f"SELECT 1 FROM {table} WHERE id = $1 FOR {lock}", id.partition(":")[2]
            )
            yield connection
    finally:
        await connection.close()


async def test_who_is_removed_while_they_wait_decides_nothing(tenant: Tenant) -> None:
    hire, request = await _asked(tenant)
    manager = await tenant.member("FINANCE_MANAGER")
    async with _approving(hire, manager, [{"paymentRequest": request}]) as approvals:
        await tenant.owner.do("removeMember", user=manager.id)
    assert await _refusals(approvals) == [[("NOT_FOUND", ["paymentRequest"])]]
    (still,) = await hire.milestones()
    assert still["status"] == "PENDING_APPROVAL"


async def test_who_loses_a_role_while_they_wait_is_judged_by_the_new_one(tenant: Tenant) -> None:
    hire, request = await _asked(tenant)
    manager = await tenant.member("FINANCE_MANAGER")
    async with _approving(hire, manager, [{"paymentRequest": request}]) as approvals:
        await tenant.owner.do("changeMemberRole", user=manager.id, role="HIRING_ASSISTANT")
    assert await _refusals(approvals) == [[("FORBIDDEN", [])]]


async def test_who_is_put_on_the_payroll_while_an_offer_waits_is_offered_no_milestones(
    tenant: Tenant,
) -> None:
    hire = await tenant.hire()
    async with held(tenant.server, "hire", hire.id) as connection:
        # It was decided when the worker was a contractor yet.
        offering = asyncio.create_task(tenant.owner.attempt("offerHire", hire=hire.id))
        await until_they_wait(connection)
        payroll = {"worker": tenant.worker_id, "engagementType": "PAYROLL"}
        await tenant.owner.do("changeEngagementType", company=tenant.id, **payroll)
        assert (await hire.read("status"))["status"] == "DRAFT"
    assert await _refusals([offering]) == [[("INDEPENDENT_CONTRACTOR_REQUIRED", ["hire"])]]
    assert await hire.events() == ["HIRE_CREATED"]


async def test_who_waits_for_the_caller_does_not_hold_their_company_meanwhile(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def outrun(transaction: Transaction, outcome: Outcome) -> None:
        if not transaction.locks:
            raise Outrun(transaction.guard.queues)
        await finish(transaction, outcome)

    finish = Transaction.finish
    monkeypatch.setattr(Transaction, "finish", outrun)
    hire = await tenant.active()
    (row,) = await hire.milestones()
    # An operator who deactivates somebody locks them, and then the companies that may hire them.
    async with held(tenant.server, "person", tenant.worker_id, "NO KEY UPDATE") as operator:
        submitting = asyncio.create_task(hire.submit(row["id"]))
        await until_they_wait(operator)
        company = tenant.id.rpartition(":")[2]
        await operator.execute("SELECT 1 FROM company WHERE id = $1 FOR UPDATE NOWAIT", company)
    assert await submitting


async def test_two_that_waited_with_one_key_do_it_once_and_are_both_told_so(tenant: Tenant) -> None:
    hire, request = await _asked(tenant)
    given = {"paymentRequest": request, "idempotencyKey": "k"}
    async with _approving(hire, tenant.owner, [given, given]) as approvals:
        pass
    assert await _refusals(approvals) == [[], []]
    assert (await hire.events()).count("PAYMENT_REQUEST_APPROVED") == 1


async def test_the_second_of_two_that_waited_sees_what_the_first_did(tenant: Tenant) -> None:
    hire, request = await _asked(tenant)
    given = [{"paymentRequest": request}, {"paymentRequest": request, "idempotencyKey": "k"}]
    async with _approving(hire, tenant.owner, given) as approvals:
        pass
    refusals = await _refusals(approvals)
    assert sorted(refusals) == [[], [("INVALID_STATE", ["paymentRequest"])]]


async def _asked(tenant: Tenant) -> tuple[Hire, str]:
    """A hire, and its payment request that awaits a decision."""
    hire = await tenant.active(milestone())
    (only,) = await hire.milestones()
    return hire, await hire.submit(only["id"])


@asynccontextmanager
async def _approving(
    hire: Hire, by: Actor, inputs: Sequence[JSON]
) -> AsyncIterator[list[asyncio.Task[JSON]]]:
    """Approvals that all wait for the hire while the block runs."""
    async with held(hire.tenant.server, "hire", hire.id) as connection:
        approvals = [
            asyncio.create_task(by.attempt("approvePaymentRequest", **given)) for given in inputs
        ]
        await until_they_wait(connection, len(approvals))
        yield approvals


async def _refusals(answers: Sequence[asyncio.Task[JSON]]) -> list[list[tuple[str, list[str]]]]:
    """Of each answer."""
    return [
        [(error["code"], error["path"]) for error in (await answer)["userErrors"]]
        for answer in answers
    ]


async def test_nobody_waits_for_a_worker_who_is_at_work_to_hire_them_too(tenant: Tenant) -> None:
    other = await found(tenant.server)
    worker = tenant.worker
    given = {"name": "Known", "email": worker.email, "engagementType": "PAYROLL"}
    # As the worker's own transactions hold it: who they are may not change meanwhile. Who waits for it gives up.
    async with held(tenant.server, "person", tenant.worker_id, "SHARE"):
        added = await other.owner.do("addWorker", "worker { id }", company=other.id, **given)
    assert added["worker"]["id"] == tenant.worker_id


async def test_a_former_member_is_taken_on_by_one_company_at_a_time(tenant: Tenant) -> None:
    other = await found(tenant.server)
    former = await tenant.member("HIRING_ADMIN")
    await tenant.owner.do("removeMember", user=former.id)
    given = {"name": "Back", "email": former.email, "role": "FINANCE_MANAGER"}
    async with held(tenant.server, "person", former.id) as connection:
        both = [
            asyncio.create_task(
                each.owner.attempt("addMember", "user { id }", company=each.id, **given)
            )
            for each in (tenant, other)
        ]
        await until_they_wait(connection, len(both))
    answers = [await each for each in both]
    codes = [[error["code"] for error in answer["userErrors"]] for answer in answers]
    assert sorted(codes) == [[], ["EMAIL_TAKEN"]]
    assert [answer["user"] is None for answer in answers] == [bool(code) for code in codes]


@pytest.mark.parametrize("before", [0, 1])
async def test_what_is_shown_to_who_loses_a_role_while_they_wait_is_judged_by_the_new_one(
    tenant: Tenant, before: int
) -> None:
    """Whether it is the first that they change by this request, or they changed something `before`."""
    member = await tenant.member("ADMINISTRATOR")
    hires = [await tenant.offered() for _ in range(before + 1)]
    shown = "hire { status company { events { totalCount } } }"
    fields = [
        f'at{place}: cancelHire(input: {{hire: "{hire.id}"}}) {{ {shown} }}'
        for place, hire in enumerate(hires)
    ]
    async with held(tenant.server, "hire", hires[-1].id) as connection:
        asked = asyncio.create_task(member.ask(f"mutation {{ {' '.join(fields)} }}"))
        await until_they_wait(connection)
        await tenant.owner.do("changeMemberRole", user=member.id, role="HIRING_ADMIN")
    *_, last = (await asked).values()
    assert last["hire"] == {"status": "CANCELLED", "company": {"events": {"totalCount": 0}}}


async def test_who_is_deactivated_while_their_first_question_waits_is_told_nothing(
    tenant: Tenant, wire: Wire
) -> None:
    member = await tenant.member("ADMINISTRATOR")
    connection = await asyncpg.connect(tenant.server.database_url)
    try:
        async with connection.transaction():
            # Who asks can be looked up meanwhile, what they ask for cannot.
            await connection.execute("LOCK TABLE hire IN ACCESS EXCLUSIVE MODE")
            asked = asyncio.create_task(wire.send(member, "{ hires { totalCount } }"))
            await until_they_wait(connection)
            await deactivate(member.email, datetime.now(UTC))
    finally:
        await connection.close()
    answer = await asked
    assert (answer.status, answer.error_codes) == (401, ["UNAUTHENTICATED"])
