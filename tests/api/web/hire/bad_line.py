"""A line between browser and server that goes wrong: answers are cut off or never told, sockets fall silent."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

HALF_AN_ANSWER = "cut"
NO_ANSWER = "held"


class BadLine:
    """Carries what the browser asks at `url` to a server.

    `breaks` is how the next answer to a message goes wrong; the one after it arrives.
    """

    def __init__(self, server: str) -> None:
        place = urlsplit(server)
        self._place = place.hostname, place.port
        self.url = ""
        self.breaks: str | None = None
        self._sockets: list[_Connection] = []

    def fall_silent(self) -> int:
        """Nothing goes through the sockets that are open now, though they stay open; how many that are."""
        for connection in self._sockets:
            connection.is_silent = True
        return len(self._sockets)

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of the browser, to its end."""
        connection = _Connection(self)
        there, here = await asyncio.open_connection(*self._place)
        ways = (reader, here, connection.asked), (there, writer, connection.answered)
        await asyncio.gather(*(_pump(*way) for way in ways))

    def opened(self, socket: "_Connection") -> None:
        """Somebody follows what happens."""
        self._sockets.append(socket)


class _Connection:
    def __init__(self, line: BadLine) -> None:
        self.is_silent = False
        self._line = line
        self._breaks: str | None = None

    def asked(self, data: bytes) -> bytes:
        if b"pgrade: websocket" in data:
            self._line.opened(self)
        if b"mutation PostMessage" in data:
            self._breaks, self._line.breaks = self._line.breaks, None
        return b"" if self.is_silent else data

    def answered(self, data: bytes) -> bytes:
        if self._breaks == HALF_AN_ANSWER:
            head, body = data.split(b"\r\n\r\n", 1)
            self._breaks = None
            raise _CutAfter(head + b"\r\n\r\n" + body[: len(body) // 2])
        return b"" if self.is_silent or self._breaks == NO_ANSWER else data


class _CutAfter(Exception):
    """The last bytes that arrive."""

    def __init__(self, data: bytes) -> None:
        self.data = data


async def _pump(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, through: Callable[[bytes], bytes]
) -> None:
    with suppress(ConnectionError):
        try:
            while data := await reader.read(1 << 20):
                writer.write(through(data))
                await writer.drain()
        except _CutAfter as cut:
            writer.write(cut.data)
        writer.close()
        await writer.wait_closed()


@asynccontextmanager
async def bad_line(server: str) -> AsyncIterator[BadLine]:
    """On a loopback port, until the block ends."""
    line = BadLine(server)
    listening = await asyncio.start_server(line.carry, "127.0.0.1", 0)
    line.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    yield line
    listening.close()
