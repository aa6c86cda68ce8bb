"""Whatever is given to a list to page, filter or search by: an answer or a coded refusal, never a surprise."""

import json
from collections.abc import Iterator

import pytest
from graphql import GraphQLObjectType

from tests.behaviour.estate import Estate
from tests.behaviour.walks import NODES, SCHEMA
from tests.behaviour.wire import Answer, Wire
from tests.tenant import Actor

List = tuple[str, str]
BELOW = {
    "Company": "company", "Hire": "active hire", "Milestone": "active milestone 0",
    "Conversation": "active conversation", "Webhook": "webhook",
}  # fmt: skip
"""A thing that has the lists of its type."""


def lists() -> Iterator[List]:
    """(type, field) of every connection in the schema."""
    for kind in ["Query", *NODES]:
        owner = SCHEMA.type_map[kind]
        assert isinstance(owner, GraphQLObjectType)
        for name, field in owner.fields.items():
            if "after" in field.args:
                yield kind, name


LISTS = list(lists())


async def _page(
    wire: Wire, estate: Estate, of: List, given: str, fields: str, **variables: object
) -> Answer:
    kind, name = of
    page = f"page: {name}({given}) {{ {fields} }}"
    declared = "$cursor: String" if variables else ""
    if kind == "Query":
        query = f"query ({declared}) {{ {page} }}" if declared else f"{{ {page} }}"
        return await wire.send(estate.tenant.owner, query, **variables)
    id = estate.ids[BELOW[kind]]
    header = f"query ($id: ID!, {declared})"
    query = f"{header} {{ node(id: $id) {{ ... on {kind} {{ {page} }} }} }}"
    return await wire.send(estate.tenant.owner, query, id=id, **variables)


def _shown(answer: Answer) -> dict[str, object]:
    data = answer.body["data"]
    shown: dict[str, object] = data["page"] if "page" in data else data["node"]["page"]
    return shown


WHOLE = "totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
SIZES = [
    "first: -1",
    "last: -1",
    "first: 201",
    "last: 201",
    "first: 1, last: 1",
    "first: 2147483647",
]


@pytest.mark.parametrize("of", LISTS, ids=".".join)
async def test_a_page_of_an_impossible_size_is_bad_input(
    estate: Estate, wire: Wire, of: List
) -> None:
    for given in SIZES:
        assert (await _page(wire, estate, of, given, WHOLE)).error_codes == ["BAD_USER_INPUT"], (
            given
        )
    answer = await _page(wire, estate, of, "first: 0", "edges { cursor } pageInfo { endCursor }")
    assert _shown(answer) == {"edges": [], "pageInfo": {"endCursor": None}}


BAD_CURSORS = [
    "", " ", "~", "nonsense", "~~~", "1~", "~1", "-1~-1", "99999999999999999999~1", "1~2147483648",
    "4294967296", "9223372036854775807", "2026-02-30~x", "\u0661~\u0661", "a\x00b", "' OR 1=1 --",
    "x" * 60_000, "NaN", "1e3", "2026-11-23", "Y3Vyc29yOjE=",
]  # fmt: skip


@pytest.mark.parametrize("of", LISTS, ids=".".join)
async def test_what_is_no_cursor_of_a_list_is_bad_input(
    estate: Estate, wire: Wire, of: List
) -> None:
    for side in ("after", "before"):
        for cursor in BAD_CURSORS:
            answer = await _page(wire, estate, of, f"{side}: $cursor", WHOLE, cursor=cursor)
            assert answer.error_codes == ["BAD_USER_INPUT"], (cursor[:30], answer)


async def test_a_cursor_of_another_list_leads_nowhere_that_is_not_ones_own(
    estate: Estate, neighbour: Estate, wire: Wire
) -> None:
    cursors = [await _a_cursor(wire, neighbour, of) for of in LISTS]
    for of in LISTS:
        count = _shown(await _page(wire, estate, of, "first: 1", "totalCount"))["totalCount"]
        for cursor in filter(None, cursors):
            answer = await _page(wire, estate, of, "after: $cursor", WHOLE, cursor=cursor)
            if answer.error_codes != ["BAD_USER_INPUT"]:
                assert _shown(answer)["totalCount"] == count


async def _a_cursor(wire: Wire, estate: Estate, of: List) -> str | None:
    edges = _shown(await _page(wire, estate, of, "first: 1", "edges { cursor }"))["edges"]
    assert isinstance(edges, list)
    return edges[0]["cursor"] if edges else None


