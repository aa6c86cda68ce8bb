"""What stands between the product and PostgreSQL: a real PgBouncer, and a TCP proxy whose target moves."""

import asyncio
import os
import ssl
import struct
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from tests.machines.process import Server, free_port
from tests.machines.programs import program
from tests.machines.services import accepts, home_of, nobody


@contextmanager
def pgbouncer(postgres_url: str, mode: str, **settings: str) -> Iterator[Server]:
    """A PgBouncer in front of a PostgreSQL, in this pool mode; its `url` leads to the same database."""
    binary = program("pgbouncer", package="pgbouncer")
    with home_of() as home:
        port = free_port()
        (home / "pgbouncer.ini").write_text(_configuration(postgres_url, port, mode, settings))
        (home / "users").write_text('"postgres" ""\n')
        account = nobody(home) if os.geteuid() == 0 else {}
        url = urlsplit(postgres_url)._replace(netloc=f"postgres@127.0.0.1:{port}").geturl()
        command: list[str | Path] = [binary, home / "pgbouncer.ini"]
        with Server(url, command, home, ready=partial(accepts, port), account=account) as server:
            yield server


def _configuration(postgres_url: str, port: int, mode: str, settings: dict[str, str]) -> str:
    place = urlsplit(postgres_url)
    given = {
        "listen_addr": "127.0.0.1",
        "listen_port": str(port),
        "unix_socket_dir": "",
        "auth_type": "any",
        "auth_file": "users",
        "pool_mode": mode,
        **settings,
    }
    lines = (f"{name} = {value}" for name, value in given.items())
    # One account, whoever asks.
    databases = f"* = host={place.hostname} port={place.port} user=postgres"
    return "\n".join(["[databases]", databases, "[pgbouncer]", *lines, ""])


class Proxy:
    """Passes bytes on to `target`, a port of this machine, which may move: who is connected stays where they are."""

    def __init__(self, target: int, tls: ssl.SSLContext | None = None) -> None:
        """`tls`: clients are to ask for it, as PostgreSQL's do; the target hears nothing of it."""
        self.port = free_port()
        self._target = target
        self._tls = tls
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))
        self._ready = threading.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join()

    def move(self, target: int) -> None:
        """New connections go there."""
        self._target = target

    async def _serve(self) -> None:
        self._loop, self._ended = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._pass_on, "127.0.0.1", self.port)
        self._ready.set()
        await self._ended.wait()
        server.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with closing(writer), suppress(OSError, asyncio.IncompleteReadError):
            if self._tls:
                await _encrypt(reader, writer, self._tls)
            there, back = await asyncio.open_connection("127.0.0.1", self._target)
            with closing(back):
                await asyncio.gather(_copy(reader, back), _copy(there, writer))


async def _encrypt(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, tls: ssl.SSLContext
) -> None:
    assert await reader.readexactly(8) == _ASKS_FOR_TLS
    writer.write(b"S")
    await writer.start_tls(tls)


_ASKS_FOR_TLS = struct.pack("!ii", 8, 80_877_103)


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()
