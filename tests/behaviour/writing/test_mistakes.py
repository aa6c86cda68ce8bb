"""A variable that will not do: each mistake has its place, so that a form can show it there, in words for people."""

import json
from typing import Any

import pytest

from tests.behaviour.estate import Estate
from tests.behaviour.recipes import input_of
from tests.behaviour.walks import document, leaves, mutation_fields, replaced
from tests.behaviour.wire import Wire
from tests.tenant import JSON


async def _mistakes(wire: Wire, estate: Estate, name: str, input: JSON) -> list[JSON]:
    text = document(name, mutation_fields()[name], "mutation", ["input"])
    answer = await wire.send(estate.tenant.owner, text, input=input)
    assert "data" not in answer.body
    found: list[JSON] = answer.body["errors"]
    assert {error["extensions"]["code"] for error in found} == {"BAD_USER_INPUT"}
    assert {error["extensions"]["variable"] for error in found} == {"input"}
    return found


async def test_an_empty_amount_has_its_place_and_says_what_is_expected_there(
    estate: Estate, wire: Wire
) -> None:
    given = replaced(
        {"input": input_of("editMilestones", estate)}, ("input", "add", "0", "amount"), ""
    )
    (mistake,) = await _mistakes(wire, estate, "editMilestones", given["input"])
    assert mistake["extensions"]["path"] == ["add", "0", "amount"]
    assert mistake["message"] == (
        'A Decimal is written as a string such as "1250.00". Above zero, in the hire\'s currency.'
    )


async def test_a_wrong_value_has_its_place_in_every_input(estate: Estate, wire: Wire) -> None:
    for name, field in mutation_fields().items():
        for path, kind, _ in leaves(field):
            if name == "postJob" and "milestones" in path:
                continue
            given = replaced({"input": input_of(name, estate)}, path, {"nope": 1})
            (mistake,) = await _mistakes(wire, estate, name, given["input"])
            assert mistake["extensions"]["path"] == [*path[1:]], (name, path)
            if kind in {"String", "ID", "Int", "Boolean"}:
                assert mistake["message"].startswith(f'{{"nope": 1}} is no {kind}.')


MISTAKES: list[tuple[JSON, list[str], str]] = [
    ({"rate": {"hourly": "1", "daily": "1"}}, ["rate"], "Exactly one"),
    ({"rate": {}}, ["rate"], "Exactly one"),
    ({"rate": {"daily": None}}, ["rate"], "Exactly one"),
    ({"rate": {"yearly": "1"}}, ["rate", "yearly"], "RateInput has no such field."),
    ({"rate": 7}, ["rate"], "7 is no RateInput."),
    ({"rate": {"milestones": [{}]}}, ["rate", "milestones", "0", "amount"], "Required."),
    ({"title": None}, ["title"], "Required. 1 to 200 characters."),
    ({"title": True}, ["title"], "true is no String."),
    ({"title": "x" * 3, "nope": 1}, ["nope"], "CreateDirectHireInput has no such field."),
]


@pytest.mark.parametrize(("changed", "path", "said"), MISTAKES, ids=str)
async def test_a_mistake_is_told_in_the_words_of_the_wire(
    estate: Estate, wire: Wire, changed: JSON, path: list[str], said: str
) -> None:
    given = {**input_of("createDirectHire", estate), **changed}
    first, *_ = await _mistakes(wire, estate, "createDirectHire", given)
    assert first["extensions"]["path"] == path
    assert first["message"].startswith(said)


async def test_no_more_than_twenty_mistakes_are_told(estate: Estate, wire: Wire) -> None:
    given: dict[str, Any] = {"rate": {"milestones": [{}] * 2_000}}
    found = await _mistakes(wire, estate, "createDirectHire", given)
    assert len(found) == 20


@pytest.mark.parametrize(
    "given",
    [
        {"x" * 500_000: 1},
        {f"unknown{n}": "y" * 100 for n in range(4_000)},
        {"statuses": ["NOPE"] * 4_000},
        {"statuses": "z" * 500_000},
        {"statuses": [{"a": ["b" * 50] * 4_000}]},
        {"search": {"a": "c" * 500_000}},
    ],
    ids=["a long name", "many names", "many values", "a long value", "a large value", "a text"],
)
async def test_what_is_told_of_mistakes_is_short_however_many_and_large_they_are(
    estate: Estate, wire: Wire, given: JSON
) -> None:
    query = "query ($i: HireFilterInput) { hires(filter: $i) { totalCount } }"
    answer = await wire.send(estate.tenant.owner, query, i=given)
    assert 1 <= len(answer.body["errors"]) <= 20
    assert len(json.dumps(answer.body)) < 20 * 500
