"""Whatever operations and fields have in common: each answers what it selects, and nothing of another's."""

from typing import Any

import httpx

from tests.tenant import JSON, Tenant, milestone


async def test_two_payloads_that_share_a_fragment_show_what_each_selects(tenant: Tenant) -> None:
    document = """mutation ($c: ID!) {
        one: updateHiringSettings(input: {company: $c}) { ...F company { currency } }
        two: updateHiringSettings(input: {company: $c}) { ...F company { settings { milestonesEnabled } } }
    }
    fragment F on CompanyPayload { company { name } }"""
    shown = await tenant.owner.ask(document, c=tenant.id)
    assert shown["one"]["company"].keys() == {"name", "currency"}
    assert shown["two"]["company"].keys() == {"name", "settings"}


async def test_two_operations_that_share_a_fragment_show_what_each_selects(tenant: Tenant) -> None:
    document = """
    mutation A($c: ID!, $g: Int) { updateHiringSettings(input: {company: $c}) {
        ...F company { workers(first: $g) { totalCount } } } }
    mutation B($c: ID!, $h: Int) { updateHiringSettings(input: {company: $c}) {
        ...F company { members(first: $h) { totalCount } } } }
    fragment F on CompanyPayload { company { name } }"""
    for name, key in (("A", "workers"), ("B", "members"), ("A", "workers")):
        answer = await _asked(tenant, document, name, c=tenant.id, g=1, h=1)
        company = answer["data"]["updateHiringSettings"]["company"]
        assert company.keys() == {"name", key}
        assert company[key] == {"totalCount": 1}


async def test_two_operations_whose_variables_differ_both_show_what_they_did(
    tenant: Tenant,
) -> None:
    document = """
    mutation A($input: CreateDirectHireInput!) { createDirectHire(input: $input) { ...Bits hire { number } } }
    mutation B($size: Int, $input: CreateDirectHireInput!, $again: Boolean = true) {
        createDirectHire(input: $input) {
            ...Bits hire { milestones(first: $size) { totalCount } title @include(if: $again) } } }
    fragment Bits on HirePayload { hire { id } userErrors { code } }"""
    given = {"company": tenant.id, "worker": tenant.worker_id, "title": "A site"}
    input = {**given, "rate": {"milestones": [milestone()]}}
    await _asked(tenant, document, "A", input=input)
    answer = await _asked(tenant, document, "B", input=input, size=3)
    hire = answer["data"]["createDirectHire"]["hire"]
    assert hire.keys() == {"id", "milestones", "title"}


async def _asked(tenant: Tenant, document: str, name: str, **variables: Any) -> JSON:
    body = {"query": document, "operationName": name, "variables": variables}
    async with httpx.AsyncClient() as http:
        answer = await http.post(tenant.owner.url, json=body, headers=tenant.owner.headers)
    told: JSON = answer.json()
    assert "errors" not in told, told
    return told


async def test_a_null_in_the_place_of_a_default_is_an_error_of_the_field_that_it_is_below(
    tenant: Tenant,
) -> None:
    hire = await tenant.offered()
    places = {
        "viewerCanEnd { allowed @include(if: $y) }": ["hire", "viewerCanEnd"],
        "contracts { pageInfo { hasNextPage @skip(if: $y) } }": ["hire", "contracts", "pageInfo"],
        "contracts { edges { node { id @skip(if: $y) } } }": ["hire", "contracts", "edges", 0, "node"],
        "latestContract { milestoneTerms { name @skip(if: $y) } }": [
            "hire", "latestContract", "milestoneTerms", 0
        ],
        "conversation { id @include(if: $y) }": ["hire", "conversation"],
    }  # fmt: skip
    for fields, path in places.items():
        query = f"query ($id: ID!, $y: Boolean = true) {{ hire(id: $id) {{ {fields} }} }}"
        (error,) = await tenant.owner.errors(query, id=hire.id, y=None)
        assert (error["path"], error["extensions"]["code"]) == (path, "BAD_USER_INPUT"), fields


async def test_a_null_id_that_has_a_default_is_an_error_of_its_field(tenant: Tenant) -> None:
    query = 'query ($c: ID = "x") { jobTriage(company: $c) { options { route } } }'
    (error,) = await tenant.owner.errors(query, c=None)
    assert (error["path"], error["extensions"]["code"]) == (["jobTriage"], "BAD_USER_INPUT")
