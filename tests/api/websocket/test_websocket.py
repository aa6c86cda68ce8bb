"""graphql-transport-ws, to the letter."""

import asyncio
import json
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from tests.api import toy
from tests.api.serving import Served, serving
from tests.api.websocket.sockets import raw, signed_in
from tests.machines.patience import until

INIT = {"type": "connection_init"}


async def test_a_query_answers_once_and_completes(edge: Served) -> None:
    async with signed_in(edge) as socket:
        await socket.subscribe("1", "{ hello }")
        assert await socket.read() == {
            "id": "1",
            "type": "next",
            "payload": {"data": {"hello": "world"}},
        }
        assert await socket.read() == {"id": "1", "type": "complete"}


async def test_a_subscription_answers_in_order_and_completes(edge: Served) -> None:
    async with signed_in(edge) as socket:
        await socket.subscribe("s", "subscription($n: Int!) { count(to: $n) }", variables={"n": 3})
        numbers = [(await socket.read())["payload"]["data"]["count"] for _ in range(3)]
        assert numbers == ["1", "2", "3"]
        assert await socket.read() == {"id": "s", "type": "complete"}


async def test_an_id_is_free_again_once_its_operation_is_complete(edge: Served) -> None:
    async with signed_in(edge) as socket:
        for _ in range(20):
            await socket.subscribe("same", "{ hello }")
            assert (await socket.read())["type"] == "next"
            assert (await socket.read())["type"] == "complete"


async def test_complete_ends_a_subscription_at_once(edge: Served) -> None:
    async with signed_in(edge) as socket:
        await socket.subscribe("s", "subscription { count(to: 1000, pause: 0.05) }")
        await socket.read()
        await socket.send({"id": "s", "type": "complete"})
        await until(lambda: toy.LOG.streams_open == 0)


@pytest.mark.parametrize("spelling", ["Authorization", "authorization", "AUTHORIZATION"])
async def test_the_token_may_stand_in_the_payload_in_any_case(edge: Served, spelling: str) -> None:
    async with raw(edge) as socket:
        await socket.send({**INIT, "payload": {spelling: f"Bearer {edge.token()}"}})
        assert await socket.read() == {"type": "connection_ack"}


async def test_the_token_may_stand_in_the_header(edge: Served) -> None:
    async with raw(edge, additional_headers=edge.headers()) as socket:
        await socket.send(INIT)
        assert await socket.read() == {"type": "connection_ack"}


@pytest.mark.parametrize("payload", [None, {}, {"Authorization": "Bearer x"}, {"Authorization": 5}])
async def test_no_token_or_a_bad_one_closes_with_4403(edge: Served, payload: Any) -> None:
    async with raw(edge) as socket:
        await socket.send({**INIT, "payload": payload})
        assert (await socket.closed())[0] == 4403


async def test_a_caller_whom_the_database_does_not_know_is_closed_with_4403(edge: Served) -> None:
    async with signed_in(edge, "ghost@nowhere.example") as socket:
        await socket.subscribe("1", "{ hello }")
        assert (await socket.closed())[0] == 4403


async def test_a_socket_closes_with_4403_when_its_token_expires(edge: Served) -> None:
    async with asyncio.timeout(60), raw(edge) as socket:
        token = edge.token_for_seconds(2)
        await socket.send({**INIT, "payload": {"Authorization": f"Bearer {token}"}})
        await socket.read()
        await socket.subscribe("s", "subscription { count(to: 1000, pause: 0.2) }")
        # It would go on for 200 seconds.
        assert (await socket.closed())[0] == 4403


async def test_subscribing_before_the_acknowledgement_closes_with_4401(edge: Served) -> None:
    async with raw(edge) as socket:
        await socket.subscribe("1", "{ hello }")
        assert (await socket.closed())[0] == 4401


async def test_a_second_initialisation_closes_with_4429(edge: Served) -> None:
    async with signed_in(edge) as socket:
        await socket.send({**INIT, "payload": edge.headers()})
        assert (await socket.closed())[0] == 4429


async def test_no_initialisation_in_time_closes_with_4408() -> None:
    with serving(socket_init_timeout=0.2) as served:
        async with raw(served) as socket:
            assert (await socket.closed())[0] == 4408


@pytest.mark.parametrize("id_", ["1", "ø" * 300])
async def test_an_id_in_use_closes_with_4409(edge: Served, id_: str) -> None:
    async with signed_in(edge) as socket:
        await socket.subscribe(id_, "subscription { count(to: 1000, pause: 1) }")
        await socket.read()
        await socket.subscribe(id_, "{ hello }")
        code, reason = await socket.closed()
        assert (code, reason[:15]) == (4409, "Subscriber for ")


