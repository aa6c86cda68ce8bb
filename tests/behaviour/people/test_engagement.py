"""How a worker is engaged belongs to the pair of company and worker, and counts from the next offer on."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from tests.access import MEMBERS
from tests.behaviour.events.test_trail import changes, told_of
from tests.tenant import JSON, Actor, Tenant, found, milestone

CONTRACTOR, PAYROLL = BOTH = ("INDEPENDENT_CONTRACTOR", "PAYROLL")
REQUIRED = "INDEPENDENT_CONTRACTOR_REQUIRED"
RATES = ({"milestones": [milestone()]}, {"daily": "500"})


@pytest.mark.parametrize(("ours", "theirs"), list(product(BOTH, BOTH)))
async def test_each_company_engages_the_same_worker_in_its_own_way(
    tenant: Tenant, ours: str, theirs: str
) -> None:
    pair = await shared(tenant, ours, theirs)
    for company, engaged in zip(pair, (ours, theirs), strict=True):
        assert await seen(company, company.owner) == {engaged}
        for rate in RATES:
            may = engaged == CONTRACTOR or "daily" in rate
            assert await refusals(company, rate) == ([] if may else [(REQUIRED, ["worker"])])
        assert await seen(company, company.owner) == {engaged}


async def test_every_member_sees_how_their_own_company_engages_a_worker_and_nobody_else_does(
    tenant: Tenant,
) -> None:
    ours, theirs = await shared(tenant, CONTRACTOR, PAYROLL)
    for company in (ours, theirs):
        await company.offered(rate={"daily": "500"})
    for role in MEMBERS:
        assert await seen(ours, await ours.member(role)) == {CONTRACTOR}
        assert await seen(theirs, await theirs.member(role)) == {PAYROLL}
    assert await seen(ours, ours.worker) == {None}
    assert await seen(ours, ours.server.support) <= {None}


async def test_a_change_is_one_of_the_company_alone_that_makes_it(tenant: Tenant) -> None:
    ours, theirs = await shared(tenant, CONTRACTOR, CONTRACTOR)
    untold = await told_of(theirs, theirs.owner)
    admin = await ours.member("HIRING_ADMIN")
    changed = await admin.do(
        "changeEngagementType", "worker { id engagementType }", **to(ours, PAYROLL)
    )
    assert changed["worker"] == {"id": ours.worker_id, "engagementType": PAYROLL}
    event = (await told_of(ours, ours.owner))[-1]
    about = (event["type"], event["actor"], event["user"])
    assert about == ("WORKER_ENGAGEMENT_CHANGED", {"name": "Hiring_Admin"}, {"name": "Jonas"})
    assert changes(event) == [("engagementType", CONTRACTOR, PAYROLL)]
    assert await seen(theirs, theirs.owner) == {CONTRACTOR}
    assert await told_of(theirs, theirs.owner) == untold


async def test_who_is_engaged_like_that_or_may_be_hired_already_stays_as_they_are(
    tenant: Tenant,
) -> None:
    ours, _ = await shared(tenant, PAYROLL, CONTRACTOR)
    told = await told_of(ours, ours.owner)
    await ours.owner.do("changeEngagementType", **to(ours, PAYROLL))
    known = {"company": ours.id, "name": "Known", "email": ours.worker.email}
    again = await ours.owner.do(
        "addWorker", "worker { id engagementType }", **known, engagementType=CONTRACTOR
    )
    assert again["worker"] == {"id": ours.worker_id, "engagementType": PAYROLL}
    assert await told_of(ours, ours.owner) == told


@pytest.mark.parametrize(("rate", "engaged"), list(product(RATES, BOTH)))
async def test_a_draft_is_offered_as_the_company_engages_the_worker_then(
    tenant: Tenant, rate: JSON, engaged: str
) -> None:
    ours, theirs = await shared(tenant, CONTRACTOR, CONTRACTOR)
    hire = await ours.hire(rate=rate)
    await ours.owner.do("changeEngagementType", **to(ours, engaged))
    for other in BOTH:
        # Which is nobody's business here.
        await theirs.owner.do("changeEngagementType", **to(theirs, other))
    may = engaged == CONTRACTOR or "daily" in rate
    said = await hire.read("viewerCanOffer { allowed reasons { code path message } }")
    answer = await ours.owner.attempt("offerHire", hire=hire.id)
    assert said["viewerCanOffer"] == {"allowed": may, "reasons": answer["userErrors"]}
    told = [(each["code"], each["path"]) for each in answer["userErrors"]]
    assert told == ([] if may else [(REQUIRED, ["hire"])])


async def test_a_draft_for_somebody_on_the_payroll_is_kept_and_offered_once_that_is_over(
    tenant: Tenant,
) -> None:
    hire = await tenant.hire(milestone(purchaseOrderNumber="PO-1"), milestone("Build"))
    await tenant.require_purchase_orders()
    await tenant.owner.do("changeEngagementType", **to(tenant, PAYROLL))
    refused = await tenant.owner.refused("offerHire", hire=hire.id, message="x" * 10_001)
    lacks, long = ("PURCHASE_ORDER_NUMBER_REQUIRED", ["hire"]), ("TOO_LONG", ["message"])
    assert refused == [(REQUIRED, ["hire"]), lacks, long]
    rows = [each["id"] for each in await hire.milestones()]
    await hire.edit(update=[{"milestone": each, "purchaseOrderNumber": "PO"} for each in rows])
    assert await tenant.owner.refused("offerHire", hire=hire.id) == [(REQUIRED, ["hire"])]
    await tenant.owner.do("changeEngagementType", **to(tenant, CONTRACTOR))
    await hire.offer()


async def test_what_was_offered_goes_on_to_its_end_whatever_the_worker_is_engaged_as(
    tenant: Tenant,
) -> None:
    offered, draft = await tenant.offered(milestone("A")), await tenant.hire()
    await tenant.owner.do("changeEngagementType", **to(tenant, PAYROLL))
    (row,) = await offered.milestones()
    await offered.edit(update=[{"milestone": row["id"], "amount": "99"}])
    await offered.sign()
    await offered.edit(add=[milestone("B")])
    await offered.sign()
    for each in await offered.milestones():
        await offered.paid(each["id"])
    await tenant.owner.do("endHire", hire=offered.id)
    await tenant.owner.do("cancelHire", hire=draft.id)


async def test_whoever_reads_behind_a_change_of_engagement_sees_what_becomes_of_an_offer(
    tenant: Tenant,
) -> None:
    """However the two race: a draft that is seen then is not offered any more."""
    for pause in range(8):
        hire = await tenant.hire()
        offering = asyncio.create_task(tenant.owner.attempt("offerHire", hire=hire.id))
        await asyncio.sleep(pause / 500)
        await tenant.owner.do("changeEngagementType", **to(tenant, PAYROLL))
        status = (await hire.read("status"))["status"]
        refused = [each["code"] for each in (await offering)["userErrors"]]
        assert (status, refused) in (("OFFERED", []), ("DRAFT", [REQUIRED]))
        await tenant.owner.do("changeEngagementType", **to(tenant, CONTRACTOR))


async def shared(tenant: Tenant, ours: str, theirs: str) -> tuple[Tenant, Tenant]:
    """The company and another one with the same worker, each of whom engages them like this."""
    worker, id = await tenant.contractor(ours)
    other = await found(tenant.server)
    known = {"company": other.id, "name": "Known", "email": worker.email}
    added = await other.owner.do(
        "addWorker", "worker { id engagementType }", **known, engagementType=theirs
    )
    assert added["worker"] == {"id": id, "engagementType": theirs}
    first, second = (replace(each, worker=worker, worker_id=id) for each in (tenant, other))
    return first, second


def to(tenant: Tenant, engagement: str) -> JSON:
    """The input of a change for the company's worker."""
    worker = tenant.worker_id
    return {"company": tenant.id, "worker": worker, "engagementType": engagement}


