"""How much of the server one client's frames may take."""

import asyncio
import json
import time
from contextlib import suppress
from itertools import count

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.frames import Frame, Opcode

from api.server import websocket_protocol as frames
from api.websocket import transport as wire
from tests.api.serving import Served, serving
from tests.api.websocket.sockets import Socket, raw, signed_in
from tests.machines.patience import until

PING = Frame(Opcode.TEXT, b'{"type":"ping"}').serialize(mask=True)


async def test_a_client_that_sends_too_much_waits_and_others_do_not(edge: Served) -> None:
    async with raw(edge) as greedy, signed_in(edge) as other:
        began = time.monotonic()
        greedy.connection.transport.write(PING * 20_000)
        for number in range(20):
            await other.subscribe(str(number), "{ hello }")
            assert (await other.read())["type"] == "next"
            assert (await other.read())["type"] == "complete"
        answers = await answers_within(greedy, seconds=0.5)
        piece = frames._PIECE / len(PING)
        allowed = frames._AT_ONCE + frames._A_SECOND * (time.monotonic() - began) + piece
        assert 0 < answers < allowed
        greedy.connection.transport.abort()


async def test_what_was_sent_too_fast_is_answered_in_the_end(edge: Served) -> None:
    async with raw(edge) as socket:
        socket.connection.transport.write(PING * 2_000)
        for _ in range(2_000):
            assert (await socket.read())["type"] == "pong"


@pytest.mark.parametrize("size", [0, 1, frames._PIECE, 500_000])
async def test_a_message_of_any_size_is_read_whole(edge: Served, size: int) -> None:
    async with signed_in(edge) as socket:
        await socket.subscribe("1", "{ hello }", variables={"unused": "x" * size})
        await socket.subscribe("2", "{ hello }")
        answers = [await socket.read() for _ in range(4)]
        assert sorted(each["type"] for each in answers) == ["complete", "complete", "next", "next"]


async def test_a_message_in_many_frames_is_read_whole(edge: Served) -> None:
    async with signed_in(edge) as socket:
        query = {"id": "1", "type": "subscribe", "payload": {"query": "{ hello }"}}
        await socket.connection.send(iter(json.dumps(query)))
        assert (await socket.read())["type"] == "next"


async def test_a_client_that_wants_answers_and_reads_none_is_dropped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(frames, "_A_SECOND", 10_000_000)
    with serving() as served:
        async with raw(served) as socket:
            socket.connection.transport.pause_reading()
            with pytest.raises(ConnectionClosed):
                await asyncio.wait_for(ping_for_ever(socket), 60)


async def test_a_client_that_does_not_read_why_it_is_closed_is_dropped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(frames, "_A_SECOND", 10_000_000)
    monkeypatch.setattr(frames, "_UNREAD_ANSWERS", 1_000_000_000)
    monkeypatch.setattr(wire, "_CLOSE_SECONDS", 0.2)
    with serving() as served:
        async with raw(served) as socket:
            socket.connection.transport.pause_reading()
            ping = Frame(Opcode.PING, bytes(125)).serialize(mask=True)
            socket.connection.transport.write(ping * 60_000)
            await socket.send({"type": "unknown"})
            await until(lambda: not served.server.server_state.connections)
            socket.connection.transport.abort()


async def test_a_client_that_reads_no_farewell_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "_FAREWELL_SECONDS", 0.2)
    with serving() as served:
        async with raw(served) as socket:
            socket.connection.transport.pause_reading()
            await socket.send({"type": "unknown"})
            await until(lambda: not served.server.server_state.connections)
            socket.connection.transport.abort()


async def test_what_is_no_text_closes_with_1007_and_leaves_no_trace(
    edge: Served, caplog: pytest.LogCaptureFixture
) -> None:
    async with raw(edge) as socket:
        socket.connection.transport.write(Frame(Opcode.TEXT, b"\xff").serialize(mask=True))
        assert (await socket.closed())[0] == 1007
    assert [record for record in caplog.records if record.exc_info] == []


async def test_a_handshake_that_is_too_large_is_answered(edge: Served) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with raw(edge, additional_headers={"X": "y" * 9000}):
            pass
    assert refused.value.response.status_code == 431


async def ping_for_ever(socket: Socket) -> None:
    for number in count():
        await socket.connection.ping(f"{number:0125}")
        await asyncio.sleep(0)


async def answers_within(socket: Socket, seconds: float) -> int:
    """How many messages come in so much time."""
    answers = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while await socket.read():
                answers += 1
    return answers
