"""The audit trails say who changed what, from what, to what, and why; each link has its hash, each mutation a group."""

from itertools import groupby
from typing import Any

import pytest

from tests.access import MEMBERS
from tests.tenant import JSON, Actor, Hire, Tenant, found, milestone

EVENTS = """events(first: 200) { edges { node { type reason group hash actor { name }
    milestone { name } changes { field before after } } } }"""
COMPANY = """query ($id: ID!) { node(id: $id) { ... on Company { auditHead { seq hash }
    events(first: 200) { totalCount edges { cursor node { id cursor type group hash occurredAt actor { name }
    user { name } company { id } changes { field before after } } } } } } }"""


async def told(hire: Hire, by: Actor | None = None) -> list[JSON]:
    """Its events, oldest first."""
    return [edge["node"] for edge in (await hire.read(EVENTS, by))["events"]["edges"]]


async def told_of(tenant: Tenant, by: Actor) -> list[JSON]:
    """The company's own events as somebody sees them, oldest first."""
    return [edge["node"] for edge in (await trail(tenant, by))["events"]["edges"]]


async def trail(tenant: Tenant, by: Actor) -> JSON:
    company: JSON = (await by.ask(COMPANY, id=tenant.id))["node"]
    return company


def changes(event: JSON) -> list[tuple[Any, ...]]:
    return [(each["field"], each["before"], each["after"]) for each in event["changes"]]


async def test_an_edited_draft_tells_who_changed_what_from_what_to_what(tenant: Tenant) -> None:
    hire = await tenant.hire(milestone("A", amount="10"))
    (a,) = await hire.milestones()
    await hire.edit(update=[{"milestone": a["id"], "amount": "99", "name": "B"}])
    event = (await told(hire))[-1]
    assert (event["type"], event["actor"]) == ("MILESTONE_EDITED", {"name": "Freja"})
    assert sorted(changes(event)) == [("amount", "10.00", "99.00"), ("name", "A", "B")]


