"""Texts are trimmed, blank counts as missing, and each kind has its limit."""

from typing import Any

import pytest

from tests.tenant import Tenant, milestone

MARK = "é"
"""One character, two bytes: limits count characters."""


async def creation(tenant: Tenant, **given: Any) -> list[tuple[str, list[str]]]:
    """The refusals of a hire that is right but for what is given; none where it is created."""
    wanted = {
        "company": tenant.id,
        "worker": tenant.worker_id,
        "title": "Site",
        "rate": {"milestones": [milestone()]},
    }
    payload = await tenant.owner.attempt("createDirectHire", **{**wanted, **given})
    return [(each["code"], each["path"]) for each in payload["userErrors"]]


@pytest.mark.parametrize(
    ("field", "limit"), [("title", 200), ("description", 20_000), ("additionalTerms", 20_000)]
)
async def test_a_hires_texts_have_limits(tenant: Tenant, field: str, limit: int) -> None:
    assert await creation(tenant, **{field: f" {MARK * limit} "}) == []
    assert await creation(tenant, **{field: MARK * (limit + 1)}) == [("TOO_LONG", [field])]


async def test_a_milestones_name_and_po_number_have_limits(tenant: Tenant) -> None:
    fits = milestone(MARK * 200, purchaseOrderNumber=MARK * 64)
    assert await creation(tenant, rate={"milestones": [fits]}) == []
    for long, field in (
        (milestone(MARK * 201), "name"),
        (milestone(purchaseOrderNumber=MARK * 65), "purchaseOrderNumber"),
    ):
        assert await creation(tenant, rate={"milestones": [long]}) == [
            ("TOO_LONG", ["rate", "milestones", "0", field])
        ]


async def test_texts_are_trimmed_and_a_blank_one_is_missing(tenant: Tenant) -> None:
    hire = await tenant.hire(
        milestone("\u2003 Design \n"), title="\t Site \u00a0", description="  ", additionalTerms=" "
    )
    assert await hire.read("title description additionalTerms") == {
        "title": "Site",
        "description": "",
        "additionalTerms": None,
    }
    assert (await hire.milestones())[0]["name"] == "Design"
    for blank in ("", " \t\n", "\u2003"):
        assert await creation(tenant, title=blank) == [("REQUIRED", ["title"])]


async def test_a_message_has_at_most_10_000_characters(tenant: Tenant) -> None:
    hire = await tenant.hire()
    assert await tenant.owner.refused("offerHire", hire=hire.id, message=MARK * 10_001) == [
        ("TOO_LONG", ["message"])
    ]
    await tenant.owner.do("offerHire", hire=hire.id, message=MARK * 10_000)
    conversation = (await hire.read())["conversation"]["id"]
    for body, code in ((" \n", "REQUIRED"), (MARK * 10_001, "TOO_LONG")):
        assert await hire.worker.refused("postMessage", conversation=conversation, body=body) == [
            (code, ["body"])
        ]
    sent = await hire.worker.do(
        "postMessage", "message { body }", conversation=conversation, body=f" {MARK * 10_000}\n"
    )
    assert sent["message"]["body"] == MARK * 10_000


async def test_notes_and_reasons_have_at_most_2_000_characters(tenant: Tenant) -> None:
    long, fits = MARK * 2_001, MARK * 2_000
    draft, offered, active = await tenant.hire(), await tenant.offered(), await tenant.active()
    contract = (await offered.read())["latestContract"]["id"]
    (only,) = await active.milestones()
    note, reason = [("TOO_LONG", ["note"])], [("TOO_LONG", ["reason"])]
    assert await draft.edit_refused(add=[milestone()], note=long) == note
    await draft.edit(add=[milestone()], note=fits)
    assert await tenant.owner.refused("cancelHire", hire=draft.id, reason=long) == reason
    await tenant.owner.do("cancelHire", hire=draft.id, reason=fits)
    assert await offered.worker.refused("declineContract", contract=contract, reason=long) == reason
    await offered.worker.do("declineContract", contract=contract, reason=fits)
    submit = {"milestone": only["id"]}
    assert await active.worker.refused("submitPaymentRequest", **submit, note=long) == note
    request = await active.submit(only["id"], note=fits)
    decide = {"paymentRequest": request}
    assert await tenant.owner.refused("rejectPaymentRequest", **decide, reason=long) == reason
    assert await tenant.owner.refused("rejectPaymentRequest", **decide, reason=" ") == [
        ("REQUIRED", ["reason"])
    ]
    await tenant.owner.do("rejectPaymentRequest", **decide, reason=fits)
    assert await tenant.owner.refused("terminateHire", hire=active.id, reason=long) == reason
    assert await tenant.owner.refused("terminateHire", hire=active.id, reason="") == [
        ("REQUIRED", ["reason"])
    ]
    await tenant.owner.do("terminateHire", hire=active.id, reason=fits)


async def test_a_signed_name_has_1_to_200_characters(tenant: Tenant) -> None:
    hire = await tenant.offered()
    contract = (await hire.read())["latestContract"]
    signature = {"contract": contract["id"], "contentHash": contract["contentHash"]}
    for name, code in ((MARK * 201, "TOO_LONG"), ("  ", "REQUIRED")):
        assert await hire.worker.refused("signContract", **signature, signedName=name) == [
            (code, ["signedName"])
        ]
    await hire.sign(signedName=MARK * 200)


async def test_names_of_people_and_companies_have_1_to_200_characters(tenant: Tenant) -> None:
    new = {"currency": "DKK", "ownerEmail": "x@y.example"}
    for name, code in ((MARK * 201, "TOO_LONG"), (" ", "REQUIRED")):
        assert await tenant.server.support.refused(
            "createCompany", **new, name=name, ownerName=name
        ) == [(code, ["name"]), (code, ["ownerName"])]
        person = {"company": tenant.id, "name": name, "email": "new@y.example"}
        member = await tenant.owner.refused("addMember", **person, role="OWNER")
        worker = await tenant.owner.refused("addWorker", **person, engagementType="PAYROLL")
        assert member == worker == [(code, ["name"])]


async def test_all_that_is_wrong_with_a_new_person_is_told_at_once(tenant: Tenant) -> None:
    taken = [("REQUIRED", ["name"]), ("EMAIL_TAKEN", ["email"])]
    person = {"company": tenant.id, "name": " ", "email": tenant.owner.email.upper()}
    assert await tenant.owner.refused("addMember", **person, role="OWNER") == taken
    assert await tenant.owner.refused("addWorker", **person, engagementType="PAYROLL") == taken
    assert await tenant.server.support.refused(
        "createCompany",
        name=" ",
        currency="ABC",
        ownerName=" ",
        ownerEmail=tenant.worker.email,
    ) == [
        ("REQUIRED", ["name"]),
        ("INVALID_CURRENCY", ["currency"]),
        ("REQUIRED", ["ownerName"]),
        ("EMAIL_TAKEN", ["ownerEmail"]),
    ]
