"""A search for a letter or two, which no index holds, looks through the newest rows alone."""

from itertools import product

import pytest

from resolvers.planner.input.searches import is_short
from resolvers.types.lists import names, short_searches
from tests.tenant import Actor, Tenant, found, milestone


@pytest.mark.parametrize("text", ["q", "qz", " qz ", "ö", "h-", "-", "%", "東京", "1-"])
def test_a_letter_or_two_is_short(text: str) -> None:
    assert is_short(text)


@pytest.mark.parametrize("text", ["", "  ", "qzx", "h-1", "-7", "12-", "a b", "東京都", "ß1", "ﬁx"])
def test_what_has_a_group_of_three_is_not(text: str) -> None:
    assert not is_short(text)


_LISTS = {
    "hires": "HireFilterInput",
    "milestones": "MilestoneFilterInput",
    "paymentRequests": "PaymentRequestFilterInput",
}


async def _found(tenant: Tenant, text: str, name: str) -> dict[str, int]:
    """How many each list shows of a search, by a variable as by a text in the document."""
    counts = {}
    for field, kind in _LISTS.items():
        page = "{ totalCount edges { node { id } } }"
        whole = f"query {name}($filter: {kind}) {{ list: {field}(filter: $filter) {page} }}"
        by_text = (
            f"query {name}($text: String) {{ list: {field}(filter: {{ search: $text }}) {page} }}"
        )
        answers = [
            (await tenant.owner.ask(whole, filter={"search": text}))["list"],
            (await tenant.owner.ask(by_text, text=text))["list"],
        ]
        (counts[field],) = {each["totalCount"] for each in answers}
        assert {len(each["edges"]) for each in answers} == {counts[field]}
    return counts


