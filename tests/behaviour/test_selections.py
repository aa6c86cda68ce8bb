"""Whatever operations and fields have in common: each answers what it selects, and nothing of another's."""

from typing import Any

import httpx

from tests.house import JSON, House, milestone


async def test_two_payloads_that_share_a_fragment_show_what_each_selects(house: House) -> None:
    document = """mutation ($c: ID!) {
        one: updateHiringSettings(input: {company: $c}) { ...F company { currency } }
        two: updateHiringSettings(input: {company: $c}) { ...F company { settings { milestonesEnabled } } }
    }
    fragment F on CompanyPayload { company { name } }"""
    shown = await house.owner.ask(document, c=house.id)
    assert shown["one"]["company"].keys() == {"name", "currency"}
    assert shown["two"]["company"].keys() == {"name", "settings"}


async def test_two_operations_that_share_a_fragment_show_what_each_selects(house: House) -> None:
    document = """
    mutation A($c: ID!, $g: Int) { updateHiringSettings(input: {company: $c}) {
        ...F company { workers(first: $g) { totalCount } } } }
    mutation B($c: ID!, $h: Int) { updateHiringSettings(input: {company: $c}) {
        ...F company { members(first: $h) { totalCount } } } }
    fragment F on CompanyPayload { company { name } }"""
    for name, key in (("A", "workers"), ("B", "members"), ("A", "workers")):
        answer = await _asked(house, document, name, c=house.id, g=1, h=1)
        company = answer["data"]["updateHiringSettings"]["company"]
        assert company.keys() == {"name", key}
        assert company[key] == {"totalCount": 1}


async def test_two_operations_whose_variables_differ_both_show_what_they_did(house: House) -> None:
    document = """
    mutation A($input: CreateDirectHireInput!) { createDirectHire(input: $input) { ...Bits hire { number } } }
    mutation B($size: Int, $input: CreateDirectHireInput!, $again: Boolean = true) {
        createDirectHire(input: $input) {
            ...Bits hire { milestones(first: $size) { totalCount } title @include(if: $again) } } }
    fragment Bits on HirePayload { hire { id } userErrors { code } }"""
    given = {"company": house.id, "worker": house.worker_id, "title": "A site"}
    input = {**given, "rate": {"milestones": [milestone()]}}
    await _asked(house, document, "A", input=input)
    answer = await _asked(house, document, "B", input=input, size=3)
    hire = answer["data"]["createDirectHire"]["hire"]
    assert hire.keys() == {"id", "milestones", "title"}


async def _asked(house: House, document: str, name: str, **variables: Any) -> JSON:
    body = {"query": document, "operationName": name, "variables": variables}
    async with httpx.AsyncClient() as http:
        answer = await http.post(house.owner.url, json=body, headers=house.owner.headers)
    told: JSON = answer.json()
    assert "errors" not in told, told
    return told


async def test_a_null_in_the_place_of_a_default_is_an_error_of_the_field_that_it_is_below(
    house: House,
) -> None:
    hire = await house.offered()
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
        (error,) = await house.owner.errors(query, id=hire.id, y=None)
        assert (error["path"], error["extensions"]["code"]) == (path, "BAD_USER_INPUT"), fields


async def test_a_null_id_that_has_a_default_is_an_error_of_its_field(house: House) -> None:
    query = 'query ($c: ID = "x") { jobTriage(company: $c) { options { route } } }'
    (error,) = await house.owner.errors(query, c=None)
    assert (error["path"], error["extensions"]["code"]) == (["jobTriage"], "BAD_USER_INPUT")
