"""A rule of PO numbers that came later is met where the worker signs and asks for payment, while it still can be."""

import pytest

from tests.behaviour.people.test_permissions import asked, questions, tried
from tests.behaviour.stages import Stage, at
from tests.tenant import JSON, Actor, Hire, Tenant, milestone

LACKING = "PURCHASE_ORDER_NUMBER_REQUIRED"


async def signing(hire: Hire, **given: str) -> list[tuple[str, list[str], str]]:
    """What the worker is answered who signs the latest version: code, path and message of each refusal."""
    contract = (await hire.read())["latestContract"]
    signature = {"contract": contract["id"], "contentHash": contract["contentHash"]}
    payload = await hire.worker.attempt(
        "signContract", **{**signature, "signedName": "Maja", **given}
    )
    return [(each["code"], each["path"], each["message"]) for each in payload["userErrors"]]


async def number(hire: Hire, *milestones: JSON) -> None:
    """The company adds what is missing."""
    rows = [{"milestone": each["id"], "purchaseOrderNumber": "PO-7"} for each in milestones]
    payload = await hire.edit("contract { id }", update=rows)
    assert payload["contract"] is None, "a PO number takes no new version"


async def reasons(
    viewer: Actor, id: str, kind: str, field: str
) -> list[tuple[str, list[str], str]]:
    """What a permission says."""
    document = f"query ($id: ID!) {{ node(id: $id) {{ ... on {kind} {{ {field} {{ allowed reasons"
    document += " { code path message } } } } }"
    said = (await viewer.ask(document, id=id))["node"][field]
    assert said["allowed"] is not bool(said["reasons"])
    return [(each["code"], each["path"], each["message"]) for each in said["reasons"]]


async def test_nobody_signs_an_offer_that_lacks_the_po_numbers_of_a_later_rule(
    tenant: Tenant,
) -> None:
    hire = await tenant.offered(
        milestone("B", 2), milestone("A", 1), milestone("C", purchaseOrderNumber="PO-1")
    )
    await tenant.require_purchase_orders()
    refused = await signing(hire)
    assert [told[:2] for told in refused] == [(LACKING, ["contract"])] * 2
    assert ["“A”" in refused[0][2], "“B”" in refused[1][2]] == [True, True]
    assert all("the company" in told[2] for told in refused)
    contract = hire.data["latestContract"]["id"]
    assert await reasons(hire.worker, contract, "Contract", "viewerCanSign") == refused
    wrong = await signing(hire, contentHash="0" * 64, signedName=" ")
    assert [told[:2] for told in wrong[2:]] == [
        ("CONTENT_HASH_MISMATCH", ["contentHash"]), ("REQUIRED", ["signedName"])
    ]  # fmt: skip
    a, b, _ = await hire.milestones()
    await number(hire, a, b)
    assert await reasons(hire.worker, contract, "Contract", "viewerCanSign") == []
    await hire.sign()


