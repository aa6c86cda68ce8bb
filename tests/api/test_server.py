"""What the server itself allows a connection."""

import socket
import time
from collections.abc import Iterator

import pytest

from api import server
from tests.api import toy
from tests.api.serving import Served, serving


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setattr(server, "_HEADER_SECONDS", 0.3)
    with serving() as served:
        yield served


def connected(served: Served) -> socket.socket:
    return socket.create_connection(("127.0.0.1", served.port), timeout=5)


def dropped(connection: socket.socket) -> bool:
    try:
        return connection.recv(1000) == b""
    except ConnectionResetError:
        return True


@pytest.mark.parametrize("sent", [b"", b"POST /graphql HTTP/1.1\r\nHost: x\r\n"])
def test_who_never_sends_their_headers_is_dropped(hasty: Served, sent: bytes) -> None:
    with connected(hasty) as slow:
        slow.sendall(sent)
        assert dropped(slow)


def test_a_drop_a_second_does_not_buy_time(hasty: Served) -> None:
    started = time.monotonic()
    with connected(hasty) as slow:
        try:
            for letter in b"POST /graphql HTTP/1.1\r\nX: " + b"y" * 100:
                slow.sendall(bytes([letter]))
                time.sleep(0.05)
        except OSError:
            pass
        assert time.monotonic() - started < 3


def test_endless_headers_are_dropped(hasty: Served) -> None:
    with connected(hasty) as endless:
        try:
            endless.sendall(b"GET / HTTP/1.1\r\nX: " + b"y" * 500_000)
            assert dropped(endless)
        except OSError:
            pass


def test_a_connection_that_is_kept_serves_on(hasty: Served) -> None:
    for _ in range(3):
        assert hasty.post("{ hello }").status_code == 200
        time.sleep(0.4)


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
        time.sleep(0.1)
    hasty.server.should_exit = True
    time.sleep(1)
    assert "last" in toy.LOG.written
