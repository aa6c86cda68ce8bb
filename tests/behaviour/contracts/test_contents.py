"""What a version says: hashed anew from outside, the same wherever it is read, and as it was when it was issued."""

import json
from hashlib import sha256

import pytest

from models.records import Company, Person
from tests.behaviour.contracts.test_documents import TEMPLATE, download, link, text
from tests.live.follower import Follower
from tests.tenant import JSON, Hire, Tenant, milestone

SAID = "id status content contentHash"
READ = """
    id number title description additionalTerms startDate endDate currency
    rate { type amount { amount } } company { name settings { contractTemplate { html } } } worker { name email }
    latestContract { content contentHash totalAmount { amount } milestoneTerms { name dueDate amount { amount } } }
"""


def hashed(said: str) -> str:
    """As anybody can do it."""
    return sha256(said.encode()).hexdigest()


def written(hire: JSON) -> str:
    """The content, from fields that have names of their own, by nothing but the description in models/README.md."""
    contract, template = hire["latestContract"], hire["company"]["settings"]["contractTemplate"]
    amount = hire["rate"]["amount"]
    priced: JSON = (
        {"amount": amount["amount"]}
        if amount
        else {
            "milestones": [
                {
                    "name": each["name"],
                    "dueDate": each["dueDate"],
                    "amount": each["amount"]["amount"],
                }
                for each in contract["milestoneTerms"]
            ],
            "totalAmount": contract["totalAmount"]["amount"],
        }
    )
    content = {
        "format": "milestones-contract/2",
        "hire": {"number": hire["number"], "id": hire["id"]},
        "company": hire["company"]["name"],
        "worker": hire["worker"],
        **{key: hire[key] for key in ("title", "description", "additionalTerms")},
        **{key: hire[key] for key in ("startDate", "endDate", "currency")},
        "rate": {"type": hire["rate"]["type"], **priced},
        "template": hashed(template["html"]) if template else None,
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


async def latest(hire: Hire) -> JSON:
    """The latest version."""
    contract: JSON = (await hire.read(f"latestContract {{ {SAID} }}"))["latestContract"]
    return contract


async def rename(tenant: Tenant) -> None:
    """The company and the worker are called otherwise from now on."""
    await Company.filter(id=tenant.id.partition(":")[2]).update(name="Another company")
    await Person.filter(email=tenant.worker.email).update(
        name="Another worker", email=f"new-{tenant.worker.email}"
    )


async def test_anybody_can_write_the_content_from_the_api_and_hash_it(tenant: Tenant) -> None:
    by_milestones = {"description": 'Zwei «Seiten»\nund "mehr" \\ 页', "startDate": "2020-01-02"}
    hires = [
        await tenant.hire(milestone("Größe ✓", due=9), milestone("डिज़ाइन"), **by_milestones),
        await tenant.hire(rate={"hourly": "12.50"}, additionalTerms="No smoking"),
    ]
    for template in (None, TEMPLATE):
        if template:
            await tenant.owner.do("setContractTemplate", company=tenant.id, html=template)
        for hire in hires:
            data = await hire.read(READ)
            assert data["latestContract"]["content"] == written(data)
            assert data["latestContract"]["contentHash"] == hashed(written(data))
    for hire in hires:
        drafted = await latest(hire)
        await hire.offer()
        issued = await latest(hire)
        assert issued["content"] == drafted["content"] == written(await hire.read(READ))
        await hire.sign()
        assert (await latest(hire))["contentHash"] == drafted["contentHash"]


async def test_two_hires_with_equal_terms_have_different_hashes(tenant: Tenant) -> None:
    one, other = await tenant.offered(), await tenant.offered()
    first, second = await latest(one), await latest(other)
    assert first["contentHash"] != second["contentHash"]
    refused = await tenant.worker.refused(
        "signContract", contract=second["id"], contentHash=first["contentHash"], signedName="Maja"
    )
    assert refused == [("CONTENT_HASH_MISMATCH", ["contentHash"])]


async def test_a_draft_says_the_same_wherever_it_is_read(tenant: Tenant) -> None:
    async with Follower(
        tenant.owner, f"subscription {{ hireEvents {{ hire {{ latestContract {{ {SAID} }} }} }} }}"
    ) as follower:
        payload = await tenant.owner.do(
            "createDirectHire",
            f"hire {{ id latestContract {{ {SAID} }} }}",
            company=tenant.id,
            worker=tenant.worker_id,
            title="A site",
            rate={"milestones": [milestone()]},
        )
        await follower.until(lambda: bool(follower.got))
    hire, said = payload["hire"]["id"], payload["hire"]["latestContract"]
    assert said["contentHash"] == hashed(said["content"])
    read = await tenant.owner.ask(
        f"""query ($hire: ID!, $contract: ID!) {{
            hire(id: $hire) {{
                contracts {{ edges {{ node {{ {SAID} }} }} }}
                events {{ edges {{ node {{ hire {{ latestContract {{ {SAID} }} }} }} }} }}
            }}
            hires {{ edges {{ node {{ latestContract {{ {SAID} }} }} }} }}
            node(id: $contract) {{ ... on Contract {{ {SAID} }} }}
        }}""",
        hire=hire,
        contract=said["id"],
    )
    (version,) = read["hire"]["contracts"]["edges"]
    (event,) = read["hire"]["events"]["edges"]
    (listed,) = read["hires"]["edges"]
    assert version["node"] == said == read["node"]
    assert event["node"]["hire"]["latestContract"] == said == listed["node"]["latestContract"]
    assert [each["hire"]["latestContract"] for each in follower.got] == [said]


@pytest.mark.usefixtures("behind_its_back")
async def test_a_draft_says_what_is_so_at_present_and_an_issued_version_what_was_so_then(
    tenant: Tenant,
) -> None:
    draft, issued = await tenant.hire(), await tenant.offered(title="A site")
    signed = await tenant.active()
    before = {hire.id: await latest(hire) for hire in (draft, issued, signed)}
    await rename(tenant)
    await tenant.owner.do("setContractTemplate", company=tenant.id, html=TEMPLATE)
    assert await latest(issued) == before[issued.id]
    assert await latest(signed) == before[signed.id]
    content = json.loads((await latest(draft))["content"])
    assert content["company"] == "Another company"
    assert content["worker"] == {"name": "Another worker", "email": f"new-{tenant.worker.email}"}
    assert content["template"] == hashed(TEMPLATE)


@pytest.mark.usefixtures("behind_its_back")
async def test_the_document_of_an_issued_version_names_the_parties_as_they_were_called_then(
    tenant: Tenant,
) -> None:
    company = (await tenant.owner.ask("{ viewer { company { name } } }"))["viewer"]["company"]
    issued, draft = await tenant.offered(title="A new site"), await tenant.hire()
    said = await latest(issued)
    await rename(tenant)
    page = text((await download(issued, (await link(issued, tenant.owner))["url"])).content)
    assert company["name"] in page
    assert "and Jonas" in page
    assert tenant.worker.email in page
    assert said["contentHash"] in page.replace(" ", "")
    assert "Another" not in page
    page = text((await download(draft, (await link(draft, tenant.owner))["url"])).content)
    assert "Another company" in page
    assert "Another worker" in page


@pytest.mark.usefixtures("behind_its_back")
async def test_what_is_issued_after_a_correction_bears_the_new_names(tenant: Tenant) -> None:
    hire = await tenant.offered(milestone(amount="5"))
    await Company.filter(id=tenant.id.partition(":")[2]).update(name="Another company")
    (only,) = await hire.milestones()
    await hire.edit(update=[{"milestone": only["id"], "amount": "6"}])
    assert json.loads((await latest(hire))["content"])["company"] == "Another company"


async def test_a_draft_that_was_cancelled_was_never_issued(tenant: Tenant) -> None:
    hire = await tenant.hire()
    await tenant.owner.do("cancelHire", hire=hire.id)
    await tenant.owner.do("setContractTemplate", company=tenant.id, html=TEMPLATE)
    contract = await latest(hire)
    assert contract["status"] == "WITHDRAWN"
    assert contract["contentHash"] == hashed(contract["content"])
    assert json.loads(contract["content"])["template"] == hashed(TEMPLATE)
    fields = "latestContract { documentFormats issuedAt }"
    assert (await hire.read(fields))["latestContract"] == {
        "documentFormats": ["STANDARD", "CUSTOM"],
        "issuedAt": None,
    }
