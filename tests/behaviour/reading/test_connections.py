"""Lists are pages by cursor: in both directions, to their ends, and rows never shift under the reader."""

from typing import Any

import pytest

from tests.tenant import JSON, Actor, Hire, Tenant, found, milestone

PAGE = """totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { id } }"""
DECLARED = "$first: Int, $after: String, $last: Int, $before: String"
PASSED = "first: $first, after: $after, last: $last, before: $before"


async def page(viewer: Actor, field: str, **window: Any) -> JSON:
    """A page of a root list."""
    document = f"query ({DECLARED}) {{ {field}({PASSED}) {{ {PAGE} }} }}"
    answer: JSON = (await viewer.ask(document, **window))[field]
    info, edges = answer["pageInfo"], answer["edges"]
    assert info["startCursor"] == (edges[0]["cursor"] if edges else None)
    assert info["endCursor"] == (edges[-1]["cursor"] if edges else None)
    return answer


def ids(answer: JSON) -> list[str]:
    """The ids on a page."""
    return [edge["node"]["id"] for edge in answer["edges"]]


async def walk(viewer: Actor, field: str, size: int, *, forwards: bool) -> list[str]:
    """Every id of a list, page by page; each page knows whether more come on either side."""
    found: list[str] = []
    count, cursor, step = (
        ("first", "after", "endCursor") if forwards else ("last", "before", "startCursor")
    )
    more, behind = ("hasNextPage", "hasPreviousPage")[:: 1 if forwards else -1]
    window: JSON = {count: size}
    while True:
        answer = await page(viewer, field, **window)
        assert answer["pageInfo"][behind] is bool(found)
        found = [*found, *ids(answer)] if forwards else [*ids(answer), *found]
        if not answer["pageInfo"][more]:
            assert answer["totalCount"] == len(found)
            return found
        window[cursor] = answer["pageInfo"][step]


async def crowd(tenant: Tenant) -> None:
    """Five and more of everything that is listed at the root."""
    for n in range(3):
        hire = await tenant.active(*(milestone(f"{n}{m}", due=30 - m % 2) for m in range(3)))
        for row in (await hire.milestones())[:2]:
            await hire.submit(row["id"])


async def test_every_root_list_is_walked_in_both_directions(tenant: Tenant) -> None:
    await crowd(tenant)
    for field in ("hires", "jobs", "milestones", "paymentRequests", "companies"):
        whole = ids(await page(tenant.owner, field))
        assert len(set(whole)) == len(whole) > 0
        for size in (1, 2, len(whole)):
            assert await walk(tenant.owner, field, size, forwards=True) == whole
            assert await walk(tenant.owner, field, size, forwards=False) == whole


async def test_every_list_of_a_hire_is_walked_in_both_directions(tenant: Tenant) -> None:
    hire = await tenant.active(*(milestone(str(n), due=9 - n % 3) for n in range(5)))
    for row in (await hire.milestones())[:3]:
        await hire.submit(row["id"])
    for name in "XYZ":
        await hire.edit(add=[milestone(name)])
    conversation = (await hire.read())["conversation"]["id"]
    for n in range(3):
        await tenant.owner.do("postMessage", conversation=conversation, body=str(n))
    for path in ("milestones", "paymentRequests", "contracts", "events", "conversation.messages"):
        await _walked(hire, path.split("."))


async def _walked(hire: Hire, path: list[str]) -> None:
    async def one(window: str) -> JSON:
        inner = f"{path[-1]}{window} {{ {PAGE} }}"
        answer = await hire.read(inner if len(path) == 1 else f"{path[0]} {{ {inner} }}")
        for key in path:
            answer = answer[key]
        return answer

    whole = await one("")
    cursors = [edge["cursor"] for edge in whole["edges"]]
    assert len(set(cursors)) == whole["totalCount"] > 2
    for index, cursor in enumerate(cursors):
        after, before = (
            await one(f'(after: "{cursor}")'),
            await one(f'(last: 2, before: "{cursor}")'),
        )
        assert ids(after) == ids(whole)[index + 1 :]
        assert ids(before) == ids(whole)[max(0, index - 2) : index]
        assert after["pageInfo"]["hasPreviousPage"] is True
        assert before["pageInfo"]["hasNextPage"] is True
        assert before["pageInfo"]["hasPreviousPage"] is (index > 2)


