"""How far a hire has come: counters, sums, and what is overdue."""

import pytest

from tests.behaviour.stages import at
from tests.clock import Clock
from tests.tenant import JSON, Hire, Tenant, milestone

PROGRESS = """progress { total completed pendingApproval inProgress overdue totalAmount { amount }
    completedAmount { amount } pendingAmount { amount } remainingAmount { amount } }"""


async def progress(hire: Hire) -> JSON:
    """Counters, and sums without their wrapping."""
    data: JSON = (await hire.read(PROGRESS))["progress"]
    return {name: v["amount"] if isinstance(v, dict) else v for name, v in data.items()}


async def test_progress_counts_and_sums_by_status(tenant: Tenant) -> None:
    hire = await tenant.active(
        milestone("A", amount="1"), milestone("B", amount="20"), milestone("C", amount="300.05")
    )
    a, b, _ = await hire.milestones()
    await hire.paid(a["id"])
    await hire.submit(b["id"])
    assert await progress(hire) == {
        "total": 3,
        "completed": 1,
        "pendingApproval": 1,
        "inProgress": 1,
        "overdue": 0,
        "totalAmount": "321.05",
        "completedAmount": "1.00",
        "pendingAmount": "20.00",
        "remainingAmount": "320.05",
    }


async def test_progress_is_of_the_latest_terms(tenant: Tenant) -> None:
    stage = await at(tenant, "revised")
    counted = await progress(stage.hire)
    assert [counted[name] for name in ("total", "completed", "pendingApproval", "inProgress")] == [
        4, 1, 1, 2,
    ]  # fmt: skip
    assert counted["totalAmount"] == "5000.00"


async def test_a_milestone_is_overdue_from_the_day_after_its_due_date_until_it_is_completed(
    tenant: Tenant, clock: Clock
) -> None:
    hire = await tenant.active(milestone("A", due=1), milestone("B", due=2), milestone("C", due=2))
    _, b, c = await hire.milestones()
    await hire.paid(c["id"])
    await hire.submit(b["id"])

    async def overdue() -> list[str]:
        listed = "milestones { edges { node { name isOverdue } } }"
        edges = (await hire.read(listed))["milestones"]["edges"]
        names = [edge["node"]["name"] for edge in edges if edge["node"]["isOverdue"]]
        only = "milestones(filter: { overdue: %s }) { edges { node { name } } }"
        edges = (await hire.read(only % "true"))["milestones"]["edges"]
        assert [edge["node"]["name"] for edge in edges] == names
        edges = (await hire.read(only % "false"))["milestones"]["edges"]
        assert len(edges) == 3 - len(names)
        assert (await progress(hire))["overdue"] == len(names)
        return names

    for days, expected in ((0, []), (1, []), (2, ["A"]), (3, ["A", "B"])):
        with clock.forward(days):
            assert await overdue() == expected


async def test_the_next_due_hire_comes_first_and_those_without_one_last(tenant: Tenant) -> None:
    async def order() -> list[str]:
        document = "{ hires(orderBy: NEXT_DUE_FIRST) { edges { node { title } } } }"
        return [e["node"]["title"] for e in (await tenant.owner.ask(document))["hires"]["edges"]]

    late = await tenant.active(milestone("A", due=20), milestone("B", due=50), title="Late")
    await tenant.active(rate={"daily": "5"}, title="Daily")
    await tenant.active(milestone(due=30), title="Soon")
    assert await order() == ["Late", "Soon", "Daily"]
    a, b = await late.milestones()
    request = await late.submit(a["id"])
    assert await order() == ["Late", "Soon", "Daily"]
    await late.approve(request)
    assert await order() == ["Soon", "Late", "Daily"]
    await late.edit(update=[{"milestone": b["id"], "dueDate": milestone(due=5)["dueDate"]}])
    assert await order() == ["Late", "Soon", "Daily"]
    await tenant.owner.do("withdrawRevision", hire=late.id)
    assert await order() == ["Soon", "Late", "Daily"]
    await late.paid(b["id"])
    assert await order() == ["Soon", "Late", "Daily"]


@pytest.mark.parametrize(
    ("size", "side", "cursor", "expected"),
    [("first", "after", "endCursor", "ABCD"), ("last", "before", "startCursor", "DCBA")],
)
async def test_hires_without_a_due_date_are_read_page_by_page_too(
    tenant: Tenant, size: str, side: str, cursor: str, expected: str
) -> None:
    await tenant.hire(milestone(), title="A")
    for title in "BCD":
        await tenant.hire(rate={"daily": "5"}, title=title)
    page = f"hires(orderBy: NEXT_DUE_FIRST, {size}: 1, {side}: $place)"
    document = f"query ($place: String) {{ {page} {{ pageInfo {{ {cursor} }} {TITLES} }} }}"
    seen, place = "", None
    for _ in expected:
        hires = (await tenant.owner.ask(document, place=place))["hires"]
        seen += "".join(edge["node"]["title"] for edge in hires["edges"])
        place = hires["pageInfo"][cursor]
    assert seen == expected


TITLES = "edges { node { title } }"
