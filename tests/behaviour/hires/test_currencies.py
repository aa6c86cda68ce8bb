"""A currency that is withdrawn takes no new hires, and changes nothing of those that are there."""

from collections.abc import Iterator

import pytest

from models.rules import money
from models.verification import verify
from tests.behaviour.contracts.test_documents import download, link, text
from tests.tenant import Server, Tenant, found, milestone


@pytest.fixture
def withdrawal(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Takes codes off the present list; they are back after the test."""
    yield monkeypatch
    monkeypatch.undo()
    money.currencies.cache_clear()


def withdraw(monkeypatch: pytest.MonkeyPatch, *codes: str) -> None:
    """As ISO 4217 does it: the codes are history from now on."""
    table = money._table()
    gone = [{**row, "withdrawn": "2026-11"} if row["code"] in codes else row for row in table]
    monkeypatch.setattr(money, "_table", lambda: gone)
    money.currencies.cache_clear()


@pytest.mark.parametrize(
    ("currency", "before", "after", "printed"),
    [
        ("JPY", "1250", "1400", "1,400"),
        ("DKK", "1250.50", "1400.00", "1,400.00"),
        ("KWD", "1250.505", "1400.000", "1,400.000"),
    ],
)
async def test_a_hire_in_a_withdrawn_currency_goes_on_to_its_end(
    server: Server,
    withdrawal: pytest.MonkeyPatch,
    *,
    currency: str,
    before: str,
    after: str,
    printed: str,
) -> None:
    tenant = await found(server, currency)
    hire = await tenant.hire(milestone(amount=before), milestone("Build", due=60, amount=before))
    withdraw(withdrawal, currency)
    await hire.edit(update=[{"milestone": (await hire.milestones())[0]["id"], "amount": after}])
    await hire.offer()
    await hire.sign()
    design, build = await hire.milestones()
    assert (design["amount"]["amount"], build["amount"]["amount"]) == (after, before)
    await hire.edit(update=[{"milestone": build["id"], "amount": after}])
    await hire.sign()
    document = await download(hire, (await link(hire, tenant.worker))["url"])
    assert f"{currency} {printed}" in text(document.content)
    for each in await hire.milestones():
        await hire.paid(each["id"])
    await tenant.owner.do("endHire", "hire { status }", hire=hire.id)
    paid = await hire.read("status progress { completedAmount { amount currency } }")
    assert paid["status"] == "ENDED"
    assert paid["progress"]["completedAmount"]["currency"] == currency
    assert tenant.server.altered or (await verify()).violation is None


async def test_new_hires_and_companies_are_bound_to_the_present_list(
    tenant: Tenant, server: Server, withdrawal: pytest.MonkeyPatch
) -> None:
    withdraw(withdrawal, "DKK")
    hire = {"company": tenant.id, "worker": tenant.worker_id, "title": "Site"}
    refused = await tenant.owner.refused(
        "createDirectHire", **hire, rate={"milestones": [milestone(amount="10.00")]}
    )
    assert refused == [("INVALID_CURRENCY", ["currency"])]
    company = {"name": "Late", "ownerName": "Ida", "ownerEmail": "late@company.example"}
    assert await server.support.refused("createCompany", **company, currency="DKK") == [
        ("INVALID_CURRENCY", ["currency"])
    ]
