"""A client that costs next to nothing: one connection that is kept, and requests as bytes."""

import asyncio
import time
from datetime import UTC, datetime
from typing import NamedTuple

from api.auth import issue_token


class Answer(NamedTuple):
    """The body of a response, and how long it was waited for."""

    body: bytes
    seconds: float


class Connection:
    """One that is kept."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, port: int) -> "Connection":
        """To the server."""
        return cls(*await asyncio.open_connection("127.0.0.1", port, limit=1 << 22))

    async def ask(self, request: bytes) -> Answer:
        """What came back, and how many seconds it took."""
        started = time.perf_counter()
        self.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
        body = await self._reader.readexactly(int(length))
        return Answer(body, time.perf_counter() - started)

    def write(self, request: bytes) -> None:
        """Sends it, and waits for nothing."""
        self._writer.write(request)

    async def read_until(self, word: bytes) -> None:
        """Until this has come."""
        await self._reader.readuntil(word)

    async def listen(self, request: bytes, seconds: float) -> bytes:
        """What comes within so many seconds, of whatever length; the connection is of no use afterwards."""
        self.write(request)
        heard = b""
        try:
            async with asyncio.timeout(seconds):
                while more := await self._reader.read(1 << 16):
                    heard += more
        except TimeoutError:
            pass
        self.close()
        return heard

    def close(self) -> None:
        """Nothing more is asked."""
        self._writer.transport.abort()


def posted(body: bytes, token: str = "", accept: str = "application/json") -> bytes:
    """A request to /graphql; without a token it is nobody's."""
    authorization = f"Authorization: Bearer {token}\r\n" if token else ""
    head = (
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Accept: {accept}\r\n{authorization}Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class Tokens:
    """Tokens by address, each issued once."""

    def __init__(self, secret: str) -> None:
        self._secret = secret
        self._issued: dict[str, str] = {}

    def of(self, email: str) -> str:
        """Good for an hour; empty for nobody."""
        if email and email not in self._issued:
            now = datetime.now(UTC)
            self._issued[email] = issue_token(self._secret, email, minutes=60, now=now)
        return self._issued.get(email, "")