MALFORMED = [
    "[1]",
    '"x"',
    "null",
    "5",
    "{",
    "",
    "[" * 100_000,
    "1" * 5000,
    '{"type": 5}',
    '{"id": "1"}',
    '{"type": "start"}',
    json.dumps({"type": "x" * 300}),
    '{"type": "connection_init", "payload": "x"}',
    '{"type": "ping", "payload": 1}',
    '{"type": "complete"}',
    '{"type": "complete", "id": 1}',
    '{"type": "subscribe", "id": ["1"], "payload": {"query": "{hello}"}}',
    '{"type": "subscribe", "id": "", "payload": {"query": "{hello}"}}',
]


@pytest.mark.parametrize("text", MALFORMED, ids=lambda text: text[:40])
async def test_a_malformed_message_closes_with_4400(edge: Served, text: str) -> None:
    async with raw(edge) as socket:
        await socket.send(text)
        assert (await socket.closed())[0] == 4400


@pytest.mark.parametrize(
    "payload",
    [
        None,
        "x",
        5,
        [],
        {},
        {"query": 5},
        {"query": "{hello}", "variables": "x"},
        {"query": "{hello}", "operationName": 5},
        {"query": "{hello}", "extensions": []},
    ],
    ids=str,
)
async def test_a_malformed_operation_closes_with_4400(edge: Served, payload: Any) -> None:
    async with signed_in(edge) as socket:
        await socket.send({"type": "subscribe", "id": "1", "payload": payload})
        assert (await socket.closed())[0] == 4400


async def test_a_binary_frame_closes_with_4400(edge: Served) -> None:
    async with raw(edge) as socket:
        await socket.connection.send(b"{}")
        assert (await socket.closed())[0] == 4400


async def test_a_frame_above_the_limit_closes_with_1009(edge: Served) -> None:
    async with raw(edge) as socket:
        await socket.connection.send("x" * (1024 * 1024 + 1))
        assert (await socket.closed())[0] == 1009


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nope }", "GRAPHQL_VALIDATION_FAILED"),
        ("query($n: Int!) { double(number: $n) }", "BAD_USER_INPUT"),
        ("{ hello } " + "#" * 20_000, "BAD_USER_INPUT"),
        ("subscription { breaks(coded: true, after: 0) }", "CURSOR_EXPIRED"),
    ],
    ids=lambda text: text[:30],
)
async def test_a_refused_operation_ends_alone(edge: Served, query: str, code: str) -> None:
    async with signed_in(edge) as socket:
        await socket.subscribe("bad", query)
        message = await socket.read()
        assert (message["id"], message["type"]) == ("bad", "error")
        assert [error["extensions"]["code"] for error in message["payload"]] == [code]
        await socket.subscribe("good", "{ hello }")
        assert (await socket.read())["payload"] == {"data": {"hello": "world"}}


async def test_a_surprise_in_a_subscription_is_masked_and_ends_it(edge: Served) -> None:
    async with signed_in(edge) as socket:
        await socket.subscribe("1", "subscription { breaks(coded: false) }")
        assert (await socket.read())["payload"] == {"data": {"breaks": 0}}
        message = await socket.read()
        assert message["type"] == "error"
        assert message["payload"][0]["extensions"]["code"] == "INTERNAL"
        assert message["payload"][0]["extensions"]["requestId"]
        assert "hunter2" not in json.dumps(message)


async def test_each_operation_has_a_context_of_its_own(edge: Served) -> None:
    async with signed_in(edge) as socket:
        answers = []
        for id_ in ("1", "2"):
            await socket.subscribe(id_, "{ requestId }")
            answers.append((await socket.read())["payload"]["data"]["requestId"])
            await socket.read()
        assert answers[0] != answers[1]


@pytest.mark.parametrize("leave", ["complete", "disconnect"])
async def test_a_running_mutation_outlives_its_client(edge: Served, leave: str) -> None:
    text = f"outlives {leave}"
    async with signed_in(edge) as socket:
        query = "mutation($t: String!) { write(text: $t, seconds: 0.4) }"
        await socket.subscribe("m", query, variables={"t": text})
        await until(lambda: text in toy.LOG.begun)
        if leave == "complete":
            await socket.send({"id": "m", "type": "complete"})
            await socket.subscribe("next", "{ hello }")
            assert (await socket.read())["id"] == "next"
    await until(lambda: text in toy.LOG.written)


async def test_pings_are_answered_and_sent() -> None:
    with serving(socket_ping_interval=0.1) as served:
        async with raw(served) as socket:
            await socket.send({"type": "ping", "payload": {"any": 1}})
            received = set[str]()
            async with asyncio.timeout(30):
                while received != {"ping", "pong"}:
                    received.add(json.loads(await socket.connection.recv())["type"])


@pytest.mark.parametrize("server_ends", [False, True])
async def test_a_ping_that_is_due_while_a_socket_ends_leaves_no_trace_in_the_log(
    caplog: pytest.LogCaptureFixture, server_ends: bool
) -> None:
    with serving(socket_ping_interval=0.2) as served:
        async with signed_in(served) as socket:
            await socket.subscribe("l", "subscription { lingers(seconds: 0.4) }")
            assert (await socket.read())["type"] == "next"
            if server_ends:
                served.loop.call_soon_threadsafe(served.app.stop)
            socket.connection.transport.abort()
        await until(lambda: toy.LOG.streams_open == 0)
    assert [each.getMessage() for each in caplog.records if each.levelname == "ERROR"] == []


