"""Rights are those of the moment in which something takes effect, however long it had to wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from tests.house import JSON, Hire, House, Server, found, milestone

# On SQLite nobody can hold a single row: there is one writer at a time.
pytestmark = pytest.mark.parametrize("server", ["postgres"], indirect=True, scope="session")


@asynccontextmanager
async def held(server: Server, table: str, id: str) -> AsyncIterator[None]:
    """Somebody else's transaction holds the row for as long as the block runs."""
    connection = await asyncpg.connect(server.database_url)
    try:
        async with connection.transaction():
            await connection.execute(
                f"SELECT 1 FROM {table} WHERE id = $1 FOR UPDATE", id.partition(":")[2]
            )
            yield
    finally:
        await connection.close()


async def test_who_is_removed_while_they_wait_decides_nothing(house: House) -> None:
    hire = await house.active(milestone())
    (only,) = await hire.milestones()
    request = await hire.submit(only["id"])
    manager = await house.member("FINANCE_MANAGER")
    async with held(house.server, "hire", hire.id):
        approving = asyncio.create_task(
            manager.attempt("approvePaymentRequest", paymentRequest=request)
        )
        await asyncio.sleep(0.3)
        await house.owner.do("removeMember", user=manager.id)
    answer = await approving
    assert [(each["code"], each["path"]) for each in answer["userErrors"]] == [
        ("NOT_FOUND", ["paymentRequest"])
    ]
    (still,) = await hire.milestones()
    assert still["status"] == "PENDING_APPROVAL"


async def test_who_loses_a_role_while_they_wait_is_judged_by_the_new_one(house: House) -> None:
    hire = await house.active(milestone())
    (only,) = await hire.milestones()
    request = await hire.submit(only["id"])
    manager = await house.member("FINANCE_MANAGER")
    async with held(house.server, "hire", hire.id):
        approving = asyncio.create_task(
            manager.attempt("approvePaymentRequest", paymentRequest=request)
        )
        await asyncio.sleep(0.3)
        await house.owner.do("changeMemberRole", user=manager.id, role="HIRING_ASSISTANT")
    answer = await approving
    assert [(each["code"], each["path"]) for each in answer["userErrors"]] == [("FORBIDDEN", [])]


async def test_two_that_waited_with_one_key_do_it_once_and_are_both_told_so(house: House) -> None:
    hire = await house.active(milestone())
    (only,) = await hire.milestones()
    request = await hire.submit(only["id"])
    given = {"paymentRequest": request, "idempotencyKey": "k"}
    answers = await _waiting(house, hire, [given, given])
    assert [answer["userErrors"] for answer in answers] == [[], []]
    assert (await hire.events()).count("PAYMENT_REQUEST_APPROVED") == 1


async def test_the_second_of_two_that_waited_sees_what_the_first_did(house: House) -> None:
    hire = await house.active(milestone())
    (only,) = await hire.milestones()
    request = await hire.submit(only["id"])
    keys: list[JSON] = [{}, {"idempotencyKey": "k"}]
    answers = await _waiting(house, hire, [{"paymentRequest": request, **key} for key in keys])
    codes = [[each["code"] for each in answer["userErrors"]] for answer in answers]
    assert sorted(codes) == [[], ["INVALID_STATE"]]


async def _waiting(house: House, hire: Hire, inputs: list[JSON]) -> list[JSON]:
    """The answers of approvals that all wait for the hire at once."""
    async with held(house.server, "hire", hire.id):
        approvals = [
            asyncio.create_task(house.owner.attempt("approvePaymentRequest", **given))
            for given in inputs
        ]
        await asyncio.sleep(0.3)
    return [await each for each in approvals]


async def test_a_former_member_is_taken_on_by_one_company_at_a_time(house: House) -> None:
    other = await found(house.server)
    former = await house.member("HIRING_ADMIN")
    await house.owner.do("removeMember", user=former.id)
    given = {"name": "Back", "email": former.email, "role": "FINANCE_MANAGER"}
    async with held(house.server, "person", former.id):
        both = [
            asyncio.create_task(
                each.owner.attempt("addMember", "user { id }", company=each.id, **given)
            )
            for each in (house, other)
        ]
        await asyncio.sleep(0.3)
    answers = [await each for each in both]
    codes = [[error["code"] for error in answer["userErrors"]] for answer in answers]
    assert sorted(codes) == [[], ["EMAIL_TAKEN"]]
    assert [answer["user"] is None for answer in answers] == [bool(code) for code in codes]
