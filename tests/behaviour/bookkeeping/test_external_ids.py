"""A company's own keys of hires, milestones and payment requests: unique, found by, no part of the terms."""

import json

import pytest

from tests.access import MEMBERS
from tests.behaviour.estate import KEY, Estate
from tests.behaviour.walks import NODES, node_query, root_queries
from tests.behaviour.wire import Wire
from tests.tenant import JSON, Actor, Hire, Tenant, found, milestone

TAKEN = [("EXTERNAL_ID_TAKEN", ["externalId"])]
NODE = """node { __typename id ... on Hire { externalId version } ... on Milestone { externalId updatedAt }
    ... on PaymentRequest { externalId milestone { updatedAt } hire { version } } }"""
READ = """query ($id: ID!) { node(id: $id) { ... on Hire { externalId } ... on Milestone { externalId }
    ... on PaymentRequest { externalId } } }"""


async def key_of(by: Actor, id: str) -> str | None:
    """The external id of a thing, as this person sees it."""
    key: str | None = (await by.ask(READ, id=id))["node"]["externalId"]
    return key


async def keyable_things(hire: Hire) -> dict[str, str]:
    """The ids of an active hire, of its milestone, and of the request for that, which is approved."""
    (only,) = await hire.milestones()
    return {
        "Hire": hire.id, "Milestone": only["id"], "PaymentRequest": await hire.paid(only["id"]),
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["Hire", "Milestone", "PaymentRequest"])
async def test_a_thing_is_given_a_key_another_one_and_none(tenant: Tenant, kind: str) -> None:
    hire = await tenant.active()
    thing = (await keyable_things(hire))[kind]
    (seen,) = [await hire.read("version events(last: 1) { totalCount }")]
    for given, kept in (("AP-1", "AP-1"), (" ap-1 ", "ap-1"), ("ap-1", "ap-1"), (None, None)):
        payload = await tenant.owner.do("setExternalId", NODE, node=thing, externalId=given)
        assert payload["node"]["__typename"] == kind
        assert payload["node"]["id"] == thing
        assert payload["node"]["externalId"] == kept
    now = await hire.read("version events(last: 3) { totalCount edges { node { type } } }")
    assert now["version"] == seen["version"]
    # The same once more was no change.
    assert now["events"]["totalCount"] == seen["events"]["totalCount"] + 3
    edited = "MILESTONE_EDITED" if kind == "Milestone" else "HIRE_EDITED"
    assert {edge["node"]["type"] for edge in now["events"]["edges"]} == {edited}


async def test_a_blank_one_is_none_and_a_wrong_one_is_told(tenant: Tenant) -> None:
    hire = await tenant.hire(externalId="A")
    for wrong, code in (("x" * 256, "TOO_LONG"), ("a\nb", "INVALID_TEXT")):
        assert await tenant.owner.refused("setExternalId", node=hire.id, externalId=wrong) == [
            (code, ["externalId"])
        ]
    assert await key_of(tenant.owner, hire.id) == "A"
    await tenant.owner.do("setExternalId", node=hire.id, externalId="  ")
    assert await key_of(tenant.owner, hire.id) is None


async def test_keys_are_unique_among_things_of_a_kind_and_compared_exactly(
    tenant: Tenant,
) -> None:
    first, second = await tenant.active(), await tenant.active()
    mine, others = await keyable_things(first), await keyable_things(second)
    for kind, thing in mine.items():
        await tenant.owner.do("setExternalId", node=thing, externalId="A")
        if kind != "Milestone":
            given = {"node": others[kind], "externalId": "A"}
            assert await tenant.owner.refused("setExternalId", **given) == TAKEN
        await tenant.owner.do("setExternalId", node=others[kind], externalId="a")
    # Of a milestone it is unique in the hire alone, and another company has keys of its own.
    await tenant.owner.do("setExternalId", node=others["Milestone"], externalId="A")
    other = await found(tenant.server)
    assert await key_of(other.owner, (await other.hire(externalId="A")).id) == "A"
    await tenant.owner.do("setExternalId", node=first.id, externalId=None)
    await tenant.owner.do("setExternalId", node=second.id, externalId="A")


