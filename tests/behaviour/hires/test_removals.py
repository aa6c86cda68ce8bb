"""A removal that awaits its signature: gone from the lists, still in force, and shown to both sides."""

from tests.behaviour.stages import at
from tests.clock import Clock
from tests.tenant import JSON, Hire, Tenant, milestone

REMOVALS = """pendingRemovals { id name isBeingRemoved isAwaitingSignature signedTerms { name } }
    milestones { edges { node { id isBeingRemoved } } } activeContract { milestoneTerms { milestone } }"""


async def removals(hire: Hire) -> list[str]:
    """The names of those that await their signature, in order: both sides see the same."""
    data = await hire.read(REMOVALS)
    assert await hire.read(REMOVALS, hire.worker) == data
    listed = [edge["node"] for edge in data["milestones"]["edges"]]
    assert not any(each["isBeingRemoved"] for each in listed)
    found: list[JSON] = data["pendingRemovals"]
    in_force = [
        terms["milestone"] for terms in (data["activeContract"] or {}).get("milestoneTerms", [])
    ]
    for each in found:
        assert each["id"] in in_force
        assert each["id"] not in {row["id"] for row in listed}
        assert each["isBeingRemoved"]
        assert each["isAwaitingSignature"]
        assert each["signedTerms"]
    assert {*in_force} - {row["id"] for row in listed} == {each["id"] for each in found}
    return [each["name"] for each in found]


async def is_being_removed(hire: Hire, id: str) -> bool:
    """As `node` tells."""
    document = "query ($id: ID!) { node(id: $id) { ... on Milestone { isBeingRemoved } } }"
    return bool((await hire.worker.ask(document, id=id))["node"]["isBeingRemoved"])


async def three(tenant: Tenant) -> tuple[Hire, list[str]]:
    """An active hire whose milestones were not written by due date, and their ids by due date."""
    hire = await tenant.active(milestone("C", 40), milestone("A", 20), milestone("B", 30))
    return hire, [each["id"] for each in await hire.milestones()]


async def test_removals_that_await_their_signature_are_listed_by_due_date(tenant: Tenant) -> None:
    hire, (a, b, c) = await three(tenant)
    assert await removals(hire) == []
    await hire.edit(remove=[c])
    await hire.edit(remove=[a])
    assert await removals(hire) == ["A", "C"]
    assert [await is_being_removed(hire, id) for id in (a, b, c)] == [True, False, True]
    await hire.edit(update=[{"milestone": c}])
    assert await removals(hire) == ["A"]


async def test_a_signed_removal_awaits_nothing(tenant: Tenant) -> None:
    hire, (a, *_) = await three(tenant)
    await hire.edit(remove=[a])
    await hire.sign()
    assert await removals(hire) == []
    assert not await is_being_removed(hire, a)
    await hire.edit(add=[milestone("D")])
    assert await removals(hire) == []


async def test_what_is_not_signed_is_taken_back(tenant: Tenant) -> None:
    hire, (a, *_) = await three(tenant)
    for end in ("withdrawRevision", "declineContract", "terminateHire"):
        await hire.edit(remove=[a])
        assert await removals(hire) == ["A"]
        if end == "declineContract":
            await hire.worker.do(end, contract=(await hire.read())["latestContract"]["id"])
        else:
            reason = {"reason": "Over"} if end == "terminateHire" else {}
            await tenant.owner.do(end, hire=hire.id, **reason)
        assert await removals(hire) == []
        assert not await is_being_removed(hire, a)


async def test_before_the_first_signature_nothing_is_in_force_to_be_removed(tenant: Tenant) -> None:
    for stage in ("draft", "offered", "cancelled", "declined", "by_the_day"):
        hire = (await at(tenant, stage)).hire
        assert (await hire.read("pendingRemovals { id }"))["pendingRemovals"] == []


async def test_what_is_being_removed_is_still_overdue(tenant: Tenant, clock: Clock) -> None:
    hire, (a, *_) = await three(tenant)
    await hire.edit(remove=[a])
    with clock.forward(days=25):
        late = await hire.read("pendingRemovals { isOverdue } progress { overdue }", hire.worker)
    # Progress is that of the listed ones.
    assert late == {"pendingRemovals": [{"isOverdue": True}], "progress": {"overdue": 0}}