async def test_a_po_number_is_told_with_what_it_was(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"))
    (a,) = await hire.milestones()
    for number in ("PO-1", "PO-2", None):
        await hire.edit(update=[{"milestone": a["id"], "purchaseOrderNumber": number}])
    assert [changes(event) for event in (await told(hire))[-3:]] == [
        [("purchaseOrderNumber", None, "PO-1")],
        [("purchaseOrderNumber", "PO-1", "PO-2")],
        [("purchaseOrderNumber", "PO-2", None)],
    ]
    assert await told(hire, tenant.worker) == (await told(hire))[1:]


async def test_an_added_and_a_removed_milestone_are_told_whole(tenant: Tenant) -> None:
    hire = await tenant.hire(milestone("A", amount="10"), milestone("B", amount="20"))
    _, b = await hire.milestones()
    await hire.edit(add=[milestone("C", amount="30")], remove=[b["id"]])
    added, removed = (await told(hire))[-2:]
    assert ("amount", None, "30.00") in changes(added)
    assert ("name", None, "C") in changes(added)
    assert ("amount", "20.00", None) in changes(removed)
    assert ("name", "B", None) in changes(removed)


async def test_why_something_ended_is_told(tenant: Tenant) -> None:
    declined, cancelled = await tenant.offered(), await tenant.offered()
    terminated = await tenant.active()
    contract = (await declined.read("latestContract { id }"))["latestContract"]["id"]
    await tenant.worker.do("declineContract", contract=contract, reason="Too little")
    await tenant.owner.do("cancelHire", hire=cancelled.id, reason="Too late")
    request = await terminated.submit((await terminated.milestones())[0]["id"])
    await tenant.owner.do("rejectPaymentRequest", paymentRequest=request, reason="Not done")
    assert await reasons(terminated, "PAYMENT_REQUEST_REJECTED") == ["Not done"]
    await tenant.owner.do("terminateHire", hire=terminated.id, reason="Enough")
    assert await reasons(declined, "HIRE_DECLINED") == ["Too little"]
    assert await reasons(cancelled, "HIRE_CANCELLED") == ["Too late"]
    assert await reasons(terminated, "HIRE_TERMINATED") == ["Enough"]


async def reasons(hire: Hire, type: str) -> list[str | None]:
    return [event["reason"] for event in await told(hire) if event["type"] == type]


async def test_the_note_of_an_edit_that_issues_no_version_is_kept(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"))
    (a,) = await hire.milestones()
    update = {"milestone": a["id"], "purchaseOrderNumber": "PO-1"}
    await hire.edit(update=[update], note="As the client asked")
    assert (await told(hire))[-1]["reason"] == "As the client asked"


async def test_the_note_of_a_draft_stays_with_its_event_and_is_not_shown_to_the_worker(
    tenant: Tenant,
) -> None:
    hire = await tenant.hire(milestone("A"))
    await hire.edit(add=[milestone("B")], note="Ask for less")
    assert (await told(hire))[-1]["reason"] == "Ask for less"
    await hire.offer()
    assert "Ask for less" not in str(await told(hire, tenant.worker))


async def test_the_events_of_one_mutation_and_of_no_other_are_one_group(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"))
    a, b = await hire.milestones()
    await hire.edit(
        add=[milestone("C")], update=[{"milestone": a["id"], "name": "A2"}], remove=[b["id"]]
    )
    groups = [list(each) for _, each in groupby(await told(hire), lambda event: event["group"])]
    assert [[event["type"] for event in group] for group in groups] == [
        ["HIRE_CREATED"],
        ["HIRE_OFFERED", "CONTRACT_ISSUED"],
        ["CONTRACT_SIGNED", "HIRE_ACTIVATED"],
        ["MILESTONE_ADDED", "MILESTONE_EDITED", "MILESTONE_REMOVED", "CONTRACT_ISSUED"],
    ]
    assert len({group[0]["group"] for group in groups}) == len(groups)


async def test_both_sides_keep_the_same_newest_link(tenant: Tenant) -> None:
    hire = await tenant.hire(milestone("A"))
    await hire.edit(add=[milestone("B")])
    await hire.edit(add=[milestone("C")])
    await (await hire.offer()).sign()
    head = "auditHead { seq hash }"
    by_company, by_worker = await hire.read(head), await hire.read(head, tenant.worker)
    every = await told(hire)
    assert by_company["auditHead"] == {"seq": len(every), "hash": every[-1]["hash"]}
    seen = await told(hire, tenant.worker)
    assert by_worker["auditHead"] == {"seq": len(seen), "hash": every[-1]["hash"]}
    assert [event["hash"] for event in seen] == [event["hash"] for event in every[-len(seen) :]]
    assert len({event["hash"] for event in every}) == len(every)


async def test_a_draft_has_a_head_for_the_company(tenant: Tenant) -> None:
    hire = await tenant.hire()
    (created,) = await told(hire)
    head = (await hire.read("auditHead { seq hash }"))["auditHead"]
    assert head == {"seq": 1, "hash": created["hash"]}


async def test_a_companys_own_trail_tells_who_did_what_to_whom(tenant: Tenant) -> None:
    administrator = await tenant.member("ADMINISTRATOR")
    member = await tenant.member("FINANCE_MANAGER")
    await administrator.do("changeMemberRole", user=member.id, role="HIRING_ADMIN")
    await administrator.do("removeMember", user=member.id)
    await tenant.require_purchase_orders()
    *_, changed, removed, settings = await told_of(tenant, tenant.owner)
    assert (changed["type"], changed["actor"]) == ("MEMBER_ROLE_CHANGED", {"name": "Administrator"})
    assert changed["user"] == {"name": "Finance_Manager"}
    assert changes(changed) == [("role", "FINANCE_MANAGER", "HIRING_ADMIN")]
    assert (removed["type"], removed["user"]) == ("MEMBER_REMOVED", {"name": "Finance_Manager"})
    assert changes(removed) == [("role", "HIRING_ADMIN", None)]
    assert settings["type"] == "SETTINGS_CHANGED"
    assert changes(settings) == [("requirePurchaseOrderNumber", "false", "true")]


async def test_a_companys_trail_begins_with_its_creation_and_has_its_head(tenant: Tenant) -> None:
    seen = await trail(tenant, tenant.owner)
    events = [edge["node"] for edge in seen["events"]["edges"]]
    assert events[0]["type"] == "COMPANY_CREATED"
    assert {"MILESTONES_ENABLED", "WORKER_ADDED"} <= {event["type"] for event in events}
    assert seen["events"]["totalCount"] == len(events)
    assert seen["auditHead"]["hash"] == events[-1]["hash"]
    assert {event["company"]["id"] for event in events} == {tenant.id}
    assert [edge["cursor"] for edge in seen["events"]["edges"]] == [
        event["cursor"] for event in events
    ]


async def test_a_template_is_told_by_its_hash_alone(tenant: Tenant) -> None:
    html = (
        "<html><body>{{ rate_box }} {{ milestones_section }} <p>A private clause</p></body></html>"
    )
    await tenant.owner.do("setContractTemplate", company=tenant.id, html=html)
    await tenant.owner.do("removeContractTemplate", company=tenant.id)
    put, removed = (await told_of(tenant, tenant.owner))[-2:]
    assert (put["type"], removed["type"]) == ("TEMPLATE_SET", "TEMPLATE_REMOVED")
    assert "private clause" not in str(put) + str(removed)
    ((field, before, after),) = changes(put)
    assert (before, len(after)) == (None, 64)
    assert changes(removed) == [(field, after, None)]


@pytest.mark.parametrize("role", ["OWNER", "ADMINISTRATOR"])
async def test_owners_administrators_and_support_see_a_companys_trail(
    tenant: Tenant, role: str
) -> None:
    reader = await tenant.member(role)
    by_owner = await trail(tenant, tenant.owner)
    assert by_owner["events"]["totalCount"] > 2
    assert await trail(tenant, reader) == by_owner
    assert await trail(tenant, tenant.server.support) == by_owner


@pytest.mark.parametrize("role", [*MEMBERS[2:], "worker"])
async def test_for_others_a_companys_trail_is_empty(tenant: Tenant, role: str) -> None:
    await tenant.offered()
    event = (await told_of(tenant, tenant.owner))[0]["id"]
    reader = tenant.worker if role == "worker" else await tenant.member(role)
    nothing = {"totalCount": 0, "edges": []}
    assert await trail(tenant, reader) == {"auditHead": None, "events": nothing}
    node = "query ($id: ID!) { node(id: $id) { id } }"
    assert await reader.ask(node, id=event) == {"node": None}
    assert await (await found(tenant.server)).owner.ask(node, id=event) == {"node": None}
    assert await tenant.server.support.ask(node, id=event) == {"node": {"id": event}}


async def test_jobs_that_are_posted_are_no_event_that_anybody_is_told_of(tenant: Tenant) -> None:
    before = await trail(tenant, tenant.owner)
    post = {"title": "A post", "description": "Wanted", "rateType": "HOURLY"}
    await tenant.owner.do("postJob", company=tenant.id, **post)
    assert await trail(tenant, tenant.owner) == before
