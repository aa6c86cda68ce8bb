"""What those race for who lock different rows: a unique index decides, and the losers are told by code."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.chaos.desk import Desk
from tests.tenant import Actor, Tenant, found, milestone

ROUNDS = 4


async def test_one_of_many_companies_gets_a_member_and_the_others_are_told_that_the_address_is_taken(
    shared_desk: Desk,
) -> None:
    tenants = await _houses(shared_desk)
    for number in range(ROUNDS):
        given = {"email": f"wanted{number}@example.com", "name": "W", "role": "FINANCE_MANAGER"}
        answers = await _all_add(shared_desk, tenants, "addMember", **given)
        assert codes(answers) == [[], *[["EMAIL_TAKEN"]] * (len(tenants) - 1)]


async def test_companies_that_add_the_same_new_worker_at_once_all_get_them(
    shared_desk: Desk,
) -> None:
    tenants = await _houses(shared_desk)
    for number in range(ROUNDS):
        given = {"email": f"skilled{number}@example.com", "name": "S"}
        answers = await _all_add(
            shared_desk, tenants, "addWorker", engagementType="INDEPENDENT_CONTRACTOR", **given
        )
        assert codes(answers) == [[]] * len(tenants)
        assert len({answer["worker"]["id"] for answer in answers}) == 1


async def test_one_key_for_many_hires_at_once_offers_one_of_them(shared_desk: Desk) -> None:
    hires = [await shared_desk.tenant.hire(milestone()) for _ in range(6)]
    owner = shared_desk.tenant.owner
    answers = await asyncio.gather(
        *(
            _at(shared_desk, number, owner).attempt("offerHire", hire=each.id, idempotencyKey="k")
            for number, each in enumerate(hires)
        )
    )
    assert codes(answers) == [[], *[["IDEMPOTENCY_KEY_REUSED"]] * 5]


def codes(answers: Sequence[dict[str, Any]]) -> list[list[str]]:
    """Of the refusals of each answer, sorted."""
    return sorted([error["code"] for error in answer["userErrors"]] for answer in answers)


async def _houses(desk: Desk) -> list[Tenant]:
    """Four companies, each three times."""
    return [desk.tenant, *[await found(desk.tenant.server) for _ in range(3)]] * 3


async def _all_add(
    desk: Desk, tenants: Sequence[Tenant], mutation: str, **given: str
) -> list[dict[str, Any]]:
    subject = {"addMember": "user { id }", "addWorker": "worker { id }"}[mutation]
    return await asyncio.gather(
        *(
            _at(desk, number, tenant.owner).attempt(mutation, subject, company=tenant.id, **given)
            for number, tenant in enumerate(tenants)
        )
    )


def _at(desk: Desk, number: int, actor: Actor) -> Actor:
    """The actor at one process or the other."""
    return replace(actor, url=desk.nodes[number % 2].url)
