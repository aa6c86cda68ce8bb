"""A revision that awaits its signature: replaced, restored, taken back, declined, and what stays in force."""

from tests.behaviour.contracts.history import changes, versions
from tests.tenant import JSON, Hire, Tenant, in_days, milestone

NODE = """query ($id: ID!) { node(id: $id) { ... on Milestone { name dueDate amount { amount }
    isAwaitingSignature signedTerms { name } status } } }"""


async def node(hire: Hire, id: str) -> JSON:
    """The milestone by its global id."""
    found: JSON = (await hire.tenant.owner.ask(NODE, id=id))["node"]
    return found


async def test_the_next_edit_replaces_an_unsigned_revision_and_compares_with_what_is_in_force(
    tenant: Tenant,
) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"))
    a, b = await hire.milestones()
    await hire.edit(update=[{"milestone": a["id"], "name": "A2"}])
    await hire.edit(update=[{"milestone": b["id"], "name": "B2"}])
    assert await versions(hire) == [
        (3, "PENDING_SIGNATURE"),
        (2, "WITHDRAWN"),
        (1, "SIGNED"),
    ]
    assert await changes(hire) == [("CHANGED", "A", "A2"), ("CHANGED", "B", "B2")]


async def test_a_version_keeps_the_changes_that_it_was_issued_with(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"))
    (a,) = await hire.milestones()
    await hire.edit(update=[{"milestone": a["id"], "name": "A2"}])
    await hire.sign()
    await hire.edit(update=[{"milestone": a["id"], "name": "A3"}])
    edges = (
        await hire.read(
            "contracts { edges { node { version changes { before { name } after { name } } } } }"
        )
    )["contracts"]["edges"]
    assert [edge["node"]["changes"] for edge in edges] == [
        [{"before": {"name": "A2"}, "after": {"name": "A3"}}],
        [{"before": {"name": "A"}, "after": {"name": "A2"}}],
        [],
    ]


async def test_an_edit_back_to_the_signed_terms_withdraws_the_revision_and_issues_none(
    tenant: Tenant,
) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"))
    a, b = await hire.milestones()
    added: JSON = {"add": [milestone("C")], "remove": [b["id"]]}
    await hire.edit(update=[{"milestone": a["id"], "amount": "9"}], **added)
    c = next(each for each in await hire.milestones() if each["name"] == "C")
    payload = await hire.edit(
        "hire { version } contract { id }",
        update=[{"milestone": a["id"], "amount": "1250"}, {"milestone": b["id"]}],
        remove=[c["id"]],
    )
    assert payload == {"hire": {"version": 5}, "contract": None, "userErrors": []}
    assert await versions(hire) == [(2, "WITHDRAWN"), (1, "SIGNED")]
    back = await hire.milestones()
    assert [each["id"] for each in back] == [a["id"], b["id"]]
    assert not any(each["isAwaitingSignature"] for each in back)
    await hire.submit(a["id"])


async def test_a_pending_removal_is_hidden_from_lists_and_totals_but_not_from_node(
    tenant: Tenant,
) -> None:
    hire = await tenant.active(milestone("A", amount="10"), milestone("B", amount="20"))
    a, b = await hire.milestones()
    await hire.edit(update=[{"milestone": a["id"], "name": "A2"}])
    await hire.edit(remove=[a["id"]])
    data = await hire.read(
        "milestones { totalCount edges { node { name } } } totalAmount { amount } progress { total }"
    )
    assert data == {
        "milestones": {"totalCount": 1, "edges": [{"node": {"name": "B"}}]},
        "totalAmount": {"amount": "20.00"},
        "progress": {"total": 1},
    }
    listed = await tenant.owner.ask("{ milestones { edges { node { id } } } }")
    assert listed["milestones"]["edges"] == [{"node": {"id": b["id"]}}]
    assert await node(hire, a["id"]) == {
        "name": "A",
        "dueDate": a["dueDate"],
        "amount": {"amount": "10.00"},
        "isAwaitingSignature": True,
        "signedTerms": {"name": "A"},
        "status": "IN_PROGRESS",
    }


async def test_an_update_that_names_a_pending_removal_restores_it_with_what_it_sets(
    tenant: Tenant,
) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"))
    a, b = await hire.milestones()
    await hire.edit(remove=[a["id"]], update=[{"milestone": b["id"], "name": "B2"}])
    await hire.edit(update=[{"milestone": a["id"]}])
    assert await changes(hire) == [("CHANGED", "B", "B2")]
    await hire.edit(remove=[a["id"]])
    await hire.edit(update=[{"milestone": a["id"], "dueDate": in_days(40)}])
    assert await changes(hire) == [("CHANGED", "B", "B2"), ("CHANGED", "A", "A")]


async def test_removing_what_awaits_its_removal_changes_nothing(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"))
    a, _ = await hire.milestones()
    await hire.edit(remove=[a["id"]])
    before = await hire.read()
    await hire.edit(remove=[a["id"]])
    assert await hire.read() == before


async def test_a_signed_removal_is_readable_for_good_and_refused_by_every_verb(
    tenant: Tenant,
) -> None:
    hire = await tenant.active(milestone("A"), milestone("B"))
    a, _ = await hire.milestones()
    await hire.edit(remove=[a["id"]])
    await hire.sign()
    gone = await node(hire, a["id"])
    assert gone["name"] == "A"
    assert gone["signedTerms"] is None
    assert gone["isAwaitingSignature"] is False
    assert await hire.edit_refused(update=[{"milestone": a["id"]}]) == [
        ("INVALID_STATE", ["update", "0", "milestone"])
    ]
    assert await hire.edit_refused(remove=[a["id"]]) == [("INVALID_STATE", ["remove", "0"])]
    assert await hire.worker.refused("submitPaymentRequest", milestone=a["id"]) == [
        ("INVALID_STATE", ["milestone"])
    ]


async def test_withdrawing_or_declining_a_revision_returns_to_the_signed_terms(
    tenant: Tenant,
) -> None:
    for way in ("withdraw", "decline"):
        hire = await tenant.active(milestone("A"), milestone("B"))
        a, b = before = await hire.milestones()
        await hire.edit(
            add=[milestone("C")],
            update=[{"milestone": a["id"], "name": "A2", "purchaseOrderNumber": "PO-1"}],
            remove=[b["id"]],
        )
        revision = (await hire.read())["latestContract"]
        if way == "withdraw":
            payload = await tenant.owner.do("withdrawRevision", "hire { version }", hire=hire.id)
            assert payload["hire"]["version"] == 5
        else:
            answer = {"contract": revision["id"]}
            payload = await hire.worker.do(
                "declineContract", "contract { status hire { version status } }", **answer
            )
            assert payload["contract"] == {
                "status": "DECLINED",
                "hire": {"version": 4, "status": "ACTIVE"},
            }
        # PO numbers stand on the milestone, outside of what was withdrawn.
        assert await hire.milestones() == [{**before[0], "purchaseOrderNumber": "PO-1"}, b]
        assert (await hire.read())["latestContract"]["version"] == 1
        await hire.edit(add=[milestone("D")])
        assert (await hire.read())["latestContract"]["version"] == 3


async def test_what_a_revision_added_and_nobody_signed_is_gone_with_it(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A"))
    await hire.edit(add=[milestone("B")])
    b = next(each for each in await hire.milestones() if each["name"] == "B")
    await tenant.owner.do("withdrawRevision", hire=hire.id)
    assert (await node(hire, b["id"]))["name"] == "B"
    assert await hire.edit_refused(update=[{"milestone": b["id"]}]) == [
        ("INVALID_STATE", ["update", "0", "milestone"])
    ]


async def test_what_a_draft_lost_is_gone_and_was_never_there_for_the_worker(tenant: Tenant) -> None:
    hire = await tenant.hire(milestone("A"), milestone("B"))
    a, _ = await hire.milestones()
    await hire.edit(remove=[a["id"]])
    assert await hire.edit_refused(update=[{"milestone": a["id"]}]) == [
        ("INVALID_STATE", ["update", "0", "milestone"])
    ]
    await hire.offer()
    assert (await hire.worker.ask(NODE, id=a["id"]))["node"] is None
    by_worker = {"hire": hire.id, "expectedVersion": 3, "remove": [a["id"]]}
    assert await hire.worker.refused("editMilestones", **by_worker) == [
        ("NOT_FOUND", ["remove", "0"])
    ]
