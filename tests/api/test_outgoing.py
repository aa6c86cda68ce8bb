"""Whoever is asked over HTTP answers within bounds, at the very address, or is taken for not having answered."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

from api.outgoing import Body, Bounds, NotAnswered, ask
from tests.machines.process import free_port

BOUNDS = Bounds(seconds=1.0, most_bytes=1000)
JSON = "application/json"


class Stranger(BaseHTTPRequestHandler):
    """Answers as it is told to, by its path."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        with suppress(OSError):
            ANSWERS[urlsplit(self.path).path](self)

    def do_POST(self) -> None:
        self.reply(self.rfile.read(int(self.headers["Content-Length"])))

    def reply(self, body: bytes, status: int = 200, **more: str) -> None:
        self.send_response(status)
        headers = {"Content-Type": JSON, "Content-Length": str(len(body)), **more}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def _drips(stranger: BaseHTTPRequestHandler) -> None:
    stranger.send_response(200)
    stranger.send_header("Content-Length", "100")
    stranger.end_headers()
    for _ in range(100):
        stranger.wfile.write(b" ")
        stranger.wfile.flush()
        time.sleep(0.05)


def _never_ends(stranger: BaseHTTPRequestHandler) -> None:
    stranger.send_response(200)
    stranger.end_headers()
    while True:
        stranger.wfile.write(b"0" * 10_000)


def _hangs_up(stranger: BaseHTTPRequestHandler) -> None:
    stranger.close_connection = True


ANSWERS: dict[str, Callable[..., None]] = {
    "/good": lambda each: each.reply(b"{}"),
    "/error": lambda each: each.reply(b"{}", 500),
    "/elsewhere": lambda each: each.reply(b"{}", 302, Location="/good"),
    "/large": lambda each: each.reply(b"0" * 1001),
    "/silent": lambda _: time.sleep(1.5),
    "/drips": _drips,
    "/endless": _never_ends,
    "/gone": _hangs_up,
}


@pytest.fixture(scope="module")
def stranger() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Stranger) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("path", sorted(set(ANSWERS) - {"/good"}))
async def test_what_is_no_answer_is_told_with_its_address(stranger: str, path: str) -> None:
    with pytest.raises(NotAnswered, match=f"^{stranger}{path}: .+"):
        await ask(f"{stranger}{path}", JSON, BOUNDS)


async def test_nobody_there_is_no_answer() -> None:
    with pytest.raises(NotAnswered):
        await ask(f"http://127.0.0.1:{free_port()}/", JSON, BOUNDS)


async def test_no_proxy_of_the_environment_comes_between(
    stranger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    assert await ask(f"{stranger}/good", JSON, BOUNDS) == Body(b"{}", JSON)


async def test_what_is_posted_comes_as_it_is(stranger: str) -> None:
    assert await ask(stranger, JSON, BOUNDS, Body(b"\x00\xff", "x/y")) == Body(b"\x00\xff", JSON)


async def test_the_environments_proxy_comes_between_only_where_it_is_wanted(
    stranger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", stranger)
    elsewhere = "http://provider.invalid/good"
    assert (await ask(elsewhere, JSON, BOUNDS, by_proxy=True)).content == b"{}"
    with pytest.raises(NotAnswered):
        await ask(elsewhere, JSON, BOUNDS)
