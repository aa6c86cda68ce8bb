"""What comes with a request is bounded and paid for before anything is done with it."""

import json
from random import Random
from typing import Any

import httpx
import pytest

from api.limits.cost import REQUEST, of_text
from api.limits.entries import NestedTooDeep, TooManyValues, entries_of, may_exceed
from tests.api.serving import Served, serving
from tests.api.websocket.sockets import signed_in

MOST = 50
ECHO = "query($text: String!) { echo(text: $text) }"
Json = Any


def drawn(chance: Random, depth: int = 5) -> Json:
    """Any JSON value; its texts are full of what looks like structure."""
    if depth and chance.random() < 0.6:
        parts = [drawn(chance, depth - 1) for _ in range(chance.randrange(6))]
        return parts if chance.random() < 0.5 else {text(chance): part for part in parts}
    return chance.choice([None, True, 7, 1.5, "", text(chance)])


def text(chance: Random) -> str:
    return "".join(chance.choices('ab,[{"\\:}]é\n', k=chance.randrange(12)))


def counted(value: Json) -> int:
    """By another way than the product's."""
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(1 + counted(each) for each in below)


def test_every_member_and_item_counts_wherever_it_stands() -> None:
    for seed in range(300):
        value = drawn(Random(seed))
        count = counted(value)
        assert entries_of(value, most=count, deepest=20) == count
        if count:
            with pytest.raises(TooManyValues):
                entries_of(value, most=count - 1, deepest=20)


def test_nesting_has_a_limit_of_its_own() -> None:
    assert entries_of({"a": [[1]]}, most=9, deepest=3) == 3
    with pytest.raises(NestedTooDeep):
        entries_of({"a": [[1]]}, most=9, deepest=2)


def test_what_holds_too_many_values_is_told_from_its_text() -> None:
    for seed in range(300):
        value = drawn(Random(seed))
        written = json.dumps(value, ensure_ascii=bool(seed % 2)).encode()
        # Never fewer than there are; empty lists and objects count as if there were something in them.
        assert not may_exceed(written, _marks(value))
        if counted(value):
            assert may_exceed(written, counted(value) - 1)


def _marks(value: Json) -> int:
    below = list(value.values()) if isinstance(value, dict) else value
    if not isinstance(below, list):
        return 0
    return max(1, len(below)) + sum(map(_marks, below))


@pytest.mark.parametrize("end", ["", '"', "\\", '\\"'])
def test_texts_that_never_end_hold_nothing(end: str) -> None:
    assert not may_exceed(b'"' + b'\\",' * 100_000 + end.encode(), 0)


@pytest.fixture(scope="module")
def strict() -> Any:
    with serving(max_variable_entries=MOST) as served:
        yield served


@pytest.mark.parametrize(
    "beside",
    [
        [0] * MOST,
        {str(n): 0 for n in range(MOST)},
        [[[]]] * (MOST // 2),
        [{"a": None}] * (MOST // 2),
    ],
    ids=["items", "members", "lists", "objects"],
)
def test_too_many_values_are_refused_whatever_they_are(strict: Served, beside: Json) -> None:
    refused = strict.post(ECHO, variables={"text": "x", "beside": beside}).json()
    (error,) = refused["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["message"] == f"'variables' hold more than {MOST} values."
    few = strict.post(ECHO, variables={"text": "x", "beside": [0] * (MOST - 2)}).json()
    assert few == {"data": {"echo": "x"}}


@pytest.mark.parametrize("place", ["extensions", "beside"])
def test_nothing_is_parsed_that_holds_far_too_many_values(strict: Served, place: str) -> None:
    body = {"query": "{ hello }", place: {"a": [[]] * 5_000}}
    refused = strict.http.post(strict.url, json=body, headers=strict.headers())
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


def test_a_link_meets_the_same_limit(strict: Served) -> None:
    asked = {"query": "{ hello }", "variables": json.dumps({"a": [0] * MOST})}
    refused = strict.http.get(strict.url, params=asked, headers=strict.headers())
    assert refused.json()["errors"][0]["message"] == f"'variables' hold more than {MOST} values."


async def test_a_websocket_goes_on_behind_an_operation_with_too_many_values(strict: Served) -> None:
    async with signed_in(strict) as socket:
        await socket.subscribe("1", ECHO, variables={"text": "x", "beside": [0] * MOST})
        refused = await socket.read()
        assert refused["type"] == "error"
        assert refused["payload"][0]["extensions"]["code"] == "BAD_USER_INPUT"
        await socket.subscribe("2", "{ hello }")
        assert (await socket.read())["payload"] == {"data": {"hello": "world"}}


def requested(edge: Served, **asked: Any) -> int:
    told = edge.post(ECHO, headers={"X-Cost": "1"}, **asked).json()
    points: int = told["extensions"]["cost"]["requested"]
    return points


def test_values_and_bytes_cost_beyond_what_a_form_sends(edge: Served) -> None:
    def many(count: int) -> int:
        return requested(edge, variables={"text": "x", "beside": [0] * count})

    assert many(0) == many(98) == REQUEST
    assert many(98 + 500) == REQUEST + 500
    assert requested(edge, variables={"text": "x" * 15_000}) == REQUEST
    assert requested(edge, variables={"text": "x" * 120_000}) == REQUEST + 100


def test_a_large_request_is_paid_for_though_it_is_none() -> None:
    with serving(rate_limit=1_500) as served:
        sent = [_nonsense(served) for _ in range(3)]
    assert [each.status_code for each in sent] == [400, 429, 429]


def _nonsense(served: Served) -> httpx.Response:
    headers = {**served.headers(), "Content-Type": "application/json"}
    return served.http.post(served.url, content=b"[" * 1_000_000, headers=headers)


def test_what_costs_too_much_is_paid_for_by_its_fields_however_often_it_is_weighed() -> None:
    fields = " ".join(f"a{n}: id" for n in range(100))
    query = f"query($n: Int) {{ hires(first: $n) {{ edges {{ node {{ {fields} }} }} }} }}"
    with serving(rate_limit=of_text(len(query)) + 4 * REQUEST, cost_limit=2 * REQUEST) as served:
        sizes = [served.post(query, variables={"n": n}) for n in range(10, 16)]
    codes = [each.json()["errors"][0]["extensions"]["code"] for each in sizes]
    assert codes[:2] == ["COST_LIMIT_EXCEEDED"] * 2
    assert "THROTTLED" in codes