SEARCHES = [
    "",
    " ",
    "%",
    "_",
    "!",
    "a\x00b",
    "\x07",
    "\ufffe",
    "' OR 1=1 --",
    "x" * 200_000,
    "\u0130" * 60_000,
]


async def test_a_search_for_anything_at_all_is_answered(estate: Estate, wire: Wire) -> None:
    query = """query ($search: String!) {
        companies(search: $search) { totalCount }
        hires(filter: {search: $search}) { totalCount }
        viewer { company { workers(search: $search) { totalCount edges { node { id } } } } }
    }"""
    for search in SEARCHES:
        answer = await wire.send(estate.tenant.owner, query, search=search)
        assert answer.error_codes == []
        if len(search) > 4:
            assert answer.body["data"]["hires"] == {"totalCount": 0}, search[:20]


async def test_a_filter_may_name_a_status_any_number_of_times(estate: Estate, wire: Wire) -> None:
    query = """query ($hires: [HireStatus!], $milestones: [MilestoneStatus!], $requests: [PaymentRequestStatus!]) {
        hires(filter: {statuses: $hires}) { totalCount edges { cursor } pageInfo { hasNextPage } }
        milestones(filter: {statuses: $milestones}) { totalCount edges { cursor } }
        paymentRequests(statuses: $requests) { totalCount edges { cursor } }
    }"""
    given = {"hires": ["DRAFT"], "milestones": ["COMPLETED"], "requests": ["PENDING"]}
    once = await wire.send(estate.tenant.owner, query, **given)
    often = {name: statuses * 1_500 for name, statuses in given.items()}
    assert once == await wire.send(estate.tenant.owner, query, **often)


NESTED = {
    "objects": ("Contract", "active contract", "hire { latestContract { ", 6),
    "lists": (
        "Milestone",
        "active milestone 0",
        "hire { milestones(first: 1) { edges { node { ",
        8,
    ),
}


@pytest.mark.parametrize("nested", NESTED)
async def test_however_deep_a_query_is_it_is_answered_or_refused_with_a_code(
    estate: Estate, wire: Wire, nested: str
) -> None:
    kind, thing, level, usual = NESTED[nested]
    fields = level.count("{")
    for levels in range(1, 24 // fields):
        inner = level * levels + "id" + " }" * (fields * levels)
        query = f"query ($id: ID!) {{ node(id: $id) {{ ... on {kind} {{ {inner} }} }} }}"
        answer = await wire.send(estate.tenant.owner, query, id=estate.ids[thing])
        if fields * levels <= usual:
            assert answer.error_codes == [], (levels, answer)
        assert set(answer.error_codes) <= REFUSED_FOR_DEPTH, (levels, answer)


REFUSED_FOR_DEPTH = {"COST_LIMIT_EXCEEDED", "GRAPHQL_VALIDATION_FAILED"}


async def test_a_page_of_requests_in_milestones_in_hires_is_answered(
    estate: Estate, wire: Wire
) -> None:
    query = """{ hires(first: 20) { edges { node { milestones(first: 10) { edges { node {
        paymentRequests(first: 5) { edges { node { decidedBy { company {
            settings { milestonesEnabled }
        } } } } } } } } } } } }"""
    answer = await wire.send(estate.tenant.owner, query)
    assert answer.error_codes == []
    assert '"milestonesEnabled": true' in json.dumps(answer.body)


ALIASES = ["__type", "__typename", "id", "o", "r1", "json", "select", "x" * 70]


@pytest.mark.parametrize("alias", ALIASES)
async def test_a_field_may_be_called_anything(estate: Estate, wire: Wire, alias: str) -> None:
    owner: Actor = estate.tenant.owner
    query = f"query ($id: ID!) {{ node(id: $id) {{ ... on Hire {{ {alias}: version }} }} }}"
    answer = await wire.send(owner, query, id=estate.hires["draft"].id)
    assert answer.body == {"data": {"node": {alias: 1}}}


async def test_a_nothing_in_the_place_of_a_default_is_bad_input(estate: Estate, wire: Wire) -> None:
    for query in (
        "query ($x: HireOrder = NEWEST_FIRST) { hires(orderBy: $x) { totalCount } }",
        "query ($x: Boolean = true) { viewer @include(if: $x) { id } }",
        "query ($x: Boolean = true) { viewer { id @skip(if: $x) } }",
    ):
        answer = await wire.send(estate.tenant.owner, query, x=None)
        assert answer.error_codes == ["BAD_USER_INPUT"], (query, answer)
