"""Amounts are exact, above zero, and as fine as their currency."""

from typing import Any

import pytest

from tests.tenant import Server, Tenant, found, milestone

LARGEST = "999999999999"


async def refused(tenant: Tenant, amount: str, **given: Any) -> list[tuple[str, list[str]]]:
    """What a hire with one milestone of this amount answers."""
    return await tenant.owner.refused(
        "createDirectHire",
        company=tenant.id,
        worker=tenant.worker_id,
        title="Site",
        rate={"milestones": [milestone(amount=amount)]},
        **given,
    )


@pytest.mark.parametrize(
    ("currency", "written", "shown"),
    [
        ("DKK", "1250", "1250.00"),
        ("DKK", "1250.000", "1250.00"),
        ("DKK", "0.01", "0.01"),
        ("DKK", LARGEST + ".000", LARGEST + ".00"),
        ("JPY", "1250", "1250"),
        ("JPY", "1250.00", "1250"),
        ("KWD", "0.001", "0.001"),
        ("KWD", "1250.5", "1250.500"),
        ("CLF", "0.0001", "0.0001"),
    ],
)
async def test_an_amount_is_judged_by_value_and_shown_with_its_currencys_decimals(
    tenant: Tenant, currency: str, written: str, shown: str
) -> None:
    hire = await tenant.hire(milestone(amount=written), currency=currency)
    data = await hire.read("currency totalAmount { amount currency }")
    assert data == {"currency": currency, "totalAmount": {"amount": shown, "currency": currency}}
    (only,) = await hire.milestones()
    assert only["amount"] == {"amount": shown, "currency": currency}


@pytest.mark.parametrize(
    ("currency", "amount"),
    [
        ("DKK", "0"),
        ("DKK", "0.00"),
        ("DKK", "-1"),
        ("DKK", "0.001"),
        ("DKK", LARGEST + ".01"),
        ("DKK", "1000000000000"),
        ("JPY", "0.5"),
        ("JPY", "1250.10"),
        ("KWD", "1.0001"),
    ],
)
async def test_an_amount_that_is_no_sum_of_money_is_refused(
    tenant: Tenant, currency: str, amount: str
) -> None:
    assert await refused(tenant, amount, currency=currency) == [
        ("INVALID_AMOUNT", ["rate", "milestones", "0", "amount"])
    ]


async def test_a_hire_is_in_the_companys_currency_where_it_names_none(server: Server) -> None:
    tenant = await found(server, currency="JPY")
    assert (await (await tenant.hire(milestone(amount="5"))).read("currency"))["currency"] == "JPY"
    assert await refused(tenant, "5.5") == [
        ("INVALID_AMOUNT", ["rate", "milestones", "0", "amount"])
    ]


async def test_an_unknown_currency_is_refused_and_no_decimals_are_judged_by_it(
    server: Server,
) -> None:
    tenant = await found(server, currency="JPY")
    assert await refused(tenant, "5.25", currency="ABC") == [("INVALID_CURRENCY", ["currency"])]
    assert await refused(tenant, "0", currency="XXX") == [
        ("INVALID_CURRENCY", ["currency"]),
        ("INVALID_AMOUNT", ["rate", "milestones", "0", "amount"]),
    ]


async def test_the_total_is_the_exact_sum_however_large(tenant: Tenant) -> None:
    hire = await tenant.hire(*(milestone(str(n), amount="999999999998.99") for n in range(200)))
    data = await hire.read(
        "totalAmount { amount } progress { totalAmount { amount } remainingAmount { amount } }"
        " latestContract { totalAmount { amount } content }"
    )
    exact = "199999999999798.00"
    assert data["totalAmount"]["amount"] == exact
    assert data["progress"] == {
        "totalAmount": {"amount": exact},
        "remainingAmount": {"amount": exact},
    }
    assert data["latestContract"]["totalAmount"]["amount"] == exact
    assert exact in data["latestContract"]["content"]


@pytest.mark.parametrize("rate", ["hourly", "daily", "weekly", "monthly", "fixed"])
async def test_a_hire_may_have_another_rate(server: Server, rate: str) -> None:
    tenant = await found(server, milestones=False)
    hire = await tenant.hire(rate={rate: "99.5"}, classification="EMPLOYEE", payroll=True)
    assert await hire.read(
        "rate { type amount { amount currency } } classification totalAmount { amount }"
        " milestones { totalCount } progress { total totalAmount { amount } }"
        " viewerCanEditMilestones { reasons { code path } }"
    ) == {
        "rate": {"type": rate.upper(), "amount": {"amount": "99.50", "currency": "DKK"}},
        "classification": "EMPLOYEE",
        "totalAmount": None,
        "milestones": {"totalCount": 0},
        "progress": {"total": 0, "totalAmount": {"amount": "0.00"}},
        "viewerCanEditMilestones": {
            "reasons": [{"code": "NOT_A_MILESTONE_HIRE", "path": ["hire"]}]
        },
    }
    assert await hire.edit_refused(add=[milestone()]) == [("NOT_A_MILESTONE_HIRE", ["hire"])]


async def test_another_rate_is_an_amount_too(tenant: Tenant) -> None:
    for amount in ("0", "1.005", "1000000000000"):
        assert await tenant.owner.refused(
            "createDirectHire",
            company=tenant.id,
            worker=tenant.worker_id,
            title="Site",
            rate={"fixed": amount},
        ) == [("INVALID_AMOUNT", ["rate", "fixed"])]


async def test_a_hire_with_another_rate_is_offered_signed_and_ended(tenant: Tenant) -> None:
    await tenant.require_purchase_orders()
    hire = await tenant.active(rate={"daily": "500"})
    data = await hire.read(
        "activeContract { totalAmount { amount } milestoneTerms { name } content }"
    )
    assert data["activeContract"]["totalAmount"] is None
    assert data["activeContract"]["milestoneTerms"] == []
    assert "500.00" in data["activeContract"]["content"]
    await tenant.owner.do("endHire", hire=hire.id)


@pytest.mark.parametrize("rate", [{}, {"fixed": "5", "daily": "5"}, {"fixed": None}])
async def test_a_rate_is_exactly_one_of_the_radio_buttons(tenant: Tenant, rate: Any) -> None:
    document = """mutation ($input: CreateDirectHireInput!) {
        createDirectHire(input: $input) { userErrors { code } } }"""
    wanted = {"company": tenant.id, "worker": tenant.worker_id, "title": "Site", "rate": rate}
    (error,) = await tenant.owner.errors(document, input=wanted)
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
