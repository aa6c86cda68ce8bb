"""What a document may cost, and how large it may be, told before anything runs."""

import time

import pytest
from graphql import parse

from api.errors import DocumentRefused
from api.limits.document_size import exceeded_limit
from api.limits.estimator import CostEstimator
from api.operations.definitions import ValidDocument
from api.operations.document_cache import DocumentCache
from api.operations.request import GraphQLRequest
from tests.api import toy
from tests.api.serving import settings_of

SCHEMA = toy.schema._schema


HOSTILE_CHAIN = (
    "{ hire { ...F0 } } "
    + " ".join(f"fragment F{n} on Hire {{ ...F{n + 1} ...F{n + 1} }}" for n in range(12))
    + " fragment F12 on Hire { id }"
)


def nodes(query: str, list_sizes: dict[str, int] | None = None, **variables: int | None) -> int:
    document = parse(query)
    estimator = CostEstimator(SCHEMA, document, list_sizes or {})
    return estimator.weigh(document.definitions[0], variables).nodes  # type: ignore[arg-type]  # The tests write the operation first.


def page(first: str, inside: str) -> str:
    return f"{{ hires{first} {{ edges {{ node {{ {inside} }} }} }} }}"


def milestones(first: str, inside: str) -> str:
    return f"milestones{first} {{ edges {{ node {{ {inside} }} }} }}"


PAYMENTS = "paymentRequests { edges { node { id amount { amount } } } }"


@pytest.mark.parametrize(
    ("first", "size"),
    [
        ("", 50),
        ("(first: 3)", 3),
        ("(last: 4)", 4),
        ("(first: 0)", 0),
        ("(first: -5)", 0),
        ("(first: 999999999)", 200),
        ("(first: null)", 50),
    ],
)
def test_a_page_costs_its_size(first: str, size: int) -> None:
    assert nodes(page(first, "id")) == size


def test_a_page_may_be_sized_by_a_variable() -> None:
    query = "query($n: Int = 7) " + page("(first: $n)", "id")
    assert nodes(query) == 7
    assert nodes(query, n=30) == 30


async def test_a_page_sized_by_a_float_costs_as_much() -> None:
    documents = DocumentCache(toy.executor, settings_of(), {})
    document = await read(documents, "query($n: Int) " + page("(first: $n)", "id"))
    operation = document.operation(None)
    assert operation.weigh({"n": 200.0}).nodes == 200
    assert operation.weigh({"n": None}).nodes == 50


def test_a_page_sized_by_null_has_the_usual_size_whatever_the_default() -> None:
    assert nodes("query($n: Int = 5) " + page("(first: $n)", "id"), n=None) == 50


def test_nested_pages_multiply() -> None:
    inside = milestones("(first: 50)", "id name paymentRequest { id amount { amount } }")
    assert nodes(page("(first: 20)", inside)) == 20 + 20 * 50 + 20 * 50


def test_values_within_an_object_cost_no_node() -> None:
    assert nodes("{ hire { milestones(first: 1) { edges { node { name } } } } }") == 1 + 1


def test_a_list_without_a_page_counts_as_short_unless_it_is_known() -> None:
    query = page("(first: 1)", milestones("(first: 1)", "reasons { code }"))
    assert nodes(query) == 2 + 10
    assert nodes(query, {"Milestone.reasons": 3}) == 2 + 3


def test_a_list_may_be_longer_within_one_field_than_elsewhere() -> None:
    inside = milestones("(first: 1)", "...F paymentRequest { milestone { ...F } }")
    query = page("(first: 1)", inside) + " fragment F on Milestone { reasons { code } }"
    assert nodes(query) == (2 + 10) + (2 + 10)
    assert nodes(query, {"Pay.milestone": 200}) == (2 + 10) + (2 + 200)


def test_fragments_count_wherever_they_are_spread() -> None:
    query = "{ a: hires { ...F } b: hires(first: 1) { ...F } }"
    query += " fragment F on HireConnection { edges { node { id } } }"
    assert nodes(query) == 50 + 1


def test_a_fragment_that_doubles_costs_what_it_does() -> None:
    chain = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(20))
    query = "{ ...F0 } " + chain + " fragment F20 on Query { hire { id } }"
    assert nodes(query) == 2**20


def test_no_document_costs_more_than_a_number_can_say() -> None:
    assert nodes(HOSTILE["doubling fragments"]) <= 10**9


@pytest.mark.parametrize(
    "query",
    [
        "{ hire { " + milestones("(first: 200)", "id " + PAYMENTS) + " } }",
        page("(first: 20)", milestones("(first: 50)", "id paymentRequest { id }")),
        page("(first: 20)", milestones("(first: 50)", "id reasons { code } paymentRequest { id }")),
    ],
)
async def test_a_real_page_is_allowed(query: str) -> None:
    assert await judged(query) <= 50_000