async def test_a_page_has_50_entries_where_nobody_says_and_200_at_the_most(tenant: Tenant) -> None:
    hire = await tenant.hire(*(milestone(str(n)) for n in range(60)))
    for window, size in (("", 50), ("(first: 200)", 60), ("(last: 55)", 55), ("(first: 0)", 0)):
        data = await hire.read(f"milestones{window} {{ {PAGE} }}")
        assert len(data["milestones"]["edges"]) == size
        assert data["milestones"]["totalCount"] == 60
        assert data["milestones"]["pageInfo"]["hasNextPage"] is (window in ("", "(first: 0)"))


@pytest.mark.parametrize(
    "window",
    [
        {"first": 201},
        {"last": 201},
        {"first": -1},
        {"last": -1},
        {"first": 1, "last": 1},
        {"after": "nonsense"},
        {"before": ""},
    ],
)
async def test_a_window_that_makes_no_sense_is_bad_user_input(tenant: Tenant, window: JSON) -> None:
    document = f"query ({DECLARED}) {{ hires({PASSED}) {{ totalCount }} }}"
    (error,) = await tenant.owner.errors(document, **window)
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["path"] == ["hires"]


async def test_rows_never_shift_under_a_reader(tenant: Tenant) -> None:
    first, second, third = [await tenant.hire(title=str(n)) for n in range(3)]
    top = await page(tenant.owner, "hires", first=2)
    assert ids(top) == [third.id, second.id]
    newer = await tenant.hire(title="Newer")
    rest = await page(tenant.owner, "hires", first=2, after=top["pageInfo"]["endCursor"])
    assert ids(rest) == [first.id]
    assert rest["totalCount"] == 4
    above = await page(tenant.owner, "hires", last=2, before=top["pageInfo"]["startCursor"])
    assert ids(above) == [newer.id]


async def test_a_cursor_holds_when_its_row_moves_or_goes(tenant: Tenant) -> None:
    hire = await tenant.hire(*(milestone(str(n), due=10 + n) for n in range(4)))
    whole = (await hire.read(f"milestones {{ {PAGE} }}"))["milestones"]
    cursor = whole["edges"][1]["cursor"]
    await hire.edit(remove=[ids(whole)[1]])
    data = await hire.read(f'milestones(after: "{cursor}") {{ {PAGE} }}')
    assert ids(data["milestones"]) == ids(whole)[2:]


async def test_people_are_listed_by_name_without_case(tenant: Tenant) -> None:
    for name, email in (("anna", "a"), ("Bo", "b"), ("Änne", "c"), ("ANNE", "d")):
        address = f"{email}-{tenant.id[-12:]}@people.example"
        person = {"company": tenant.id, "name": name, "email": address}
        await tenant.owner.do("addMember", **person, role="HIRING_ASSISTANT")
        person["email"] = "w" + address
        await tenant.owner.do("addWorker", **person, engagementType="PAYROLL")
    document = """query ($id: ID!, $search: String) { node(id: $id) { ... on Company {
        members(first: 3) { totalCount pageInfo { endCursor } edges { node { name } } }
        workers(search: $search) { totalCount edges { node { name } } } } } }"""
    data = (await tenant.owner.ask(document, id=tenant.id))["node"]
    assert [e["node"]["name"] for e in data["members"]["edges"]] == ["anna", "ANNE", "Bo"]
    names = [e["node"]["name"] for e in data["workers"]["edges"]]
    assert names == ["anna", "ANNE", "Bo", "Jonas", "Änne"]
    for search, count in (("ANN", 2), ("äN", 1), ("%", 0), ("_", 0), ("", 5), ("  bo ", 1)):
        data = (await tenant.owner.ask(document, id=tenant.id, search=search))["node"]
        assert data["workers"]["totalCount"] == count


async def test_support_lists_companies_by_name_and_searches_them(tenant: Tenant) -> None:
    other = await found(tenant.server)
    name = (await tenant.owner.ask("{ viewer { company { name } } }"))["viewer"]["company"]["name"]
    document = "query ($search: String) { companies(search: $search) { edges { node { id } } } }"
    for viewer, expected in ((tenant.server.support, [tenant.id]), (other.owner, [])):
        data = await viewer.ask(document, search=name.upper())
        assert ids(data["companies"]) == expected


async def test_a_long_list_is_counted_up_to_a_limit(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resolvers.planner.pagination.MOST_COUNTED", 2)
    counts = []
    for number in range(3):
        await tenant.hire(title=f"Hire {number}")
        counted = await tenant.owner.ask("{ hires { counted: totalCount totalCountIsExact } }")
        counts.append(tuple(counted["hires"].values()))
    assert counts == [(1, True), (2, True), (2, False)]
