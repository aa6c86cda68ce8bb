"""What events tell beside their type: what changed, why, and of which mutation they are; and a company's own events."""

import json
from hashlib import sha256
from uuid import UUID

from models.database.connection import dialect, fetch
from models.database.sql import Binds
from tests.behaviour.contracts.test_documents import TEMPLATE
from tests.tenant import JSON, Hire, Tenant, in_days, milestone

NOTE = "As agreed by phone."


async def links(hire: Hire) -> list[JSON]:
    """The events of a hire with their details, oldest first."""
    return await _links("event", "hire_id", hire.id)


async def company_links(tenant: Tenant) -> list[JSON]:
    """Those of the company itself."""
    return await _links("company_event", "company_id", tenant.id)


async def test_an_edit_of_a_draft_tells_each_field_before_and_after(tenant: Tenant) -> None:
    hire = await tenant.hire(milestone("Design", amount="10"))
    (row,) = await hire.milestones()
    await hire.edit(
        update=[{"milestone": row["id"], "amount": "99", "purchaseOrderNumber": "PO-1"}],
        add=[milestone("Build", due=40, amount="5")],
        note=NOTE,
    )
    added, edited = (each["details"] for each in (await links(hire))[1:])
    assert added == {
        "changes": [
            ["name", None, "Build"],
            ["dueDate", None, in_days(40)],
            ["amount", None, "5.00"],
        ],
        "reason": NOTE,
    }
    assert edited == {
        "changes": [["amount", "10.00", "99.00"], ["purchaseOrderNumber", None, "PO-1"]],
        "reason": NOTE,
    }


async def test_a_removed_milestone_is_told_with_what_it_was(tenant: Tenant) -> None:
    hire = await tenant.hire(milestone("Design", due=30, amount="10"), milestone("Build"))
    first, _ = await hire.milestones()
    await hire.edit(remove=[first["id"]])
    was = [["name", first["name"], None], ["dueDate", first["dueDate"], None]]
    told = (await links(hire))[-1]["details"]
    assert told == {"changes": [*was, ["amount", first["amount"]["amount"], None]]}


async def test_what_is_restored_is_told_with_all_that_its_removal_told(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("Design", purchaseOrderNumber="PO-1"), milestone("Build"))
    (design,) = [row["id"] for row in await hire.milestones() if row["name"] == "Design"]
    await hire.edit(remove=[design])
    await hire.edit(update=[{"milestone": design}], note=NOTE)
    told = {link["type"]: link["details"] for link in await links(hire)}
    removed, restored = told["MILESTONE_REMOVED"], told["MILESTONE_EDITED"]
    assert restored == {
        "changes": [[name, after, before] for name, before, after in removed["changes"]],
        "reason": NOTE,
    }
    assert ["purchaseOrderNumber", None, "PO-1"] in restored["changes"]
    assert told["CONTRACT_WITHDRAWN"] == {"reason": NOTE}


async def test_the_note_of_an_edit_that_issues_no_version_stays_with_its_events(
    tenant: Tenant,
) -> None:
    hire = await tenant.active()
    (row,) = await hire.milestones()
    await hire.edit(update=[{"milestone": row["id"], "purchaseOrderNumber": "PO-2"}], note=NOTE)
    told = (await links(hire))[-1]
    assert (told["type"], told["details"]["reason"]) == ("MILESTONE_EDITED", NOTE)


async def test_the_note_of_an_edit_stands_on_every_event_of_it(tenant: Tenant) -> None:
    hire = await tenant.active()
    await hire.edit(add=[milestone("More")])
    await hire.edit(add=[milestone("Even more")], note=NOTE)
    told = (await links(hire))[-3:]
    assert [each["type"] for each in told] == [
        "MILESTONE_ADDED", "CONTRACT_WITHDRAWN", "CONTRACT_ISSUED"
    ]  # fmt: skip
    assert {each["details"]["reason"] for each in told} == {NOTE}


async def test_all_events_of_one_mutation_are_of_one_group_and_the_last_covers_its_rows(
    tenant: Tenant,
) -> None:
    hire = await tenant.active()
    told = await links(hire)
    groups = [[each for each in told if each["group_id"] == group] for group in _groups(told)]
    assert [[each["type"] for each in group] for group in groups] == [
        ["HIRE_CREATED"],
        ["HIRE_OFFERED", "CONTRACT_ISSUED"],
        ["CONTRACT_SIGNED", "HIRE_ACTIVATED"],
    ]
    for group in groups:
        assert [each["covers"] is not None for each in group] == [False] * (len(group) - 1) + [True]


async def test_a_signature_is_told_with_the_hash_of_the_content_and_the_salted_name(
    tenant: Tenant,
) -> None:
    hire = await tenant.offered()
    shown = (await hire.read())["latestContract"]["contentHash"]
    await hire.sign(signedName="Maja Holm")
    *_, signed, _ = await links(hire)
    beside = json.loads(signed["disclosures"])["signedName"]
    assert beside["value"] == "Maja Holm"
    assert signed["details"] == {
        "contentHash": shown,
        "signedName": {"sha256": sha256((beside["salt"] + "\0Maja Holm").encode()).hexdigest()},
    }
    issued = next(each for each in await links(hire) if each["type"] == "CONTRACT_ISSUED")
    assert issued["details"] == {"contentHash": shown}


