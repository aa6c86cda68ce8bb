"""What is asked of the server is paid for by what it takes, over the real schema."""

from typing import Any

import pytest
from graphql import parse

from api.limits import cost
from api.limits.arguments import arguments_of
from api.limits.entries import entries_of
from api.limits.estimator import CostEstimator
from resolvers.planner.input.arguments import LARGEST_PAGE
from resolvers.planner.pagination import MOST_COUNTED, USUAL_PAGE
from resolvers.schema import schema
from resolvers.sizes import LIST_SIZES
from tests.api.operations.test_introspection import weighed
from tests.behaviour.wire import Wire
from tests.tenant import Server

_NESTED = "fields { type { fields { name description type { name description } } } }"
HUGE = "{ __schema { types { " + " ".join(f"a{n}: {_NESTED}" for n in range(20)) + " } } }"


async def test_a_small_request_has_no_huge_answer(server: Server, wire: Wire) -> None:
    nobody = server.actor("nobody@nowhere.example")
    answer = await wire.send(nobody, HUGE)
    assert answer.error_codes == ["COST_LIMIT_EXCEEDED"]


async def test_beside_other_things_only_a_little_is_told(server: Server, wire: Wire) -> None:
    some = "__schema { queryType { fields { name } } }"
    assert weighed(schema._schema, "{ " + some + " }").schema < cost.SCHEMA_FIELDS_BESIDE
    answer = await wire.send(server.support, "{ viewer { name } " + some + " }")
    assert answer.body["data"]["viewer"] == {"name": "Support"}
    more = "__schema { types { fields { name type { name } } } }"
    refused = await wire.send(server.support, "{ viewer { name } " + more + " }")
    assert refused.error_codes == ["COST_LIMIT_EXCEEDED"]


def points(query: str, **variables: Any) -> int:
    return weight(query, **variables).points


def weight(query: str, **variables: Any) -> cost.Weight:
    document = parse(query)
    estimator = CostEstimator(schema._schema, document, LIST_SIZES)
    return estimator.weigh(document.definitions[0], variables)  # type: ignore[arg-type]  # There is one operation.


def test_pages_are_priced_at_the_sizes_that_they_have() -> None:
    assert (cost.USUAL_PAGE, cost.LARGEST_PAGE) == (USUAL_PAGE, LARGEST_PAGE)


FOUND = "{ edges { node { id } } }"


def test_whatever_is_searched_for_is_paid_for_however_it_is_written() -> None:
    plain = points(f"{{ hires {FOUND} }}")
    by_variable = f"query ($f: HireFilterInput) {{ hires(filter: $f) {FOUND} }}"
    written = {
        'hires(filter: {search: "x"})': 1,
        'hires(filter: {statuses: [ACTIVE], changedAfter: "x", search: "y"})': 2,
        "hires(filter: {search: null, statuses: []})": 0,
        'companies(search: "x")': 1,
    }
    for asked, count in written.items():
        assert points(f"{{ {asked} {FOUND} }}") == plain + count * cost.EACH_SEARCH, asked
    for chosen, count in (
        ({"search": "x"}, 1),
        ({"search": "x", "changedAfter": "y"}, 2),
        ({"search": None}, 0),
        (None, 0),
    ):
        assert points(by_variable, f=chosen) == plain + count * cost.EACH_SEARCH, chosen
    within = f"query ($q: String = null) {{ hires(filter: {{search: $q}}) {FOUND} }}"
    assert points(within, q="x") == points(within) + cost.EACH_SEARCH == plain + cost.EACH_SEARCH
    assumed = by_variable.replace("Input", 'Input = {search: "x"}', 1)
    assert points(assumed) == points(assumed, f={}) + cost.EACH_SEARCH == plain + cost.EACH_SEARCH


