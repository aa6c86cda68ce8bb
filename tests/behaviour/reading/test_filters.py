"""Filters, orders and searches of the lists."""

from typing import Any

from tests.behaviour.stages import at
from tests.tenant import JSON, Actor, Tenant, found, in_days, milestone

HIRES = """query ($filter: HireFilterInput, $orderBy: HireOrder! = NEWEST_FIRST) {
    hires(filter: $filter, orderBy: $orderBy) { totalCount edges { node { title } } } }"""
MILESTONES = """query ($filter: MilestoneFilterInput) {
    milestones(filter: $filter) { totalCount edges { node { name } } } }"""
REQUESTS = """query ($statuses: [PaymentRequestStatus!]) {
    paymentRequests(statuses: $statuses) { totalCount edges { node { status } } } }"""


async def titles(tenant: Tenant, **filters: Any) -> list[str]:
    """The titles of the hires that the filter leaves, newest first."""
    data = (await tenant.owner.ask(HIRES, filter=filters))["hires"]
    assert data["totalCount"] == len(data["edges"])
    return [edge["node"]["title"] for edge in data["edges"]]


async def test_hires_are_filtered_by_status_worker_company_and_rate(tenant: Tenant) -> None:
    other, other_id = await tenant.contractor()
    await tenant.hire(title="Draft")
    await tenant.offered(title="Offered", worker=other_id)
    await tenant.active(title="Active", rate={"daily": "5"})
    for filters, expected in (
        ({}, ["Active", "Offered", "Draft"]),
        ({"statuses": None}, ["Active", "Offered", "Draft"]),
        ({"statuses": []}, []),
        ({"statuses": ["DRAFT", "ACTIVE"]}, ["Active", "Draft"]),
        ({"worker": other_id}, ["Offered"]),
        ({"worker": tenant.id}, []),
        ({"company": tenant.id}, ["Active", "Offered", "Draft"]),
        ({"company": (await found(tenant.server)).id}, []),
        ({"rateType": "DAILY"}, ["Active"]),
        ({"rateType": "MILESTONES", "statuses": ["OFFERED"]}, ["Offered"]),
        ({"worker": other_id, "rateType": "DAILY"}, []),
    ):
        assert await titles(tenant, **filters) == expected
    offered = (await other.ask(HIRES, filter={}))["hires"]
    assert offered["totalCount"] == 1


async def test_hires_are_searched_by_number_title_and_worker_without_case(tenant: Tenant) -> None:
    first = await tenant.hire(title="50%_Größe!")
    await tenant.hire(title="Ångström")
    number = (await first.read("number"))["number"]
    for search, expected in (
        ("größe", ["50%_Größe!"]),
        ("GRÖSSE", ["50%_Größe!"]),
        ("ÅNGSTRÖM", ["Ångström"]),
        ("0%_g", ["50%_Größe!"]),
        ("%", ["50%_Größe!"]),
        ("_", ["50%_Größe!"]),
        ("e!", ["50%_Größe!"]),
        ("\\", []),
        ("'", []),
        (number.lower(), ["50%_Größe!"]),
        ("jonas", ["Ångström", "50%_Größe!"]),
        (" ", ["Ångström", "50%_Größe!"]),
        ("x" * 60_000, []),
    ):
        assert await titles(tenant, search=search) == expected, search


async def test_hires_are_ordered_both_ways(tenant: Tenant) -> None:
    for title in "ABC":
        await tenant.hire(title=title)
    for order, expected in (("NEWEST_FIRST", "CBA"), ("OLDEST_FIRST", "ABC")):
        edges = (await tenant.owner.ask(HIRES, orderBy=order))["hires"]["edges"]
        assert "".join(edge["node"]["title"] for edge in edges) == expected


async def test_milestones_are_filtered_by_status_due_date_and_signature(tenant: Tenant) -> None:
    stage = await at(tenant, "revised")
    house_wide = await tenant.owner.ask(MILESTONES, filter={})
    assert [e["node"]["name"] for e in house_wide["milestones"]["edges"]] == ["E", "B", "C", "A"]
    cases: list[tuple[JSON, str]] = [
        ({"statuses": None, "dueBefore": None, "dueAfter": None, "overdue": None}, "EBCA"),
        ({"statuses": []}, ""),
        ({"statuses": ["PENDING_APPROVAL"]}, "B"),
        ({"statuses": ["PENDING_APPROVAL", "COMPLETED"]}, "BC"),
        ({"dueBefore": in_days(30)}, "EBC"),
        ({"dueBefore": in_days(29)}, "E"),
        ({"dueAfter": in_days(30)}, "BCA"),
        ({"dueAfter": in_days(31)}, "A"),
        ({"dueAfter": in_days(30), "dueBefore": in_days(30)}, "BC"),
        ({"dueAfter": in_days(31), "dueBefore": in_days(29)}, ""),
        ({"awaitingSignature": True}, "EA"),
        ({"awaitingSignature": False}, "BC"),
        ({"awaitingSignature": False, "statuses": ["COMPLETED"]}, "C"),
        ({"overdue": True}, ""),
        ({"overdue": False}, "EBCA"),
    ]
    document = """query ($id: ID!, $filter: MilestoneFilterInput) { hire(id: $id) {
        milestones(filter: $filter) { totalCount edges { node { name } } } } }"""
    for given, expected in cases:
        timeline = (await tenant.owner.ask(MILESTONES, filter=given))["milestones"]
        of_hire = (await tenant.owner.ask(document, id=stage.hire.id, filter=given))["hire"]
        assert timeline == of_hire["milestones"], given
        assert "".join(edge["node"]["name"] for edge in timeline["edges"]) == expected, given


