"""What the server itself allows a connection."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from select import select

import pytest

from api.cli.serve import open_listeners, port_of
from api.server import http_protocol as server
from tests.api import toy
from tests.api.serving import Served, serving
from tests.machines.patience import wait_until


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setattr(server, "_HEADER_SECONDS", 1.0)
    with serving() as served:
        yield served


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="this machine has no IPv6")
def test_every_address_of_a_machine_is_that_of_both_families() -> None:
    with ExitStack() as closing:
        listeners = [closing.enter_context(each) for each in open_listeners("::", 0)]
        for host in ("127.0.0.1", "::1"):
            with socket.create_connection((host, port_of(listeners)), timeout=30) as client:
                ready, _, _ = select(listeners, [], [], 5)
                connection, (address, *_) = ready[0].accept()
                connection.close()
                # As what is trusted of it, a proxy's address, is written.
                assert address == host == client.getsockname()[0]


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_one_address_has_one_listener(host: str) -> None:
    (listener,) = open_listeners(host, 0)
    listener.close()


def connected(served: Served) -> socket.socket:
    return socket.create_connection(("127.0.0.1", served.port), timeout=30)


def dropped(connection: socket.socket) -> bool:
    """Whether it ends, behind what may still come of an answer."""
    try:
        while connection.recv(10_000):
            pass
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize("sent", [b"", b"POST /graphql HTTP/1.1\r\nHost: x\r\n"])
def test_who_never_sends_their_headers_is_dropped(hasty: Served, sent: bytes) -> None:
    with connected(hasty) as slow:
        slow.sendall(sent)
        assert dropped(slow)


def test_a_drop_a_second_does_not_buy_time(hasty: Served) -> None:
    with connected(hasty) as slow, pytest.raises(ConnectionError):
        drip(slow, b"POST /graphql HTTP/1.1\r\nX: " + b"y" * 1_000)


def drip(connection: socket.socket, letters: bytes) -> None:
    """One letter after the other."""
    for letter in letters:
        connection.sendall(bytes([letter]))
        time.sleep(0.05)


def test_endless_headers_are_dropped(hasty: Served) -> None:
    with connected(hasty) as endless:
        try:
            endless.sendall(b"GET / HTTP/1.1\r\nX: " + b"y" * 500_000)
            assert dropped(endless)
        except OSError:
            pass


@pytest.mark.parametrize("beside", [b"1;", b"0\r\nX: "], ids=["chunk extension", "trailer"])
@pytest.mark.parametrize("answered", [False, True])
def test_what_is_neither_headers_nor_body_does_not_go_on_for_ever(
    hasty: Served, *, beside: bytes, answered: bool
) -> None:
    with connected(hasty) as endless:
        endless.sendall(head(hasty, "text/plain" if answered else "application/json"))
        endless.sendall(b"Transfer-Encoding: chunked\r\n\r\n" + beside)
        if answered:
            assert endless.recv(10_000).startswith(b"HTTP/1.1 415")
        try:
            endless.sendall(b"y" * 3_000_000)
            assert dropped(endless)
        except ConnectionError:
            pass


@pytest.mark.parametrize("more", [b"\r\n", b"x", b"xx"], ids=["nothing", "a part", "the rest"])
def test_who_sends_no_further_request_is_dropped(hasty: Served, more: bytes) -> None:
    with connected(hasty) as idle:
        idle.sendall(head(hasty, "text/plain") + b"Content-Length: 2\r\n\r\n")
        assert idle.recv(10_000).startswith(b"HTTP/1.1 415")
        with suppress(ConnectionError):
            # On a slow machine it is dropped already.
            idle.sendall(more)
        assert dropped(idle)


def test_some_requests_at_once_are_answered_and_a_flood_of_them_is_dropped(hasty: Served) -> None:
    request, flood = b"GET / HTTP/1.1\r\n\r\n", 3_000
    with connected(hasty) as hurried:
        hurried.sendall(request * 10)
        assert answers(hurried, 10) == 10
        hurried.sendall(request * flood)
        assert answers(hurried, flood) < flood


def test_who_takes_nothing_of_an_answer_is_dropped(slow: Served) -> None:
    with narrow(slow) as stuck:
        with suppress(OSError):
            for _ in range(15):
                stuck.sendall(echo(slow))
        wait_until(lambda: not slow.server.server_state.connections)


def test_who_takes_each_answer_late_gets_them_all(
    slow: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_TAKING_SECONDS", 2.5)
    with narrow(slow) as late:
        for _ in range(6):
            late.sendall(echo(slow) * 4)
            time.sleep(0.5)
            assert len(taken(late, 4 * LARGE)) > 4 * LARGE


def test_who_leaves_ends_their_stream_though_they_asked_for_more(hasty: Served) -> None:
    with connected(hasty) as leaving:
        leaving.sendall(stream(hasty) + stream(hasty))
        wait_until(lambda: hasty.app.sockets.count == 1)
    wait_until(lambda: hasty.app.sockets.count == 0)


def test_a_connection_in_use_does_not_become_a_websocket(hasty: Served) -> None:
    with connected(hasty) as confused:
        confused.sendall(stream(hasty))
        wait_until(lambda: hasty.app.sockets.count == 1)
        confused.sendall(upgrade(hasty))
        wait_until(lambda: hasty.app.sockets.count == 0)


def test_a_socket_on_a_connection_that_was_kept_has_no_further_request_to_send(
    hasty: Served,
) -> None:
    with connected(hasty) as kept:
        kept.sendall(head(hasty, "text/plain") + b"Content-Length: 0\r\n\r\n")
        assert kept.recv(10_000).startswith(b"HTTP/1.1 415")
        kept.sendall(upgrade(hasty))
        assert kept.recv(10_000).startswith(b"HTTP/1.1 101")
        kept.settimeout(1.5)
        with pytest.raises(TimeoutError):
            kept.recv(1)


def head(served: Served, content_type: str, line: bytes = b"POST /graphql") -> bytes:
    """The first lines of a request."""
    told = {"Host": "x", "Content-Type": content_type, **served.headers()}
    lines = [b"%b HTTP/1.1" % line, *(f"{name}: {value}".encode() for name, value in told.items())]
    return b"".join(line + b"\r\n" for line in lines)


LARGE = 900_000


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setattr(server, "_TAKING_SECONDS", 0.5)
    with serving(rate_limit=0) as served:
        yield served


def narrow(served: Served) -> socket.socket:
    """A connection for which the server has to keep most of a large answer."""
    connection = socket.socket()
    connection.settimeout(30)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.connect(("127.0.0.1", served.port))
    return connection


def echo(served: Served) -> bytes:
    """A request for a large answer."""
    query = {"query": "query($t: String!) { echo(text: $t) }", "variables": {"t": "x" * LARGE}}
    body = json.dumps(query).encode()
    return head(served, "application/json") + b"Content-Length: %d\r\n\r\n" % len(body) + body


def taken(connection: socket.socket, least: int) -> bytes:
    """What comes, until it is at least so much."""
    received = bytearray()
    while len(received) <= least:
        piece = connection.recv(1_000_000)
        assert piece, "the server dropped it"
        received += piece
    return bytes(received)


def stream(served: Served) -> bytes:
    """A request for a stream that is quiet after its first event."""
    line = b"GET /graphql?query=subscription{count(to:1000,pause:60)}"
    return head(served, "", line) + b"Accept: text/event-stream\r\n\r\n"


def upgrade(served: Served) -> bytes:
    """A request for a websocket."""
    told = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol": "graphql-transport-ws",
    }
    lines = b"".join(f"{name}: {value}\r\n".encode() for name, value in told.items())
    return head(served, "", b"GET /graphql") + lines + b"\r\n"


def answers(connection: socket.socket, most: int) -> int:
    """How many there are, at most so many, until the server ends it."""
    received = b""
    with suppress(ConnectionError):
        while received.count(b"HTTP/1.1 ") < most:
            piece = connection.recv(100_000)
            if not piece:
                break
            received += piece
    return received.count(b"HTTP/1.1 ")


def test_a_connection_that_is_kept_serves_on(hasty: Served) -> None:
    for _ in range(3):
        assert hasty.post("{ hello }").status_code == 200
        time.sleep(1.2)


def test_a_large_body_does_not_count_as_headers(hasty: Served) -> None:
    response = hasty.post("query($t: String!) { echo(text: $t) }", variables={"t": "x" * 200_000})
    assert len(response.json()["data"]["echo"]) == 200_000


def test_what_is_no_http_gets_400(hasty: Served) -> None:
    with connected(hasty) as odd:
        odd.sendall(b"\x00\x01\x02\r\n\r\n")
        assert odd.recv(1000).startswith(b"HTTP/1.1 400")


def test_a_write_that_runs_is_waited_for(hasty: Served) -> None:
    body = b'{"query": "mutation { write(text: \\"last\\", seconds: 0.5) }"}'
    head = f"POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {hasty.token()}\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    with connected(hasty) as leaving:
        leaving.sendall(head.encode() + body)
        wait_until(lambda: "last" in toy.LOG.begun)
    hasty.server.should_exit = True
    wait_until(lambda: "last" in toy.LOG.written)
