"""The company notes that an approved request was paid, on which day and under which reference; and takes it back."""

import pytest

from tests.tenant import JSON, Hire, Tenant, in_days, milestone

PAID = """paymentRequest { id status paidOn paymentReference externalId hire { version }
    milestone { status updatedAt paymentRequest { paidOn } }
    viewerCanRecordPayment { allowed reasons { code path } }
    viewerCanVoidPayment { allowed reasons { code path } } }"""
STATE = [("INVALID_STATE", ["paymentRequest"])]
YES: JSON = {"allowed": True, "reasons": []}
NO: JSON = {
    "allowed": False,
    "reasons": [{"code": "INVALID_STATE", "path": ["paymentRequest"]}],
}
FORBIDDEN: JSON = {"allowed": False, "reasons": [{"code": "FORBIDDEN", "path": []}]}


async def paid(tenant: Tenant, amount: str = "1250.00") -> tuple[Hire, str]:
    """An active hire, and its one request, which is approved."""
    hire = await tenant.active(milestone(amount=amount))
    return hire, await hire.paid((await hire.milestones())[0]["id"])


async def seen(by: Tenant, request: str, fields: str, *, worker: bool = False) -> JSON:
    """The request as the owner, or the worker, sees it."""
    document = f"query ($id: ID!) {{ node(id: $id) {{ ... on PaymentRequest {{ {fields} }} }} }}"
    actor = by.worker if worker else by.owner
    return dict((await actor.ask(document, id=request))["node"])


async def test_a_recorded_payment_says_when_and_under_which_reference_and_moves_nothing_else(
    tenant: Tenant,
) -> None:
    hire, request = await paid(tenant)
    before = await seen(tenant, request, "hire { version } milestone { status updatedAt }")
    finance = await tenant.member("FINANCE_MANAGER")
    given = {"paidOn": in_days(0), "reference": " SEPA 4711 ", "externalId": " AP-1 "}
    payload = await finance.do("recordPayment", PAID, paymentRequest=request, **given)
    told = payload["paymentRequest"]
    assert told == {
        "id": request,
        "status": "APPROVED",
        "paidOn": in_days(0),
        "paymentReference": "SEPA 4711",
        "externalId": "AP-1",
        "hire": before["hire"],
        "milestone": {**before["milestone"], "paymentRequest": {"paidOn": in_days(0)}},
        "viewerCanRecordPayment": NO,
        "viewerCanVoidPayment": YES,
    }
    assert (await hire.events())[-1] == "PAYMENT_RECORDED"


async def test_a_voided_payment_leaves_the_external_id_and_may_be_recorded_anew(
    tenant: Tenant,
) -> None:
    _, request = await paid(tenant)
    payment = {"paymentRequest": request, "paidOn": in_days(0)}
    await tenant.owner.do("recordPayment", **payment, reference="SEPA 1", externalId="AP-1")
    payload = await tenant.owner.do(
        "voidPayment", PAID, paymentRequest=request, reason=" It came back. "
    )
    told = payload["paymentRequest"]
    assert [told[name] for name in ("status", "paidOn", "paymentReference", "externalId")] == [
        "APPROVED", None, None, "AP-1",
    ]  # fmt: skip
    assert (told["viewerCanRecordPayment"], told["viewerCanVoidPayment"]) == (YES, NO)
    assert await tenant.owner.refused("voidPayment", paymentRequest=request, reason="x") == STATE
    again = await tenant.owner.do("recordPayment", PAID, **payment)
    assert again["paymentRequest"]["paymentReference"] is None
    assert again["paymentRequest"]["externalId"] == "AP-1"