async def test_a_hire_is_created_with_keys_and_refused_with_those_that_are_taken(
    tenant: Tenant,
) -> None:
    rows = [
        milestone("A", externalId="1"),
        milestone("B", 40, externalId=" 2 "),
        milestone("C", 50),
    ]
    hire = await tenant.hire(*rows, externalId=" P-1 ")
    told = await hire.read("externalId milestones { edges { node { externalId } } }")
    assert told["externalId"] == "P-1"
    keys = [edge["node"]["externalId"] for edge in told["milestones"]["edges"]]
    assert keys == ["1", "2", None]
    wanted = {"company": tenant.id, "worker": tenant.worker_id, "title": " ", "externalId": "P-1"}
    twice = [milestone("A", externalId="1"), milestone("B", externalId="1")]
    assert await tenant.owner.refused("createDirectHire", **wanted, rate={"milestones": twice}) == [
        ("REQUIRED", ["title"]),
        ("EXTERNAL_ID_TAKEN", ["rate", "milestones", "1", "externalId"]),
        *TAKEN,
    ]
    assert (await tenant.owner.ask("{ hires { totalCount } }"))["hires"]["totalCount"] == 1


async def test_an_edit_adds_milestones_with_keys_that_no_other_has(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A", externalId="1"), milestone("B", externalId="2"))
    added = [milestone("C", externalId="3"), milestone("D", externalId="1")]
    assert await hire.edit_refused(add=added) == [("EXTERNAL_ID_TAKEN", ["add", "1", "externalId"])]
    refused = await hire.amend_refused(milestones={"add": added})
    assert refused == [("EXTERNAL_ID_TAKEN", ["milestones", "add", "1", "externalId"])]
    await hire.edit(add=added[:1])
    told = await _last_changes(hire, tenant.owner, "MILESTONE_ADDED")
    assert ["externalId", None, "3"] in told
    assert "externalId" not in [
        name for name, *_ in await _last_changes(hire, hire.worker, "MILESTONE_ADDED")
    ]


async def _last_changes(hire: Hire, by: Actor, kind: str) -> list[list[str]]:
    page = "events(last: 9) { edges { node { type changes { field before after } } } }"
    edges = (await hire.read(page, by))["events"]["edges"]
    (event,) = [each["node"] for each in edges if each["node"]["type"] == kind]
    return [list(each.values()) for each in event["changes"]]


async def test_a_removed_milestone_keeps_its_key_until_the_removal_is_in_force(
    tenant: Tenant,
) -> None:
    hire = await tenant.active(milestone("A", externalId="1"), milestone("B", 40, externalId="2"))
    a, b = [each["id"] for each in await hire.milestones()]
    anew = milestone("Anew", externalId="1")
    # Also in the save that removes it: the removal awaits its signature.
    taken = [("EXTERNAL_ID_TAKEN", ["add", "0", "externalId"])]
    assert await hire.edit_refused(remove=[a], add=[anew]) == taken
    await hire.edit(remove=[a])
    assert await hire.edit_refused(add=[anew]) == taken
    assert await tenant.owner.refused("setExternalId", node=b, externalId="1") == TAKEN
    assert await key_of(tenant.owner, a) == "1"
    await tenant.owner.do("setExternalId", node=a, externalId="one")
    await tenant.owner.do("setExternalId", node=a, externalId="1")
    await hire.sign()
    assert await key_of(tenant.owner, a) is None
    await hire.edit(add=[anew])
    await tenant.owner.do("setExternalId", node=b, externalId="2")
    gone = [("INVALID_STATE", ["node"])]
    for wanted in ("9", None, "x" * 256):
        assert await tenant.owner.refused("setExternalId", node=a, externalId=wanted) == gone


@pytest.mark.parametrize("stage", ["hire", "offered"])
async def test_before_the_first_signature_a_removed_milestone_gives_its_key_up_at_once(
    tenant: Tenant, stage: str
) -> None:
    rows = [milestone("A", externalId="1"), milestone("B", 40, externalId="2")]
    hire: Hire = await getattr(tenant, stage)(*rows)
    a, b = [each["id"] for each in await hire.milestones()]
    await hire.edit(
        remove=[a, b], add=[milestone("C", externalId="2"), milestone("D", 40, externalId="1")]
    )
    told = [
        (each["name"], await key_of(tenant.owner, each["id"])) for each in await hire.milestones()
    ]
    assert told == [("C", "2"), ("D", "1")]
    if stage == "offered":
        assert await key_of(tenant.owner, a) is None


async def test_a_milestone_of_a_replaced_revision_gives_its_key_up_and_one_that_returns_has_it(
    tenant: Tenant,
) -> None:
    hire = await tenant.active(milestone("A", externalId="1"), milestone("B"))
    a = (await hire.milestones())[0]["id"]
    await hire.edit(remove=[a], add=[milestone("C", externalId="2")])
    c = (await hire.milestones())[-1]["id"]
    await hire.edit(remove=[c], add=[milestone("D", externalId="2")])
    assert await key_of(tenant.owner, c) is None
    await tenant.owner.do("withdrawRevision", hire=hire.id)
    assert await key_of(tenant.owner, a) == "1"
    await hire.edit(add=[milestone("E", externalId="2")])


async def test_every_status_takes_a_key_and_a_locked_milestone_too(tenant: Tenant) -> None:
    draft, offered, over = await tenant.hire(), await tenant.offered(), await tenant.active()
    locked = (await over.milestones())[0]["id"]
    request = await over.submit(locked)
    for thing in (draft.id, offered.id, over.id, locked, request):
        await tenant.owner.do("setExternalId", node=thing, externalId=thing)
    await over.worker.do("cancelPaymentRequest", paymentRequest=request)
    await tenant.owner.do("terminateHire", hire=over.id, reason="Over")
    for thing in (over.id, locked, request):
        await tenant.owner.do("setExternalId", node=thing, externalId="after all")


@pytest.mark.parametrize("role", MEMBERS)
async def test_who_may_give_what_a_key(tenant: Tenant, role: str) -> None:
    member = await tenant.member(role)
    allowed = {
        "FINANCE_MANAGER": {"PaymentRequest"}, "HIRING_ASSISTANT": set(), "VIEWER": set(),
    }.get(role, {"Hire", "Milestone", "PaymentRequest"})  # fmt: skip
    for kind, thing in (await keyable_things(await tenant.active())).items():
        payload = await member.attempt("setExternalId", node=thing, externalId=kind)
        codes = [(each["code"], each["path"]) for each in payload["userErrors"]]
        assert codes == ([] if kind in allowed else [("FORBIDDEN", [])]), kind


async def test_only_what_has_a_key_is_found_to_have_one(tenant: Tenant) -> None:
    hire = await tenant.active()
    data = await hire.read("latestContract { id } job { id } worker { id }")
    other = await (await found(tenant.server)).hire()
    strangers = [data["latestContract"]["id"], data["job"]["id"], tenant.id, other.id, "Hire:x", ""]
    for thing in strangers:
        assert await tenant.owner.refused("setExternalId", node=thing, externalId="A") == [
            ("NOT_FOUND", ["node"])
        ]
    assert await hire.worker.refused("setExternalId", node=hire.id, externalId="A") == [
        ("FORBIDDEN", [])
    ]


LISTS = {"Hire": "hires", "Milestone": "milestones", "PaymentRequest": "paymentRequests"}


@pytest.mark.parametrize("kind", LISTS)
async def test_a_thing_is_found_by_its_key_and_by_no_other(tenant: Tenant, kind: str) -> None:
    first, second = await tenant.active(), await tenant.active()
    mine, others = await keyable_things(first), await keyable_things(second)
    await tenant.owner.do("setExternalId", node=mine[kind], externalId="AP 1")
    await tenant.owner.do("setExternalId", node=others[kind], externalId="AP 2")
    document = f"""query ($key: String) {{ {LISTS[kind]}(filter: {{externalId: $key}})
        {{ totalCount edges {{ node {{ id }} }} }} }}"""
    found_by = {
        "AP 1": [mine[kind]], " AP 1 ": [mine[kind]], "ap 1": [], "AP": [], "": [], "AP\x00 1": [],
    }  # fmt: skip
    for wanted, expected in found_by.items():
        for viewer in (tenant.owner, tenant.worker):
            page = (await viewer.ask(document, key=wanted))[LISTS[kind]]
            seen = expected if viewer is tenant.owner else []
            assert [edge["node"]["id"] for edge in page["edges"]] == seen, wanted
            assert page["totalCount"] == len(seen)
    everything = (await tenant.owner.ask(document, key=None))[LISTS[kind]]
    assert everything["totalCount"] == 2


async def test_a_key_is_looked_up_beside_all_other_filters(tenant: Tenant) -> None:
    hire = await tenant.active(milestone("A", externalId="1"), milestone("B"), externalId="P")
    a = (await hire.milestones())[0]["id"]
    for filters, found_any in {
        'statuses: [ACTIVE], externalId: "P"': True,
        'statuses: [DRAFT], externalId: "P"': False,
        'search: "site", externalId: "P"': True,
        'search: "nothing", externalId: "P"': False,
        f'worker: "{tenant.worker_id}", externalId: "P", rateType: MILESTONES': True,
    }.items():
        page = await tenant.owner.ask(f"{{ hires(filter: {{{filters}}}) {{ totalCount }} }}")
        assert page["hires"]["totalCount"] == found_any, filters
    for filters, found_any in {
        'statuses: [IN_PROGRESS], externalId: "1"': True,
        'statuses: [COMPLETED], externalId: "1"': False,
        'overdue: false, awaitingSignature: false, externalId: "1"': True,
        'dueAfter: "2999-01-01", externalId: "1"': False,
    }.items():
        listed = f"milestones(filter: {{{filters}}}) {{ edges {{ node {{ id }} }} }}"
        for asked in (listed, f'hire(id: "{hire.id}") {{ {listed} }}'):
            data = await tenant.owner.ask(f"{{ {asked} }}")
            edges = data.get("hire", data)["milestones"]["edges"]
            assert [edge["node"]["id"] for edge in edges] == ([a] if found_any else []), filters


async def test_no_worker_is_told_of_a_key_by_any_field_event_or_head(
    estate: Estate, wire: Wire
) -> None:
    worker = estate.tenant.worker
    things = [(kind, id) for kind in NODES for id in estate.by_type(kind)]
    told = [(await wire.send(worker, document)).body for document in root_queries()]
    told += [(await wire.send(worker, node_query(kind), id=id)).body for kind, id in things]
    seen = json.dumps(told)
    assert f"{estate.word} step" in seen
    assert KEY not in seen
    by_owner = await wire.send(
        estate.tenant.owner, node_query("Hire"), id=estate.ids["active hire"]
    )
    assert KEY in json.dumps(by_owner.body)


async def test_an_event_of_a_key_is_not_there_for_the_worker(tenant: Tenant) -> None:
    hire = await tenant.active()
    (only,) = await hire.milestones()
    fields = """auditHead { seq hash } events(first: 50) { totalCount edges { cursor node { id hash } } }
        milestones { edges { node { updatedAt } } }"""
    before = await hire.read(fields, hire.worker)
    for thing in (hire.id, only["id"]):
        await tenant.owner.do("setExternalId", node=thing, externalId="AP-1")
    assert await hire.read(fields, hire.worker) == before
    of_company = (await hire.read("events(last: 1) { edges { cursor node { id } } }"))["events"]
    hidden = of_company["edges"][0]
    ask = "query ($id: ID!) { node(id: $id) { id } }"
    assert (await hire.worker.ask(ask, id=hidden["node"]["id"]))["node"] is None
    assert (await tenant.owner.ask(ask, id=hidden["node"]["id"]))["node"]
    after = f'hire(id: "{hire.id}") {{ events(after: "{hidden["cursor"]}") {{ totalCount }} }}'
    (error,) = await hire.worker.errors(f"{{ {after} }}")
    assert error["extensions"]["code"] == "CURSOR_EXPIRED"


async def test_what_happens_after_a_key_goes_on_in_the_workers_view(tenant: Tenant) -> None:
    hire = await tenant.active()
    (only,) = await hire.milestones()
    cursor = (await hire.worker.ask("{ eventCursor }"))["eventCursor"]
    await tenant.owner.do("setExternalId", node=hire.id, externalId="AP-1")
    assert (await hire.worker.ask("{ eventCursor }"))["eventCursor"] == cursor
    await hire.submit(only["id"])
    page: JSON = await hire.read(
        f'auditHead {{ seq }} events(after: "{cursor}") {{ edges {{ node {{ type }} }} }}',
        hire.worker,
    )
    assert [edge["node"]["type"] for edge in page["events"]["edges"]] == [
        "PAYMENT_REQUEST_SUBMITTED", "MILESTONE_STATUS_CHANGED",
    ]  # fmt: skip
    assert page["auditHead"]["seq"] == len(await hire.events(hire.worker))


async def test_of_the_thing_each_type_shows_its_own_and_what_cannot_be_read_is_refused_first(
    tenant: Tenant, wire: Wire
) -> None:
    hire = await tenant.active()
    (only,) = await hire.milestones()
    document = """mutation ($input: SetExternalIdInput!, $some: Boolean = true) {
        setExternalId(input: $input) { again: node { id } node {
            ... on Hire { number progress { total } contracts(first: -1) { totalCount } }
            ... on Milestone { name viewerCanEdit { allowed @include(if: $some) } }
            ... on Node { theirs: id } }
        userErrors { code } } }"""
    refused = await wire.send(tenant.owner, document, input={"node": hire.id, "externalId": "A"})
    assert refused.error_codes == ["BAD_USER_INPUT"]
    assert await key_of(tenant.owner, hire.id) is None
    given = {"node": only["id"], "externalId": "A"}
    nulled = await wire.send(tenant.owner, document, input=given, some=None)
    assert nulled.error_codes == ["BAD_USER_INPUT"]
    assert await key_of(tenant.owner, only["id"]) is None
    done = await wire.send(tenant.owner, document, input=given)
    assert done.body["data"]["setExternalId"] == {
        "again": {"id": only["id"]},
        "node": {"name": "Design", "viewerCanEdit": {"allowed": True}, "theirs": only["id"]},
        "userErrors": [],
    }
    nobodys = await wire.send(tenant.owner, document, input={"node": "Job:x", "externalId": "A"})
    assert nobodys.error_codes or nobodys.refusals == [("NOT_FOUND", [])]
