"""Whoever asks about the schema pays for as much as is answered, and for what is kept next to nothing."""

import json
from random import Random
from typing import Any

import pytest
from graphql import (
    GraphQLObjectType,
    GraphQLSchema,
    execute_sync,
    get_introspection_query,
    get_named_type,
    is_leaf_type,
    parse,
)
from graphql.type.introspection import introspection_types

from api.limits import cost
from api.limits.cost import Weight
from api.limits.estimator import CostEstimator
from api.limits.rate_limit import allowance
from api.settings import Settings
from resolvers.schema import schema as product
from resolvers.sizes import LIST_SIZES
from tests.api import toy
from tests.api.serving import serving

SCHEMAS = {"toy": toy.schema._schema, "product": product._schema}
ALL = {
    "descriptions": True,
    "specified_by_url": True,
    "directive_is_repeatable": True,
    "schema_description": True,
    "input_value_deprecation": True,
}
STANDARD = get_introspection_query()


def weighed(schema: GraphQLSchema, query: str) -> Weight:
    document = parse(query)
    return CostEstimator(schema, document, LIST_SIZES).weigh(document.definitions[0], {})  # type: ignore[arg-type]  # There is one operation.


def drawn(chance: Random, kind: GraphQLObjectType, depth: int) -> str:
    """A selection of a type of introspection; alike fields have different keys."""
    # Strawberry cannot tell it of a wrapping type.
    names = sorted(kind.fields.keys() - {"isOneOf"})
    chosen = chance.sample(names, k=min(len(names), chance.randrange(1, 5)))
    return " ".join(_field(chance, kind, name, depth) for name in chosen)


def _field(chance: Random, kind: GraphQLObjectType, name: str, depth: int) -> str:
    inner = get_named_type(kind.fields[name].type)
    if is_leaf_type(inner):
        return name
    assert isinstance(inner, GraphQLObjectType)
    below = drawn(chance, inner, depth - 1) if depth else "__typename"
    return f"{name} {{ {below} }}" if chance.random() < 0.7 else f"{name} {{ ... {{ {below} }} }}"


def answered(schema: GraphQLSchema, query: str) -> int:
    """Fields of the answer."""
    result = execute_sync(schema, parse(query))
    assert result.errors is None
    return fields_in(result.data)


def fields_in(value: Any) -> int:
    if isinstance(value, list):
        return sum(map(fields_in, value))
    return len(value) + sum(map(fields_in, value.values())) if isinstance(value, dict) else 0


@pytest.mark.parametrize("name", SCHEMAS)
def test_introspection_is_weighed_by_what_it_answers(name: str) -> None:
    root = introspection_types["__Schema"]
    assert isinstance(root, GraphQLObjectType)
    for seed in range(150):
        query = "{ __schema { " + drawn(Random(seed), root, 4) + " } }"
        weight = weighed(SCHEMAS[name], query)
        if weight.schema < 20_000:
            assert weight.schema + 1 == answered(SCHEMAS[name], query), query


@pytest.mark.parametrize("query", [STANDARD, get_introspection_query(**ALL)])
def test_a_stranger_can_afford_what_tools_ask(query: str) -> None:
    """Of the whole schema three tools in one minute (GraphiQL, a code generator, an editor), each in words of its own.

    What the server has answered lately is told five times a second.
    """
    a_minute = allowance("address:192.0.2.1", Settings.model_fields["rate_limit"].default)
    weight = weighed(SCHEMAS["product"], query)
    assert 3 * (weight.points + weight.anew + cost.of_text(len(query))) <= a_minute
    assert 300 * weight.points <= a_minute
    assert weight.anew <= Settings.model_fields["cost_limit"].default


def test_a_type_that_only_a_variable_names_is_taken_for_the_largest() -> None:
    query = "query($name: String!) {{ __type(name: {}) {{ {} }} }}"
    for below in ("fields { name type { name } }", "inputFields { name }", "enumValues { name }"):
        most = weighed(SCHEMAS["product"], query.format("$name", below)).schema
        for name in SCHEMAS["product"].type_map:
            assert weighed(SCHEMAS["product"], query.format(f'"{name}"', below)).schema <= most


def test_an_answer_is_made_once_and_then_costs_next_to_nothing() -> None:
    anew = weighed(SCHEMAS["toy"], STANDARD).anew
    judged = cost.of_text(len(STANDARD) + 30)
    # A stranger has a tenth of it: enough for two documents, and for one answer that has to be made.
    with serving(rate_limit=10 * (anew + 2 * judged + 20 * cost.REQUEST)) as served:

        def status(query: str) -> int:
            return served.http.post(served.url, json={"query": query}).status_code

        assert status(STANDARD) == 200
        assert status(STANDARD + "# another document") == 429
        assert {status(STANDARD) for _ in range(10)} == {200}
        link = served.http.get(served.url, params={"query": STANDARD + "# a third one"})
        assert link.status_code == 429


def test_what_is_kept_is_the_answer_to_these_variables() -> None:
    query = "query($name: String!, $more: Boolean!) { __type(name: $name) { kind name @include(if: $more) } }"
    with serving() as served:

        def told(name: str, *, more: bool) -> Any:
            asked = {"query": query, "variables": {"name": name, "more": more, "beside": [more]}}
            return served.http.post(served.url, json=asked).json()["data"]["__type"]

        for _ in range(2):
            assert told("Hire", more=True) == {"kind": "OBJECT", "name": "Hire"}
            assert told("Hire", more=False) == {"kind": "OBJECT"}
            assert told("Box", more=True) == {"kind": "INPUT_OBJECT", "name": "Box"}
            assert told("Nothing", more=True) is None
        wrong = {"query": query, "variables": json.loads('{"name": "Hire"}')}
        assert "errors" in served.http.post(served.url, json=wrong).json()
