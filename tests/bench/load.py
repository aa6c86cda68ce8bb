"""The load, a program of its own: connections that each have one request under way, until the time is over.

Reads a `Load` as JSON from standard input and writes a `Result` as JSON. It does as little as it can for each answer,
so that one core of it is more than enough for one core of any server.
"""

import asyncio
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import repeat
from time import perf_counter
from typing import cast

import uvloop

CONNECTIONS = 16


@dataclass
class Load:
    """What to send: the bodies one after the other, or a single one again and again."""

    port: int
    path: str
    headers: dict[str, str]
    bodies: list[str]
    seconds: float

    def requests(self) -> Iterator[bytes]:
        """Whole HTTP requests."""
        texts = repeat(self.bodies[0]) if len(self.bodies) == 1 else self.bodies
        lines = [f"{name}: {value}\r\n" for name, value in self.headers.items()]
        head = f"POST {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{''.join(lines)}"
        known: dict[str, bytes] = {}
        for text in texts:
            if text not in known:
                known = {text: f"{head}Content-Length: {len(text)}\r\n\r\n{text}".encode()}
            yield known[text]


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
    requests: Iterator[bytes]
    until: float
    same_length: bool
    times: list[float] = field(default_factory=list)
    wrong: int = 0
    length: int = 0


class _Connection(asyncio.Protocol):
    _LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)

    def __init__(self, run: _Run) -> None:
        self.over = asyncio.get_running_loop().create_future()
        self._run = run
        self._head = b""
        self._missing = 0
        self._sent = 0.0
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are none by inheritance.
        self._transport = cast("asyncio.WriteTransport", transport)
        self._send()

    def data_received(self, data: bytes) -> None:
        if self._missing:
            self._missing -= len(data)
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
        head, body = self._head[:end], len(self._head) - end
        self._head = b""
        found = self._LENGTH.search(head)
        if not found:
            raise ValueError(f"no Content-Length: {head!r}")
        length = int(found[1])
        self._run.length = self._run.length or length
        another = self._run.same_length and length != self._run.length
        self._run.wrong += another or not head.startswith(b"HTTP/1.1 200")
        return length - body

    def _answered(self) -> None:
        self._run.times.append(perf_counter() - self._sent)
        self._send()

    def _send(self) -> None:
        assert self._transport
        self._sent = perf_counter()
        request = next(self._run.requests, None) if self._sent < self._run.until else None
        if request is not None:
            self._transport.write(request)
        else:
            self.over.set_result(None)
            self._transport.close()


async def run(load: Load) -> Result:
    """Put the load on the server."""
    loop = asyncio.get_running_loop()
    started = perf_counter()
    state = _Run(load.requests(), started + load.seconds, same_length=len(load.bodies) == 1)
    made = [
        await loop.create_connection(lambda: _Connection(state), "127.0.0.1", load.port)
        for _ in range(CONNECTIONS)
    ]
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
