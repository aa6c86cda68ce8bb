"""A network that goes black: a TCP proxy through which nothing passes for a while, though nothing closes."""

import asyncio
from asyncio import Event, Semaphore, StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from urllib.parse import urlsplit


class Network:
    """Passes bytes on between clients and the server at `url`, unless it is dark."""

    def __init__(self, url: str) -> None:
        self._there = urlsplit(url)
        self._light = _lit()
        self._dark: list[Event] = []
        self._comers = Semaphore(0)
        self._lines: set[asyncio.Task[None]] = set()

    def go_dark(self) -> None:
        """Nobody hears anything any more. Clients can still connect, as far as they can tell."""
        self._light.clear()
        self._comers = Semaphore(0)

    def heal(self) -> None:
        """New connections work. Those that were there stay open, and silent."""
        self._dark.append(self._light)
        self._light = _lit()

    def deliver(self) -> None:
        """What was sent on these arrives late."""
        for dark in self._dark:
            dark.set()

    async def reached(self) -> None:
        """Somebody has connected since it went dark; each counts once."""
        await self._comers.acquire()

    async def pass_on(self, reader: StreamReader, writer: StreamWriter) -> None:
        """One connection of a client's."""
        line = asyncio.current_task()
        assert line
        self._lines.add(line)
        self._comers.release()
        light = self._light
        with closing(writer), suppress(OSError, asyncio.CancelledError):
            await light.wait()
            there, back = await asyncio.open_connection(self._there.hostname, self._there.port)
            with closing(back):
                await asyncio.gather(_copy(reader, back, light), _copy(there, writer, light))

    async def end(self) -> None:
        """Every connection closes."""
        for line in self._lines:
            line.cancel()
        await asyncio.gather(*self._lines)


@asynccontextmanager
async def network(url: str) -> AsyncIterator[tuple[Network, str]]:
    """One that stands between, and the same URL through it."""
    between = Network(url)
    async with await asyncio.start_server(between.pass_on, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        yield between, urlsplit(url)._replace(netloc=f"127.0.0.1:{port}").geturl()
        await between.end()


def _lit() -> Event:
    light = Event()
    light.set()
    return light


async def _copy(reader: StreamReader, writer: StreamWriter, light: Event) -> None:
    while data := await reader.read(65536):
        await light.wait()
        writer.write(data)
        await writer.drain()
    await light.wait()
    writer.close()
