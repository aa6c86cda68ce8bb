"""A write hangs on what was read: where somebody was faster in between, nothing of it is written."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from models.database.connection import current_connection, fetch
from models.operators.people import deactivate
from models.rules.errors import NotFound, Refused
from models.unit_of_work.call import Outcome
from models.unit_of_work.guard import Outrun
from models.unit_of_work.transaction import Transaction, Try
from tests.behaviour.estate import Estate, settle
from tests.behaviour.recipes import MUTATIONS, About, arguments
from tests.behaviour.wire import everything
from tests.tenant import JSON, Actor, Server, Tenant

ABOUT_A_COMPANY = {
    "createCompany", "updateCompany", "updateProfile", "correctUser", "addMember", "changeMemberRole", "removeMember",
    "addWorker", "changeEngagementType", "enableMilestones", "disableMilestones", "updateHiringSettings",
    "setContractTemplate", "removeContractTemplate", "postJob", "createDirectHire", "createCalendarFeed",
    *(name for name, recipe in MUTATIONS.items() if recipe.about in (About.INTEGRATION, About.OWN)),
}  # fmt: skip
"""These lock the company's row first, or the person's, and nobody is faster then."""

Finish = Callable[[Transaction, Outcome], Awaitable[None]]


@pytest.fixture(scope="module")
async def raced(server: Server) -> Estate:
    """An estate of these tests alone."""
    return await settle(server, f"raced{uuid4().hex[:8]}")


@pytest.mark.parametrize("name", sorted(MUTATIONS.keys() - ABOUT_A_COMPANY))
async def test_of_what_was_decided_on_an_older_state_of_a_hire_nothing_is_written(
    raced: Estate, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, told = await _given(raced, name), list[str]()

    async def overtaken(transaction: Transaction, outcome: Outcome) -> None:
        told.append(await _told_on_an_older_state(transaction, outcome, finish))
        raise Refused([NotFound(("seen",))])

    finish = Transaction.finish
    monkeypatch.setattr(Transaction, "finish", overtaken)
    payload = await _fitting(raced, name).attempt(name, **given)
    assert [each["path"] for each in payload["userErrors"]] == [["seen"]]
    # On SQLite whoever writes is alone: there is nobody to be outrun by.
    assert told == ["alone" if raced.tenant.server.dialect == "sqlite" else "outrun"]


async def _told_on_an_older_state(
    transaction: Transaction, outcome: Outcome, finish: Finish
) -> str:
    if transaction.locks:
        return "alone"
    assert transaction.guard.hire
    hire, before = transaction.guard.hire[0], await _everything()
    await _move_on(hire, 1)
    try:
        await finish(transaction, outcome)
    except Outrun:
        return "outrun"
    finally:
        await _move_on(hire, -1)
        assert await _everything() == before
    return "written"


async def _given(estate: Estate, name: str) -> JSON:
    """Its input. The edit is one of a hire without an open version: to replace one takes the lock."""
    given: JSON = arguments(name, estate)["input"]
    if name not in {"editMilestones", "editHire"}:
        return given
    hire, taken = estate.hires["running"], ("add", "title", "endDate", "idempotencyKey")
    edit = {"hire": hire.id, **{name: given[name] for name in taken if name in given}}
    return {**edit, "expectedVersion": (await hire.read("version"))["version"]}


async def _everything() -> tuple[object, ...]:
    return await everything(), await fetch("SELECT * FROM document_task ORDER BY id", [])


async def _move_on(hire: UUID, by: int) -> None:
    statement = f"UPDATE hire SET event_seq = event_seq + {by} WHERE id = '{hire}'"
    await current_connection().execute_query(statement, [])


def _fitting(estate: Estate, name: str) -> Actor:
    theirs = ("signContract", "declineContract", "submitPaymentRequest", "cancelPaymentRequest")
    return estate.tenant.worker if name in theirs else estate.tenant.owner


async def _demoted(tenant: Tenant, member: Actor) -> None:
    await tenant.owner.do("changeMemberRole", user=member.id, role="HIRING_ASSISTANT")


async def _removed(tenant: Tenant, member: Actor) -> None:
    await tenant.owner.do("removeMember", user=member.id)


async def _deactivated(_: Tenant, member: Actor) -> None:
    await deactivate(member.email, datetime.now(UTC))


@pytest.mark.parametrize("lose", [_demoted, _removed, _deactivated])
async def test_whoever_loses_their_role_in_between_approves_nothing(
    tenant: Tenant,
    lose: Callable[[Tenant, Actor], Awaitable[None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hire, member = await tenant.active(), await tenant.member("FINANCE_MANAGER")
    (row,) = await hire.milestones()
    request = await hire.submit(row["id"])
    lost: list[str] = []

    async def losing(transaction: Transaction, written: Outcome) -> None:
        if transaction.action == "approvePaymentRequest" and not lost and not transaction.locks:
            lost.append("their role")
            await lose(tenant, member)
        await finish(transaction, written)

    finish = Transaction.finish
    monkeypatch.setattr(Transaction, "finish", losing)
    answer = await _answer(member, request)
    (edge,) = (await hire.read("paymentRequests { edges { node { status } } }"))["paymentRequests"][
        "edges"
    ]
    # On SQLite nobody comes in between.
    assert bool(lost) is (tenant.server.dialect == "postgres")
    assert answer in ({"FORBIDDEN", "NOT_FOUND", "UNAUTHENTICATED"} if lost else {"approved"})
    assert edge["node"]["status"] == ("PENDING" if lost else "APPROVED")


async def _answer(member: Actor, request: str) -> Any:
    document = """mutation ($input: ApprovePaymentRequestInput!) {
        approvePaymentRequest(input: $input) { userErrors { code } } }"""
    try:
        data = await member.ask(document, input={"paymentRequest": request})
    except Exception as refused:  # noqa: BLE001 (what a client sees of it depends on what was lost)
        return "UNAUTHENTICATED" if "UNAUTHENTICATED" in str(refused) else str(refused)
    errors = data["approvePaymentRequest"]["userErrors"]
    return errors[0]["code"] if errors else "approved"


async def test_what_needs_a_lock_only_once_it_was_outrun_gets_it(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    hire, tried = await tenant.active(), list[Try]()

    async def finish_later(transaction: Transaction, outcome: Outcome) -> None:
        tried.append(transaction.how)
        if transaction.how is Try.AT_ONCE:
            raise Outrun(transaction.guard.queues)
        transaction._need_lock()
        await finish(transaction, outcome)

    finish = Transaction.finish
    monkeypatch.setattr(Transaction, "finish", finish_later)
    conversation = (await hire.read("conversation { id }"))["conversation"]["id"]
    await tenant.owner.do("postMessage", conversation=conversation, body="Hello")
    assert tried[-1] is Try.LOCKED
    assert tenant.server.dialect == "sqlite" or tried == list(Try)
