"""How uvicorn is to run us: limits of its own, and a way to drop a client that does not read.

By hand: uvicorn's settings know no time limit for headers or for taking an answer, and no way to drop a connection.
"""

import asyncio
import gc
import signal
import socket
import sys
import threading
import time
from types import FrameType
from typing import Any

import uvicorn
from starlette.types import Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from api.server.websocket_protocol import LimitedWebSocketProtocol
from api.settings import Settings

_SHUTDOWN_SECONDS = 10
_SWITCH_SECONDS = 0.0005
_TICK_SECONDS = 0.1
_HEADER_SECONDS = 10.0
_HEADER_BYTES = 64 * 1024
"""Of headers, and of whatever else is no body."""
_REQUESTS_AHEAD = 20
"""Requests that a client may send before it has the answer to the first."""
_TAKING_SECONDS = 15.0
"""A client that takes nothing of an answer for so long will not take the rest."""


def server_options(settings: Settings) -> dict[str, Any]:
    """Keyword arguments for `uvicorn.Config`."""
    return {
        "http": LimitedHttpProtocol,
        "ws": LimitedWebSocketProtocol,
        "ws_max_size": settings.max_body_bytes,
        # The sockets have their own pings, which also notice a client that does not read.
        "ws_ping_interval": None,
        # Costs 42 KB a socket, for messages that are mostly small.
        "ws_per_message_deflate": False,
        "timeout_graceful_shutdown": _SHUTDOWN_SECONDS,
        # Paths and addresses are personal; api.observability.logging writes what may be kept.
        "access_log": False,
        "log_config": None,
        "server_header": False,
    }


def abort(scope: Scope) -> None:
    """Drops the connection now. A polite close would wait behind what the client does not read."""
    drop = scope.get("state", {}).get("abort")
    if drop:
        drop()


def has_taken_nothing(scope: Scope) -> bool:
    """Whether the connection was dropped because the client took nothing of the answer any more."""
    return bool(scope.get("state", {}).get("taken_nothing"))


class GracefulServer(uvicorn.Server):
    """Ends the streams that the application holds open before it waits for what still runs.

    The application's lifespan yields how: `{"stop": graphql_app.stop}`. Where it yields `drain_seconds`, too, requests
    are taken for so long after the signal, while readiness says that the process is leaving (see `is_leaving`). A
    second signal ends that.
    """

    is_supervised = False
    """Whether a supervisor repeats SIGTERM to it, which all processes of a service may have got already."""
    _is_draining = False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Uvicorn's own, and then whatever keeps the slowest answers quick."""
        await super().startup(sockets)
        if threading.current_thread() is threading.main_thread():
            _prefer_quick_answers()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Uvicorn's own; a start that still waits for the database is given up at once."""
        if self._is_draining:
            self._is_draining = self.is_supervised and sig == signal.SIGTERM
            return
        super().handle_exit(sig, frame)
        if not self.started:
            sys.exit(0)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Once nobody sends requests any more: the application first, and then uvicorn's own."""
        self.lifespan.state["leaving"] = True
        await self._drain(self.lifespan.state.get("drain_seconds", 0))
        stop = self.lifespan.state.get("stop")
        if stop:
            stop()
        await super().shutdown(sockets)

    async def _drain(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        self._is_draining = True
        while self._is_draining and time.monotonic() < until:  # noqa: ASYNC110 (a signal wakes no event of the loop)
            await asyncio.sleep(_TICK_SECONDS)
        self._is_draining = False


def is_leaving(scope: Scope) -> bool:
    """Whether the process was told to end, and takes requests only until nobody sends any."""
    return bool(scope.get("state", {}).get("leaving"))


def _prefer_quick_answers() -> None:
    # A thread that judges a long document hands over often, rather than every 5 milliseconds.
    sys.setswitchinterval(_SWITCH_SECONDS)
    # What lives as long as the process is not looked through again at each collection.
    gc.collect()
    gc.freeze()


class LimitedHttpProtocol(HttpToolsProtocol):
    """Gives nobody for ever to send a request or to take its answer, and lets the application drop a connection."""

    _due: asyncio.TimerHandle | None = None
    _look: asyncio.TimerHandle | None = None
    _answering: RequestResponseCycle | None = None
    _in_headers = False
    _beside_bodies = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # Uvicorn's own narrowing.
        """Start the header timer for the first request."""
        super().connection_made(transport)
        self._await_headers()

    def data_received(self, data: bytes) -> None:
        """Uvicorn's own, as long as what is no body stays of a sane size."""
        self._beside_bodies += len(data)
        super().data_received(data)
        if self._due is None and (self._in_headers or self._is_idle):
            # Mostly the headers come as one: only then is there nothing to wait for.
            self._await_headers()
        if self._beside_bodies > _HEADER_BYTES:
            self.transport.abort()

    def on_message_begin(self) -> None:
        """Start the header timer for another request on a connection that was kept."""
        super().on_message_begin()
        self.scope["state"]["abort"] = self.transport.abort
        self._in_headers = True
        self._beside_bodies = 0

    def on_headers_complete(self) -> None:
        """Headers are complete: stop the header timer."""
        self._in_headers = False
        self._stop_waiting()
        if len(self.pipeline) >= _REQUESTS_AHEAD:
            self.transport.abort()
        if not self.transport.is_closing():
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Pass the body on; its size is limited by the application."""
        self._beside_bodies = 0
        super().on_body(body)

    def pause_writing(self) -> None:
        """Uvicorn's own; the client has to go on taking what is there for it."""
        super().pause_writing()
        self._see_progress(sys.maxsize)

    def resume_writing(self) -> None:
        """Uvicorn's own; most of it is taken."""
        self._stop_looking()
        super().resume_writing()

    def handle_websocket_upgrade(self) -> None:
        """Uvicorn's own, where no answer is under way; from here on the socket has rules of its own."""
        if self._answering and not self._is_idle:
            self.transport.abort()
            return
        self._answering = None
        self._stop_looking()
        super().handle_websocket_upgrade()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is due any more; uvicorn tells only the last of several requests that came at once."""
        self._stop_waiting()
        self._stop_looking()
        if self._answering and not self._answering.response_complete:
            self._answering.disconnected = True
            self._answering.message_event.set()
        super().connection_lost(exc)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self._answering = cycle
        if self.app_state.get("leaving"):
            # The client is to come back on another connection, which leads elsewhere.
            cycle.keep_alive = False
        super()._start_asgi_task(cycle, app)

    @property
    def _is_idle(self) -> bool:
        return self._answering is not None and self._answering.response_complete

    def _await_headers(self) -> None:
        self._due = self.loop.call_later(_HEADER_SECONDS, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._due:
            self._due.cancel()
            self._due = None

    def _see_progress(self, before: int) -> None:
        unread = self.transport.get_write_buffer_size()
        if unread >= before:
            if self._answering:
                self._answering.scope["state"]["taken_nothing"] = True
            self.transport.abort()
        else:
            self._look = self.loop.call_later(_TAKING_SECONDS, self._see_progress, unread)

    def _stop_looking(self) -> None:
        if self._look:
            self._look.cancel()
            self._look = None
