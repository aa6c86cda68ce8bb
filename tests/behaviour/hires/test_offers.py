"""The offer opens the hire to the worker, who signs or declines; the company may take it back."""

from tests.clock import Clock
from tests.tenant import Tenant, milestone

HIRE = [("INVALID_STATE", ["hire"])]


async def test_an_offer_issues_version_1_and_opens_the_conversation(tenant: Tenant) -> None:
    hire = await tenant.hire()
    payload = await tenant.owner.do(
        "offerHire",
        "hire { status version offeredAt conversation { messages { totalCount } }"
        " contracts { totalCount } latestContract { version status issuedAt issuedBy { id } } }",
        hire=hire.id,
    )
    offered = payload["hire"]
    assert offered["status"] == "OFFERED"
    assert offered["version"] == 2
    assert offered["conversation"] == {"messages": {"totalCount": 0}}
    assert offered["contracts"]["totalCount"] == 1
    assert offered["latestContract"] == {
        "version": 1,
        "status": "PENDING_SIGNATURE",
        "issuedAt": offered["offeredAt"],
        "issuedBy": {"id": tenant.owner.id},
    }


async def test_the_offers_message_is_the_conversations_first(tenant: Tenant) -> None:
    hire = await tenant.hire()
    await tenant.owner.do("offerHire", hire=hire.id, message=" Welcome! ")
    data = await hire.read(
        "conversation { messages { edges { node { body author { id } } } } }", hire.worker
    )
    assert data["conversation"]["messages"]["edges"] == [
        {"node": {"body": "Welcome!", "author": {"id": tenant.owner.id}}}
    ]


async def test_an_offer_checks_the_po_rule_again_on_every_milestone(tenant: Tenant) -> None:
    hire = await tenant.hire(
        milestone("A", purchaseOrderNumber="PO-1"), milestone("B"), milestone("C")
    )
    await tenant.require_purchase_orders()
    lacking = ("PURCHASE_ORDER_NUMBER_REQUIRED", ["hire"])
    payload = await tenant.owner.attempt("offerHire", hire=hire.id, message="x" * 10_001)
    told = [(each["code"], each["path"]) for each in payload["userErrors"]]
    assert told == [lacking, lacking, ("TOO_LONG", ["message"])]
    assert [
        "B" in payload["userErrors"][0]["message"],
        "C" in payload["userErrors"][1]["message"],
    ] == [
        True,
        True,
    ]
    rows = (await hire.milestones())[1:]
    await hire.edit(
        update=[{"milestone": each["id"], "purchaseOrderNumber": "PO"} for each in rows]
    )
    await hire.offer()


async def test_an_offer_checks_neither_due_dates_nor_activation_again(
    tenant: Tenant, clock: Clock
) -> None:
    hire = await tenant.hire(milestone(due=0))
    await tenant.server.support.do("disableMilestones", company=tenant.id)
    with clock.forward(days=2):
        await hire.offer()
        await hire.sign()


async def test_declining_the_offer_declines_the_hire(tenant: Tenant) -> None:
    hire = await tenant.offered()
    contract = (await hire.read())["latestContract"]["id"]
    await hire.worker.do("declineContract", contract=contract, reason="Too little")
    data = await hire.read(
        "status version endedAt activeContract { id } latestContract { version status }"
        " milestones { totalCount } totalAmount { amount }"
    )
    assert data["status"] == "DECLINED"
    assert data["version"] == 3
    assert data["endedAt"]
    assert data["activeContract"] is None
    assert data["latestContract"] == {"version": 1, "status": "DECLINED"}
    assert data["milestones"] == {"totalCount": 1}
    assert data["totalAmount"] == {"amount": "1250.00"}


async def test_declining_an_edited_offer_declines_the_hire_and_its_newest_version(
    tenant: Tenant,
) -> None:
    hire = await tenant.offered()
    await hire.edit(add=[milestone("More")])
    latest = (await hire.read())["latestContract"]
    await hire.worker.do("declineContract", contract=latest["id"])
    data = await hire.read("status latestContract { version status } milestones { totalCount }")
    assert data == {
        "status": "DECLINED",
        "latestContract": {"version": 2, "status": "DECLINED"},
        "milestones": {"totalCount": 2},
    }


async def test_a_cancelled_offer_has_its_version_withdrawn(tenant: Tenant) -> None:
    hire = await tenant.offered()
    await tenant.owner.do("cancelHire", hire=hire.id)
    by_worker = await hire.read("status latestContract { version status }", hire.worker)
    assert by_worker == {
        "status": "CANCELLED",
        "latestContract": {"version": 1, "status": "WITHDRAWN"},
    }
    contract = (await hire.read())["latestContract"]
    answer = {"contract": contract["id"]}
    sign = {**answer, "contentHash": contract["contentHash"], "signedName": "Maja"}
    assert await hire.worker.refused("signContract", **sign) == [("INVALID_STATE", ["contract"])]
    assert await hire.worker.refused("declineContract", **answer) == [
        ("INVALID_STATE", ["contract"])
    ]


async def test_a_cancelled_draft_stays_hidden_from_the_worker(tenant: Tenant) -> None:
    hire = await tenant.hire()
    await tenant.owner.do("cancelHire", hire=hire.id, reason="A mistake")
    assert await hire.read("status latestContract { status }") == {
        "status": "CANCELLED",
        "latestContract": {"status": "WITHDRAWN"},
    }
    assert await hire.read("status", hire.worker) is None


async def test_what_is_offered_signed_or_over_is_not_offered_or_cancelled_again(
    tenant: Tenant,
) -> None:
    offered, active, cancelled = await tenant.offered(), await tenant.active(), await tenant.hire()
    await tenant.owner.do("cancelHire", hire=cancelled.id)
    for hire in (offered, active, cancelled):
        assert await tenant.owner.refused("offerHire", hire=hire.id) == HIRE
    for hire in (active, cancelled):
        assert await tenant.owner.refused("cancelHire", hire=hire.id) == HIRE
    for hire in (await tenant.hire(), offered, cancelled):
        for mutation, more in (("endHire", {}), ("terminateHire", {"reason": "Over"})):
            assert await tenant.owner.refused(mutation, hire=hire.id, **more) == HIRE


async def test_a_revision_is_withdrawn_only_after_the_first_signature(tenant: Tenant) -> None:
    draft, offered, active = await tenant.hire(), await tenant.offered(), await tenant.active()
    await offered.edit(add=[milestone()])
    for hire in (draft, offered, active):
        assert await tenant.owner.refused("withdrawRevision", hire=hire.id) == HIRE
