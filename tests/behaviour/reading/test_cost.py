"""What real pages cost, over the real schema: the largest ones that screens show are within the limit."""

from pathlib import Path
from typing import Any

import httpx
from graphql import (
    GraphQLObjectType,
    build_schema,
    get_named_type,
    is_composite_type,
    is_list_type,
    is_non_null_type,
)

from resolvers.sizes import LIST_SIZES
from tests.tenant import Actor, Tenant, milestone

SDL = Path(__file__).parents[3] / "schema.graphql"
REASONS = "allowed reasons { code message path }"
REQUEST = "id number status amount { amount currency } submittedAt note"
ROW = f"""
    id name dueDate amount {{ amount currency }} purchaseOrderNumber
    status isLocked isOverdue isAwaitingSignature signedTerms {{ name dueDate amount {{ amount }} }}
    paymentRequest {{ {REQUEST} viewerCanApprove {{ {REASONS} }} viewerCanCancel {{ {REASONS} }} }}
    viewerCanEdit {{ {REASONS} }} viewerCanRequestPayment {{ {REASONS} }}
"""
ALL_REQUESTS = f"paymentRequests {{ edges {{ node {{ {REQUEST} }} }} }}"
VERSION = """
    id version status milestoneTerms { milestone name dueDate amount { amount } }
    changes { milestone kind before { name dueDate } after { name dueDate } }
"""
THIS_HIRE = f"""query ($id: ID!) {{ hire(id: $id) {{
    id number title status version progress {{ total completed totalAmount {{ amount }} }}
    milestones(first: 200) {{ totalCount edges {{ node {{ {ROW} {ALL_REQUESTS} }} }} }}
    latestContract {{ {VERSION} }} activeContract {{ {VERSION} }}
}} }}"""


def hires(first: int, milestones: int, inside: str) -> str:
    page = f"milestones(first: {milestones}) {{ edges {{ node {{ {inside} }} }} }}"
    return f"{{ hires(first: {first}) {{ edges {{ node {{ id number title status {page} }} }} }} }}"


async def priced(actor: Actor, query: str, **variables: Any) -> dict[str, Any]:
    """The whole answer, with what it cost."""
    headers = {**actor.headers, "X-Cost": "1"}
    body = {"query": query, "variables": variables}
    async with httpx.AsyncClient(trust_env=False, timeout=30, verify=False) as client:
        response = await client.post(actor.url, json=body, headers=headers)
    answer: dict[str, Any] = response.json()
    return answer


async def test_a_hire_with_200_milestones_and_their_requests_is_one_request(tenant: Tenant) -> None:
    rows = [milestone(f"Part {n}", 30 + n, "10.00") for n in range(200)]
    hire = await tenant.active(*rows)
    first = (await hire.milestones())[0]
    await hire.submit(first["id"])
    answer = await priced(tenant.owner, THIS_HIRE, id=hire.id)
    assert "errors" not in answer
    read = answer["data"]["hire"]
    assert read["milestones"]["totalCount"] == len(read["milestones"]["edges"]) == 200
    assert read["milestones"]["edges"][0]["node"]["paymentRequest"]["status"] == "PENDING"
    assert len(read["activeContract"]["milestoneTerms"]) == 200


async def test_a_page_of_20_hires_with_50_milestones_and_their_requests_is_one_request(
    tenant: Tenant,
) -> None:
    await tenant.active(*[milestone(f"Part {n}", 30 + n) for n in range(50)])
    for inside in (ROW, f"id name status {ALL_REQUESTS}"):
        answer = await priced(tenant.owner, hires(20, 50, inside))
        assert "errors" not in answer
        assert answer["extensions"]["cost"]["requested"] <= 50_000


async def test_what_no_screen_shows_is_refused_before_it_runs(tenant: Tenant) -> None:
    for query in (
        hires(200, 200, f"id {ALL_REQUESTS}"),
        hires(20, 50, "paymentRequests(first: 200) { edges { node { id } } }"),
        "{ hires { edges { node { milestones { edges { node { " + ALL_REQUESTS + " } } } } } } }",
    ):
        (error,) = (await priced(tenant.owner, query))["errors"]
        assert error["extensions"]["code"] == "COST_LIMIT_EXCEEDED"
        assert error["extensions"]["cost"]["requested"] > error["extensions"]["cost"]["limit"]


def test_every_list_without_a_page_has_a_known_length() -> None:
    """`userErrors` alone has none: how many there are, nobody knows before."""
    within_an_object = {
        "Milestone.paymentRequests",
        "Hire.viewerCanOffer",
        "Contract.viewerCanSign",
    }
    others = {name for name in LIST_SIZES if name.endswith((".totalCount", ".points"))}
    assert plain_lists() == LIST_SIZES.keys() - within_an_object - others


def test_every_price_is_that_of_a_field_or_a_type_that_is_there() -> None:
    kinds = build_schema(SDL.read_text("utf-8")).type_map
    for name in LIST_SIZES:
        kind, *field = name.split(".")
        shown = kinds[kind]
        assert isinstance(shown, GraphQLObjectType)
        assert field == ["points"] or field[0] in shown.fields


def plain_lists() -> set[str]:
    """The lists of objects that take neither `first` nor `last`, but the edges of a page."""
    kinds = build_schema(SDL.read_text("utf-8")).type_map.values()
    return {
        f"{kind.name}.{name}"
        for kind in kinds
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__")
        for name, field in kind.fields.items()
        if is_list_type(field.type.of_type if is_non_null_type(field.type) else field.type)
        and is_composite_type(get_named_type(field.type))
        and "first" not in field.args
        and name != "userErrors"
        and not kind.name.endswith("Connection")
    }
