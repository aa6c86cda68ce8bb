"""One save of everything that is signed: what it rewrites, issues, tells, leaves alone and gives back."""

from typing import Any

import pytest

from tests.tenant import JSON, Hire, Tenant, in_days, milestone

WORK = """title description additionalTerms startDate endDate rate { amount { amount } } version
    isAwaitingSignature job { title description }"""
SAID = "id version status note fieldChanges { field before after } changes { kind } content"
FIELDS = {
    "title": "A shop",
    "description": "Two pages.",
    "additionalTerms": "Net 30",
    "startDate": in_days(3),
    "endDate": in_days(90),
}
RATES = ["hourly", "daily", "weekly", "monthly", "fixed"]


async def work(hire: Hire) -> JSON:
    """What the hire says of the work, but for its version."""
    data = await hire.read(WORK)
    return {name: value for name, value in data.items() if name != "version"}


async def latest(hire: Hire) -> JSON:
    """The latest version."""
    contract: JSON = (await hire.read(f"latestContract {{ {SAID} }}"))["latestContract"]
    return contract


async def told(hire: Hire, since: int) -> list[JSON]:
    """Its events from a place on."""
    page = "events(first: 200) { edges { node { type reason changes { field before after } } } }"
    edges = (await hire.read(page))["events"]["edges"]
    return [edge["node"] for edge in edges[since:]]


def changed(before: Any, after: Any, *fields: str) -> list[JSON]:
    """FieldChanges of these fields."""
    return [{"field": f, "before": before[f], "after": after[f]} for f in fields]


async def test_a_draft_is_rewritten_in_place(tenant: Tenant) -> None:
    hire = await tenant.hire(title="A site")
    before = await hire.read(WORK)
    done = await hire.amend(f"hire {{ {WORK} }} contract {{ id }}", **FIELDS, note="As we said")
    assert done["contract"] is None
    after = done["hire"]
    assert {name: after[name] for name in FIELDS} == FIELDS
    assert after["version"] == before["version"] + 1
    assert after["isAwaitingSignature"] is False
    assert after["job"] == {"title": "A shop", "description": "Two pages."}
    contract = await latest(hire)
    assert (contract["version"], contract["status"]) == (1, "DRAFT")
    assert '"title": "A shop"' in contract["content"]
    assert (contract["note"], contract["fieldChanges"]) == (None, [])
    (edited,) = await told(hire, 1)
    assert (edited["type"], edited["reason"]) == ("HIRE_EDITED", "As we said")
    assert edited["changes"] == changed(before, after, *FIELDS)
    await hire.offer()
    assert [each for each in await hire.events(hire.worker) if each == "HIRE_EDITED"] == []


async def test_a_hire_is_found_by_its_new_title(tenant: Tenant) -> None:
    hire = await tenant.active(title="Quayside")
    search = "query ($s: String) { hires(filter: {search: $s}) { totalCount } }"
    await hire.amend(title="Lighthouse")
    for text, count in (("quays", 0), ("lightH", 1)):
        found = await tenant.owner.ask(search, s=text)
        assert found["hires"]["totalCount"] == count
    await tenant.owner.do("withdrawRevision", hire=hire.id)
    for text, count in (("quays", 1), ("lightH", 0)):
        found = await tenant.owner.ask(search, s=text)
        assert found["hires"]["totalCount"] == count


async def test_an_offer_is_replaced_by_the_next_and_nothing_is_in_force_to_compare_with(
    tenant: Tenant,
) -> None:
    hire = await tenant.offered()
    before = await hire.events()
    done = await hire.amend(
        f"contract {{ {SAID} }} hire {{ status }}",
        title="A shop",
        milestones={"add": [milestone("More")]},
        note="More",
    )
    contract = done["contract"]
    assert (contract["version"], contract["status"]) == (2, "PENDING_SIGNATURE")
    assert (contract["changes"], contract["fieldChanges"]) == ([], [])
    assert [(each["type"], each["reason"]) for each in await told(hire, len(before))] == [
        ("HIRE_EDITED", "More"),
        ("MILESTONE_ADDED", "More"),
        ("CONTRACT_WITHDRAWN", "More"),
        ("CONTRACT_ISSUED", "More"),
    ]