async def test_the_trail_tells_what_was_noted_and_why_it_was_taken_back(tenant: Tenant) -> None:
    hire, request = await paid(tenant)
    day = in_days(0)
    payment = {"paymentRequest": request, "paidOn": day, "reference": "SEPA 1"}
    await tenant.owner.do("recordPayment", **payment, externalId="AP-1")
    await tenant.owner.do("voidPayment", paymentRequest=request, reason="It came back.")
    fields = """type reason actor { id } milestone { name } paymentRequest { id }
        changes { field before after }"""
    recorded = [("paidOn", None, day), ("paymentReference", None, "SEPA 1")]
    by_company = [*recorded, ("externalId", None, "AP-1")]
    for viewer, told in ((tenant.owner, by_company), (hire.worker, recorded)):
        events = await _last_events(hire, fields, viewer is hire.worker)
        assert [each["type"] for each in events] == ["PAYMENT_RECORDED", "PAYMENT_VOIDED"]
        assert [each["reason"] for each in events] == [None, "It came back."]
        assert {each["actor"]["id"] for each in events} == {tenant.owner.id}
        assert {each["paymentRequest"]["id"] for each in events} == {request}
        assert {each["milestone"]["name"] for each in events} == {"Design"}
        changes = [[tuple(each.values()) for each in event["changes"]] for event in events]
        assert changes == [told, [(name, after, before) for name, before, after in recorded]]


async def _last_events(hire: Hire, fields: str, worker: bool) -> list[JSON]:
    page = f"events(last: 2) {{ edges {{ node {{ {fields} }} }} }}"
    data = await hire.read(page, hire.worker if worker else None)
    return [edge["node"] for edge in data["events"]["edges"]]


async def test_the_worker_sees_what_was_paid_and_no_external_id(tenant: Tenant) -> None:
    _, request = await paid(tenant)
    payment = {"paymentRequest": request, "paidOn": in_days(0), "reference": "SEPA 1"}
    await tenant.owner.do("recordPayment", **payment, externalId="AP-1")
    fields = PAID.removeprefix("paymentRequest {").removesuffix("}")
    told = await seen(tenant, request, fields, worker=True)
    assert (told["paidOn"], told["paymentReference"]) == (in_days(0), "SEPA 1")
    assert told["externalId"] is None
    assert told["viewerCanRecordPayment"] == told["viewerCanVoidPayment"] == FORBIDDEN


async def test_only_an_approved_request_is_paid_whatever_became_of_the_hire(
    tenant: Tenant,
) -> None:
    hire = await tenant.active(*(milestone(name) for name in "ABCD"))
    a, b, c, d = [each["id"] for each in await hire.milestones()]
    approved, pending = await hire.paid(a), await hire.submit(b)
    rejected, cancelled = await hire.submit(c), await hire.submit(d)
    await tenant.owner.do("rejectPaymentRequest", paymentRequest=rejected, reason="No")
    await hire.worker.do("cancelPaymentRequest", paymentRequest=cancelled)
    for request in (pending, rejected, cancelled):
        given = {"paymentRequest": request, "paidOn": in_days(9)}
        assert await tenant.owner.refused("recordPayment", **given) == STATE
        told = await seen(
            tenant, request, "viewerCanRecordPayment { allowed reasons { code path } }"
        )
        assert told["viewerCanRecordPayment"] == NO
    await hire.worker.do("cancelPaymentRequest", paymentRequest=pending)
    await tenant.owner.do("terminateHire", hire=hire.id, reason="Over")
    await tenant.owner.do("recordPayment", paymentRequest=approved, paidOn=in_days(0))
    await tenant.owner.do("voidPayment", paymentRequest=approved, reason="Wrong one")


async def test_all_that_is_wrong_is_told_at_once_and_after_the_state(tenant: Tenant) -> None:
    hire, request = await paid(tenant)
    await tenant.owner.do("setExternalId", node=request, externalId="AP-0")
    other = await tenant.active()
    another = await other.paid((await other.milestones())[0]["id"])
    wrong = {"paidOn": in_days(1), "reference": "x" * 201, "externalId": "AP-0"}
    everything = [
        ("INVALID_DATE", ["paidOn"]),
        ("TOO_LONG", ["reference"]),
        ("EXTERNAL_ID_TAKEN", ["externalId"]),
    ]
    assert (
        await tenant.owner.refused("recordPayment", paymentRequest=another, **wrong) == everything
    )
    too_early = {"paymentRequest": another, "paidOn": in_days(-1), "externalId": "y" * 256}
    assert await tenant.owner.refused("recordPayment", **too_early) == [
        ("INVALID_DATE", ["paidOn"]),
        ("TOO_LONG", ["externalId"]),
    ]
    for reason in (" ", "x" * 2_001):
        given = {"paymentRequest": request, "reason": reason}
        assert await tenant.owner.refused("voidPayment", **given) == STATE
    await tenant.owner.do("recordPayment", paymentRequest=request, paidOn=in_days(0))
    for reason, code in ((" ", "REQUIRED"), ("x" * 2_001, "TOO_LONG")):
        given = {"paymentRequest": request, "reason": reason}
        assert await tenant.owner.refused("voidPayment", **given) == [(code, ["reason"])]
    assert "PAYMENT_VOIDED" not in await hire.events()


