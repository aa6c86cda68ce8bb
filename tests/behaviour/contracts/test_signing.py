"""The worker signs exactly the content that they saw, and only the latest version."""

import json
from hashlib import sha256

from tests.tenant import JSON, Hire, Tenant, milestone

CONTRACT = "id version status content contentHash note signature { signedName contentHash signedBy { name } }"


def signature(contract: JSON) -> JSON:
    """The input that signs it."""
    return {
        "contract": contract["id"],
        "contentHash": contract["contentHash"],
        "signedName": "Maja",
    }


async def latest(hire: Hire) -> JSON:
    """The latest version as the worker sees it."""
    contract: JSON = (await hire.read(f"latestContract {{ {CONTRACT} }}", hire.worker))[
        "latestContract"
    ]
    return contract


async def test_the_first_signature_activates_the_hire(tenant: Tenant) -> None:
    hire = await tenant.offered()
    seen = await latest(hire)
    payload = await hire.worker.do(
        "signContract",
        f"contract {{ {CONTRACT} hire {{ status version activatedAt activeContract {{ id }} }} }}",
        **{**signature(seen), "signedName": " Maja M. "},
    )
    signed = payload["contract"]
    assert signed["status"] == "SIGNED"
    assert signed["signature"] == {
        "signedName": "Maja M.",
        "contentHash": seen["contentHash"],
        "signedBy": {"name": "Jonas"},
    }
    assert signed["hire"]["status"] == "ACTIVE"
    assert signed["hire"]["version"] == 2
    assert signed["hire"]["activatedAt"]
    assert signed["hire"]["activeContract"] == {"id": seen["id"]}
    (only,) = await hire.milestones()
    assert only["isAwaitingSignature"] is False
    assert only["signedTerms"] == {
        "name": only["name"],
        "dueDate": only["dueDate"],
        "amount": {"amount": only["amount"]["amount"]},
    }


async def test_the_hash_is_sha_256_over_the_content_that_anybody_can_check(tenant: Tenant) -> None:
    seen = await latest(await tenant.offered(milestone("Größe ✓")))
    assert sha256(seen["content"].encode()).hexdigest() == seen["contentHash"]


async def test_the_content_is_all_that_is_agreed_and_nothing_else(tenant: Tenant) -> None:
    hire = await tenant.offered(
        milestone("Design", amount="5", purchaseOrderNumber="PO-4711"),
        title="Site",
        description="Words",
        additionalTerms="No smoking",
        startDate="2020-01-02",
        endDate="2099-01-02",
    )
    content = json.loads((await latest(hire))["content"])
    (only,) = await hire.milestones()
    company = (await tenant.owner.ask("{ viewer { company { name } } }"))["viewer"]["company"]
    assert content == {
        "format": "milestones-contract/2",
        "hire": {"number": hire.data["number"], "id": hire.id},
        "company": company["name"],
        "worker": {"name": "Jonas", "email": tenant.worker.email},
        "title": "Site",
        "description": "Words",
        "additionalTerms": "No smoking",
        "startDate": "2020-01-02",
        "endDate": "2099-01-02",
        "currency": "DKK",
        "rate": {
            "type": "MILESTONES",
            "milestones": [{"name": "Design", "dueDate": only["dueDate"], "amount": "5.00"}],
            "totalAmount": "5.00",
        },
        "template": None,
    }


async def test_the_same_terms_have_the_same_hash_whatever_the_version_and_po_numbers(
    tenant: Tenant,
) -> None:
    hire = await tenant.offered(milestone(amount="5"))
    first = await latest(hire)
    (only,) = await hire.milestones()
    await hire.edit(update=[{"milestone": only["id"], "amount": "6", "purchaseOrderNumber": "PO"}])
    second = await latest(hire)
    await hire.edit(update=[{"milestone": only["id"], "amount": "5.0"}])
    third = await latest(hire)
    assert [each["version"] for each in (first, second, third)] == [1, 2, 3]
    assert first["contentHash"] == third["contentHash"] != second["contentHash"]


