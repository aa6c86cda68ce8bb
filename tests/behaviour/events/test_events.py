"""Every change writes its events, in their order; the audit trail shows who did what, and why."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.tenant import JSON, Actor, Hire, Tenant, milestone

PAGE = """events(first: 200) { edges { cursor node { cursor type reason actor { id } occurredAt
    milestone { name } contract { version } paymentRequest { number } message { body }
    fromStatus toStatus hire { id } } } }"""


async def trail(hire: Hire, by: Actor | None = None) -> list[JSON]:
    """Its events, oldest first."""
    return [edge["node"] for edge in (await hire.read(PAGE, by))["events"]["edges"]]


@asynccontextmanager
async def telling(hire: Hire, *expected: str) -> AsyncIterator[None]:
    """Exactly these events are written in the block."""
    before = await hire.events()
    yield
    assert await hire.events() == [*before, *expected]


async def test_a_hires_life_is_told_in_order(tenant: Tenant) -> None:
    hire = await tenant.hire(milestone("A"), milestone("B"))
    assert await hire.events() == ["HIRE_CREATED"]
    async with telling(hire, "HIRE_OFFERED", "CONTRACT_ISSUED"):
        await hire.offer()
    async with telling(hire, "CONTRACT_SIGNED", "HIRE_ACTIVATED"):
        await hire.sign()
    a, b = await hire.milestones()
    async with telling(hire, "PAYMENT_REQUEST_SUBMITTED", "MILESTONE_STATUS_CHANGED"):
        request = await hire.submit(a["id"])
    async with telling(hire, "PAYMENT_REQUEST_CANCELLED", "MILESTONE_STATUS_CHANGED"):
        await hire.worker.do("cancelPaymentRequest", paymentRequest=request)
    request = await hire.submit(a["id"])
    async with telling(hire, "PAYMENT_REQUEST_REJECTED", "MILESTONE_STATUS_CHANGED"):
        await tenant.owner.do("rejectPaymentRequest", paymentRequest=request, reason="No")
    request = await hire.submit(a["id"])
    async with telling(hire, "PAYMENT_REQUEST_APPROVED", "MILESTONE_STATUS_CHANGED"):
        await hire.approve(request)
    await hire.paid(b["id"])
    async with telling(hire, "HIRE_ENDED"):
        await tenant.owner.do("endHire", hire=hire.id)


async def test_an_edit_tells_added_edited_removed_then_withdrawn_and_issued(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"), milestone("C"))
    a, b, c = await hire.milestones()
    edits: JSON = {
        "remove": [b["id"]],
        "update": [
            {"milestone": a["id"], "name": "A2"},
            {"milestone": c["id"], "purchaseOrderNumber": "PO"},
        ],
        "add": [milestone("D"), milestone("E")],
    }
    rows = ["MILESTONE_ADDED"] * 2 + ["MILESTONE_EDITED"] * 2 + ["MILESTONE_REMOVED"]
    async with telling(hire, *rows, "CONTRACT_ISSUED"):
        await hire.edit(**edits)
    assert [each["milestone"] and each["milestone"]["name"] for each in (await trail(hire))[-6:]] == [
        "D", "E", "A2", "C", "B", None,
    ]  # fmt: skip
    async with telling(hire, "MILESTONE_EDITED", "CONTRACT_WITHDRAWN", "CONTRACT_ISSUED"):
        await hire.edit(update=[{"milestone": b["id"]}])
    *_, withdrawn, issued = await trail(hire)
    assert [withdrawn["contract"], issued["contract"]] == [{"version": 2}, {"version": 3}]
    async with telling(hire, "MILESTONE_EDITED"):
        await hire.edit(update=[{"milestone": c["id"], "purchaseOrderNumber": None}])


async def test_an_edit_of_a_draft_issues_nothing(tenant: Tenant) -> None:
    hire = await tenant.hire(milestone("A"))
    async with telling(hire, "MILESTONE_ADDED"):
        await hire.edit(add=[milestone("B")])


async def test_an_edit_of_an_offer_withdraws_and_issues(tenant: Tenant) -> None:
    hire = await tenant.offered(milestone("A"))
    async with telling(hire, "MILESTONE_ADDED", "CONTRACT_WITHDRAWN", "CONTRACT_ISSUED"):
        await hire.edit(add=[milestone("B")])


async def test_an_edit_back_to_the_signed_terms_only_withdraws(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"))
    (a,) = await hire.milestones()
    await hire.edit(update=[{"milestone": a["id"], "name": "A2"}])
    async with telling(hire, "MILESTONE_EDITED", "CONTRACT_WITHDRAWN"):
        await hire.edit(update=[{"milestone": a["id"], "name": "A"}])


async def test_revisions_are_signed_declined_and_withdrawn_without_moving_the_hire(
    tenant: Tenant,
) -> None:
    hire = await tenant.active(milestone("A"))
    for name, happened in (("B", "CONTRACT_SIGNED"), ("C", "CONTRACT_DECLINED")):
        await hire.edit(add=[milestone(name)])
        async with telling(hire, happened):
            if happened == "CONTRACT_SIGNED":
                await hire.sign()
            else:
                revision = (await hire.read())["latestContract"]["id"]
                await hire.worker.do("declineContract", contract=revision)
    await hire.edit(add=[milestone("D")])
    async with telling(hire, "CONTRACT_WITHDRAWN"):
        await tenant.owner.do("withdrawRevision", hire=hire.id)


async def test_endings_withdraw_what_is_open_first(tenant: Tenant) -> None:
    draft, offered, revised, plain = (
        await tenant.hire(),
        await tenant.offered(),
        await tenant.active(),
        await tenant.active(),
    )
    await revised.edit(add=[milestone("More")])
    for hire in (draft, offered):
        async with telling(hire, "CONTRACT_WITHDRAWN", "HIRE_CANCELLED"):
            await tenant.owner.do("cancelHire", hire=hire.id)
    async with telling(revised, "CONTRACT_WITHDRAWN", "HIRE_TERMINATED"):
        await tenant.owner.do("terminateHire", hire=revised.id, reason="Over")
    async with telling(plain, "HIRE_TERMINATED"):
        await tenant.owner.do("terminateHire", hire=plain.id, reason="Over")


async def test_a_decline_of_the_offer_is_told_twice_with_its_reason(tenant: Tenant) -> None:
    hire = await tenant.offered()
    contract = (await hire.read())["latestContract"]["id"]
    async with telling(hire, "CONTRACT_DECLINED", "HIRE_DECLINED"):
        await hire.worker.do("declineContract", contract=contract, reason=" Too little ")
    assert [each["reason"] for each in (await trail(hire))[-2:]] == ["Too little", "Too little"]


async def test_reasons_are_told_where_they_were_given(tenant: Tenant) -> None:
    cancelled, terminated, silent = await tenant.hire(), await tenant.active(), await tenant.hire()
    await tenant.owner.do("cancelHire", hire=cancelled.id, reason="A mistake")
    await tenant.owner.do("terminateHire", hire=terminated.id, reason="Over")
    await tenant.owner.do("cancelHire", hire=silent.id, reason=" ")
    reasons = [(await trail(hire))[-1]["reason"] for hire in (cancelled, terminated, silent)]
    assert reasons == ["A mistake", "Over", None]


async def test_an_event_says_who_what_and_from_where_to_where(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"))
    (a,) = await hire.milestones()
    request = await hire.submit(a["id"])
    finance = await tenant.member("FINANCE_MANAGER")
    await finance.do("approvePaymentRequest", paymentRequest=request)
    *_, submitted, orange, approved, green = await trail(hire)
    worker = tenant.worker_id.replace("Worker", "User")
    assert [each["actor"]["id"] for each in (submitted, orange, approved, green)] == [
        worker, worker, finance.id, finance.id,
    ]  # fmt: skip
    moves = [
        (each["fromStatus"], each["toStatus"]) for each in (submitted, orange, approved, green)
    ]
    assert moves == [
        (None, None),
        ("IN_PROGRESS", "PENDING_APPROVAL"),
        (None, None),
        ("PENDING_APPROVAL", "COMPLETED"),
    ]
    for each in (submitted, orange, approved, green):
        assert each["milestone"] == {"name": "A"}
        assert each["paymentRequest"] == {"number": "PR-1"}
        assert each["hire"] == {"id": hire.id}


async def test_a_message_is_an_event(tenant: Tenant) -> None:
    hire = await tenant.hire()
    async with telling(hire, "HIRE_OFFERED", "CONTRACT_ISSUED", "MESSAGE_POSTED"):
        await tenant.owner.do("offerHire", hire=hire.id, message="Welcome")
    assert (await trail(hire))[-1]["message"] == {"body": "Welcome"}


async def test_a_refusal_writes_no_event(tenant: Tenant) -> None:
    hire = await tenant.active()
    async with telling(hire):
        await tenant.owner.refused("offerHire", hire=hire.id)
        await hire.edit_refused(add=[milestone(" ")])
        await tenant.owner.refused("terminateHire", hire=hire.id, reason=" ")


async def test_a_reader_goes_on_behind_any_events_cursor(tenant: Tenant) -> None:
    hire = await tenant.active()
    document = """query ($id: ID!, $after: String) { hire(id: $id) {
        events(after: $after) { totalCount edges { cursor node { cursor type } } } } }"""
    whole = (await tenant.owner.ask(document, id=hire.id))["hire"]["events"]
    types = [edge["node"]["type"] for edge in whole["edges"]]
    for index, edge in enumerate(whole["edges"]):
        assert edge["cursor"] == edge["node"]["cursor"]
        rest = (await tenant.owner.ask(document, id=hire.id, after=edge["cursor"]))["hire"][
            "events"
        ]
        assert [each["node"]["type"] for each in rest["edges"]] == types[index + 1 :]
        assert rest["totalCount"] == len(types)


async def test_a_removed_member_keeps_their_name_in_what_they_did(tenant: Tenant) -> None:
    hire = await tenant.hire()
    member = await tenant.member("HIRING_ADMIN")
    await member.do("offerHire", hire=hire.id, message="Welcome")
    await tenant.owner.do("removeMember", user=member.id)
    data = await hire.read(
        "latestContract { issuedBy { name } } events(last: 1) { edges { node { actor { name }"
        " message { author { name } } } } }"
    )
    assert data["latestContract"]["issuedBy"]["name"] == "Hiring_Admin"
    (edge,) = data["events"]["edges"]
    assert edge["node"]["actor"] == edge["node"]["message"]["author"] == {"name": "Hiring_Admin"}