async def test_a_client_that_stays_silent_is_dropped() -> None:
    with serving(socket_ping_interval=0.1, socket_send_timeout=0.2) as served:
        async with signed_in(served) as socket:
            await asyncio.wait_for(socket.connection.wait_closed(), 30)
        await until(lambda: served.app.sockets.count == 0)


async def test_a_client_that_does_not_read_is_dropped_and_others_are_served() -> None:
    with serving(socket_send_timeout=0.5) as served:
        async with signed_in(served) as stuck, signed_in(served) as lively:
            stuck.connection.transport.pause_reading()
            await stuck.subscribe("s", "subscription { count(to: 100000, size: 200000) }")
            await lively.subscribe("l", "subscription { count(to: 20, pause: 0.05) }")
            for number in range(1, 21):
                assert (await lively.read())["payload"]["data"]["count"] == str(number)
            await until(lambda: served.app.sockets.count == 1)
            stuck.connection.transport.abort()


async def test_operations_on_one_socket_are_limited() -> None:
    with serving(max_operations_per_socket=2) as served:
        async with signed_in(served) as socket:
            for id_ in ("1", "2", "3"):
                await socket.subscribe(id_, "subscription { count(to: 1000, pause: 60) }")
            messages = [await socket.read() for _ in range(3)]
            refused = [m for m in messages if m["type"] == "error"]
            assert [m["id"] for m in refused] == ["3"]
            assert refused[0]["payload"][0]["extensions"]["code"] == "THROTTLED"


async def test_what_the_operations_of_a_socket_hold_together_is_limited() -> None:
    with serving(max_body_bytes=10_000) as served:
        async with signed_in(served) as socket:
            large = {"variables": {"unused": "x" * 6_000}}
            await socket.subscribe("1", "subscription { count(to: 1000, pause: 60) }", **large)
            assert (await socket.read())["type"] == "next"
            await socket.subscribe("2", "{ hello }", **large)
            refused = await socket.read()
            assert (refused["id"], refused["type"]) == ("2", "error")
            assert refused["payload"][0]["extensions"]["code"] == "THROTTLED"
            await socket.send({"id": "1", "type": "complete"})
            await socket.subscribe("2", "{ hello }", **large)
            assert (await socket.read())["type"] == "next"


async def test_an_id_that_is_used_again_at_once_gets_its_own_answers_alone(edge: Served) -> None:
    async with signed_in(edge) as socket:
        for number in range(50):
            await socket.subscribe("same", "subscription { count(to: 100000) }")
            await socket.send({"id": "same", "type": "complete"})
            await socket.subscribe("same", "{ hello }")
            answers = [await socket.read()]
            while answers[-1]["type"] != "complete":
                answers.append(await socket.read())
            assert answers[-2]["payload"] == {"data": {"hello": "world"}}, number
            assert [each for each in answers if each["type"] == "complete"] == answers[-1:]


async def test_sockets_of_one_user_are_limited() -> None:
    with serving(max_sockets_per_user=1) as served:
        async with signed_in(served):
            async with raw(served) as second:
                await second.send({**INIT, "payload": served.headers()})
                assert (await second.closed())[0] == 1013
            async with signed_in(served, "jonas@contractor.example"):
                pass
        await until(lambda: served.app.sockets.count == 0)
        async with signed_in(served):
            pass


@pytest.mark.parametrize("protocols", [None, [Subprotocol("graphql-ws")]])
async def test_other_protocols_are_not_spoken(
    edge: Served, protocols: list[Subprotocol] | None
) -> None:
    async with raw(edge, subprotocols=protocols) as socket:
        assert (await socket.closed())[0] == 4406


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://[", "http://[x]"]
)
async def test_a_foreign_page_gets_no_socket(edge: Served, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with raw(edge, additional_headers={"Origin": origin}):
            pass
    assert refused.value.response.status_code == 403


async def test_our_own_pages_and_the_allowed_ones_get_a_socket() -> None:
    with serving(allowed_origins="https://app.example") as served:
        own = f"http://127.0.0.1:{served.port}"
        for origin in ("https://app.example", "http://127.0.0.1:8000", own):
            async with raw(served, additional_headers={"Origin": origin}) as socket:
                await socket.send({"type": "ping"})
                assert (await socket.read())["type"] == "pong"


async def test_a_server_that_stops_closes_with_1012() -> None:
    with serving() as served:
        async with signed_in(served) as socket:
            served.server.should_exit = True
            assert (await socket.closed())[0] == 1012


async def test_an_application_that_stops_closes_with_1012() -> None:
    with serving() as served:
        async with signed_in(served) as socket:
            served.loop.call_soon_threadsafe(served.app.stop)
            assert (await socket.closed())[0] == 1012