@pytest.mark.parametrize(
    "query",
    [
        page("(first: 200)", milestones("(first: 200)", PAYMENTS)),
        page("", milestones("", PAYMENTS)),
        page("", milestones("", "hire { " + milestones("", "id") + " }")),
    ],
)
async def test_an_unreal_page_is_refused(query: str) -> None:
    assert await judged(query) > 50_000


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("{ " + "hire { " * 25 + "id" + " }" * 26, "deeper"),
        ("{ hire { " + " ".join(f"a{n}: id" for n in range(101)) + " } }", "aliases"),
        ("{ hello " + "@skip(if: false) " * 51 + "}", "directives"),
        ("{ " + "hello " * 51 + "}", "root fields"),
        ("{ ...F " + "...F " * 60 + "} fragment F on Query { hello }", "root fields"),
        ("{ hire { " + "id " * 151 + "} }", "too many times"),
        (HOSTILE_CHAIN, "wherever"),
        ("{ hello } " + "fragment F on Query { hello } " * 100, "fragments"),
    ],
    ids=lambda text: text[:20],
)
def test_a_document_of_unreal_size_is_refused(query: str, reason: str) -> None:
    assert reason in str(exceeded_limit(parse(query)))


def test_aliases_count_wherever_their_fragment_is_spread() -> None:
    fragment = " fragment F on Hire { " + " ".join(f"a{n}: id" for n in range(40)) + " }"
    assert exceeded_limit(parse("{ hire { ...F ...F } }" + fragment)) is None
    assert "aliases" in str(exceeded_limit(parse("{ hire { ...F ...F ...F } }" + fragment)))


async def test_introspection_is_as_deep_as_tools_need() -> None:
    deep = "type { kind ofType { kind ofType { kind ofType { kind ofType { kind } } } } }"
    query = "{ __schema { types { fields { args { " + deep + " } } } } }"
    assert await judged(query) > 0


HOSTILE = {
    "doubling fragments": "{ hire { ...F0 } } "
    + " ".join(f"fragment F{n} on Hire {{ ...F{n + 1} ...F{n + 1} }}" for n in range(90))
    + " fragment F90 on Hire { id }",
    "doubling with aliases": "{ hire { ...F0 } } "
    + " ".join(f"fragment F{n} on Hire {{ ...F{n + 1} ...F{n + 1} }}" for n in range(90))
    + " fragment F90 on Hire { a: id }",
    "many of one name": "{ hire { " + "id " * 3_900 + "} }",
    "many aliases": "{ hire { " + " ".join(f"a{n}: id" for n in range(1_200)) + " } }",
    "many unknown fields": "{ hire { " + " ".join(f"x{n}" for n in range(2_500)) + " } }",
    "many spreads": "{ hire { "
    + " ".join(f"...F{n}" for n in range(98))
    + " } } "
    + " ".join(f"fragment F{n} on Hire {{ id __typename }}" for n in range(98)),
    "repeated sets": "{ "
    + "hire { milestones { edges { node { id name reasons { code } } } } } " * 49
    + "}",
    "deep fields": "{ hire { " * 600 + "}" * 600,
    "deep lists": "{ echo(text: " + "[" * 1_900 + "]" * 1_900 + ") }",
    "deep inline fragments": "{ " + "... { " * 600 + "hello" + " }" * 601,
    "a cycle": "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
    "an unknown fragment": "{ ...Nowhere }",
    "many variables": "query(" + " ".join(f"$v{n}: Int" for n in range(990)) + ") { hello }",
    "nothing but brackets": "{" * 19_000,
    "a long text": '{ echo(text: "' + "x" * 19_900 + '") }',
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_document_is_judged_in_no_time(name: str) -> None:
    started = time.process_time()
    await judged(HOSTILE[name])
    # The worst of them takes a fifth of a second; one whose cost grows with its square, a quarter of a minute and more.
    assert time.process_time() - started < 5


async def test_documents_are_kept_up_to_a_bounded_size() -> None:
    documents = DocumentCache(toy.executor, settings_of(), {})
    first = await read(documents, "{ hello }")
    assert await read(documents, "{ hello }") is first
    for number in range(60):
        await read(documents, f"{{ hello }} #{number}" + "x" * 19_000)
    assert await read(documents, "{ hello }") is not first
    assert len(documents._kept) < 60


async def read(documents: DocumentCache, text: str) -> ValidDocument:
    return documents.known(text) or await documents.read(GraphQLRequest(text))


async def judged(query: str) -> int:
    """Points of the document; a refused one counts as none."""
    documents = DocumentCache(toy.executor, settings_of(), {})
    try:
        document = await read(documents, query)
    except DocumentRefused:
        return 0
    return document.operation(None).weigh({}).points
