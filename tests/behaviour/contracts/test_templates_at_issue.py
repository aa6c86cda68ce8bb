"""A version and its own template: proved before anybody signs, and the same for ever once somebody did."""

import asyncio
from typing import Any

import pytest

from api.documents import maker
from tests.behaviour.contracts.test_documents import TEMPLATE, download, link, text
from tests.tenant import Actor, Hire, Tenant, milestone

HIDING = """<html><body>{%% if %s %%}<div style="display: none">{%% else %%}<div>{%% endif %%}
{{ rate_box }} {{ milestones_section }}</div><p>A total of DKK 1.00</p></body></html>"""
OF_REAL_HIRES = HIDING % "hire_number.startswith('H-')"
OF_SIGNED_ONES = HIDING % "signature and hire_number.startswith('H-')"
SLOW = (
    "{% if hire_number.startswith('H-') %}{% for a in range(99999) %}{% for b in range(99999) %}"
    "{% endfor %}{% endfor %}{% endif %}{{ rate_box }}{{ milestones_section }}"
)
CAN_SIGN = "latestContract { id contentHash viewerCanSign { allowed reasons { code message } } }"
LATER = TEMPLATE.replace("Our own words", "After 365 days the contractor waives all claims")


async def test_a_signed_version_keeps_the_layout_that_it_was_issued_with(tenant: Tenant) -> None:
    await set_template(tenant, TEMPLATE)
    hire = await tenant.active()
    url = (await link(hire, tenant.worker, format="CUSTOM"))["url"]
    signed = await download(hire, url)
    assert "Our own words" in text(signed.content)
    await set_template(tenant, LATER)
    assert (await download(hire, url)).content == signed.content
    await tenant.owner.do("removeContractTemplate", company=tenant.id)
    again = await download(hire, (await link(hire, tenant.owner, format="CUSTOM"))["url"])
    assert again.content == signed.content
    assert again.headers["etag"] == signed.headers["etag"]


async def test_a_template_that_changes_before_the_document_is_made_changes_nothing(
    tenant: Tenant,
) -> None:
    await set_template(tenant, TEMPLATE)
    hire = await tenant.active()
    await set_template(tenant, LATER)
    signed = await download(hire, (await link(hire, tenant.owner, format="CUSTOM"))["url"])
    assert "Our own words" in text(signed.content)
    assert "waives" not in text(signed.content)


async def test_all_who_ask_at_once_get_the_same_bytes(tenant: Tenant) -> None:
    await set_template(tenant, TEMPLATE)
    hire = await tenant.active()
    urls = [
        (await link(hire, by, format=format))["url"]
        for by in (tenant.owner, tenant.worker)
        for format in ("STANDARD", "CUSTOM")
    ]
    bodies = [each.content for each in await asyncio.gather(*(download(hire, u) for u in urls * 3))]
    assert len(set(bodies[::2])) == len(set(bodies[1::2])) == 1


async def test_nobody_signs_a_version_that_its_own_layout_does_not_show(tenant: Tenant) -> None:
    for template in (OF_REAL_HIRES, OF_SIGNED_ONES):
        await set_template(tenant, template)
        hire = await tenant.offered(milestone("Design", amount="9000"))
        early = (await link(hire, tenant.worker, format="CUSTOM"))["url"]
        assert await signing(hire) == [("TEMPLATE_INVALID", ["contract"])]
        seen = (await hire.read(CAN_SIGN, by=tenant.worker))["latestContract"]["viewerCanSign"]
        assert [reason["code"] for reason in seen["reasons"]] == ["TEMPLATE_INVALID"]
        assert await error_of_link(hire, tenant.owner) == "TEMPLATE_INVALID"
        answer = await download(hire, early)
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["extensions"]["code"] == "TEMPLATE_INVALID"
        assert (await download(hire, (await link(hire, tenant.worker))["url"])).status_code == 200


async def test_a_company_mends_its_template_and_issues_anew(tenant: Tenant) -> None:
    await set_template(tenant, OF_REAL_HIRES)
    hire = await tenant.offered()
    assert await signing(hire) == [("TEMPLATE_INVALID", ["contract"])]
    await set_template(tenant, TEMPLATE)
    assert await signing(hire) == [("TEMPLATE_INVALID", ["contract"])]
    await hire.edit(add=[milestone("One more")])
    await hire.sign()
    answer = await download(hire, (await link(hire, tenant.worker, format="CUSTOM"))["url"])
    assert "Our own words" in text(answer.content)


async def test_a_company_that_removes_its_template_issues_anew_without(tenant: Tenant) -> None:
    await set_template(tenant, OF_REAL_HIRES)
    hire = await tenant.offered()
    await tenant.owner.do("removeContractTemplate", company=tenant.id)
    await hire.edit(add=[milestone("One more")])
    await hire.sign()


async def test_what_cannot_be_signed_can_be_declined(tenant: Tenant) -> None:
    await set_template(tenant, OF_REAL_HIRES)
    hire = await tenant.offered()
    assert await signing(hire) == [("TEMPLATE_INVALID", ["contract"])]
    contract = (await hire.read())["latestContract"]["id"]
    await tenant.worker.do("declineContract", contract=contract)


async def test_a_signature_waits_for_the_proof_and_not_for_ever(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maker, "PROOF_SECONDS", 2.0)
    await set_template(tenant, SLOW)
    hire = await tenant.offered()
    contract = (await hire.read())["latestContract"]
    (error,) = await tenant.worker.errors(
        "mutation ($input: SignContractInput!) { signContract(input: $input) { userErrors { code } } }",
        input={
            "contract": contract["id"],
            "contentHash": contract["contentHash"],
            "signedName": "Maja",
        },
    )
    assert (error["extensions"]["code"], error["extensions"]["effect"]) == ("UNAVAILABLE", "NONE")
    assert (await hire.read())["status"] == "OFFERED"


async def test_the_company_is_told_at_once_that_it_may_not_sign(tenant: Tenant) -> None:
    await set_template(tenant, SLOW)
    hire = await tenant.offered()
    contract = (await hire.read())["latestContract"]
    given = {"contract": contract["id"], "contentHash": contract["contentHash"]}
    # Whoever waits for the proof is told UNAVAILABLE.
    assert await tenant.owner.refused("signContract", **given, signedName="Freja") == [
        ("FORBIDDEN", [])
    ]


async def set_template(tenant: Tenant, html: str) -> None:
    """The company's own."""
    await tenant.owner.do("setContractTemplate", company=tenant.id, html=html)


async def signing(hire: Hire) -> list[tuple[str, list[str]]]:
    """How the signature of the latest version is refused."""
    contract = (await hire.read())["latestContract"]
    given = {"contract": contract["id"], "contentHash": contract["contentHash"]}
    return await hire.worker.refused("signContract", **given, signedName="Maja")


async def error_of_link(hire: Hire, by: Actor) -> Any:
    """The code that stands in place of a link to the CUSTOM document."""
    document = (
        "query ($id: ID!) { hire(id: $id) { latestContract { document(format: CUSTOM) { url } } } }"
    )
    (error,) = await by.errors(document, id=hire.id)
    return error["extensions"]["code"]
