"""The booking contract as a PDF: who may have it, for how long, and that it stays what was signed."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID

import httpx
import pytest
from pypdf import PdfReader

from tests.clock import Clock
from tests.machines.rows import rows
from tests.tenant import Actor, Hire, Tenant, milestone

LINK = """query ($id: ID!, $format: DocumentFormat! = STANDARD) {
  hire(id: $id) { latestContract { contentHash document(format: $format) { url filename expiresAt format } } }
}"""

TEMPLATE = """<html><body><h1>{{ company.name }}</h1>
{{ rate_box }} {{ milestones_section }} <p>Our own words</p></body></html>"""


async def link(hire: Hire, by: Actor, **more: str) -> dict[str, str]:
    """The document of the latest version, as this person gets it."""
    data = await by.ask(LINK, id=hire.id, **more)
    document: dict[str, str] = data["hire"]["latestContract"]["document"]
    return document


async def download(hire: Hire, url: str, **headers: str) -> httpx.Response:
    """A request without any token, at the address where this test's server really listens."""
    origin = hire.tenant.server.url.removesuffix("/graphql")
    path = url.split("/documents/", 1)[1]
    async with httpx.AsyncClient(timeout=60) as client:
        return await client.get(f"{origin}/documents/{path}", headers=headers)


def text(body: bytes) -> str:
    """Everything that the pages say, on one line."""
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(body)).pages).split())


async def test_both_sides_download_the_contract_without_a_header(tenant: Tenant) -> None:
    hire = await tenant.offered(milestone("Design", amount="1250.50"), milestone("Build", due=60))
    for side in (tenant.owner, tenant.worker):
        document = await link(hire, side)
        answer = await download(hire, document["url"])
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/pdf"
        assert document["filename"] in answer.headers["content-disposition"]
        said = text(answer.content)
        assert "Design" in said
        assert "Build" in said
        assert (await hire.read("latestContract { contentHash }"))["latestContract"][
            "contentHash"
        ] in said.replace(" ", "")


async def test_a_link_ends_after_fifteen_minutes(tenant: Tenant, clock: Clock) -> None:
    hire = await tenant.offered()
    document = await link(hire, tenant.owner)
    clock.ahead += timedelta(minutes=16)
    try:
        assert (await download(hire, document["url"])).status_code == 410
    finally:
        clock.ahead -= timedelta(minutes=16)


async def test_a_link_that_was_altered_is_none(tenant: Tenant) -> None:
    hire = await tenant.offered()
    url = (await link(hire, tenant.owner))["url"]
    token = url.split("/documents/")[1].split("/")[0]
    for place in range(0, len(token), 7):
        other = "A" if token[place] != "A" else "B"
        altered = token[:place] + other + token[place + 1 :]
        assert (await download(hire, url.replace(token, altered))).status_code == 404


async def test_a_link_ends_with_the_right_to_see_the_contract(tenant: Tenant) -> None:
    hire = await tenant.offered()
    member = await tenant.member("HIRING_ADMIN")
    url = (await link(hire, member))["url"]
    await tenant.owner.do("removeMember", user=member.id)
    assert (await download(hire, url)).status_code == 404


async def test_a_signed_version_stays_the_same_byte_for_byte(tenant: Tenant) -> None:
    hire = await tenant.active()
    first = await download(hire, (await link(hire, tenant.owner))["url"])
    again = await download(hire, (await link(hire, tenant.worker))["url"])
    assert first.content == again.content
    assert first.headers["etag"] == again.headers["etag"]


async def test_a_version_prints_present_po_numbers_until_it_is_signed_and_those_of_its_signature_from_then_on(
    tenant: Tenant,
) -> None:
    hire = await tenant.offered(milestone("Design", purchaseOrderNumber="PO-1"))
    assert "PO-1" in text((await download(hire, (await link(hire, tenant.owner))["url"])).content)
    (only,) = await hire.milestones()
    await hire.edit(update=[{"milestone": only["id"], "purchaseOrderNumber": "PO-2"}])
    assert "PO-2" in text((await download(hire, (await link(hire, tenant.owner))["url"])).content)
    await hire.sign()
    await hire.edit(update=[{"milestone": only["id"], "purchaseOrderNumber": "PO-3"}])
    signed = await download(hire, (await link(hire, tenant.owner))["url"])
    await hire.edit(update=[{"milestone": only["id"], "purchaseOrderNumber": "PO-4"}])
    later = await download(hire, (await link(hire, tenant.owner))["url"])
    assert "PO-2" in text(signed.content)
    assert later.content == signed.content


