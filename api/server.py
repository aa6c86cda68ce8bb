"""How uvicorn is to run us: limits of its own, and a way to drop a client that does not read."""

import asyncio
import gc
import socket
import sys
import threading
from types import FrameType
from typing import Any

import uvicorn
from starlette.types import Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.frames import CarefulWebSocket
from api.settings import Settings

_SHUTDOWN_SECONDS = 10
_SWITCH_SECONDS = 0.0005
_HEADER_SECONDS = 10.0
_HEADER_BYTES = 64 * 1024


def server_options(settings: Settings) -> dict[str, Any]:
    """Keyword arguments for `uvicorn.Config`."""
    return {
        "http": CarefulHttp,
        "ws": CarefulWebSocket,
        "ws_max_size": settings.max_body_bytes,
        # The sockets have their own pings, which also notice a client that does not read.
        "ws_ping_interval": None,
        # Costs 42 KB a socket, for messages that are mostly small.
        "ws_per_message_deflate": False,
        "timeout_graceful_shutdown": _SHUTDOWN_SECONDS,
        # Paths and addresses are personal; api.logging writes what may be kept.
        "access_log": False,
        "log_config": None,
        "server_header": False,
    }


def abort(scope: Scope) -> None:
    """Drops the connection now. A polite close would wait behind what the client does not read."""
    drop = scope.get("state", {}).get("abort")
    if drop:
        drop()


class Server(uvicorn.Server):
    """Ends the streams that the application holds open before it waits for what still runs.

    The application's lifespan yields how: `{"stop": graphql_app.stop}`.
    """

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Uvicorn's own, and then whatever keeps the slowest answers quick."""
        await super().startup(sockets)
        if threading.current_thread() is threading.main_thread():
            _prefer_quick_answers()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Uvicorn's own; a start that still waits for the database is given up at once."""
        super().handle_exit(sig, frame)
        if not self.started:
            sys.exit(0)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """The application first, and then uvicorn's own."""
        stop = self.lifespan.state.get("stop")
        if stop:
            stop()
        await super().shutdown(sockets)


def _prefer_quick_answers() -> None:
    # A thread that judges a long document hands over often, rather than every 5 milliseconds.
    sys.setswitchinterval(_SWITCH_SECONDS)
    # What lives as long as the process is not looked through again at each collection.
    gc.collect()
    gc.freeze()


class CarefulHttp(HttpToolsProtocol):
    """Gives nobody for ever to send their headers, and lets the application drop a connection."""

    _due: asyncio.TimerHandle | None = None
    _received = 0
    _incomplete = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # Uvicorn's own narrowing.
        """The time for the first request begins."""
        super().connection_made(transport)
        self._await_headers()

    def data_received(self, data: bytes) -> None:
        """Uvicorn's own, as long as the headers stay of a sane size."""
        self._received += len(data)
        super().data_received(data)
        if self._incomplete and self._due is None:
            # Mostly the headers come as one: only then is there nothing to wait for.
            self._await_headers(len(data))
        if self._due and self._received > _HEADER_BYTES:
            self.transport.abort()

    def on_message_begin(self) -> None:
        """Another request on a connection that was kept has its time too."""
        super().on_message_begin()
        self.scope["state"]["abort"] = self.transport.abort
        self._incomplete = True

    def on_headers_complete(self) -> None:
        """In time."""
        self._incomplete = False
        self._stop_waiting()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is due any more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _await_headers(self, received: int = 0) -> None:
        self._received = received
        self._due = self.loop.call_later(_HEADER_SECONDS, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._due:
            self._due.cancel()
            self._due = None
