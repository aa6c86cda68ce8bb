"""GraphQL over HTTP: what is refused, how errors look, and what is never shown."""

import gzip
import json
from typing import Any

import httpx
import pytest

from api.limits.cost import REQUEST
from tests.api import toy
from tests.api.serving import Served, serving
from tests.machines.patience import wait_until

JSON = "application/json"
RESPONSE_JSON = "application/graphql-response+json"


def codes(response: httpx.Response) -> list[str]:
    return [error["extensions"]["code"] for error in response.json()["errors"]]


def post_body(edge: Served, body: bytes, **headers: str) -> httpx.Response:
    given = {**edge.headers(), "Content-Type": JSON, **headers}
    return edge.http.post(edge.url, content=body, headers=given)


def test_a_query_is_answered(edge: Served) -> None:
    response = edge.post("{ hello whoami }")
    assert response.status_code == 200
    assert response.json() == {"data": {"hello": "world", "whoami": "maja@contractor.example"}}
    assert response.headers["content-type"] == "application/json; charset=utf-8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*/*", JSON),
        ("application/*", JSON),
        (RESPONSE_JSON, RESPONSE_JSON),
        (f"{RESPONSE_JSON}, {JSON}", RESPONSE_JSON),
        (f"{RESPONSE_JSON};q=0.5, {JSON}", JSON),
        (f"text/html, */*;q=0.1, {JSON};q=0", RESPONSE_JSON),
        (f"text/event-stream, {JSON}", JSON),
    ],
)
def test_the_client_gets_the_type_that_it_prefers(edge: Served, accept: str, expected: str) -> None:
    response = edge.post("{ hello }", headers={"Accept": accept})
    assert response.headers["content-type"] == f"{expected}; charset=utf-8"


def test_a_client_that_takes_none_of_our_types_gets_406(edge: Served) -> None:
    assert edge.post("{ hello }", headers={"Accept": "text/html"}).status_code == 406


BODIES = [
    b"",
    b'"x"',
    b"5",
    b"null",
    b"true",
    b"[]",
    b"{",
    b"\xff",
    b'"\\ud800"',
    b"NaN",
    b"[" * 100_000,
    b"1" * 5000,
    b"{}",
    b'{"query": null}',
    b'{"query": 5}',
    b'{"query": "{ hello }", "variables": "x"}',
    b'{"query": "{ hello }", "variables": []}',
    b'{"query": "{ hello }", "operationName": {}}',
    b'{"query": "{ hello }", "extensions": 0}',
    b'[{"query": "{ hello }"}]',
    b'{"query": "{ hello }", "variables": {"a": ' + b"[" * 50 + b"]" * 50 + b"}}",
]


@pytest.mark.parametrize("body", BODIES, ids=lambda body: repr(body[:30]))
@pytest.mark.parametrize("accept", [JSON, RESPONSE_JSON])
def test_a_malformed_body_gets_400(edge: Served, body: bytes, accept: str) -> None:
    response = post_body(edge, body, Accept=accept)
    assert response.status_code == 400
    assert codes(response) == ["BAD_USER_INPUT"]
    assert "data" not in response.json()


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/graphql",
        "multipart/form-data; boundary=x",
        f"{JSON}; charset=utf-16",
    ],
)
def test_another_content_type_gets_415(edge: Served, content_type: str) -> None:
    response = post_body(edge, b'{"query": "{ hello }"}', **{"Content-Type": content_type})
    assert (response.status_code, codes(response)) == (415, ["BAD_USER_INPUT"])


def test_a_compressed_body_gets_415(edge: Served) -> None:
    body = gzip.compress(b'{"query": "{ hello }"}')
    assert post_body(edge, body, **{"Content-Encoding": "gzip"}).status_code == 415


def test_a_message_about_a_missing_value_speaks_json(edge: Served) -> None:
    body = b'{"query": "query($n: Int = 1) { double(number: $n) }", "variables": {"n": null}}'
    (error,) = post_body(edge, body).json()["errors"]
    assert error["message"].endswith("provided to non-null type 'Int!' not to be null.")


