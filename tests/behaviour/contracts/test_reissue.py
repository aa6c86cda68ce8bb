"""A version that is issued anew where only the template, or a party's name, is another one than in the latest."""

from typing import Any

import pytest

from models.records import Company, Person
from tests.tenant import Hire, Tenant


async def reissued(hire: Hire, **more: Any) -> Any:
    """The version that such a save issued, if any."""
    done = await hire.amend("contract { version status content }", reissue=True, **more)
    return done["contract"]


async def template(tenant: Tenant, text: str) -> None:
    """Another template for the company."""
    blocks = "{{ rate_box }}{{ milestones_section }}<p>{{ company.name }} {{ worker.name }}</p>"
    html = f"<p>{text}</p>{blocks}"
    await tenant.owner.do("setContractTemplate", company=tenant.id, html=html)


async def test_a_draft_is_not_issued_anew(tenant: Tenant) -> None:
    hire = await tenant.hire()
    await template(tenant, "first")
    assert await reissued(hire) is None
    assert (await hire.read("version"))["version"] == 1
    assert await hire.events() == ["HIRE_CREATED"]


@pytest.mark.parametrize("stage", ["offered", "active"])
async def test_what_would_say_the_same_is_not_issued_anew(tenant: Tenant, stage: str) -> None:
    hire = await getattr(tenant, stage)()
    before = await hire.read("version latestContract { id }")
    assert await reissued(hire) is None
    assert await hire.read("version latestContract { id }") == before


async def test_an_offer_takes_the_new_template_and_the_open_version_goes(tenant: Tenant) -> None:
    hire = await tenant.offered()
    await template(tenant, "first")
    events = len(await hire.events())
    assert (await reissued(hire, note="Our new layout"))["version"] == 2
    assert (await hire.events())[events:] == ["CONTRACT_WITHDRAWN", "CONTRACT_ISSUED"]
    assert await reissued(hire) is None


async def test_a_template_alone_makes_no_other_edit_issue_a_version(tenant: Tenant) -> None:
    hire = await tenant.active(title="A site")
    await template(tenant, "first")
    done = await hire.amend("contract { id }", title="A site")
    assert done["contract"] is None
    assert (await reissued(hire))["version"] == 2
    assert (await hire.read("isAwaitingSignature"))["isAwaitingSignature"] is True
    assert not any(each["isAwaitingSignature"] for each in await hire.milestones())


async def test_issued_anew_as_it_is_in_force_the_open_version_goes_and_none_comes(
    tenant: Tenant,
) -> None:
    hire = await tenant.active()
    await template(tenant, "first")
    await reissued(hire)
    await tenant.owner.do("removeContractTemplate", company=tenant.id)
    assert await reissued(hire) is None
    latest = (await hire.read())["latestContract"]
    assert (latest["version"], latest["status"]) == (1, "SIGNED")


@pytest.mark.usefixtures("behind_its_back")
async def test_a_version_that_is_issued_anew_says_what_the_parties_are_called_now(
    tenant: Tenant,
) -> None:
    hire = await tenant.active(title="A site")
    said = "latestContract { version fieldChanges { field before after } }"
    names = (await hire.read("company { name } worker { name email }"))["worker"]
    company = hire.data["company"]["name"]
    await Company.filter(id=tenant.id.partition(":")[2]).update(name="Another company")
    worker = Person.filter(email=tenant.worker.email)
    await worker.update(name="Another worker", name_key="another worker")
    await hire.amend(title="A shop")
    called = [
        {"field": "company", "before": company, "after": "Another company"},
        {"field": "worker", "before": names["name"], "after": "Another worker"},
    ]
    title = {"field": "title", "before": "A site", "after": "A shop"}
    assert (await hire.read(said))["latestContract"]["fieldChanges"] == [title, *called]
    assert (await hire.amend("contract { id }", title="A site"))["contract"] is None
    assert (await reissued(hire))["version"] == 3
    assert (await hire.read(said))["latestContract"]["fieldChanges"] == called
    await hire.sign()
    assert await reissued(hire) is None


@pytest.mark.parametrize("stage", ["offered", "active"])
async def test_a_preview_says_which_parties_are_called_otherwise(
    tenant: Tenant, stage: str
) -> None:
    hire = await getattr(tenant, stage)(title="A site")
    before = (await hire.read("company { name }"))["company"]["name"]
    await tenant.owner.do("updateCompany", company=tenant.id, name="Another company")
    company = {"field": "company", "before": before, "after": "Another company"}
    title = {"field": "title", "before": "A site", "after": "A shop"}
    assert await _previewed(hire, reissue=True) == [company]
    assert await _previewed(hire, title="A shop") == [title, company]
    assert await _previewed(hire, note="Nothing") == []
    await hire.amend(title="A shop")
    assert await _previewed(hire, reissue=True) == []


async def _previewed(hire: Hire, **edit: Any) -> Any:
    given = {"hire": hire.id, "expectedVersion": (await hire.read("version"))["version"], **edit}
    said = await hire.tenant.owner.ask(
        "query ($input: EditHireInput!) { previewHireEdit(input: $input) {"
        " userErrors { code } editFieldChanges { field before after } } }",
        input=given,
    )
    assert said["previewHireEdit"]["userErrors"] == []
    return said["previewHireEdit"]["editFieldChanges"]
