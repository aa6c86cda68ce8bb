"""What counts in a report, for whom, and what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest

from resolvers.types.reports import report
from tests.access import MEMBERS
from tests.behaviour.lists.reports import REPORT, SUMS, Period
from tests.behaviour.reading.statements import counted
from tests.clock import Clock
from tests.tenant import JSON, Actor, Tenant, found, in_days, milestone, today

ALWAYS = Period(in_days(-900), in_days(900), "MONTH", "DUE")
BY_WORKER = Period(ALWAYS.first, ALWAYS.last, "WORKER", "DUE")


def _sums(rows: list[JSON], *columns: str) -> list[Any]:
    """Of each row its number of milestones and the amounts of these columns."""
    return [(row["milestones"], *(row[column]["amount"] for column in columns)) for row in rows]


async def test_the_days_of_the_period_and_their_months_are_inclusive(tenant: Tenant) -> None:
    last = (today() + timedelta(days=62)).replace(day=1) - timedelta(days=1)
    days = [(last + timedelta(days=more) - today()).days for more in (-1, 0, 1, 2)]
    await tenant.offered(*(milestone(f"Day {day}", day, "1.00") for day in days))
    for first, end, expected in ((0, 0, [1]), (1, 1, [1]), (0, 1, [1, 1]), (-1, 2, [2, 2])):
        ends = [str(last + timedelta(days=more)) for more in (first, end)]
        rows = await Period(ends[0], ends[1], "MONTH", "DUE").asked(tenant.owner, tenant)
        assert [row["milestones"] for row in rows] == expected
        assert [row["key"] for row in rows] == sorted({row["key"] for row in rows})
        month = rows[0]["key"]
        assert rows[0]["label"] == f"{date.fromisoformat(f'{month}-01'):%B %Y}"


async def test_the_day_of_an_approval_counts_in_utc_whenever_it_was(
    tenant: Tenant, clock: Clock
) -> None:
    hire = await tenant.active(milestone("Design", 90), milestone("Build", 90))
    for each in await hire.milestones():
        with clock.forward(40):
            request = await hire.submit(each["id"])
            await hire.approve(request)
            await tenant.owner.do("recordPayment", paymentRequest=request, paidOn=in_days(40))
    for date_of in ("APPROVED", "PAID"):
        for day, counts in ((39, []), (40, [(2, "2500.00", "2500.00")]), (41, [])):
            period = Period(in_days(day), in_days(day), "HIRE", date_of)
            assert _sums(await period.asked(tenant.owner, tenant), "planned", "paid") == counts


async def test_latest_terms_count_and_what_is_being_removed_does_not(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("Design", 10, "5.00"), milestone("Build", 10, "7.00"))
    design, build = [each["id"] for each in await hire.milestones()]
    await hire.edit(
        update=[{"milestone": design, "amount": "50.00", "dueDate": in_days(900)}], remove=[build]
    )
    assert _sums(await BY_WORKER.asked(tenant.owner, tenant), "planned") == [(1, "50.00")]
    contract = (await hire.read())["latestContract"]["id"]
    await hire.worker.do("declineContract", contract=contract)
    assert _sums(await BY_WORKER.asked(tenant.owner, tenant), "planned") == [(2, "12.00")]


async def test_drafts_are_left_out_and_of_what_is_over_only_the_approved_counts(
    tenant: Tenant,
) -> None:
    await tenant.hire()
    declined = await tenant.offered()
    contract = (await declined.read())["latestContract"]["id"]
    await declined.worker.do("declineContract", contract=contract)
    assert await BY_WORKER.asked(tenant.owner, tenant) == []
    hire = await tenant.active(milestone("Design"), milestone("Build", amount="7.00"))
    await hire.paid((await hire.milestones())[0]["id"])
    before = _sums(await BY_WORKER.asked(tenant.owner, tenant), "planned", "approved")
    assert before == [(2, "1257.00", "1250.00")]
    await tenant.owner.do("terminateHire", hire=hire.id, reason="Over")
    after = _sums(await BY_WORKER.asked(tenant.owner, tenant), "planned", "approved")
    assert after == [(1, "1250.00", "1250.00")]


async def test_sums_beyond_the_integers_of_a_database_are_exact(tenant: Tenant) -> None:
    largest = "999999999999.0000"
    rows = [milestone(f"Step {place}", amount=largest) for place in range(200)]
    for _ in range(5):
        await tenant.offered(*rows, currency="CLF")
    await tenant.offered(milestone(amount="0.0001"), currency="CLF")
    (row,) = await BY_WORKER.asked(tenant.owner, tenant)
    assert row["planned"] == {"amount": "999999999999000.0001", "currency": "CLF"}
    assert row["overdue"] == {"amount": "0.0000", "currency": "CLF"}
    assert 9_999_999_999_990_000_001 > 2**63


async def test_each_currency_has_a_row_with_its_own_decimals(tenant: Tenant) -> None:
    for currency, amount in (("KWD", "1.005"), ("JPY", "70"), ("DKK", "0.05"), ("CLF", "12.3456")):
        await tenant.offered(milestone(amount=amount), milestone(amount=amount), currency=currency)
    rows = await BY_WORKER.asked(tenant.owner, tenant)
    assert [(each["planned"]["currency"], each["planned"]["amount"]) for each in rows] == [
        ("CLF", "24.6912"), ("DKK", "0.10"), ("JPY", "140"), ("KWD", "2.010")
    ]  # fmt: skip
    zeros = [each["paid"]["amount"] for each in rows]
    assert zeros == ["0.0000", "0.00", "0", "0.000"]


async def test_numbers_come_by_their_characters_and_none_comes_last(tenant: Tenant) -> None:
    numbers = ["a", "B", "Ä", "ä 2", "ä 10", "𝔸", "Ｚ", "10", "9"]
    ordered = [milestone(number, purchaseOrderNumber=number) for number in numbers]
    await tenant.offered(milestone("None"), *ordered)
    period = Period(ALWAYS.first, ALWAYS.last, "PURCHASE_ORDER_NUMBER", "DUE")
    rows = await period.asked(tenant.owner, tenant)
    assert [row["key"] for row in rows] == [*sorted(numbers), None]
    assert rows[-1]["label"] == "Without a PO number"


async def test_members_and_programs_see_all_and_a_worker_their_own(tenant: Tenant) -> None:
    await tenant.offered(milestone(amount="5.00"))
    other, id = await tenant.contractor()
    await tenant.offered(milestone(amount="7.00"), worker=id)
    everything = await BY_WORKER.asked(tenant.owner, tenant)
    assert sorted(_sums(everything, "planned")) == [(1, "5.00"), (1, "7.00")]
    members = [await tenant.member(role) for role in MEMBERS]
    for viewer in (*members, await tenant.program("VIEWER"), await tenant.program()):
        assert await BY_WORKER.asked(viewer, tenant) == everything, viewer.email
    for worker, amount in ((tenant.worker, "5.00"), (other, "7.00")):
        for by in ("MONTH", "HIRE", "WORKER", "PURCHASE_ORDER_NUMBER"):
            own = await Period(ALWAYS.first, ALWAYS.last, by, "DUE").asked(worker, tenant)
            assert _sums(own, "planned") == [(1, amount)], by
    assert await BY_WORKER.asked(tenant.server.support, tenant) == []


async def test_a_worker_sees_of_a_company_its_hires_and_of_a_draft_nothing(tenant: Tenant) -> None:
    await tenant.offered(milestone(amount="5.00"))
    second = await found(tenant.server)
    await second.owner.do(
        "addWorker",
        company=second.id,
        name="Maja",
        email=tenant.worker.email,
        engagementType="INDEPENDENT_CONTRACTOR",
    )
    given = {"worker": tenant.worker_id}
    await second.hire(milestone(amount="900.00"), **given)
    assert await _company(tenant.worker, second) is None
    await second.offered(milestone(amount="70.00"), **given)
    for at, amount in ((tenant, "5.00"), (second, "70.00")):
        rows = await BY_WORKER.asked(tenant.worker, at)
        assert _sums(rows, "planned") == [(1, amount)]
    assert await _company(tenant.owner, second) is None


async def _company(viewer: Actor, tenant: Tenant) -> Any:
    given = {"from": in_days(0), "to": in_days(9), "by": "HIRE", "dateOf": "DUE"}
    return (await viewer.ask(REPORT, company=tenant.id, **given))["node"]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-11-30", "2026-11-29"),
        ("2021-11-29", "2026-11-30"),
        ("2024-02-29", "2029-03-01"),
        ("0001-01-01", "9999-12-31"),
        ("9999-12-31", "0001-01-01"),
    ],
)
async def test_a_period_that_is_none_or_too_long_is_refused_in_its_place(
    tenant: Tenant, first: str, last: str
) -> None:
    good = {"company": tenant.id, "from": first, "to": first, "by": "MONTH", "dateOf": "DUE"}
    # The plan is kept, and another period is its next run.
    assert (await tenant.owner.ask(REPORT, **good))["node"]["report"] == []
    field = f'report(from: "{first}", to: "{last}", by: HIRE) {{ key }}'
    written = f'{{ node(id: "{tenant.id}") {{ ... on Company {{ {field} }} }} }}'
    for asked, given in ((REPORT, {**good, "to": last}), (written, {})):
        (error,) = await tenant.owner.errors(asked, **given)
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert error["path"] == ["node", "report"]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2021-11-29", "2026-11-29"),
        ("2024-02-29", "2029-02-28"),
        ("0001-01-01", "0006-01-01"),
        ("9995-01-01", "9999-12-31"),
        ("9999-12-31", "9999-12-31"),
    ],
)
async def test_five_years_are_not_too_long_wherever_they_are(
    tenant: Tenant, first: str, last: str
) -> None:
    for by in ("MONTH", "HIRE"):
        for date_of in ("DUE", "APPROVED", "PAID"):
            assert await Period(first, last, by, date_of).asked(tenant.owner, tenant) == []


async def test_more_rows_than_a_report_has_are_refused_in_its_place(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert report.MOST_ROWS == 10_000
    monkeypatch.setattr(report, "MOST_ROWS", 3)
    numbers = [milestone(f"{n}", purchaseOrderNumber=f"{n}") for n in range(4)]
    hire = await tenant.offered(*numbers)
    fitting = (
        f'fitting: report(from: "{in_days(0)}", to: "{in_days(90)}", by: HIRE) {{ milestones }}'
    )
    asked = f"""query ($to: Date!) {{ node(id: "{tenant.id}") {{ ... on Company {{ {fitting}
        long: report(from: "{in_days(0)}", to: $to, by: PURCHASE_ORDER_NUMBER) {{ key }} }} }} }}"""
    (error,) = await tenant.owner.errors(asked, to=in_days(90))
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["path"] == ["node", "long"]
    await hire.edit(remove=[(await hire.milestones())[0]["id"]])
    company = (await tenant.owner.ask(asked, to=in_days(90)))["node"]
    assert company["fitting"] == [{"milestones": 3}]
    assert [row["key"] for row in company["long"]] == ["1", "2", "3"]


async def test_several_reports_are_read_by_one_statement(tenant: Tenant) -> None:
    hire = await tenant.active()
    await hire.paid((await hire.milestones())[0]["id"])
    days = f'from: "{in_days(-9)}", to: "{in_days(90)}"'
    row = "label planned { amount } t: __typename"
    asked = f"""{{ viewer {{ company {{
        due: report({days}, by: MONTH) {{ {row} }}
        approved: report({days}, by: MONTH, dateOf: APPROVED) {{ {row} }}
        paid: report({days}, by: HIRE, dateOf: PAID) {{ {row} }} }} }} }}"""
    await tenant.owner.ask(asked)
    with counted() as sent:
        company = (await tenant.owner.ask(asked))["viewer"]["company"]
    assert len(sent) == 1
    amounts = {name: [row["planned"]["amount"] for row in rows] for name, rows in company.items()}
    assert amounts == {"due": ["1250.00"], "approved": ["1250.00"], "paid": []}


async def test_a_webhook_may_select_a_report(tenant: Tenant) -> None:
    await tenant.offered()
    report_ = (
        f'report(from: "{in_days(0)}", to: "{in_days(90)}", by: HIRE) {{ planned {{ amount }} }}'
    )
    query = f"subscription {{ hireEvents {{ hire {{ company {{ {report_} }} }} }} }}"
    url = "https://hooks.example.com/milestones"
    await tenant.owner.do("createWebhook", company=tenant.id, url=url, query=query)
    shown = await tenant.owner.ask(
        "query ($input: PreviewWebhookInput!) { previewWebhook(input: $input) { body } }",
        input={"company": tenant.id, "query": query},
    )
    assert '"planned":{"amount":"1250.00"}' in shown["previewWebhook"]["body"]


def test_every_column_of_money_is_tried() -> None:
    assert set(SUMS) == {*report._SUMS}