async def test_an_active_hire_gets_a_revision_that_says_what_changed(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"))
    (first, _) = await hire.milestones()
    before = await hire.read(WORK)
    rows = {"update": [{"milestone": first["id"], "amount": "7"}]}
    done = await hire.amend(
        f"contract {{ {SAID} }} hire {{ {WORK} }}", **FIELDS, milestones=rows, note="So"
    )
    contract, after = done["contract"], done["hire"]
    assert (contract["version"], contract["status"], contract["note"]) == (
        2, "PENDING_SIGNATURE", "So",
    )  # fmt: skip
    assert contract["fieldChanges"] == changed(before, after, *FIELDS)
    assert contract["changes"] == [{"kind": "CHANGED"}]
    assert after["isAwaitingSignature"] is True
    await hire.sign()
    assert (await work(hire))["isAwaitingSignature"] is False


async def test_a_milestone_awaits_no_signature_where_only_the_hire_changes(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"))
    (first, second) = await hire.milestones()
    await hire.amend(title="A shop")
    assert not any(each["isAwaitingSignature"] for each in await hire.milestones())
    await hire.paid(first["id"])
    await hire.amend(milestones={"update": [{"milestone": second["id"], "name": "B2"}]})
    assert await hire.worker.refused("submitPaymentRequest", milestone=second["id"]) == [
        ("AWAITING_SIGNATURE", ["milestone"])
    ]


async def test_a_rate_of_any_other_kind_is_changed_and_signed(tenant: Tenant) -> None:
    rate = {"field": "rate", "before": "500.00", "after": "612.50"}
    for kind in RATES:
        hire = await tenant.active(rate={kind: "500"})
        said = f"contract {{ {SAID} totalAmount {{ amount }} }}"
        contract = (await hire.amend(said, rateAmount="612.5"))["contract"]
        assert (contract["fieldChanges"], contract["totalAmount"]) == ([rate], None)
        (edited, *_) = await told(hire, 5)
        assert edited["changes"] == [rate]
        await hire.sign()
        assert (await work(hire))["rate"] == {"amount": {"amount": "612.50"}}


async def test_a_hire_at_another_rate_takes_no_milestones_by_either_door(tenant: Tenant) -> None:
    hire = await tenant.active(rate={"daily": "500"})
    rows = {"add": [milestone()]}
    assert await hire.amend_refused(milestones=rows) == [("NOT_A_MILESTONE_HIRE", ["milestones"])]
    assert await hire.edit_refused(**rows) == [("NOT_A_MILESTONE_HIRE", ["hire"])]


async def test_back_at_what_is_in_force_the_revision_is_withdrawn(tenant: Tenant) -> None:
    hire = await tenant.active(**{**FIELDS, "title": "A site"})
    (only,) = await hire.milestones()
    before = await work(hire)
    rows = {"update": [{"milestone": only["id"], "amount": "7"}]}
    await hire.amend(title="A shop", endDate=None, additionalTerms=None, milestones=rows)
    back = {"milestone": only["id"], "amount": "1250"}
    fields = {name: before[name] for name in ("title", "endDate", "additionalTerms")}
    events = len(await hire.events())
    done = await hire.amend("contract { id }", **fields, milestones={"update": [back]})
    assert done["contract"] is None
    assert [each["type"] for each in await told(hire, events)] == [
        "HIRE_EDITED", "MILESTONE_EDITED", "CONTRACT_WITHDRAWN",
    ]  # fmt: skip
    assert await work(hire) == before
    assert (await latest(hire))["status"] == "SIGNED"


async def test_the_view_of_milestones_leaves_pending_changes_of_fields_in_place(
    tenant: Tenant,
) -> None:
    hire = await tenant.active(title="A site")
    (only,) = await hire.milestones()
    await hire.amend(title="A shop")
    await hire.edit(update=[{"milestone": only["id"], "amount": "7"}])
    title = {"field": "title", "before": "A site", "after": "A shop"}
    assert (await latest(hire))["fieldChanges"] == [title]
    await hire.edit(update=[{"milestone": only["id"], "amount": "1250"}])
    contract = await latest(hire)
    assert (contract["version"], contract["status"]) == (4, "PENDING_SIGNATURE")
    assert (contract["changes"], contract["fieldChanges"]) == ([], [title])
    assert (await work(hire))["title"] == "A shop"


async def _withdrawn(hire: Hire) -> None:
    await hire.tenant.owner.do("withdrawRevision", hire=hire.id)


async def _declined(hire: Hire) -> None:
    contract = (await hire.read())["latestContract"]["id"]
    await hire.worker.do("declineContract", contract=contract)


async def _terminated(hire: Hire) -> None:
    await hire.tenant.owner.do("terminateHire", hire=hire.id, reason="Over")


async def _ended(hire: Hire) -> None:
    await hire.tenant.owner.do("endHire", hire=hire.id)


@pytest.mark.parametrize("over", [_withdrawn, _declined, _terminated, _ended])
async def test_a_revision_that_is_over_gives_everything_back(tenant: Tenant, over: Any) -> None:
    for given in ({}, {"rate": {"daily": "500"}}):
        hire = await tenant.active(**given, title="A site", description="One page.")
        if over is _ended and not given:
            await hire.paid((await hire.milestones())[0]["id"])
        before = await work(hire)
        rate = {"rateAmount": "501"} if given else {}
        more: JSON = {**FIELDS, **rate, "startDate": None}
        await hire.amend(**more)
        assert (await work(hire))["job"]["title"] == "A shop"
        await over(hire)
        assert await work(hire) == before


async def test_a_declined_offer_says_for_good_what_was_offered_last(tenant: Tenant) -> None:
    hire = await tenant.offered(title="A site")
    await hire.amend(title="A shop")
    await _declined(hire)
    assert (await work(hire))["title"] == "A shop"


async def test_the_start_moves_with_the_milestones_of_the_same_save(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A", due=30), milestone("B", due=60))
    (first, _) = await hire.milestones()
    assert await hire.amend_refused(startDate=in_days(31)) == [("INVALID_DATE", ["startDate"])]
    move = {"milestone": first["id"], "dueDate": in_days(40)}
    await hire.amend(startDate=in_days(31), milestones={"update": [move]})
    early = {**move, "dueDate": in_days(35)}
    wrong = ["milestones", "update", "0", "dueDate"]
    assert await hire.amend_refused(startDate=in_days(36), milestones={"update": [early]}) == [
        ("INVALID_DATE", wrong)
    ]
    back = {**move, "dueDate": in_days(30)}
    assert await hire.edit_refused(update=[back]) == [("INVALID_DATE", [*wrong[1:]])]
    await hire.amend(startDate=None, milestones={"update": [back]})
    assert (await latest(hire))["status"] == "SIGNED"
    await hire.paid(first["id"])
    await hire.amend(startDate=in_days(60))
    assert await hire.amend_refused(startDate=in_days(61)) == [("INVALID_DATE", ["startDate"])]


async def test_all_that_is_wrong_is_told_at_once_and_changes_nothing(tenant: Tenant) -> None:
    hire = await tenant.active()
    before, events = await hire.read(WORK), await hire.events()
    wrong = await hire.amend_refused(
        title=None,
        description="x" * 20_001,
        startDate=in_days(9),
        endDate=in_days(8),
        rateAmount="5",
        milestones={"add": [milestone(" ", amount="0")], "remove": []},
        note="x" * 2_001,
    )
    assert sorted(wrong) == sorted(
        [
            ("REQUIRED", ["title"]),
            ("TOO_LONG", ["description"]),
            ("INVALID_DATE", ["endDate"]),
            ("INVALID_AMOUNT", ["rateAmount"]),
            ("REQUIRED", ["milestones", "add", "0", "name"]),
            ("INVALID_AMOUNT", ["milestones", "add", "0", "amount"]),
            ("TOO_LONG", ["note"]),
        ]
    )
    assert (await hire.read(WORK), await hire.events()) == (before, events)


async def test_po_numbers_alone_issue_no_version_by_this_door_either(tenant: Tenant) -> None:
    hire = await tenant.active()
    (only,) = await hire.milestones()
    rows = {"update": [{"milestone": only["id"], "purchaseOrderNumber": "PO-1"}]}
    assert (await hire.amend("contract { id }", milestones=rows))["contract"] is None
    assert (await latest(hire))["version"] == 1
