"""Several note at once: one comes first, the others are told why not, and nothing is written twice or half."""

import asyncio
from collections import Counter
from collections.abc import Sequence

import pytest

from tests.behaviour.people.test_correction_races import without_deadlock
from tests.tenant import JSON, Actor, Hire, Tenant, in_days, milestone

TIMES = 5
AT_ONCE = 4
DONE: list[tuple[str, list[str]]] = []
STATE = [("INVALID_STATE", ["paymentRequest"])]
TAKEN = [("EXTERNAL_ID_TAKEN", ["externalId"])]


async def raced(
    tenant: Tenant, *calls: tuple[Actor, str, JSON]
) -> list[list[tuple[str, list[str]]]]:
    """The refusals of each call, all of them made at once."""
    async with without_deadlock(tenant.server):
        payloads = await asyncio.gather(*(by.attempt(name, **given) for by, name, given in calls))
    return [[(each["code"], each["path"]) for each in told["userErrors"]] for told in payloads]


def once(outcomes: Sequence[object], otherwise: object) -> bool:
    """Whether one of them was done, and every other one was refused like this."""
    return sorted(map(str, outcomes)) == sorted(
        [str(DONE), *[str(otherwise)] * (len(outcomes) - 1)]
    )


async def approved(tenant: Tenant, rows: int = 1) -> tuple[Hire, list[str]]:
    """An active hire, and its requests, which are approved."""
    hire = await tenant.active(*(milestone(f"M{n}", 30 + n) for n in range(rows)))
    return hire, [await hire.paid(each["id"]) for each in await hire.milestones()]


async def test_a_payment_is_recorded_once_however_many_record_it_at_once(tenant: Tenant) -> None:
    finance = await tenant.member("FINANCE_MANAGER")
    hire, requests = await approved(tenant, TIMES)
    for request in requests:
        given = {"paymentRequest": request, "paidOn": in_days(0)}
        calls = [
            (by, "recordPayment", {**given, "reference": f"{n}"})
            for n, by in enumerate((tenant.owner, finance) * (AT_ONCE // 2))
        ]
        assert once(await raced(tenant, *calls), STATE)
    assert Counter(await hire.events())["PAYMENT_RECORDED"] == TIMES


async def test_one_key_records_once_and_all_who_retried_are_told_so(tenant: Tenant) -> None:
    hire, (request,) = await approved(tenant)
    given = {"paymentRequest": request, "paidOn": in_days(0), "idempotencyKey": "k"}
    outcomes = await raced(tenant, *[(tenant.owner, "recordPayment", given)] * AT_ONCE)
    assert outcomes == [DONE] * AT_ONCE
    assert Counter(await hire.events())["PAYMENT_RECORDED"] == 1


async def test_who_voids_and_who_records_at_once_do_one_after_the_other(tenant: Tenant) -> None:
    (hire, requests), times = await approved(tenant, TIMES), 0
    for request in requests:
        payment = {"paymentRequest": request, "paidOn": in_days(0)}
        await tenant.owner.do("recordPayment", **payment)
        voided, recorded = await raced(
            tenant,
            (tenant.owner, "voidPayment", {"paymentRequest": request, "reason": "No"}),
            (tenant.owner, "recordPayment", payment),
        )
        assert voided == DONE
        document = "query ($id: ID!) { node(id: $id) { ... on PaymentRequest { paidOn } } }"
        paid_on = (await tenant.owner.ask(document, id=request))["node"]["paidOn"]
        # Either it was recorded anew, after it was voided, or was refused before that.
        assert (recorded, paid_on) in ((DONE, in_days(0)), (STATE, None))
        times += recorded == DONE
    assert Counter(await hire.events())["PAYMENT_RECORDED"] == TIMES + times


async def test_two_who_void_at_once_void_once(tenant: Tenant) -> None:
    hire, requests = await approved(tenant, TIMES)
    for request in requests:
        await tenant.owner.do("recordPayment", paymentRequest=request, paidOn=in_days(0))
        given = {"paymentRequest": request, "reason": "No"}
        assert once(await raced(tenant, *[(tenant.owner, "voidPayment", given)] * 2), STATE)
    assert Counter(await hire.events())["PAYMENT_VOIDED"] == TIMES


async def test_a_key_is_one_hires_whoever_is_faster(tenant: Tenant) -> None:
    hires = [await tenant.hire() for _ in range(AT_ONCE)]
    for number in range(TIMES):
        given = {"externalId": f"AP-{number}"}
        calls = [(tenant.owner, "setExternalId", {**given, "node": each.id}) for each in hires]
        assert once(await raced(tenant, *calls), TAKEN)


async def test_a_key_is_one_payment_requests_also_where_payments_are_recorded(
    tenant: Tenant,
) -> None:
    pairs = [await approved(tenant, TIMES) for _ in range(2)]
    for number, (first, second) in enumerate(
        zip(*(requests for _, requests in pairs), strict=True)
    ):
        key = {"externalId": f"AP-{number}"}
        recorded = {"paymentRequest": first, "paidOn": in_days(0), **key}
        outcomes = await raced(
            tenant,
            (tenant.owner, "recordPayment", recorded),
            (tenant.owner, "setExternalId", {"node": second, **key}),
        )
        assert once(outcomes, TAKEN)


async def test_a_key_is_one_hires_also_where_hires_are_created(tenant: Tenant) -> None:
    hire = await tenant.hire()
    new = {
        "company": tenant.id,
        "worker": tenant.worker_id,
        "title": "Site",
        "rate": {"fixed": "1"},
    }
    for number in range(TIMES):
        key = {"externalId": f"AP-{number}"}
        created = (tenant.owner, "createDirectHire", {**new, **key})
        named = (tenant.owner, "setExternalId", {"node": hire.id, **key})
        assert once(await raced(tenant, created, created, named), TAKEN)


@pytest.mark.parametrize("stage", ["active", "offered"])
async def test_a_key_is_one_milestones_whoever_is_faster(tenant: Tenant, stage: str) -> None:
    hire: Hire = await getattr(tenant, stage)(milestone("A"), milestone("B", 40))
    ids = [each["id"] for each in await hire.milestones()]
    for number in range(TIMES):
        key = {"externalId": f"M-{number}"}
        version = (await hire.read("version"))["version"]
        edit = {"hire": hire.id, "expectedVersion": version, "add": [milestone("C", 50, **key)]}
        calls = [(tenant.owner, "setExternalId", {"node": each, **key}) for each in ids]
        outcomes = await raced(tenant, *calls, (tenant.owner, "editMilestones", edit))
        added = [("EXTERNAL_ID_TAKEN", ["add", "0", "externalId"])]
        assert once([TAKEN if each == added else each for each in outcomes], TAKEN)