async def test_no_event_holds_the_hash_of_a_draft(tenant: Tenant) -> None:
    hire = await tenant.hire()
    await hire.edit(add=[milestone("More")])
    assert all("contentHash" not in each["details"] for each in await links(hire))


async def test_a_payment_request_is_told_with_its_amount_and_why_it_is_rejected(
    tenant: Tenant,
) -> None:
    hire = await tenant.active()
    (row,) = await hire.milestones()
    request = await hire.submit(row["id"], note="Done")
    await tenant.owner.do("rejectPaymentRequest", paymentRequest=request, reason="Not yet")
    asked, _, rejected, _ = (each["details"] for each in (await links(hire))[-4:])
    assert asked == {"amount": "1250.00", "note": "Done"}
    assert rejected == {"amount": "1250.00", "reason": "Not yet"}


async def test_a_message_stands_in_its_link_as_a_salted_hash_alone(tenant: Tenant) -> None:
    hire = await tenant.offered()
    conversation = (await hire.read())["conversation"]["id"]
    await tenant.owner.do("postMessage", conversation=conversation, body="Hello there")
    posted = (await links(hire))[-1]
    salt = json.loads(posted["disclosures"])["body"]["salt"]
    hashed = sha256(f"{salt}\0Hello there".encode()).hexdigest()
    assert posted["details"] == {"body": {"sha256": hashed}}


async def test_a_company_tells_of_its_people_settings_and_template(tenant: Tenant) -> None:
    support, owner = tenant.server.support, tenant.owner
    await support.do("disableMilestones", company=tenant.id)
    await owner.do("updateHiringSettings", company=tenant.id, requirePurchaseOrderNumber=True)
    member = await tenant.member("FINANCE_MANAGER")
    await owner.do("changeMemberRole", user=member.id, role="HIRING_ADMIN")
    await owner.do("removeMember", user=member.id)
    told = [(each["type"], each["details"]["changes"]) for each in await company_links(tenant)]
    assert told[:2] == [
        ("COMPANY_CREATED", [["name", None, _name(told)], ["currency", None, "DKK"]]),
        ("MEMBER_ADDED", [["role", None, "OWNER"]]),
    ]
    assert told[-5:] == [
        ("MILESTONES_DISABLED", [["milestonesEnabled", "true", "false"]]),
        ("SETTINGS_CHANGED", [["requirePurchaseOrderNumber", "false", "true"]]),
        ("MEMBER_ADDED", [["role", None, "FINANCE_MANAGER"]]),
        ("MEMBER_ROLE_CHANGED", [["role", "FINANCE_MANAGER", "HIRING_ADMIN"]]),
        ("MEMBER_REMOVED", [["role", "HIRING_ADMIN", None]]),
    ]


async def test_a_companys_event_tells_who_did_it_and_whom_it_is_about(tenant: Tenant) -> None:
    member = await tenant.member("FINANCE_MANAGER")
    added = (await company_links(tenant))[-1]
    about = [str(UUID(str(added[name]))) for name in ("actor_id", "user_id")]
    me = await tenant.owner.ask("{ viewer { id } }")
    assert about == [_own(me["viewer"]["id"]), _own(member.id)]


async def test_templates_are_told_by_their_hash(tenant: Tenant) -> None:
    await tenant.owner.do("setContractTemplate", company=tenant.id, html=TEMPLATE)
    await tenant.owner.do("setContractTemplate", company=tenant.id, html=TEMPLATE)
    hashed = sha256(TEMPLATE.encode()).hexdigest()
    await tenant.owner.do("removeContractTemplate", company=tenant.id)
    told = [(each["type"], each["details"]["changes"]) for each in await company_links(tenant)]
    assert told[-2:] == [
        ("TEMPLATE_SET", [["contractTemplate", None, hashed]]),
        ("TEMPLATE_REMOVED", [["contractTemplate", hashed, None]]),
    ]


async def test_what_changes_nothing_is_not_told(tenant: Tenant) -> None:
    member = await tenant.member("FINANCE_MANAGER")
    worker = await tenant.worker.ask("{ viewer { name email } }")
    before = await company_links(tenant)
    await tenant.server.support.do("enableMilestones", company=tenant.id)
    await tenant.owner.do("updateHiringSettings", company=tenant.id)
    await tenant.owner.do(
        "updateHiringSettings", company=tenant.id, requirePurchaseOrderNumber=False
    )
    await tenant.owner.do("changeMemberRole", user=member.id, role="FINANCE_MANAGER")
    await tenant.owner.do("removeContractTemplate", company=tenant.id)
    known = {**worker["viewer"], "engagementType": "INDEPENDENT_CONTRACTOR"}
    await tenant.owner.do("addWorker", company=tenant.id, **known)
    assert await company_links(tenant) == before


async def _links(table: str, column: str, id: str) -> list[JSON]:
    binds = Binds(dialect())
    rows = await fetch(
        f"SELECT * FROM {table} WHERE {column} = {binds(UUID(_own(id)))} ORDER BY seq",
        binds.values,
    )
    return [{**row, "details": json.loads(row["details"])} for row in rows]


def _own(id: str) -> str:
    return id.partition(":")[2]


def _groups(told: list[JSON]) -> list[object]:
    return list(dict.fromkeys(each["group_id"] for each in told))


def _name(told: list[tuple[str, list[list[str]]]]) -> str:
    return told[0][1][0][2]
