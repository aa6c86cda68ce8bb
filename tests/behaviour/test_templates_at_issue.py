"""A version and its own template: proved before anybody signs, and the same for ever once somebody did."""

import asyncio
from typing import Any

import pytest

from api.documents import maker
from tests.behaviour.test_documents import TEMPLATE, download, link, text
from tests.house import Actor, Hire, House, milestone

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


async def test_a_signed_version_keeps_the_layout_that_it_was_issued_with(house: House) -> None:
    await set_template(house, TEMPLATE)
    hire = await house.active()
    url = (await link(hire, house.worker, format="CUSTOM"))["url"]
    signed = await download(hire, url)
    assert "Our own words" in text(signed.content)
    await set_template(house, LATER)
    assert (await download(hire, url)).content == signed.content
    await house.owner.do("removeContractTemplate", company=house.id)
    again = await download(hire, (await link(hire, house.owner, format="CUSTOM"))["url"])
    assert again.content == signed.content
    assert again.headers["etag"] == signed.headers["etag"]


async def test_a_template_that_changes_before_the_document_is_made_changes_nothing(
    house: House,
) -> None:
    await set_template(house, TEMPLATE)
    hire = await house.active()
    await set_template(house, LATER)
    signed = await download(hire, (await link(hire, house.owner, format="CUSTOM"))["url"])
    assert "Our own words" in text(signed.content)
    assert "waives" not in text(signed.content)


async def test_all_who_ask_at_once_get_the_same_bytes(house: House) -> None:
    await set_template(house, TEMPLATE)
    hire = await house.active()
    urls = [
        (await link(hire, by, format=format))["url"]
        for by in (house.owner, house.worker)
        for format in ("STANDARD", "CUSTOM")
    ]
    bodies = [each.content for each in await asyncio.gather(*(download(hire, u) for u in urls * 3))]
    assert len(set(bodies[::2])) == len(set(bodies[1::2])) == 1


async def test_nobody_signs_a_version_that_its_own_layout_does_not_show(house: House) -> None:
    for template in (OF_REAL_HIRES, OF_SIGNED_ONES):
        await set_template(house, template)
        hire = await house.offered(milestone("Design", amount="9000"))
        early = (await link(hire, house.worker, format="CUSTOM"))["url"]
        assert await signing(hire) == [("TEMPLATE_INVALID", ["contract"])]
        seen = (await hire.read(CAN_SIGN, by=house.worker))["latestContract"]["viewerCanSign"]
        assert [reason["code"] for reason in seen["reasons"]] == ["TEMPLATE_INVALID"]
        assert await error_of_link(hire, house.owner) == "TEMPLATE_INVALID"
        answer = await download(hire, early)
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["extensions"]["code"] == "TEMPLATE_INVALID"
        assert (await download(hire, (await link(hire, house.worker))["url"])).status_code == 200


async def test_a_company_mends_its_template_and_issues_anew(house: House) -> None:
    await set_template(house, OF_REAL_HIRES)
    hire = await house.offered()
    assert await signing(hire) == [("TEMPLATE_INVALID", ["contract"])]
    await set_template(house, TEMPLATE)
    assert await signing(hire) == [("TEMPLATE_INVALID", ["contract"])]
    await hire.edit(add=[milestone("One more")])
    await hire.sign()
    answer = await download(hire, (await link(hire, house.worker, format="CUSTOM"))["url"])
    assert "Our own words" in text(answer.content)


async def test_a_company_that_removes_its_template_issues_anew_without(house: House) -> None:
    await set_template(house, OF_REAL_HIRES)
    hire = await house.offered()
    await house.owner.do("removeContractTemplate", company=house.id)
    await hire.edit(add=[milestone("One more")])
    await hire.sign()


async def test_what_cannot_be_signed_can_be_declined(house: House) -> None:
    await set_template(house, OF_REAL_HIRES)
    hire = await house.offered()
    assert await signing(hire) == [("TEMPLATE_INVALID", ["contract"])]
    contract = (await hire.read())["latestContract"]["id"]
    await house.worker.do("declineContract", contract=contract)


async def test_a_signature_waits_for_the_proof_and_not_for_ever(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maker, "PROOF_SECONDS", 2.0)
    await set_template(house, SLOW)
    hire = await house.offered()
    contract = (await hire.read())["latestContract"]
    (error,) = await house.worker.errors(
        "mutation ($input: SignContractInput!) { signContract(input: $input) { userErrors { code } } }",
        input={
            "contract": contract["id"],
            "contentHash": contract["contentHash"],
            "signedName": "Maja",
        },
    )
    assert (error["extensions"]["code"], error["extensions"]["effect"]) == ("UNAVAILABLE", "NONE")
    assert (await hire.read())["status"] == "OFFERED"


async def test_the_company_is_told_at_once_that_it_may_not_sign(house: House) -> None:
    await set_template(house, SLOW)
    hire = await house.offered()
    contract = (await hire.read())["latestContract"]
    given = {"contract": contract["id"], "contentHash": contract["contentHash"]}
    # Whoever waits for the proof is told UNAVAILABLE.
    assert await house.owner.refused("signContract", **given, signedName="Freja") == [
        ("FORBIDDEN", [])
    ]


async def set_template(house: House, html: str) -> None:
    """The company's own."""
    await house.owner.do("setContractTemplate", company=house.id, html=html)


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
