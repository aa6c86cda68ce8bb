"""Receivers of events that cost next to nothing: they note when each came."""

import asyncio
import re
import time

_HASH = re.compile(rb'"hash":"([0-9a-f]{64})"')


class Arrivals:
    """When the event of each hash came, as often as it did."""

    def __init__(self) -> None:
        self.came: list[tuple[str, float]] = []

    def note(self, message: bytes) -> None:
        """It has come just now."""
        found = _HASH.search(message)
        if found:
            self.came.append((found[1].decode(), time.time()))

    async def wait_for(self, count: int) -> None:
        """Until so many have come."""
        async with asyncio.timeout(600):
            while len(self.came) < count:
                await asyncio.sleep(0.05)


class Taking(asyncio.Protocol):
    """A connection of a receiver that takes whatever comes."""

    def __init__(self, arrivals: Arrivals) -> None:
        self._arrivals = arrivals
        self._got = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """As asyncio has it."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answers once all of it is there."""
        self._got += data
        head, _, body = self._got.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", head)
        if self._transport and length and len(body) == int(length[1]):
            self._arrivals.note(body)
            self._transport.write(b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")
            self._transport.close()
