"""Documents of a version do not change: it keeps the template that it took and the PO numbers of its signature."""

from models.records import ContractTemplate
from tests.behaviour.contracts.test_documents import download, link, text
from tests.tenant import JSON, Hire, Tenant, milestone

SOON, LATE = (
    "<html><body>{{ rate_box }} {{ milestones_section }}"
    f"<p>Payable after {days} days</p></body></html>"
    for days in (14, 365)
)
DOCUMENTS = """latestContract {
    documentFormats standard: document { format } custom: document(format: CUSTOM) { format }
}"""
BOTH = {
    "documentFormats": ["STANDARD", "CUSTOM"],
    "standard": {"format": "STANDARD"},
    "custom": {"format": "CUSTOM"},
}
ALONE = {"documentFormats": ["STANDARD"], "standard": {"format": "STANDARD"}, "custom": None}


async def set_template(tenant: Tenant, html: str) -> None:
    """From now on."""
    await tenant.owner.do("setContractTemplate", company=tenant.id, html=html)


async def documents(hire: Hire) -> JSON:
    """What there is of the latest version, for either side the same."""
    data: JSON = (await hire.read(DOCUMENTS))["latestContract"]
    if (await hire.read("status"))["status"] != "DRAFT":
        assert (await hire.read(DOCUMENTS, hire.worker))["latestContract"] == data
    return data


async def page(hire: Hire, format: str = "CUSTOM") -> str:
    """What the document of the latest version says."""
    answer = await download(hire, (await link(hire, hire.tenant.owner, format=format))["url"])
    assert answer.status_code == 200
    said = text(answer.content)
    assert "<" not in said
    return said


async def test_a_signed_version_keeps_the_template_that_it_was_issued_with(tenant: Tenant) -> None:
    await set_template(tenant, SOON)
    hire = await tenant.active()
    assert "after 14 days" in await page(hire)
    await set_template(tenant, LATE)
    assert "after 14 days" in await page(hire)
    await tenant.owner.do("removeContractTemplate", company=tenant.id)
    assert "after 14 days" in await page(hire)
    assert await documents(hire) == BOTH


async def test_a_document_that_is_made_late_is_made_of_the_template_that_the_version_took(
    tenant: Tenant,
) -> None:
    await set_template(tenant, SOON)
    offered, active = await tenant.offered(), await tenant.active()
    await set_template(tenant, LATE)
    await tenant.owner.do("removeContractTemplate", company=tenant.id)
    for hire in (offered, active):
        assert await documents(hire) == BOTH
        assert "after 14 days" in await page(hire)


async def test_a_version_that_was_issued_without_a_template_never_gets_one(tenant: Tenant) -> None:
    hires = [await tenant.offered(), await tenant.active()]
    await set_template(tenant, SOON)
    for hire in hires:
        assert await documents(hire) == ALONE


async def test_a_draft_shows_with_the_present_template(tenant: Tenant) -> None:
    hire = await tenant.hire()
    assert await documents(hire) == ALONE
    for html, days in ((SOON, "14"), (LATE, "365")):
        await set_template(tenant, html)
        assert await documents(hire) == BOTH
        assert f"after {days} days" in await page(hire)
    await tenant.owner.do("removeContractTemplate", company=tenant.id)
    assert await documents(hire) == ALONE


async def test_a_revision_takes_the_template_of_its_day_and_the_version_in_force_keeps_its_own(
    tenant: Tenant,
) -> None:
    await set_template(tenant, SOON)
    hire = await tenant.active(milestone(amount="5"))
    await set_template(tenant, LATE)
    (only,) = await hire.milestones()
    await hire.edit(update=[{"milestone": only["id"], "amount": "6"}])
    assert "after 365 days" in await page(hire)
    await tenant.owner.do("withdrawRevision", hire=hire.id)
    assert "after 14 days" in await page(hire)


async def test_a_template_is_kept_once_however_often_it_is_set(tenant: Tenant) -> None:
    for html in (SOON, LATE, SOON, SOON):
        await set_template(tenant, html)
    kept = await ContractTemplate.filter(company_id=tenant.id.partition(":")[2])
    assert sorted(each.html for each in kept) == sorted([SOON, LATE])
    settings = "query ($id: ID!) { node(id: $id) { ... on Company { settings { contractTemplate { html } } } } }"
    data = await tenant.owner.ask(settings, id=tenant.id)
    assert data["node"]["settings"]["contractTemplate"]["html"] == SOON


async def test_a_signed_version_prints_the_po_numbers_of_its_signature_whenever_it_is_made(
    tenant: Tenant,
) -> None:
    hire = await tenant.offered(milestone(purchaseOrderNumber="PO-1"))
    assert "PO-1" in await page(hire, "STANDARD")
    (only,) = await hire.milestones()
    renumber = {"milestone": only["id"], "purchaseOrderNumber": "PO-2"}
    await hire.edit(update=[renumber])
    assert "PO-2" in await page(hire, "STANDARD")
    await hire.sign()
    await hire.edit(update=[{**renumber, "purchaseOrderNumber": "PO-3"}])
    said = await page(hire, "STANDARD")
    assert "PO-2" in said
    assert "PO-3" not in said
    assert (await hire.milestones())[0]["purchaseOrderNumber"] == "PO-3"


async def test_a_superseded_version_keeps_the_po_numbers_of_its_own_signature(
    tenant: Tenant,
) -> None:
    hire = await tenant.active(milestone(amount="5", purchaseOrderNumber="PO-1"))
    first = (await hire.read("activeContract { id }"))["activeContract"]["id"]
    (only,) = await hire.milestones()
    changed = {"milestone": only["id"], "amount": "6", "purchaseOrderNumber": "PO-2"}
    await hire.edit(update=[changed])
    await hire.sign()
    assert "PO-2" in await page(hire, "STANDARD")
    query = "query ($id: ID!) { node(id: $id) { ... on Contract { status document { url } } } }"
    old = (await tenant.owner.ask(query, id=first))["node"]
    assert old["status"] == "SUPERSEDED"
    assert "PO-1" in text((await download(hire, old["document"]["url"])).content)


async def test_a_document_that_is_made_late_does_not_know_that_its_version_was_superseded(
    tenant: Tenant,
) -> None:
    telling = "{% if status != 'SIGNED' %}All claims are waived{% endif %}</body>"
    await set_template(tenant, SOON.replace("</body>", telling))
    hire = await tenant.active(milestone(amount="5"))
    first = (await hire.read("activeContract { id }"))["activeContract"]["id"]
    (only,) = await hire.milestones()
    await hire.edit(update=[{"milestone": only["id"], "amount": "6"}])
    await hire.sign()
    query = "query ($id: ID!) { node(id: $id) { ... on Contract { status document(format: CUSTOM) { url } } } }"
    old = (await tenant.owner.ask(query, id=first))["node"]
    assert old["status"] == "SUPERSEDED"
    said = text((await download(hire, old["document"]["url"])).content)
    assert "after 14 days" in said
    assert "waived" not in said
