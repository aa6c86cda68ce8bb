"""The worker's view of a hire begins with its offer."""

from uuid import UUID

import pytest

from models.database.connection import dialect, fetch
from models.database.sql import Binds
from tests.tenant import JSON, Actor, Hire, Tenant, milestone


async def seen(worker: Actor) -> dict[str, int]:
    """How many of each the worker sees."""
    counted = ("hires", "milestones", "companies", "jobs", "paymentRequests")
    data = await worker.ask("{ " + " ".join(f"{name} {{ totalCount }}" for name in counted) + " }")
    return {name: data[name]["totalCount"] for name in counted}


async def test_nothing_of_a_draft_is_there_for_the_worker(tenant: Tenant) -> None:
    hire = await tenant.hire()
    draft = await hire.read("latestContract { id } job { id } milestones { edges { node { id } } }")
    document = "query ($id: ID!) { node(id: $id) { id } }"
    row = draft["milestones"]["edges"][0]["node"]["id"]
    for id in (hire.id, draft["latestContract"]["id"], draft["job"]["id"], row, tenant.id):
        assert await hire.worker.ask(document, id=id) == {"node": None}
    assert set((await seen(hire.worker)).values()) == {0}
    contract = {"contract": draft["latestContract"]["id"]}
    unseen = [("NOT_FOUND", ["contract"])]
    sign = {**contract, "contentHash": "0", "signedName": "Maja"}
    assert await hire.worker.refused("signContract", **sign) == unseen
    assert await hire.worker.refused("declineContract", **contract) == unseen


async def test_earlier_events_versions_and_amounts_stay_hidden(tenant: Tenant) -> None:
    hire = await tenant.hire(milestone("A", amount="10"), milestone("B", amount="20"))
    a, b = await hire.milestones()
    await hire.edit(update=[{"milestone": a["id"], "amount": "11", "name": "A2"}], remove=[b["id"]])
    await hire.edit(add=[milestone("C", amount="30")])
    await hire.offer()
    data = await hire.read(
        "totalAmount { amount } progress { total totalAmount { amount } }"
        " milestones { totalCount edges { node { name amount { amount } } } }"
        " events { totalCount pageInfo { hasPreviousPage } edges { node { type } } }"
        " contracts { totalCount edges { node { milestoneTerms { name } changes { kind } } } }",
        hire.worker,
    )
    rows = [edge["node"] for edge in data["milestones"]["edges"]]
    assert [(row["name"], row["amount"]["amount"]) for row in rows] == [
        ("A2", "11.00"),
        ("C", "30.00"),
    ]
    assert data["progress"] == {"total": 2, "totalAmount": data["totalAmount"]}
    assert data["events"]["totalCount"] == 2
    assert data["events"]["pageInfo"] == {"hasPreviousPage": False}
    assert [edge["node"]["type"] for edge in data["events"]["edges"]] == [
        "HIRE_OFFERED",
        "CONTRACT_ISSUED",
    ]
    (version,) = data["contracts"]["edges"]
    assert version["node"] == {"milestoneTerms": [{"name": "A2"}, {"name": "C"}], "changes": []}
    by_company = await hire.read("events { totalCount }")
    assert by_company["events"]["totalCount"] == 6


async def test_an_earlier_event_is_no_node_and_its_cursor_is_none(tenant: Tenant) -> None:
    hire = await tenant.offered()
    data = await hire.read("events(first: 1) { edges { cursor node { id } } }")
    (first,) = data["events"]["edges"]
    document = "query ($id: ID!) { node(id: $id) { id } }"
    assert await hire.worker.ask(document, id=first["node"]["id"]) == {"node": None}
    for side in ("before", "after"):
        assert await refusal(hire, first["cursor"], side) == ["CURSOR_EXPIRED"]


NUMBERS = "version events(first: 200) { edges { cursor node { cursor } } pageInfo { startCursor endCursor } }"


async def test_nothing_tells_the_worker_how_often_a_draft_was_edited(tenant: Tenant) -> None:
    quick, slow = await tenant.hire(), await tenant.hire()
    for name in "ABCDE":
        await slow.edit(add=[milestone(name)])
    for hire in (quick, slow):
        await (await hire.offer()).sign()
        await hire.edit(add=[milestone("F")])
        await tenant.owner.do("withdrawRevision", hire=hire.id)
    told = [await hire.read(NUMBERS, tenant.worker) for hire in (quick, slow)]
    assert [each["version"] for each in told] == [4, 4]
    assert (await slow.read("version"))["version"] == 4 + 1 + 5
    places = [[cursor.partition(".")[2] for cursor in cursors(each)] for each in told]
    assert places[0] == places[1] == ["1", "2", "1", "2", "1", "2", "1"]
    ends = [each["events"]["pageInfo"] for each in told]
    assert [(end["startCursor"], end["endCursor"]) for end in ends] == [
        (cursors(each)[0], cursors(each)[-1]) for each in told
    ]


