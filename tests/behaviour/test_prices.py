"""What is asked of the server is paid for by what it takes, over the real schema."""

from typing import Any

from graphql import parse

from api import cost
from api.estimator import CostEstimator
from resolvers.planner.page import COUNTED
from resolvers.schema import schema
from resolvers.sizes import LIST_SIZES
from tests.api.test_introspection import weighed
from tests.behaviour.wire import Wire
from tests.house import Server

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
    document = parse(query)
    estimator = CostEstimator(schema._schema, document, LIST_SIZES)
    return estimator.weigh(document.definitions[0], variables).points  # type: ignore[arg-type]  # There is one operation.


def test_a_list_is_counted_for_what_counting_reads_whatever_the_page() -> None:
    assert cost.COUNTED == COUNTED
    whole = cost.COUNTED // cost.ROWS_COUNTED_A_POINT
    assert points("{ hires(first: 0) { totalCount } }") == whole
    assert points("{ hires(first: 0) { totalCount totalCountIsExact } }") == 2 * whole
    assert (
        points("{ hires(first: 10) { ...F } } fragment F on HireConnection { totalCount }") == whole
    )
    many = " ".join(
        f"a{n}: milestones(first: 0) {{ totalCount totalCountIsExact }}" for n in range(49)
    )
    assert points("{ " + many + " }") >= 98 * whole


def test_a_list_that_is_short_by_its_nature_is_counted_for_as_much() -> None:
    counts = "{ hires(first: 50) { edges { node { milestones(first: 0) { totalCount } } } } }"
    assert points(counts) <= 50 + 50 * 4 + 20


def test_no_count_makes_a_real_page_dear() -> None:
    page = "totalCount totalCountIsExact edges { node { id name status } } pageInfo { hasNextPage }"
    assert points("{ milestones(first: 50) { " + page + " } }") <= 50 + 400