async def refusals(tenant: Tenant, rate: JSON) -> list[tuple[str, list[str]]]:
    """Of a new draft at this rate."""
    whom = {"company": tenant.id, "worker": tenant.worker_id, "title": "Site"}
    errors = (await tenant.owner.attempt("createDirectHire", **whom, rate=rate))["userErrors"]
    return [(each["code"], each["path"]) for each in errors]


async def seen(tenant: Tenant, by: Actor) -> set[str | None]:
    """How the company's worker is engaged, as somebody sees it wherever they meet them."""
    data = await by.ask(_EVERYWHERE, id=tenant.worker_id)
    met = [data["node"], data["viewer"]["worker"], *_met(data)]
    return {each["engagementType"] for each in met if each and each["id"] == tenant.worker_id}


_EVERYWHERE = """query ($id: ID!) {
    node(id: $id) { ... on Worker { id engagementType } }
    viewer { worker { id engagementType } }
    companies { edges { node { workers { edges { node { id engagementType } } } } } }
    hires { edges { node { worker { id engagementType } } } }
}"""


def _met(data: JSON) -> Iterator[JSON]:
    for company in data["companies"]["edges"]:
        yield from (edge["node"] for edge in company["node"]["workers"]["edges"])
    yield from (edge["node"]["worker"] for edge in data["hires"]["edges"])
