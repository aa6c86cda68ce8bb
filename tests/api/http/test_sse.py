"""Server-sent events, as graphql-sse's distinct connections mode has them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from tests.api import toy
from tests.api.serving import Served, serving
from tests.machines.patience import wait_until

EVENT_STREAM = "text/event-stream"


@contextmanager
def stream(served: Served, query: str, token: str = "") -> Iterator[httpx.Response]:
    headers = {"Authorization": f"Bearer {token or served.token()}", "Accept": EVENT_STREAM}
    with served.http.stream("POST", served.url, json={"query": query}, headers=headers) as response:
        yield response


def events(text: str) -> list[tuple[str, Any]]:
    """Name and data of each event; comments are passed over."""
    blocks = [block for block in text.split("\n\n") if block and not block.startswith(":")]
    lines = [dict(line.split(":", 1) for line in block.split("\n")) for block in blocks]
    return [
        (b["event"].strip(), json.loads(b["data"]) if b["data"].strip() else None) for b in lines
    ]


def read(served: Served, query: str) -> tuple[httpx.Response, list[tuple[str, Any]]]:
    with stream(served, query) as response:
        return response, events(response.read().decode())


def test_a_subscription_sends_its_events_and_completes(edge: Served) -> None:
    response, received = read(edge, "subscription { count(to: 2) }")
    assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert received == [
        ("next", {"data": {"count": "1"}}),
        ("next", {"data": {"count": "2"}}),
        ("complete", None),
    ]


def test_a_query_is_one_event(edge: Served) -> None:
    _, received = read(edge, "{ hello }")
    assert received == [("next", {"data": {"hello": "world"}}), ("complete", None)]


def test_a_subscription_may_be_asked_by_get(edge: Served) -> None:
    headers = {**edge.headers(), "Accept": EVENT_STREAM}
    parameters = {"query": "subscription { count(to: 1) }"}
    response = edge.http.get(edge.url, params=parameters, headers=headers)
    assert events(response.text)[0] == ("next", {"data": {"count": "1"}})


def test_a_document_that_will_not_do_is_an_event(edge: Served) -> None:
    for query, code in (("{", "GRAPHQL_PARSE_FAILED"), ("{ nope }", "GRAPHQL_VALIDATION_FAILED")):
        response, received = read(edge, query)
        assert response.status_code == 200
        assert [name for name, _ in received] == ["next", "complete"]
        assert received[0][1]["errors"][0]["extensions"]["code"] == code


def test_a_subscription_without_cursors_has_no_ids_and_no_use_for_the_last_one(
    edge: Served,
) -> None:
    headers = {**edge.headers(), "Accept": EVENT_STREAM, "Last-Event-ID": "nonsense"}
    body = {"query": "subscription { count(to: 2) }"}
    lines = edge.http.post(edge.url, json=body, headers=headers).text.splitlines()
    fields = [line.partition(":")[0] for line in lines]
    assert fields == [*["event", "data", ""] * 2, "event", "data", ""]


def test_an_error_ends_the_subscription(edge: Served) -> None:
    for coded, code in (("true", "CURSOR_EXPIRED"), ("false", "INTERNAL")):
        _, received = read(edge, f"subscription {{ breaks(coded: {coded}) }}")
        assert [name for name, _ in received] == ["next", "next", "complete"]
        assert received[1][1]["errors"][0]["extensions"]["code"] == code
        assert "hunter2" not in str(received)


def test_no_token_gets_401(edge: Served) -> None:
    body = {"query": "subscription { count(to: 1) }"}
    response = edge.http.post(edge.url, json=body, headers={"Accept": EVENT_STREAM})
    assert response.status_code == 401
    assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


def test_a_stream_ends_uncompleted_when_its_token_expires(edge: Served) -> None:
    # It would complete after five minutes.
    query = "subscription { count(to: 1000, pause: 0.3) }"
    with stream(edge, query, edge.token_for_seconds(2)) as response:
        received = events(response.read().decode())
    assert {name for name, _ in received} == {"next"}


def test_a_quiet_stream_is_kept_alive() -> None:
    with (
        serving(socket_ping_interval=0.1) as served,
        stream(served, "subscription { count(to: 2, pause: 0.4) }") as response,
    ):
        assert ":\n\n" in response.read().decode()


def test_a_client_that_leaves_ends_the_subscription(edge: Served) -> None:
    with stream(edge, "subscription { count(to: 1000, pause: 0.1) }") as response:
        lines = response.iter_lines()
        next(lines)
        assert toy.LOG.streams_open > 0
    wait_until(lambda: toy.LOG.streams_open == 0)


def test_a_client_that_does_not_read_is_dropped() -> None:
    with (
        serving(socket_send_timeout=0.3) as served,
        stream(served, "subscription { count(to: 100000, size: 200000) }"),
    ):
        wait_until(lambda: served.app.sockets.count == 0)


def test_streams_of_one_user_are_limited() -> None:
    with (
        serving(max_sockets_per_user=1) as served,
        stream(served, "subscription { count(to: 1000, pause: 0.1) }") as first,
    ):
        lines = first.iter_lines()
        next(lines)
        with stream(served, "subscription { count(to: 1) }") as second:
            assert second.status_code == 429
            assert "THROTTLED" in second.read().decode()


def test_a_server_that_stops_ends_its_streams() -> None:
    with serving() as served, stream(served, "subscription { count(to: 9, pause: 9) }") as response:
        lines = response.iter_lines()
        next(lines)
        served.server.should_exit = True
        assert "complete" not in "".join(lines)