def test_a_list_is_counted_for_what_counting_reads_whatever_the_page() -> None:
    assert cost.MOST_COUNTED == MOST_COUNTED
    whole, bare = (
        cost.MOST_COUNTED // cost.ROWS_COUNTED_A_POINT,
        points("{ hires(first: 0) { __typename } }"),
    )
    assert points("{ hires(first: 0) { totalCount } }") == bare + whole
    assert points("{ hires(first: 0) { totalCount totalCountIsExact } }") == bare + 2 * whole
    spread = "{ hires(first: 10) { ...F } } fragment F on HireConnection { totalCount }"
    assert points(spread) == bare + whole
    many = " ".join(
        f"a{n}: milestones(first: 0) {{ totalCount totalCountIsExact }}" for n in range(49)
    )
    assert points("{ " + many + " }") >= 98 * whole


def test_a_list_that_is_short_by_its_nature_is_counted_for_as_much() -> None:
    counts = "{ hires(first: 50) { edges { node { milestones(first: 0) { totalCount } } } } }"
    assert points(counts) <= cost.REQUEST + cost.LIST + 50 * (1 + cost.LIST + 4) + 20


def test_no_count_makes_a_real_page_dear() -> None:
    page = "totalCount totalCountIsExact edges { node { id name status } } pageInfo { hasNextPage }"
    assert points("{ milestones(first: 50) { " + page + " } }") <= cost.REQUEST + 50 + 400 + 20


def test_a_form_is_free_and_a_large_one_is_paid_for() -> None:
    assert of_form(20) == 0
    assert of_form(200) == 7_060


def of_form(milestones: int) -> int:
    row = {"name": "x", "dueDate": "x", "amount": "x"}
    form = {"company": "x", "worker": "x", "title": "x", "rate": {"milestones": [row] * milestones}}
    values = entries_of({"input": form}, most=5_000, deepest=20)
    return cost.of_values(values, written=True)


def test_each_change_and_each_list_has_a_price_however_little_is_asked_of_it() -> None:
    renamed = " ".join(f"a{n}: postMessage(input: $i) {{ __typename }}" for n in range(9))
    assert points(f"mutation($i: PostMessageInput!) {{ {renamed} }}") >= 9 * cost.CHANGE
    lists = " ".join(f"a{n}: hires(first: 0) {{ __typename }}" for n in range(9))
    assert points(f"{{ {lists} }}") >= cost.REQUEST + 9 * cost.LIST
    assert points("subscription { hireEvents { id } }") >= cost.REQUEST + cost.SUBSCRIPTION


def test_a_program_may_send_many_usual_changes_at_once() -> None:
    hire = "hire { id status milestones(first: 50) { edges { node { id name } } } }"
    created = (
        "mutation($i: CreateDirectHireInput!) { createDirectHire(input: $i) { " + hire + " } }"
    )
    assert points(created) + of_form(20) <= cost.RUNS_IN_TURN


def test_a_delivery_costs_what_its_selection_does_and_a_subscription_is_begun_once() -> None:
    for selection in (
        "{ id }",
        "{ id milestones(first: 50) { edges { node { id amount { amount } } } } }",
    ):
        begun = weight("subscription { hireEvents { hire " + selection + " } }")
        assert begun.points == begun.delivery + cost.SUBSCRIPTION
        asked = points('{ hire(id: "Hire:1") ' + selection + " }")
        # The event is an object too.
        assert asked <= begun.delivery <= asked + 1


@pytest.mark.parametrize(
    ("document", "literals", "uses"),
    [
        ("{ viewer { name } }", 0, 1),
        ("query($i: ID!) { a: hire(id: $i) { id } b: hire(id: $i) { id } }", 0, 2),
        ("query($i: ID!) { ...F } fragment F on Query { hire(id: $i) { id } }", 0, 1),
        ('{ hires(filter: { statuses: [ACTIVE, ENDED], search: "x" }) { totalCount } }', 4, 1),
        ('query($s: String = "x") { hires(filter: { search: $s }) { totalCount } }', 1, 1),
    ],
)
def test_values_count_as_often_as_they_are_used(document: str, literals: int, uses: int) -> None:
    assert arguments_of(parse(document)) == (literals, uses)
