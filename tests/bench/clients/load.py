"""The load, a program of its own: connections that each have one request under way, until the time is over.

Reads a `Load` as JSON from standard input and writes a `Result` as JSON. It does as little as it can for each answer,
so that one core of it is more than enough for one core of any server.
"""

import asyncio
import json
import re
import sys
from collections.abc import Generator
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import count, repeat
from time import perf_counter
from typing import cast

import uvloop

CONNECTIONS = 16

Requests = Generator[bytes, bytes, None]
"""What one connection sends; it is told each answer's body (with `then`: else it need not be whole)."""
_ID = re.compile(rb"PaymentRequest:[0-9a-f-]{36}")


@dataclass
class Load:
    """What to send: the bodies one after the other, or a single one again and again.

    With `then` each connection has one of the bodies for itself, and sends both in turn: %N% in them is another text
    each time, %ID% the id of the payment request that the answer to the body names.
    """

    port: int
    path: str
    headers: dict[str, str]
    bodies: list[str]
    seconds: float
    then: str = ""

    def requests(self) -> Requests:
        """Whole HTTP requests."""
        texts = repeat(self.bodies[0]) if len(self.bodies) == 1 else self.bodies
        known: dict[str, bytes] = {}
        for text in texts:
            if text not in known:
                known = {text: self._request(text)}
            yield known[text]

    def in_turn(self, place: int) -> Requests:
        """Those of one connection, with `then`."""
        body = self.bodies[place % len(self.bodies)]
        for number in count():
            name = f"{place} {number}"
            answer = yield self._request(body.replace("%N%", name))
            id = _ID.search(answer)
            if not id:
                raise ValueError(f"no payment request: {answer!r}")
            then = self.then.replace("%N%", name).replace("%ID%", id[0].decode())
            yield self._request(then)

    def _request(self, text: str) -> bytes:
        lines = [f"{name}: {value}\r\n" for name, value in self.headers.items()]
        head = f"POST {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{''.join(lines)}"
        return f"{head}Content-Length: {len(text)}\r\n\r\n{text}".encode()


@dataclass
class Result:
    """What came back. `wrong` are answers other than 200, or of another length than the first."""

    answers: int
    wrong: int
    seconds: float
    p50_ms: float
    p99_ms: float


@dataclass
class _Run:
    until: float
    same_length: bool
    keeps: bool
    times: list[float] = field(default_factory=list)
    wrong: int = 0
    length: int = 0


class _Connection(asyncio.Protocol):
    _LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)

    def __init__(self, run: _Run, requests: Requests) -> None:
        self.over = asyncio.get_running_loop().create_future()
        self._run = run
        self._requests = requests
        self._head = b""
        self._body = b""
        self._missing = 0
        self._sent = 0.0
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are none by inheritance.
        self._transport = cast("asyncio.WriteTransport", transport)
        self._send(None)

    def data_received(self, data: bytes) -> None:
        if self._missing:
            self._missing -= len(data)
            self._body += data if self._run.keeps else b""
        else:
            self._head += data
            end = self._head.find(b"\r\n\r\n") + 4
            if end < 4:
                # The blank line is not there yet.
                return
            self._missing = self._begin(end)
        if not self._missing:
            self._answered()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.over.done():
            self.over.set_exception(exc or ConnectionError("the server hung up"))

    def _begin(self, end: int) -> int:
        """How much of the body is still to come."""
        head, self._body, self._head = self._head[:end], self._head[end:], b""
        found = self._LENGTH.search(head)
        if not found:
            raise ValueError(f"no Content-Length: {head!r}")
        length = int(found[1])
        self._run.length = self._run.length or length
        another = self._run.same_length and length != self._run.length
        self._run.wrong += another or not head.startswith(b"HTTP/1.1 200")
        return length - len(self._body)

    def _answered(self) -> None:
        self._run.times.append(perf_counter() - self._sent)
        self._send(self._body)

    def _send(self, answer: bytes | None) -> None:
        assert self._transport
        self._sent = perf_counter()
        try:
            if self._sent >= self._run.until:
                raise StopIteration
            self._transport.write(self._requests.send(answer))  # type: ignore[arg-type]  # none yet
        except StopIteration:
            self.over.set_result(None)
            self._transport.close()


async def run(load: Load) -> Result:
    """Put the load on the server."""
    loop = asyncio.get_running_loop()
    started = perf_counter()
    until, same = started + load.seconds, len(load.bodies) == 1
    state, shared = _Run(until, same, keeps=bool(load.then)), load.requests()
    made = []
    for place in range(CONNECTIONS):
        requests = load.in_turn(place) if load.then else shared
        begun = partial(_Connection, state, requests)
        made.append(await loop.create_connection(begun, "127.0.0.1", load.port))
    await asyncio.gather(*(connection.over for _, connection in made))
    seconds = perf_counter() - started
    return Result(
        answers=len(state.times),
        wrong=state.wrong,
        seconds=seconds,
        p50_ms=_percentile(state.times, 0.50),
        p99_ms=_percentile(state.times, 0.99),
    )


def _percentile(times: list[float], share: float) -> float:
    return sorted(times)[int(len(times) * share)] * 1000


if __name__ == "__main__":
    result = uvloop.run(run(Load(**json.load(sys.stdin))))
    json.dump(asdict(result), sys.stdout)
