"""One save of the Manage Milestones view: at most one new version, and none for PO numbers."""

from tests.behaviour.contracts.history import changes, versions
from tests.clock import Clock
from tests.tenant import Tenant, in_days, milestone

EDITED = "hire { version } contract { id version status }"


async def test_a_draft_is_rewritten_in_place(tenant: Tenant) -> None:
    hire = await tenant.hire(milestone("Design"))
    (design,) = await hire.milestones()
    first = (await hire.read())["latestContract"]
    payload = await hire.edit(
        EDITED,
        add=[milestone("Build")],
        update=[{"milestone": design["id"], "name": "Sketch"}],
    )
    assert payload == {"hire": {"version": 2}, "contract": None, "userErrors": []}
    data = await hire.read(
        "latestContract { id contentHash milestoneTerms { name } changes { kind } }"
    )
    rewritten = data["latestContract"]
    assert rewritten["id"] == first["id"]
    assert rewritten["contentHash"] != first["contentHash"]
    assert [each["name"] for each in rewritten["milestoneTerms"]] == ["Sketch", "Build"]
    assert rewritten["changes"] == []
    assert await versions(hire) == [(1, "DRAFT")]


async def test_an_edited_offer_is_replaced_by_the_next_version_without_changes(
    tenant: Tenant,
) -> None:
    hire = await tenant.offered(milestone("Design"))
    payload = await hire.edit(EDITED, add=[milestone("Build")])
    assert payload["contract"]["version"] == 2
    assert payload["contract"]["status"] == "PENDING_SIGNATURE"
    assert payload["hire"]["version"] == 3
    assert await versions(hire) == [(2, "PENDING_SIGNATURE"), (1, "WITHDRAWN")]
    assert await changes(hire) == []
    assert (await hire.read())["status"] == "OFFERED"


async def test_whatever_of_the_terms_changes_issues_exactly_one_version(tenant: Tenant) -> None:
    hire = await tenant.active(*(milestone(name) for name in ("A", "B", "C", "D", "E")))
    a, b, c, d, e = await hire.milestones()
    payload = await hire.edit(
        EDITED,
        add=[milestone("F"), milestone("G", due=1)],
        update=[
            {"milestone": a["id"], "name": "A2"},
            {"milestone": b["id"], "dueDate": in_days(90)},
            {"milestone": c["id"], "amount": "7"},
        ],
        remove=[d["id"]],
    )
    assert payload["contract"]["version"] == 2
    assert payload["hire"]["version"] == 4
    assert await versions(hire) == [(2, "PENDING_SIGNATURE"), (1, "SIGNED")]
    assert await changes(hire) == [
        ("ADDED", None, "G"),
        ("CHANGED", "A", "A2"),
        ("CHANGED", "C", "C"),
        ("ADDED", None, "F"),
        ("CHANGED", "B", "B"),
        ("REMOVED", "D", None),
    ]
    listed = await hire.milestones()
    assert [each["name"] for each in listed] == ["G", "A2", "C", "E", "F", "B"]
    awaiting = {each["name"]: each["isAwaitingSignature"] for each in listed}
    assert awaiting == {"G": True, "A2": True, "C": True, "E": False, "F": True, "B": True}
    assert listed[3]["id"] == e["id"]


async def test_po_numbers_alone_never_issue_a_version(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"), milestone("B", purchaseOrderNumber="PO-2"))
    a, b = await hire.milestones()
    payload = await hire.edit(
        EDITED,
        update=[
            {"milestone": a["id"], "purchaseOrderNumber": " PO-1 ", "name": " A "},
            {"milestone": b["id"], "purchaseOrderNumber": None},
        ],
    )
    assert payload["contract"] is None
    assert payload["hire"]["version"] == 4
    assert await versions(hire) == [(1, "SIGNED")]
    terms = "milestoneTerms { purchaseOrderNumber } contentHash"
    data = await hire.read(f"activeContract {{ {terms} }}")
    assert [each["purchaseOrderNumber"] for each in data["activeContract"]["milestoneTerms"]] == [
        "PO-1",
        None,
    ]
    assert all(not each["isAwaitingSignature"] for each in await hire.milestones())


async def test_an_edit_that_changes_nothing_does_nothing(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A", purchaseOrderNumber="PO-1", amount="1250"))
    (a,) = await hire.milestones()
    before = await hire.events()
    same = {"milestone": a["id"], "name": " A ", "dueDate": a["dueDate"], "amount": "1250.000"}
    for update in ([], [{"milestone": a["id"]}], [{**same, "purchaseOrderNumber": "PO-1 "}]):
        payload = await hire.edit(EDITED, update=update, note="Nothing")
        assert payload == {"hire": {"version": 3}, "contract": None, "userErrors": []}
    assert await hire.events() == before


async def test_a_field_left_out_or_null_stays(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A", purchaseOrderNumber="PO-1"))
    (a,) = await hire.milestones()
    kept = ("dueDate", "amount", "purchaseOrderNumber")
    for nulls in ({}, {"dueDate": None, "amount": None}):
        await hire.edit(update=[{"milestone": a["id"], "name": f"A{len(nulls)}", **nulls}])
        (edited,) = await hire.milestones()
        assert {field: edited[field] for field in kept} == {field: a[field] for field in kept}


async def test_an_edit_checks_only_the_due_dates_that_it_sets(tenant: Tenant, clock: Clock) -> None:
    hire = await tenant.active(milestone("A", due=1), milestone("B", due=2))
    a, b = await hire.milestones()
    with clock.forward(days=5):
        await hire.edit(update=[{"milestone": a["id"], "name": "A2", "dueDate": a["dueDate"]}])
        await hire.edit(update=[{"milestone": b["id"], "amount": "5"}])
        late = [{"milestone": a["id"], "dueDate": b["dueDate"]}]
        assert await hire.edit_refused(update=late) == [
            ("INVALID_DATE", ["update", "0", "dueDate"])
        ]


async def test_an_edited_due_date_is_not_before_the_start(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A", due=20), startDate=in_days(10))
    (a,) = await hire.milestones()
    early = {"milestone": a["id"], "dueDate": in_days(9)}
    assert await hire.edit_refused(update=[early], add=[milestone(due=9)]) == [
        ("INVALID_DATE", ["add", "0", "dueDate"]),
        ("INVALID_DATE", ["update", "0", "dueDate"]),
    ]
    await hire.edit(update=[{**early, "dueDate": in_days(10)}])


async def test_an_edited_amount_is_in_the_hires_currency(tenant: Tenant) -> None:
    hire = await tenant.active(milestone(amount="5"), currency="JPY")
    (a,) = await hire.milestones()
    assert await hire.edit_refused(
        update=[{"milestone": a["id"], "amount": "5.5"}], add=[milestone(amount="0.5")]
    ) == [("INVALID_AMOUNT", ["add", "0", "amount"]), ("INVALID_AMOUNT", ["update", "0", "amount"])]


async def test_the_total_is_that_of_the_latest_terms(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A", amount="10"), milestone("B", amount="20"))
    a, _ = await hire.milestones()
    totals = "totalAmount { amount } latestContract { totalAmount { amount } }"
    totals += " activeContract { totalAmount { amount } }"
    await hire.edit(add=[milestone("C", amount="0.05")], remove=[a["id"]])
    data = await hire.read(totals)
    assert data["totalAmount"] == data["latestContract"]["totalAmount"] == {"amount": "20.05"}
    assert data["activeContract"]["totalAmount"] == {"amount": "30.00"}