async def test_readers_may_ask_for_a_part_or_whether_it_changed(tenant: Tenant) -> None:
    hire = await tenant.active()
    url = (await link(hire, tenant.owner))["url"]
    whole = await download(hire, url)
    part = await download(hire, url, range="bytes=0-7")
    assert (part.status_code, part.content) == (206, whole.content[:8])
    assert part.headers["content-range"] == f"bytes 0-7/{len(whole.content)}"
    tail = await download(hire, url, range="bytes=-5")
    assert tail.content == whole.content[-5:]
    beyond = await download(hire, url, range=f"bytes={len(whole.content)}-")
    assert beyond.status_code == 416
    same = await download(hire, url, **{"if-none-match": whole.headers["etag"]})
    assert (same.status_code, same.content) == (304, b"")


async def test_a_company_prints_with_its_own_template(tenant: Tenant) -> None:
    hire = await tenant.hire()
    settings = "company { settings { contractTemplate { html updatedAt } } }"
    done = await tenant.owner.do("setContractTemplate", settings, company=tenant.id, html=TEMPLATE)
    assert done["company"]["settings"]["contractTemplate"]["html"] == TEMPLATE
    await hire.offer()
    answer = await download(hire, (await link(hire, tenant.owner, format="CUSTOM"))["url"])
    assert "Our own words" in text(answer.content)


@pytest.mark.parametrize(
    "html",
    [
        "<p>{{ rate_box }}</p>",
        "{{ rate_box }}{{ milestones_section }}{% for x in %}",
        "{{ rate_box }}{{ milestones_section }}{{ ''.__class__.__mro__ }}",
        "{{ rate_box }}{{ milestones_section }}<img src='file:///etc/passwd'>",
    ],
)
async def test_a_template_that_does_not_render_is_refused_and_the_old_one_kept(
    tenant: Tenant, html: str
) -> None:
    await tenant.owner.do("setContractTemplate", company=tenant.id, html=TEMPLATE)
    refusals = await tenant.owner.refused("setContractTemplate", company=tenant.id, html=html)
    assert refusals == [("TEMPLATE_INVALID", ["html"])]
    query = "query ($id: ID!) { node(id: $id) { ... on Company { settings { contractTemplate { html } } } } }"
    kept = await tenant.owner.ask(query, id=tenant.id)
    assert kept["node"]["settings"]["contractTemplate"]["html"] == TEMPLATE


async def test_only_those_who_run_the_company_set_its_template(tenant: Tenant) -> None:
    assistant = await tenant.member("HIRING_ADMIN")
    given = {"company": tenant.id, "html": "nothing that would render"}
    assert await assistant.refused("setContractTemplate", **given) == [("FORBIDDEN", [])]


async def test_a_company_s_template_is_not_for_workers(tenant: Tenant) -> None:
    hire = await tenant.offered()
    await tenant.owner.do("setContractTemplate", company=tenant.id, html=TEMPLATE)
    fields = "company { settings { milestonesEnabled contractTemplate { html } } }"
    seen = await hire.read(fields, by=tenant.worker)
    assert seen["company"]["settings"] == {"milestonesEnabled": True, "contractTemplate": None}


async def test_a_template_may_be_as_large_as_is_promised(tenant: Tenant) -> None:
    comment = f"<!-- {'x' * (256 * 1024 - len(TEMPLATE) - 20)} -->"
    given = {"company": tenant.id, "html": TEMPLATE + comment}
    assert len(given["html"]) > 256 * 1024 - 50
    await tenant.owner.do("setContractTemplate", **given)
    given["html"] += "x" * 100
    refusals = await tenant.owner.refused("setContractTemplate", **given)
    assert refusals == [("TEMPLATE_INVALID", ["html"])]


async def test_no_other_template_makes_another_document_to_keep(tenant: Tenant) -> None:
    await tenant.owner.do("setContractTemplate", company=tenant.id, html=TEMPLATE)
    signed, draft = await tenant.active(), await tenant.hire()
    bodies = []
    for words in ("first", "second"):
        html = TEMPLATE.replace("Our own words", words)
        await tenant.owner.do("setContractTemplate", company=tenant.id, html=html)
        for hire in (signed, draft):
            made = await link(hire, tenant.owner, format="CUSTOM")
            bodies.append((await download(hire, made["url"])).content)
    assert bodies[0] == bodies[2]
    assert "second" in text(bodies[3])
    company = UUID(tenant.id.partition(":")[2])
    kept = await rows(tenant.server.database_url, "SELECT company_id FROM document")
    assert [UUID(str(row["company_id"])) for row in kept].count(company) == 1
