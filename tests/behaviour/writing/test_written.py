"""What a write costs PostgreSQL: a few statements, however much it changes.

Each is a round trip; where something is locked first, so are BEGIN and COMMIT. (On SQLite none is one, and what the
last statement writes takes one for each table there.)
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest

from models.unit_of_work import numbering
from tests.behaviour.reading.statements import counted
from tests.tenant import Hire, Tenant, milestone

pytestmark = pytest.mark.parametrize("server", ["postgres"], indirect=True, scope="session")

READ = WRITE = SHOW = LOCK = 1
PLAIN = READ + WRITE + SHOW
PROOF = 1
"""Has the version's own layout still to be proved?"""
FIRST = LOCK + READ + 1
"""What has to be written before all else, with the hire locked: the version in force, or the open one, makes way for
another."""


@contextmanager
def taking(statements: int) -> Iterator[None]:
    """The block sends so many."""
    with counted() as sent:
        yield
    assert len(sent) == statements, sent


@pytest.mark.parametrize("key", [{}, {"idempotencyKey": "k"}])
@pytest.mark.parametrize(
    ("verb", "given"),
    [
        ("approvePaymentRequest", {}),
        ("rejectPaymentRequest", {"reason": "Not yet"}),
        ("cancelPaymentRequest", {}),
    ],
)
async def test_a_request_is_decided_by_three(
    tenant: Tenant, verb: str, given: dict[str, str], key: dict[str, str]
) -> None:
    hire = await tenant.active(milestone(), milestone("More"))
    request = await hire.submit((await _ids(hire))[0])
    by = tenant.worker if verb == "cancelPaymentRequest" else tenant.owner
    with taking(PLAIN):
        await by.do(verb, _REQUEST, paymentRequest=request, **given, **key)


@pytest.mark.parametrize("key", [{}, {"idempotencyKey": "k"}])
async def test_a_request_is_submitted_by_three(tenant: Tenant, key: dict[str, str]) -> None:
    hire = await tenant.active(milestone())
    (id,) = await _ids(hire)
    with taking(PLAIN):
        await hire.worker.do("submitPaymentRequest", _REQUEST, milestone=id, **key)


async def test_many_who_ask_one_company_at_once_take_no_more_and_are_numbered_in_turn(
    tenant: Tenant,
) -> None:
    hires = [await tenant.active(milestone()) for _ in range(6)]
    asked = [((await _ids(hire))[0], hire.worker) for hire in hires]
    request = "paymentRequest { number }"
    with taking(len(hires) * PLAIN):
        done = await asyncio.gather(
            *(by.do("submitPaymentRequest", request, milestone=id) for id, by in asked)
        )
    numbers = sorted(each["paymentRequest"]["number"] for each in done)
    assert numbers == [f"PR-{number}" for number in range(1, len(hires) + 1)]


async def test_the_last_number_that_a_process_remembers_is_held_against_the_companys(
    tenant: Tenant,
) -> None:
    # As after a backup was restored, or another process failed over.
    numbering.remember(UUID(tenant.id.partition(":")[2]), 99)
    hire = await tenant.active(milestone(), milestone("More"))
    first, second = await _ids(hire)
    request = "paymentRequest { number }"
    with taking(READ + WRITE + PLAIN):
        done = await hire.worker.do("submitPaymentRequest", request, milestone=first)
    with taking(PLAIN):
        next_one = await hire.worker.do("submitPaymentRequest", request, milestone=second)
    numbers = [each["paymentRequest"]["number"] for each in (done, next_one)]
    assert numbers == ["PR-1", "PR-2"]


@pytest.mark.parametrize("size", [1, 50])
async def test_a_signature_and_an_edit_take_as_many_for_50_milestones_as_for_one(
    tenant: Tenant, size: int
) -> None:
    hire = await tenant.offered(*[milestone(f"Step {number}") for number in range(size)])
    signature = await _signature(hire)
    with taking(PROOF + PLAIN):
        await hire.worker.do("signContract", "contract { status }", **signature)
    update = [{"milestone": id, "amount": "2.00"} for id in await _ids(hire)]
    add = [milestone(f"More {number}") for number in range(size)]
    seen = hire.data["version"]
    with taking(PLAIN + SHOW):
        await _edit(hire, seen, update=update, add=add)
    with taking(FIRST + PLAIN + SHOW):
        await _edit(hire, seen + 1, add=add)
    signature = await _signature(hire)
    with taking(PROOF + FIRST + PLAIN):
        await hire.worker.do("signContract", "contract { status }", **signature)


async def test_a_message_is_posted_by_three(tenant: Tenant) -> None:
    hire = await tenant.offered()
    conversation = (await hire.read())["conversation"]["id"]
    with taking(PLAIN):
        await tenant.owner.do(
            "postMessage", "message { id }", conversation=conversation, body="Hello"
        )


async def test_a_refusal_takes_no_more_than_a_look(tenant: Tenant) -> None:
    hire = await tenant.active(milestone())
    request = await hire.paid((await _ids(hire))[0])
    with taking(READ):
        await tenant.owner.refused("approvePaymentRequest", paymentRequest=request)


async def test_a_retry_takes_no_more_than_a_look_and_the_payload(tenant: Tenant) -> None:
    hire = await tenant.active(milestone())
    given = {"milestone": (await _ids(hire))[0], "idempotencyKey": "k"}
    await hire.worker.do("submitPaymentRequest", _REQUEST, **given)
    with taking(READ + SHOW):
        await hire.worker.do("submitPaymentRequest", _REQUEST, **given)


_REQUEST = "paymentRequest { status milestone { status } }"


async def _ids(hire: Hire) -> list[str]:
    return [each["id"] for each in await hire.milestones()]


async def _signature(hire: Hire) -> dict[str, str]:
    contract = (await hire.read(by=hire.worker))["latestContract"]
    seen = {"contract": contract["id"], "contentHash": contract["contentHash"]}
    return {**seen, "signedName": "Maja"}


async def _edit(hire: Hire, seen: int, **changes: Any) -> None:
    shown = "hire { version } contract { id }"
    edit = {"hire": hire.id, "expectedVersion": seen, **changes}
    payload = await hire.tenant.owner.do("editMilestones", shown, **edit)
    assert payload["contract"]
