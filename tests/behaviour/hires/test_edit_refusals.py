"""What an edit may not do: each refusal with its path, all at once, and nothing changed."""

from tests.tenant import HIRE, Tenant, found, in_days, milestone

NOBODY = "Milestone:00000000-0000-7000-8000-000000000000"


async def test_everything_that_is_wrong_with_an_edit_is_told_at_once(tenant: Tenant) -> None:
    hire = await tenant.active(*(milestone(name) for name in ("A", "B", "C", "D")))
    a, b, c, d = await hire.milestones()
    await hire.submit(c["id"])
    await hire.paid(d["id"])
    await tenant.require_purchase_orders()
    before = await hire.read(HIRE)
    refused = await hire.edit_refused(
        note="x" * 2_001,
        add=[milestone(" ", due=-1, amount="0.001")],
        update=[
            {"milestone": a["id"], "name": "x" * 201, "purchaseOrderNumber": "x" * 65},
            {"milestone": b["id"], "amount": "5"},
            {"milestone": c["id"], "purchaseOrderNumber": "PO"},
        ],
        remove=[d["id"]],
    )
    assert sorted(refused) == sorted(
        [
            ("TOO_LONG", ["note"]),
            ("REQUIRED", ["add", "0", "name"]),
            ("INVALID_DATE", ["add", "0", "dueDate"]),
            ("INVALID_AMOUNT", ["add", "0", "amount"]),
            ("PURCHASE_ORDER_NUMBER_REQUIRED", ["add", "0", "purchaseOrderNumber"]),
            ("TOO_LONG", ["update", "0", "name"]),
            ("TOO_LONG", ["update", "0", "purchaseOrderNumber"]),
            ("PURCHASE_ORDER_NUMBER_REQUIRED", ["update", "1", "purchaseOrderNumber"]),
            ("MILESTONE_LOCKED", ["update", "2", "milestone"]),
            ("MILESTONE_LOCKED", ["remove", "0"]),
        ]
    )
    assert await hire.read(HIRE) == before


async def test_rows_that_an_edit_writes_obey_the_po_rule_and_untouched_ones_do_not_block_it(
    tenant: Tenant,
) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"))
    a, _ = await hire.milestones()
    await tenant.require_purchase_orders()
    lacking = [("PURCHASE_ORDER_NUMBER_REQUIRED", ["update", "0", "purchaseOrderNumber"])]
    for update in ({"name": "A2"}, {"dueDate": in_days(9)}):
        row = {"milestone": a["id"], **update}
        assert await hire.edit_refused(update=[row]) == lacking
    await hire.edit(update=[{"milestone": a["id"], "purchaseOrderNumber": "PO-1"}])
    await hire.edit(update=[{"milestone": a["id"], "name": "A2"}])
    for number in (None, "  "):
        without = {"milestone": a["id"], "purchaseOrderNumber": number}
        assert await hire.edit_refused(update=[without]) == lacking
    await tenant.require_purchase_orders(required=False)
    await hire.edit(update=[{"milestone": a["id"], "purchaseOrderNumber": None}])