async def test_the_state_comes_before_a_later_rule(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"))
    (a,) = await hire.milestones()
    await tenant.require_purchase_orders()
    assert [told[:2] for told in await signing(hire)] == [("INVALID_STATE", ["contract"])]
    await hire.worker.refused("submitPaymentRequest", milestone=a["id"])
    await tenant.require_purchase_orders(required=False)
    await hire.submit(a["id"])
    await tenant.require_purchase_orders()
    again = await hire.worker.refused("submitPaymentRequest", milestone=a["id"])
    assert again == [("PAYMENT_REQUEST_EXISTS", ["milestone"])]


async def test_nobody_asks_for_a_payment_before_what_is_missing_is_added(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"), milestone("B", purchaseOrderNumber="PO-1"))
    a, b = sorted(await hire.milestones(), key=lambda each: str(each["name"]))
    await tenant.require_purchase_orders()
    given = {"milestone": a["id"], "note": "x" * 2_001}
    payload = await hire.worker.attempt("submitPaymentRequest", **given)
    told = [(each["code"], each["path"]) for each in payload["userErrors"]]
    assert told == [(LACKING, ["milestone"]), ("TOO_LONG", ["note"])]
    ((code, path, message),) = await reasons(
        hire.worker, a["id"], "Milestone", "viewerCanRequestPayment"
    )
    assert (code, path) == (LACKING, ["milestone"])
    assert message == payload["userErrors"][0]["message"]
    assert "“A”" in message
    await hire.submit(b["id"])
    await number(hire, a)
    await hire.submit(a["id"])


async def test_what_was_asked_for_before_the_rule_is_decided_without_it(tenant: Tenant) -> None:
    hire = await tenant.active(*(milestone(name) for name in "ABC"))
    rows = await hire.milestones()
    requests = [await hire.submit(each["id"]) for each in rows]
    await tenant.require_purchase_orders()
    locked = await hire.edit_refused(
        update=[{"milestone": rows[0]["id"], "purchaseOrderNumber": "PO-7"}]
    )
    assert locked == [("MILESTONE_LOCKED", ["update", "0", "milestone"])]
    await hire.approve(requests[0])
    await tenant.owner.do("rejectPaymentRequest", paymentRequest=requests[1], reason="No")
    await hire.worker.do("cancelPaymentRequest", paymentRequest=requests[2])
    for each in rows[1:]:
        refused = await hire.worker.refused("submitPaymentRequest", milestone=each["id"])
        assert refused == [(LACKING, ["milestone"])]
        await number(hire, each)
        await hire.paid(each["id"])
    await tenant.owner.do("endHire", hire=hire.id)


async def test_a_revision_asks_for_no_number_of_a_milestone_that_is_locked(tenant: Tenant) -> None:
    hire = await tenant.active(*(milestone(name, due) for due, name in enumerate("ABCD", 1)))
    a, b, c, d = await hire.milestones()
    await hire.submit(a["id"])
    await hire.paid(b["id"])
    await tenant.require_purchase_orders()
    await hire.edit(add=[milestone("E", purchaseOrderNumber="PO-1")], remove=[d["id"]])
    refused = await signing(hire)
    assert [told[:2] for told in refused] == [(LACKING, ["contract"])]
    assert "“C”" in refused[0][2]
    await number(hire, c)
    await hire.sign()


async def test_a_rule_that_is_lifted_stands_in_nobodys_way(tenant: Tenant) -> None:
    hire = await tenant.offered()
    await tenant.require_purchase_orders()
    assert await signing(hire)
    await tenant.require_purchase_orders(required=False)
    await hire.sign()
    await hire.submit((await hire.milestones())[0]["id"])


@pytest.mark.parametrize(
    "stage", ["draft", "offered", "revised", "finished", "terminated", "declined"]
)
async def test_permissions_know_the_later_rule_as_the_mutations_do(
    tenant: Tenant, stage: str
) -> None:
    reached: Stage = await at(tenant, stage)
    await tenant.require_purchase_orders()
    await reached.hire.read()
    asking = list(questions(reached))
    for viewer in (tenant.owner, tenant.worker):
        said, done = await asked(viewer, asking), await tried(viewer, asking)
        for question, permission, refusals in zip(asking, said, done, strict=True):
            assert permission == refusals, question


async def test_other_verbs_go_on_without_it(tenant: Tenant) -> None:
    """An edit asks for it of the rows that it writes alone; what takes back or ends asks for none."""
    declined, cancelled, revised = [await tenant.offered() for _ in range(3)]
    await revised.sign()
    await tenant.require_purchase_orders()
    contract = (await declined.read())["latestContract"]["id"]
    await declined.worker.do("declineContract", contract=contract)
    await tenant.owner.do("cancelHire", hire=cancelled.id)
    add = [milestone("New", purchaseOrderNumber="PO-1")]
    await revised.edit(add=add)
    await tenant.owner.do("withdrawRevision", hire=revised.id)
    await revised.edit(add=add)
    contract = (await revised.read())["latestContract"]["id"]
    await revised.worker.do("declineContract", contract=contract)
    await tenant.owner.do("terminateHire", hire=revised.id, reason="Over")