async def test_a_signature_on_other_content_is_refused(tenant: Tenant) -> None:
    hire = await tenant.offered()
    sign = signature(await latest(hire))
    for other in ("0" * 64, "", "nonsense"):
        refused = await hire.worker.refused("signContract", **{**sign, "contentHash": other})
        assert refused == [("CONTENT_HASH_MISMATCH", ["contentHash"])]
    assert (await hire.read("status"))["status"] == "OFFERED"


async def test_only_the_latest_version_is_signed_or_declined(tenant: Tenant) -> None:
    hire = await tenant.offered()
    old = await latest(hire)
    await hire.edit(add=[milestone("More")])
    superseded = [("CONTRACT_SUPERSEDED", ["contract"])]
    assert await hire.worker.refused("signContract", **signature(old)) == superseded
    assert await hire.worker.refused("declineContract", contract=old["id"]) == superseded
    await hire.sign()
    assert await hire.worker.refused("signContract", **signature(old)) == superseded


async def test_the_latest_version_is_signed_once(tenant: Tenant) -> None:
    hire = await tenant.active()
    signed = await latest(hire)
    closed = [("INVALID_STATE", ["contract"])]
    assert await hire.worker.refused("signContract", **signature(signed)) == closed
    assert await hire.worker.refused("declineContract", contract=signed["id"]) == closed


async def test_a_declined_revision_is_no_longer_the_latest(tenant: Tenant) -> None:
    hire = await tenant.active()
    await hire.edit(add=[milestone("More")])
    revision = await latest(hire)
    await hire.worker.do("declineContract", contract=revision["id"], reason="No")
    superseded = [("CONTRACT_SUPERSEDED", ["contract"])]
    assert await hire.worker.refused("signContract", **signature(revision)) == superseded
    assert await hire.worker.refused("declineContract", contract=revision["id"]) == superseded


async def test_the_newest_version_is_not_said_to_have_a_newer_one(tenant: Tenant) -> None:
    hire = await tenant.active()
    await hire.edit(add=[milestone("More")])
    await tenant.owner.do("withdrawRevision", hire=hire.id)
    fields = (
        "contracts(first: 1) { edges { node { version viewerCanSign { reasons { message } } } } }"
    )
    (edge,) = (await hire.read(fields, hire.worker))["contracts"]["edges"]
    message = "This is not the latest version of the contract."
    assert edge["node"] == {"version": 2, "viewerCanSign": {"reasons": [{"message": message}]}}


async def test_the_state_is_told_before_what_is_wrong_with_the_input(tenant: Tenant) -> None:
    hire = await tenant.active()
    wrong = {"contentHash": "0", "signedName": " ", "idempotencyKey": "x" * 256}
    signed = (await latest(hire))["id"]
    assert await hire.worker.refused("signContract", contract=signed, **wrong) == [
        ("INVALID_STATE", ["contract"])
    ]
    await hire.edit(add=[milestone("More")])
    revision = (await latest(hire))["id"]
    assert await hire.worker.refused("signContract", contract=revision, **wrong) == [
        ("TOO_LONG", ["idempotencyKey"]),
        ("CONTENT_HASH_MISMATCH", ["contentHash"]),
        ("REQUIRED", ["signedName"]),
    ]


async def test_the_next_signature_supersedes_the_version_in_force(tenant: Tenant) -> None:
    hire = await tenant.active()
    await hire.edit(add=[milestone("More")], note=" More to do ")
    assert (await latest(hire))["note"] == "More to do"
    await hire.sign()
    data = await hire.read(
        "version activeContract { version }"
        " contracts { edges { node { version status signature { signedName } } } }"
    )
    assert data["version"] == 5
    assert data["activeContract"] == {"version": 2}
    versions = [edge["node"] for edge in data["contracts"]["edges"]]
    assert [(each["version"], each["status"]) for each in versions] == [
        (2, "SIGNED"),
        (1, "SUPERSEDED"),
    ]
    assert all(each["signature"] for each in versions)