def test_a_message_about_a_number_without_end_tells_nothing_of_python(edge: Served) -> None:
    refused = edge.post("{ double(number: %s) }" % ("9" * 5000))
    assert codes(refused) == ["GRAPHQL_VALIDATION_FAILED"]
    assert "too many digits" in refused.text
    assert "sys." not in refused.text


@pytest.mark.parametrize("chunked", [True, False])
def test_a_body_above_the_limit_gets_413(edge: Served, chunked: bool) -> None:
    body = json.dumps({"query": "{ hello }", "variables": {"x": "y" * 1_100_000}}).encode()
    content: Any = iter([body[:600_000], body[600_000:]]) if chunked else body
    response = httpx.post(
        edge.url, content=content, headers={**edge.headers(), "Content-Type": JSON}
    )
    assert (response.status_code, codes(response)) == (413, ["BAD_USER_INPUT"])


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "GRAPHQL_PARSE_FAILED"),
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{}", "GRAPHQL_VALIDATION_FAILED"),
        ("{ ... on Query {} }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ nope }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ double(number: 99999999999) }", "GRAPHQL_VALIDATION_FAILED"),
        ("query($n: Int!) { double(number: $n) }", "BAD_USER_INPUT"),
        ("query A { hello } query B { hello }", "BAD_USER_INPUT"),
        ("{ hello }" + "#" * 20_000, "BAD_USER_INPUT"),
        ("fragment F on Query { hello }", "GRAPHQL_VALIDATION_FAILED"),
    ],
    ids=lambda text: text[:40],
)
def test_a_document_that_will_not_do_is_a_request_error(
    edge: Served, query: str, code: str
) -> None:
    strict = edge.post(query, headers={"Accept": RESPONSE_JSON})
    assert (strict.status_code, codes(strict)) == (400, [code])
    # By the specification, plain JSON tells it in the body alone.
    plain = edge.post(query, headers={"Accept": JSON})
    assert (plain.status_code, codes(plain)) == (200, [code])
    assert "data" not in strict.json()
    assert "data" not in plain.json()


def test_an_unknown_operation_name_is_a_request_error(edge: Served) -> None:
    response = edge.post("query A { hello }", operationName="B", headers={"Accept": RESPONSE_JSON})
    assert (response.status_code, codes(response)) == (400, ["BAD_USER_INPUT"])


def test_the_named_operation_is_the_one_that_runs(edge: Served) -> None:
    query = "query A { hello } query B { double(number: 2) }"
    assert edge.post(query, operationName="B").json() == {"data": {"double": 4}}


@pytest.mark.parametrize("value", [2**31, 2**64, 10**400, 1.5, True, "1", [1], {}], ids=repr)
def test_a_variable_of_the_wrong_kind_is_refused(edge: Served, value: Any) -> None:
    query = "query($n: Int!) { double(number: $n) }"
    body = json.dumps({"query": query, "variables": {"n": value}}).encode()
    response = post_body(edge, body, Accept=RESPONSE_JSON)
    assert (response.status_code, codes(response)) == (400, ["BAD_USER_INPUT"])


def test_an_expected_error_shows_as_it_is(edge: Served) -> None:
    response = edge.post("{ refused }")
    (error,) = response.json()["errors"]
    assert (error["message"], error["path"]) == ("No such hire.", ["refused"])
    assert error["extensions"] == {"code": "NOT_FOUND"}


@pytest.mark.parametrize("field", ["boom", "firmBoom", "codeless"])
def test_a_surprise_is_masked_and_found_again_by_its_request_id(edge: Served, field: str) -> None:
    response = edge.post(f"{{ {field} }}", headers={"X-Request-ID": "abc-1"})
    (error,) = response.json()["errors"]
    assert error["message"] == "Something went wrong on our side."
    assert error["extensions"] == {"code": "INTERNAL", "requestId": "abc-1"}
    assert response.status_code == 200