async def test_a_milestone_is_named_once_in_an_edit(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"), milestone("C"))
    a, b, _ = await hire.milestones()
    assert await hire.edit_refused(
        update=[
            {"milestone": a["id"], "name": "A2"},
            {"milestone": b["id"], "name": "B2"},
            {"milestone": a["id"], "amount": "5"},
        ],
        remove=[b["id"], b["id"]],
    ) == [
        ("DUPLICATE", ["update", "2", "milestone"]),
        ("DUPLICATE", ["remove", "0"]),
        ("DUPLICATE", ["remove", "1"]),
    ]


async def test_the_last_milestone_is_not_removed_but_may_be_replaced(tenant: Tenant) -> None:
    for hire in (await tenant.hire(milestone("A")), await tenant.active(milestone("A"))):
        (a,) = await hire.milestones()
        assert await hire.edit_refused(remove=[a["id"]]) == [("LAST_MILESTONE", ["remove"])]
        await hire.edit(remove=[a["id"]], add=[milestone("B")])
        assert [each["name"] for each in await hire.milestones()] == ["B"]


async def test_a_hire_keeps_to_200_milestones_and_an_edit_too(tenant: Tenant) -> None:
    hire = await tenant.hire(*(milestone(str(n)) for n in range(199)))
    two = [milestone("X"), milestone("Y")]
    assert await hire.edit_refused(add=two) == [("TOO_MANY", ["add"])]
    first = (await hire.milestones())[0]
    await hire.edit(add=two, remove=[first["id"]])
    rows = [milestone(str(n)) for n in range(201)]
    assert await hire.edit_refused(add=rows) == [("TOO_MANY", ["add"])]


async def test_a_stale_version_is_refused_before_the_input_is_looked_at(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"))
    stale = [("STALE_VERSION", ["expectedVersion"])]
    for version in (2, 4, 0, -1):
        edit = {"hire": hire.id, "expectedVersion": version, "add": [milestone(" ")]}
        assert await tenant.owner.refused("editMilestones", **edit) == stale
        assert await tenant.owner.refused("editMilestones", **{**edit, "add": []}) == stale


async def test_refusals_come_in_order_unseen_forbidden_state_stale_input(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"))
    a, _ = await hire.milestones()
    wrong = {"hire": hire.id, "expectedVersion": 99, "add": [milestone(" ")]}
    foreign = await (await found(tenant.server)).hire()
    theirs = (await foreign.milestones())[0]["id"]
    unseen = [("NOT_FOUND", ["update", "0", "milestone"]), ("NOT_FOUND", ["remove", "0"])]
    named = {"update": [{"milestone": theirs}], "remove": [NOBODY]}
    assistant = await tenant.member("HIRING_ASSISTANT")
    for viewer in (tenant.owner, assistant, hire.worker):
        assert await viewer.refused("editMilestones", **wrong, **named) == unseen
    for viewer in (assistant, hire.worker, await tenant.member("FINANCE_MANAGER")):
        assert await viewer.refused("editMilestones", **wrong) == [("FORBIDDEN", [])]
    await hire.edit(remove=[a["id"]])
    await hire.sign()
    gone = {"update": [{"milestone": a["id"], "name": "Back"}], "remove": [a["id"]]}
    assert await tenant.owner.refused("editMilestones", **wrong, **gone) == [
        ("INVALID_STATE", ["update", "0", "milestone"]),
        ("INVALID_STATE", ["remove", "0"]),
    ]
    assert await tenant.owner.refused("editMilestones", **wrong) == [
        ("STALE_VERSION", ["expectedVersion"])
    ]
    await tenant.owner.do("terminateHire", hire=hire.id, reason="Over")
    assert await tenant.owner.refused("editMilestones", **wrong) == [("INVALID_STATE", ["hire"])]


async def test_a_hire_that_is_over_is_not_edited(tenant: Tenant) -> None:
    cancelled, declined, ended = await tenant.hire(), await tenant.offered(), await tenant.active()
    await tenant.owner.do("cancelHire", hire=cancelled.id)
    contract = (await declined.read())["latestContract"]["id"]
    await declined.worker.do("declineContract", contract=contract)
    await ended.paid((await ended.milestones())[0]["id"])
    await tenant.owner.do("endHire", hire=ended.id)
    for hire in (cancelled, declined, ended):
        assert await hire.edit_refused(add=[milestone()]) == [("INVALID_STATE", ["hire"])]


async def test_writing_what_stands_there_is_no_change_on_a_locked_milestone_too(
    tenant: Tenant,
) -> None:
    hire = await tenant.active(
        milestone("Pending", purchaseOrderNumber="PO-1"), milestone("Approved"), milestone("Free")
    )
    pending, approved, free = await hire.milestones()
    request = await hire.submit(pending["id"])
    await hire.paid(approved["id"])
    whole_view = [
        {
            "milestone": each["id"],
            "name": each["name"],
            "dueDate": each["dueDate"],
            "amount": each["amount"]["amount"],
            "purchaseOrderNumber": each["purchaseOrderNumber"],
        }
        for each in (pending, approved, free)
    ]
    whole_view[2]["name"] = "Changed"
    await hire.edit(update=whole_view)
    for change in (
        {"name": "X"},
        {"dueDate": in_days(3)},
        {"amount": "1"},
        {"purchaseOrderNumber": "PO-2"},
        {"purchaseOrderNumber": None},
    ):
        row = {"milestone": pending["id"], **change}
        assert await hire.edit_refused(update=[row]) == [
            ("MILESTONE_LOCKED", ["update", "0", "milestone"])
        ]
    await tenant.owner.do("rejectPaymentRequest", paymentRequest=request, reason="No")
    await hire.edit(update=[{"milestone": pending["id"], "name": "X"}])
    assert await hire.edit_refused(remove=[approved["id"]]) == [
        ("MILESTONE_LOCKED", ["remove", "0"])
    ]


async def test_a_locked_milestones_refusal_names_it_and_its_request(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("Design"), milestone("Build"))
    design, _ = await hire.milestones()
    request = await hire.submit(design["id"])
    data = await tenant.owner.ask(
        "query ($id: ID!) { node(id: $id) { ... on PaymentRequest { number } } }", id=request
    )
    payload = await tenant.owner.attempt(
        "editMilestones", hire=hire.id, expectedVersion=3, remove=[design["id"]]
    )
    message = payload["userErrors"][0]["message"]
    assert "Design" in message
    assert data["node"]["number"] in message