def cursors(hire: JSON) -> list[str]:
    for edge in hire["events"]["edges"]:
        assert edge["cursor"] == edge["node"]["cursor"]
    return [edge["cursor"] for edge in hire["events"]["edges"]]


async def test_from_every_cursor_on_worker_and_company_read_what_is_left(tenant: Tenant) -> None:
    hire = await tenant.hire()
    await hire.edit(add=[milestone("B"), milestone("C")])
    await (await hire.offer()).sign()
    for reader in (tenant.owner, tenant.worker):
        every = cursors(await hire.read(NUMBERS, reader))
        assert len(set(every)) == len(every)
        for place, cursor in enumerate(every):
            behind = NUMBERS.replace("first: 200", f'first: 200, after: "{cursor}"')
            assert cursors(await hire.read(behind, reader)) == every[place + 1 :]
            before = NUMBERS.replace("first: 200", f'last: 200, before: "{cursor}"')
            assert cursors(await hire.read(before, reader)) == every[:place]


async def test_cursors_of_a_former_release_still_serve_members_and_expire_for_workers(
    tenant: Tenant,
) -> None:
    hire = await tenant.active()
    told = cursors(await hire.read(NUMBERS, tenant.worker))
    every = cursors(await hire.read(NUMBERS))
    xid, _, place = told[0].partition(".")
    # They had the place in the hire: HIRE_OFFERED comes behind HIRE_CREATED.
    former = f"{xid}~{int(place) + len(every) - len(told)}"
    behind = NUMBERS.replace("first: 200", f'first: 200, after: "{former}"')
    assert cursors(await hire.read(behind)) == told[1:]
    for guess in (former, f"{xid}~1", f"{xid}~77"):
        assert await refusal(hire, guess, "after") == ["CURSOR_EXPIRED"]


@pytest.mark.usefixtures("behind_its_back")
async def test_a_draft_edited_in_the_very_transaction_number_of_the_offer_stays_hidden(
    tenant: Tenant,
) -> None:
    """As where an edit that waited for the hire took the number of who overtook it."""
    hire = await tenant.hire()
    await hire.edit(add=[milestone("B")])
    await hire.offer()
    id = UUID(hire.id.partition(":")[2])
    newest = "(SELECT max(o.xid) FROM event o WHERE o.hire_id = event.hire_id)"
    binds = Binds(dialect())
    await fetch(f"UPDATE event SET xid = {newest} WHERE hire_id = {binds(id)}", binds.values)
    told = cursors(await hire.read(NUMBERS, tenant.worker))
    assert [cursor.partition(".")[2] for cursor in told] == ["1", "2"]
    for reader in (tenant.owner, tenant.worker):
        every = cursors(await hire.read(NUMBERS, reader))
        for place, cursor in enumerate(every):
            behind = NUMBERS.replace("first: 200", f'first: 200, after: "{cursor}"')
            assert cursors(await hire.read(behind, reader)) == every[place + 1 :]


async def refusal(hire: Hire, cursor: str, side: str) -> list[str]:
    document = (
        f'query ($id: ID!) {{ hire(id: $id) {{ events({side}: "{cursor}") {{ totalCount }} }} }}'
    )
    errors = await hire.worker.errors(document, id=hire.id)
    return [error["extensions"]["code"] for error in errors]


async def test_the_offer_shows_the_hire_its_job_and_its_company(tenant: Tenant) -> None:
    hire = await tenant.offered()
    data = await hire.read(
        "job { id title } company { id members { totalCount } workers { totalCount } } worker { id }",
        hire.worker,
    )
    assert data["worker"]["id"] == tenant.worker_id
    assert data["company"] == {
        "id": tenant.id,
        "members": {"totalCount": 0},
        "workers": {"totalCount": 1},
    }
    assert await seen(hire.worker) == {
        "hires": 1,
        "milestones": 1,
        "companies": 1,
        "jobs": 0,
        "paymentRequests": 0,
    }


async def test_workers_of_one_company_see_nothing_of_each_other(tenant: Tenant) -> None:
    hire = await tenant.active()
    request = await hire.submit((await hire.milestones())[0]["id"])
    other, other_id = await tenant.contractor()
    theirs = await tenant.hire(worker=other_id)
    theirs.worker = other
    await (await theirs.offer()).sign()
    document = "query ($id: ID!) { node(id: $id) { id } }"
    for id in (hire.id, request, tenant.worker_id):
        assert await other.ask(document, id=id) == {"node": None}
    assert await other.refused("cancelPaymentRequest", paymentRequest=request) == [
        ("NOT_FOUND", ["paymentRequest"])
    ]
    assert await seen(other) == {
        "hires": 1,
        "milestones": 1,
        "companies": 1,
        "jobs": 0,
        "paymentRequests": 0,
    }