def test_a_surprise_before_the_execution_is_masked_too(edge: Served) -> None:
    response = edge.post("{ hello }", email="crash@nowhere.example")
    assert (response.status_code, codes(response)) == (500, ["INTERNAL"])
    assert "secret" not in response.text


def test_a_decent_request_id_comes_back_and_another_is_replaced(edge: Served) -> None:
    assert edge.post("{ requestId }", headers={"X-Request-ID": "a.b-c_1"}).json() == {
        "data": {"requestId": "a.b-c_1"}
    }
    for odd in ("x" * 65, "a b", "<script>"):
        answered = edge.post("{ hello }", headers={"X-Request-ID": odd}).headers["x-request-id"]
        assert len(answered) == 32


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer  ,", "Basic eDp5", "Bearer a b", "Bearer x.y.z", "Token x"],
)
def test_a_bad_token_gets_401_with_a_challenge(edge: Served, authorization: str) -> None:
    response = edge.post("{ __typename }", headers={"Authorization": authorization})
    assert (response.status_code, codes(response)) == (401, ["UNAUTHENTICATED"])
    assert response.headers["www-authenticate"] == "Bearer"


def test_an_expired_token_is_refused_with_401(edge: Served) -> None:
    token = edge.token_for_seconds(-1)
    response = edge.post("{ hello }", headers={"Authorization": f"Bearer {token}"})
    assert (response.status_code, codes(response)) == (401, ["UNAUTHENTICATED"])


def test_a_caller_whom_the_database_does_not_know_gets_401(edge: Served) -> None:
    response = edge.post("{ hello }", email="ghost@nowhere.example")
    assert (response.status_code, codes(response)) == (401, ["UNAUTHENTICATED"])


def test_two_authorization_headers_are_refused(edge: Served) -> None:
    given = [("Authorization", f"Bearer {edge.token()}")] * 2
    response = edge.http.post(edge.url, json={"query": "{ hello }"}, headers=given)
    assert response.status_code == 401


SCHEMA_QUERIES = [
    "{ __typename }",
    "{ __schema { types { name } } }",
    'query { ...F } fragment F on Query { ... { __type(name: "Query") { name } } }',
]


@pytest.mark.parametrize("query", SCHEMA_QUERIES)
def test_the_schema_is_told_without_a_token(edge: Served, query: str) -> None:
    response = edge.http.post(edge.url, json={"query": query})
    assert response.status_code == 200
    assert "errors" not in response.json()


@pytest.mark.parametrize(
    "query",
    [
        "{ hello }",
        "{ __typename hello }",
        "query { ...F } fragment F on Query { hello }",
        'mutation { write(text: "x") }',
        "mutation { __typename }",
    ],
)
def test_anything_else_needs_a_token(edge: Served, query: str) -> None:
    response = edge.http.post(edge.url, json={"query": query})
    assert (response.status_code, codes(response)) == (401, ["UNAUTHENTICATED"])


@pytest.mark.parametrize("query", [*SCHEMA_QUERIES, "{ nope }", "{"])
def test_closed_introspection_tells_strangers_nothing(query: str) -> None:
    with serving(introspection=False) as closed:
        response = closed.http.post(closed.url, json={"query": query})
        assert (response.status_code, codes(response)) == (401, ["UNAUTHENTICATED"])


def test_closed_introspection_is_closed_to_everybody_suggestions_included() -> None:
    with serving(introspection=False) as closed:
        introspected = closed.post("{ __schema { types { name } } }")
        assert set(codes(introspected)) == {"GRAPHQL_VALIDATION_FAILED"}
        assert "data" not in introspected.json()
        for hint in ("{ helo }", "{ area(of: { widt: 1 }) }"):
            assert "Did you mean" not in closed.post(hint).text
        assert closed.post("{ __typename }").json() == {"data": {"__typename": "Query"}}


