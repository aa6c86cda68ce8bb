"""A receiver of webhooks: a real HTTP server that writes down what it is sent, and answers as it is told to."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from standardwebhooks import Webhook

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def answer(status: int, *headers: str, body: bytes = b"") -> bytes:
    """An answer of HTTP with this status."""
    lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@dataclass
class Received:
    """One request."""

    path: str
    headers: dict[str, str]
    body: str

    @property
    def json(self) -> Any:
        """What it says."""
        return json.loads(self.body)

    @property
    def id(self) -> str:
        """Its `webhook-id`."""
        return self.headers["webhook-id"]

    def verify(self, secret: str) -> Any:
        """What it says, once the library of Standard Webhooks has verified it."""
        return Webhook(secret).verify(self.body, self.headers)


async def read_request(reader: asyncio.StreamReader) -> Received:
    """The next request, whole. IncompleteReadError where the sender is gone before."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    first, *lines = head.strip().split("\r\n")
    headers = {}
    for line in lines:
        name, value = line.split(": ", 1)
        headers[name.lower()] = value
    body = await reader.readexactly(int(headers["content-length"]))
    return Received(first.split(" ")[1], headers, body.decode())


@dataclass
class Receiver:
    """`answers` says what is answered to a request; None: nothing, and the connection stays open."""

    url: str
    answers: Callable[[Received], bytes | None] = lambda _: OK
    received: list[Received] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        try:
            request = await read_request(reader)
            self.received.append(request)
            said = self.answers(request)
            if said is None:
                await asyncio.sleep(60)
            else:
                writer.write(said)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def receiving(tls: ssl.SSLContext | None = None) -> AsyncIterator[Receiver]:
    """A receiver, for as long as the block runs."""
    receiver = Receiver("")
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    receiver.url = f"{'https' if tls else 'http'}://127.0.0.1:{port}/hook?key=1"
    try:
        yield receiver
    finally:
        server.close()