async def test_of_longer_searches_all_is_found_of_short_ones_the_newest(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in range(3):
        hire = await tenant.active(milestone("Xyzw", 10 + place), title="Qzvk")
        await hire.submit((await hire.milestones())[0]["id"])
    everything = dict.fromkeys(_LISTS, 3)
    for text in ("qzvk", "qz", "xyzw", "xy", "QZ "):
        assert await _found(tenant, text, "All") == everything, text
    monkeypatch.setattr(short_searches, "MOST_SEARCHED", 2)
    for text, most in (("qzv", 3), ("vk", 2), ("yzw", 3), ("zw", 2), ("no", 0)):
        # A plan is kept for a document.
        found = await _found(tenant, text, "Newest")
        assert found == dict.fromkeys(_LISTS, most), text
    mine = '{ hires(filter: { search: "z" }) { totalCount } }'
    assert (await tenant.worker.ask(mine))["hires"]["totalCount"] == 3, "workers' own are few"


async def test_what_another_filter_leaves_is_searched_however_much_newer_there_is(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(short_searches, "MOST_SEARCHED", 2)
    terms = {**milestone("Xyzw", 5), "purchaseOrderNumber": "PO-Old", "externalId": "old-m"}
    old = await tenant.active(terms, title="Qzvk", externalId="old-h")
    request = await old.submit((await old.milestones())[0]["id"])
    await tenant.owner.do("setExternalId", node=request, externalId="old-r")
    worker = tenant.worker_id
    tenant.worker, tenant.worker_id = await tenant.contractor()
    for place in range(3):
        hire = await tenant.active(milestone("Other", 50 + place), title="Newer")
        await hire.submit((await hire.milestones())[0]["id"])
    ours = [{"worker": worker}, {"hire": old.id}, {"purchaseOrderNumber": "PO-Old"}]
    narrow: dict[str, list[dict[str, str]]] = {
        "hires": [{"worker": worker}, {"externalId": "old-h"}],
        "milestones": [*ours, {"externalId": "old-m"}],
        "paymentRequests": [*ours, {"externalId": "old-r"}],
    }
    for field, filters in narrow.items():
        asked = f"query Few($filter: {_LISTS[field]}) {{ list: {field}(filter: $filter) {{ totalCount }} }}"
        for each, text in product([*filters, {}], ("zv", "yz")):
            answer = await tenant.owner.ask(asked, filter={"search": text, **each})
            assert answer["list"]["totalCount"] == bool(each), (field, each, text)


async def test_a_short_search_is_answered_beside_all_that_leaves_few_at_once(
    tenant: Tenant,
) -> None:
    cursor = (await tenant.owner.ask("{ eventCursor }"))["eventCursor"]
    terms = {**milestone("Xyzw", 5), "purchaseOrderNumber": "PO-1", "externalId": "m"}
    hire = await tenant.active(terms, title="Qzvk", externalId="h")
    request = await hire.submit((await hire.milestones())[0]["id"])
    await tenant.owner.do("setExternalId", node=request, externalId="r")
    common = {"search": "zv", "changedAfter": cursor, "worker": tenant.worker_id}
    of_hire = {**common, "hire": hire.id, "purchaseOrderNumber": "PO-1"}
    page = """totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { id } }"""
    for field, chosen in {
        "hires": {**common, "company": tenant.id, "externalId": "h"},
        "milestones": {**of_hire, "externalId": "m"},
        "paymentRequests": {**of_hire, "externalId": "r"},
    }.items():
        asked = f"query Few($filter: {_LISTS[field]}, $at: String) {{ list: {field}(filter: $filter %s) {{ {page} }} }}"
        first = (await tenant.owner.ask(asked % "first: 9 after: $at", filter=chosen))["list"]
        assert first["totalCount"] == len(first["edges"]) == 1, field
        given = {"filter": chosen, "at": first["pageInfo"]["endCursor"]}
        before = (await tenant.owner.ask(asked % "last: 9 before: $at", **given))["list"]
        assert (before["edges"], before["pageInfo"]["hasNextPage"]) == ([], True), field


async def _named(viewer: Actor, text: str, company: str, name: str) -> tuple[int, int]:
    """How many companies, and workers of one, a search finds."""
    page = "totalCount edges { node { id } }"
    asked = f"""query {name}($text: String, $company: ID!) {{
        companies(search: $text) {{ {page} }}
        node(id: $company) {{ ... on Company {{ workers(search: $text) {{ {page} }} }} }} }}"""
    answer = await viewer.ask(asked, text=text, company=company)
    lists = [answer["companies"], (answer["node"] or {}).get("workers")]
    assert all(len(each["edges"]) == each["totalCount"] for each in lists if each)
    companies, workers = [each["totalCount"] if each else 0 for each in lists]
    return companies, workers


async def test_of_short_searches_by_name_the_newest_are_found_and_whoever_sees_few_sees_them(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await found(tenant.server)
    for company in (first, tenant, await found(tenant.server)):
        await company.owner.do("updateCompany", company=company.id, name=f"Qzvk {company.id}")
    hired = {"company": tenant.id, "engagementType": "PAYROLL"}
    for place in range(3):
        email = f"qzvk-{place}-{tenant.worker.email}"
        await tenant.owner.do("addWorker", name=f"Qzvk {place}", email=email, **hired)
    support = tenant.server.support
    for text in ("qzvk", "qz", " Q"):
        companies, workers = await _named(support, text, tenant.id, "All")
        assert (companies >= 3, workers) == (True, 3)
    for module in (names, short_searches):
        monkeypatch.setattr(module, "MOST_SEARCHED", 2)
    for text, most in (("qzv", 3), ("vk", 2), ("zw", 0)):
        assert await _named(support, text, tenant.id, "Newest") == (most, most), text
        assert await _named(tenant.owner, text, tenant.id, "Newest") == (most > 0, most), text
    assert await _named(first.owner, "q", first.id, "Newest") == (1, 0), "their own company"
    await tenant.offered()
    own = await _named(tenant.worker, "jo", tenant.id, "Newest")
    assert own == (0, 1), "themselves, however long ago they were added"
    assert (await _named(tenant.worker, "q", tenant.id, "Newest"))[0] == 1