def test_a_query_may_be_asked_by_get(edge: Served) -> None:
    parameters = {"query": "query($t: String!) { echo(text: $t) }", "variables": '{"t": "hi"}'}
    response = edge.http.get(edge.url, params=parameters, headers=edge.headers())
    assert response.json() == {"data": {"echo": "hi"}}


def test_a_mutation_by_get_gets_405_and_changes_nothing(edge: Served) -> None:
    parameters = {"query": 'mutation { write(text: "by get") }'}
    response = edge.http.get(edge.url, params=parameters, headers=edge.headers())
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert "by get" not in toy.LOG.written


@pytest.mark.parametrize(
    "query",
    ["", "query={hello}&query={hello}", "query={hello}&variables=x", "query={hello}&variables=5"],
)
def test_a_malformed_query_string_gets_400(edge: Served, query: str) -> None:
    response = edge.http.get(f"{edge.url}?{query}", headers=edge.headers())
    assert (response.status_code, codes(response)) == (400, ["BAD_USER_INPUT"])


def test_a_query_string_of_many_parameters_is_refused(edge: Served) -> None:
    response = edge.http.get(f"{edge.url}?{'&'.join(f'{n}=' for n in range(9_000))}")
    assert (response.status_code, codes(response)) == (400, ["BAD_USER_INPUT"])


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_get_405(edge: Served, method: str) -> None:
    response = edge.http.request(method, edge.url, headers=edge.headers())
    assert (response.status_code, response.headers["allow"]) == (405, "GET, POST")


def test_a_subscription_needs_a_stream(edge: Served) -> None:
    response = edge.post("subscription { count(to: 1) }")
    assert (response.status_code, codes(response)) == (406, ["BAD_USER_INPUT"])


def test_a_query_that_takes_too_long_is_given_up() -> None:
    with serving(request_timeout=0.2) as served:
        response = served.post("{ slow(seconds: 60) }")
        assert (response.status_code, codes(response)) == (503, ["TIMEOUT"])


def test_a_mutation_that_takes_too_long_still_completes() -> None:
    with serving(request_timeout=0.2) as served:
        response = served.post('mutation { write(text: "late", seconds: 0.5) }')
        assert (response.status_code, codes(response)) == (503, ["TIMEOUT"])
        wait_until(lambda: "late" in toy.LOG.written)


def test_cost_is_told_to_whoever_asks(edge: Served) -> None:
    for asked in ({"extensions": {"cost": True}}, {"headers": {"X-Cost": "1"}}):
        cost = edge.post("{ hello }", **asked).json()["extensions"]["cost"]
        assert (cost["requested"], cost["limit"]) == (REQUEST, 50_000)
        assert cost["throttle"].keys() == {"maximum", "available", "restoreRate"}
    assert "extensions" not in edge.post("{ hello }").json()


def test_a_costly_request_is_refused_before_it_runs(edge: Served) -> None:
    query = "{ hires(first: 200) { edges { node { milestones(first: 200) { edges { node {"
    query += " paymentRequests { edges { node { id } } } } } } } } } }"
    response = edge.post(query, headers={"Accept": RESPONSE_JSON})
    assert (response.status_code, codes(response)) == (400, ["COST_LIMIT_EXCEEDED"])
    assert response.json()["errors"][0]["extensions"]["cost"]["limit"] == 50_000


def test_who_asks_too_much_is_told_when_to_come_back() -> None:
    with serving(rate_limit=60) as served:
        answers = (served.post("{ hello }") for _ in range(70))
        refused = next(answer for answer in answers if answer.status_code == 429)
        assert codes(refused) == ["THROTTLED"]
        assert refused.json()["errors"][0]["extensions"]["retryAfter"] >= 1
        assert int(refused.headers["retry-after"]) >= 1
        other = served.post("{ hello }", email="jonas@contractor.example")
        assert other.status_code == 200


def test_answers_are_neither_kept_nor_guessed_at(edge: Served) -> None:
    headers = edge.post("{ hello }").headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