async def test_payment_requests_are_filtered_by_status(tenant: Tenant) -> None:
    stage = await at(tenant, "active")
    for statuses, expected in (
        (None, ["APPROVED", "PENDING", "REJECTED", "CANCELLED"]),
        ([], []),
        (["PENDING"], ["PENDING"]),
        (["CANCELLED", "APPROVED"], ["APPROVED", "CANCELLED"]),
    ):
        inbox = (await tenant.owner.ask(REQUESTS, statuses=statuses))["paymentRequests"]
        assert [edge["node"]["status"] for edge in inbox["edges"]] == expected
        assert inbox["totalCount"] == len(expected)
    wanted = "paymentRequests(statuses: [REJECTED]) { totalCount }"
    assert (await stage.hire.read(wanted))["paymentRequests"]["totalCount"] == 1


async def test_the_timeline_spans_the_hires_that_the_viewer_sees_by_due_date(
    tenant: Tenant,
) -> None:
    await tenant.active(milestone("A", due=20), milestone("C", due=40))
    await tenant.hire(milestone("B", due=30), milestone("D", due=50))
    for viewer, expected in ((tenant.owner, "ABCD"), (tenant.worker, "AC")):
        edges = (await viewer.ask(MILESTONES))["milestones"]["edges"]
        assert "".join(edge["node"]["name"] for edge in edges) == expected


TIMELINE = """query ($filter: MilestoneFilterInput, $first: Int, $after: String, $last: Int, $before: String) {
    milestones(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { node { name } } } }"""


AHEAD = ("first", "after", "endCursor", "hasNextPage")
BACK = ("last", "before", "startCursor", "hasPreviousPage")


async def walked(viewer: Actor, given: JSON, way: tuple[str, str, str, str]) -> str:
    """The names of a filtered timeline, read one by one from either end, in the order in which they came."""
    (size, side, cursor, more), names, place = way, "", None
    while True:
        page = (await viewer.ask(TIMELINE, filter=given, **{size: 1, side: place}))["milestones"]
        names += "".join(edge["node"]["name"] for edge in page["edges"])
        place = page["pageInfo"][cursor]
        if not page["pageInfo"][more]:
            return names


async def test_a_filtered_timeline_is_read_page_by_page_from_either_end(tenant: Tenant) -> None:
    await at(tenant, "revised")
    for viewer in (tenant.owner, tenant.worker):
        for given, expected in (
            ({}, "EBCA"),
            ({"statuses": ["IN_PROGRESS", "COMPLETED"]}, "ECA"),
            ({"statuses": ["IN_PROGRESS"], "dueAfter": in_days(30)}, "A"),
            ({"awaitingSignature": False}, "BC"),
            ({"overdue": False, "dueBefore": in_days(30)}, "EBC"),
            ({"overdue": False, "dueAfter": in_days(30)}, "BCA"),
            ({"overdue": True}, ""),
        ):
            ahead, back = [await walked(viewer, given, way) for way in (AHEAD, BACK)]
            assert (ahead, back) == (expected, expected[::-1]), given


async def test_a_cursor_outside_of_a_filters_dates_loosens_none_of_them(tenant: Tenant) -> None:
    await at(tenant, "revised")
    first = (await tenant.owner.ask(TIMELINE, first=1))["milestones"]["pageInfo"]["endCursor"]
    for given, side, expected in (
        ({"dueAfter": in_days(31)}, {"after": first}, "A"),
        ({"dueBefore": in_days(30)}, {"after": first}, "BC"),
        ({"dueAfter": in_days(30)}, {"last": 9, "before": first}, ""),
    ):
        page = (await tenant.owner.ask(TIMELINE, filter=given, **side))["milestones"]
        assert "".join(edge["node"]["name"] for edge in page["edges"]) == expected, given