@pytest.mark.parametrize(
    ("currency", "amounts", "paid_amounts"),
    [
        ("DKK", ["0.01", "0.02", "999999999999"], ["0.00", "0.01", "0.03", "999999999999.03"]),
        ("JPY", ["1", "2", "3"], ["0", "1", "3", "6"]),
        ("KWD", ["0.001", "0.010", "0.100"], ["0.000", "0.001", "0.011", "0.111"]),
    ],
)
async def test_the_paid_amount_is_the_exact_sum_of_what_was_recorded(
    tenant: Tenant, currency: str, amounts: list[str], paid_amounts: list[str]
) -> None:
    rows = [milestone(f"M{n}", 30 + n, amount) for n, amount in enumerate(amounts)]
    hire = await tenant.active(*rows, currency=currency)
    requests = [await hire.paid(each["id"]) for each in await hire.milestones()]
    told = [await _paid_amount(hire, currency)]
    for request in requests:
        await tenant.owner.do("recordPayment", paymentRequest=request, paidOn=in_days(0))
        told.append(await _paid_amount(hire, currency))
    for request in reversed(requests):
        await tenant.owner.do("voidPayment", paymentRequest=request, reason="No")
        told.append(await _paid_amount(hire, currency))
    assert told == [*paid_amounts, *reversed(paid_amounts[:-1])]


async def _paid_amount(hire: Hire, currency: str) -> str:
    fields = "progress { paidAmount { amount currency } completedAmount { amount } }"
    of_company, of_worker = [
        (await hire.read(fields, by))["progress"] for by in (None, hire.worker)
    ]
    assert of_company == of_worker
    assert of_company["paidAmount"]["currency"] == currency
    return str(of_company["paidAmount"]["amount"])


async def test_what_is_approved_and_what_of_that_is_paid_can_be_listed(tenant: Tenant) -> None:
    hire = await tenant.active(*(milestone(name) for name in "ABC"))
    a, b, c = [each["id"] for each in await hire.milestones()]
    settled, due, pending = await hire.paid(a), await hire.paid(b), await hire.submit(c)
    await tenant.owner.do("recordPayment", paymentRequest=settled, paidOn=in_days(0))
    lists = {
        "": [pending, due, settled],
        "filter: {}": [pending, due, settled],
        "filter: {paid: true}": [settled],
        "filter: {paid: false}": [due],
        "statuses: [APPROVED, PENDING], filter: {paid: false}": [due],
        "statuses: [PENDING], filter: {paid: true}": [],
    }
    for arguments, expected in lists.items():
        passed = f"({arguments})" if arguments else ""
        document = f"{{ paymentRequests{passed} {{ totalCount edges {{ node {{ id }} }} }} }}"
        for viewer in (tenant.owner, tenant.worker):
            page = (await viewer.ask(document))["paymentRequests"]
            assert [edge["node"]["id"] for edge in page["edges"]] == expected, arguments
            assert page["totalCount"] == len(expected)


async def test_a_retried_record_takes_effect_once_and_a_voided_one_is_not_revived(
    tenant: Tenant,
) -> None:
    hire, request = await paid(tenant)
    payment = {"paymentRequest": request, "paidOn": in_days(0), "idempotencyKey": "k"}
    for _ in range(2):
        await tenant.owner.do("recordPayment", **payment)
    other = {**payment, "reference": "Another"}
    assert await tenant.owner.refused("recordPayment", **other) == [
        ("IDEMPOTENCY_KEY_REUSED", ["idempotencyKey"])
    ]
    await tenant.owner.do("voidPayment", paymentRequest=request, reason="No", idempotencyKey="k")
    late = await tenant.owner.do("recordPayment", "paymentRequest { paidOn }", **payment)
    assert late["paymentRequest"] == {"paidOn": None}
    assert (await hire.events()).count("PAYMENT_RECORDED") == 1
