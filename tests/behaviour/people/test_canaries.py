"""Everything that a viewer can read, read: no text of somebody else's is in it."""

from uuid import uuid4

import pytest

from tests.behaviour.estate import Estate, draft, offer, remember, step, worker_of
from tests.behaviour.walks import NODES, node_query, root_queries
from tests.behaviour.wire import Wire
from tests.tenant import JSON, Actor, Server, Tenant, found


async def all_that_is_read(wire: Wire, actor: Actor, estate: Estate) -> str:
    """The answers to every root field and to every id of the estate, several levels deep, as text."""
    answers = [await wire.send(actor, query) for query in root_queries()]
    answers += [
        await wire.send(actor, node_query(id.partition(":")[0]), id=id)
        for id in estate.ids.values()
    ]
    triage = "query ($company: ID!) { jobTriage(company: $company) { __typename } }"
    answers.append(await wire.send(actor, triage, company=estate.tenant.id))
    read = "\n".join(str(answer.body) for answer in answers)
    assert "COST_LIMIT_EXCEEDED" not in read
    return read


@pytest.fixture(scope="module")
async def shared(server: Server, estate: Estate) -> Estate:
    """What a third company has with a worker of the estate's."""
    third, known = await found(server), estate.tenant.worker
    known_there = {"name": "x", "email": known.email, "engagementType": "INDEPENDENT_CONTRACTOR"}
    await third.owner.do("addWorker", company=third.id, **known_there)
    tenant = Tenant(server, third.id, third.owner, known, estate.tenant.worker_id)
    third_estate = Estate(tenant, f"third{uuid4().hex[:8]}")
    await offer(third_estate, await draft(third_estate, "offered"))
    await draft(third_estate, "draft")
    return third_estate


async def test_everything_of_ones_own_is_read(estate: Estate, wire: Wire) -> None:
    # Otherwise what follows would prove nothing.
    read = await all_that_is_read(wire, estate.tenant.owner, estate)
    texts = [
        "company", "owner", "worker", "draft", "description", "terms", "step 3", "added",
        "revision", "signature", "offer", "message", "note", "reason", "declined", "cancelled",
        "terminated", "post", "is wanted",
    ]  # fmt: skip
    assert [text for text in texts if f"{estate.word} {text}" not in read] == []
    assert f"{estate.word}-PO" in read


@pytest.mark.parametrize("role", ["OWNER", "FINANCE_MANAGER"])
async def test_members_read_nothing_of_another_company(
    estate: Estate, neighbour: Estate, shared: Estate, wire: Wire, role: str
) -> None:
    for other in (neighbour, shared):
        read = await all_that_is_read(wire, estate.members[role], other)
        assert estate.word in read
        assert other.word not in read


async def test_a_worker_reads_nothing_of_a_company_without_a_hire_of_theirs(
    estate: Estate, neighbour: Estate, wire: Wire
) -> None:
    read = await all_that_is_read(wire, neighbour.tenant.worker, estate)
    assert neighbour.word in read
    assert estate.word not in read


async def test_a_worker_reads_nothing_of_another_worker_of_the_same_company(
    estate: Estate, wire: Wire
) -> None:
    word = f"colleague{uuid4().hex[:8]}"
    actor, worker = await worker_of(estate.tenant, word)
    tenant = Tenant(estate.tenant.server, estate.tenant.id, estate.tenant.owner, actor, worker)
    colleague = Estate(tenant, word)
    await offer(colleague, await draft(colleague, "offered"))
    assert word in await all_that_is_read(wire, actor, colleague)
    assert word not in await all_that_is_read(wire, estate.tenant.worker, colleague)


async def test_support_reads_companies_with_their_events_but_nothing_of_hires(
    estate: Estate, wire: Wire
) -> None:
    read = await all_that_is_read(wire, estate.support, estate)
    # Of workers only that a company may hire them: its own events say so.
    assert {text for text in ("owner", "worker") if f"{estate.word} {text}" in read} == {
        "owner",
        "worker",
    }
    hidden = ["draft", "description", "step", "offer", "message", "note", "post"]
    assert [text for text in hidden if f"{estate.word} {text}" in read] == []


async def test_a_worker_reads_nothing_from_before_the_offer(tenant: Tenant, wire: Wire) -> None:
    secret = f"secret{uuid4().hex[:8]}"
    estate = Estate(tenant, "early")
    hire = await draft(estate, "late", step(estate, secret, amount="987654.32"), step(estate))
    await draft(estate, "kept", step(estate, secret), title=secret)
    removed = estate.ids["late milestone 0"]
    await hire.edit(remove=[removed], note=secret)
    await hire.edit(add=[step(estate, "added")], note=secret)
    await offer(estate, hire)
    await remember(estate, "late")
    read = await all_that_is_read(wire, tenant.worker, estate)
    assert "early added" in read
    for hidden in (secret, "987654", removed, "HIRE_CREATED", "MILESTONE_"):
        assert hidden not in read, hidden


async def test_no_filter_counts_what_the_viewer_may_not_see(estate: Estate, shared: Estate) -> None:
    query = """query ($search: String!) {
        companies(search: $search) { totalCount }
        hires(filter: {search: $search}) { totalCount }
    }"""
    theirs = await estate.tenant.owner.ask(query, search=shared.word)
    assert theirs == {"companies": {"totalCount": 0}, "hires": {"totalCount": 0}}
    # The estate's worker is known to both, and so found by name; of their hires only these two are.
    theirs = await shared.tenant.owner.ask(query, search=estate.word)
    assert theirs == {"companies": {"totalCount": 0}, "hires": {"totalCount": 2}}


@pytest.mark.parametrize(
    ("taken_on", "as_what"),
    [("addMember", {"role": "FINANCE_MANAGER"}), ("addWorker", {"engagementType": "PAYROLL"})],
)
async def test_a_former_member_who_went_elsewhere_does_not_show_as_what(
    estate: Estate, neighbour: Estate, taken_on: str, as_what: JSON
) -> None:
    gone = await estate.tenant.member("OWNER")
    hire = await estate.tenant.hire()
    await gone.do("editMilestones", hire=hire.id, expectedVersion=1, add=[step(estate)])
    await estate.tenant.owner.do("removeMember", user=gone.id)
    company = neighbour.tenant.id
    given = {"company": company, "name": "x", "email": gone.email, **as_what}
    await neighbour.tenant.owner.do(taken_on, **given)
    actors = (
        "events { edges { node { actor { name role isSupport company { id } worker { id } } } } }"
    )
    (event,) = (await hire.read(actors))["events"]["edges"][1:2]
    assert event["node"]["actor"] == {
        "name": "Owner", "role": None, "isSupport": False, "company": None, "worker": None
    }  # fmt: skip


def test_every_type_with_an_id_is_among_the_things_of_an_estate(estate: Estate) -> None:
    assert {id.partition(":")[0] for id in estate.ids.values()} == set(NODES)
