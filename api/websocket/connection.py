"""graphql-transport-ws, to the letter: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md

The legacy protocol of the same purpose stays off. Two rules beyond the letter: a socket ends when
its token does, and one that cannot be written to is dropped rather than waited for.

By hand: Strawberry's handler has no pings of its own, no time limit for a write, no end with the token, no budget of
bytes, no cost.
"""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import Any

from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from api.auth.caller import Caller, authorization_of, seconds_left, stranger
from api.auth.origins import origin_allowed
from api.errors import RequestRefused, Unauthenticated
from api.limits.apart import done_apart
from api.limits.cost import BYTES_FREE
from api.operations.service import GraphQLService
from api.server.tasks import begin_in, fail
from api.websocket.operations import Operations
from api.websocket.protocol import (
    BAD_REQUEST,
    FORBIDDEN,
    INIT_TIMEOUT,
    INTERNAL_ERROR,
    NOT_ACCEPTABLE,
    PING,
    RESTART,
    SIGNED_OUT,
    TOO_MANY_INITS,
    TRY_AGAIN_LATER,
    UNAUTHORIZED,
    Ended,
    first_of,
    id_of,
    payload_of,
    read_message,
)
from api.websocket.transport import SocketTransport

PROTOCOL = "graphql-transport-ws"


async def serve_socket(service: GraphQLService, scope: Scope, receive: Receive, send: Send) -> None:
    """Serves one connection until it ends."""
    websocket = WebSocket(scope, receive, send)
    if not origin_allowed(websocket.headers, service.settings):
        await websocket.close()
    elif PROTOCOL not in websocket.scope["subprotocols"]:
        await websocket.accept()
        await websocket.close(NOT_ACCEPTABLE, "Subprotocol not acceptable")
    else:
        await websocket.accept(PROTOCOL)
        await WebSocketConnection(service, websocket).run()


class WebSocketConnection:
    """One socket: a reader, and a task for each operation. None outlives it but a write."""

    def __init__(self, service: GraphQLService, websocket: WebSocket) -> None:
        self._service = service
        self._settings = service.settings
        self._websocket = websocket
        self._transport = SocketTransport(websocket, service.settings.socket_send_timeout)
        self._tasks = asyncio.TaskGroup()
        self._operations = Operations(service.engine, self._transport, self._tasks)
        self._held = ExitStack()
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._stranger = stranger(websocket, "websocket")
        self._caller: Caller | None = None
        self._initialised = False
        self._heard = 0

    async def run(self) -> None:
        """Until either side ends it."""
        ended = Ended(INTERNAL_ERROR, "Internal error")
        try:
            async with self._tasks:
                with self._service.sockets.notified(self._restart):
                    self._in("init", self._settings.socket_init_timeout, self._end_uninitialised)
                    self._in("ping", self._settings.socket_ping_interval, self._keep_alive)
                    await self._read()
        except* Ended as group:
            ended = first_of(group)
        finally:
            for timer in self._timers.values():
                timer.cancel()
            self._held.close()
            await self._transport.close(ended)

    # ---- reading

    async def _read(self) -> None:
        while True:
            text = await self._transport.receive()
            self._heard += 1
            await self._handle(await self._message(text), len(text))

    async def _message(self, text: str) -> dict[str, Any]:
        read = partial(read_message, text, self._settings)
        if len(text) <= BYTES_FREE:
            return read()
        with self._service.engine.passage(self._caller or self._stranger) as passage:
            try:
                await passage.alone()
            except RequestRefused as refused:
                raise Ended(TRY_AGAIN_LATER, str(refused)) from None
            return await done_apart(read)

    async def _handle(self, message: dict[str, Any], size: int) -> None:
        match message["type"]:
            case "connection_init":
                await self._initialise(payload_of(message))
            case "ping":
                payload_of(message)
                await self._transport.send({"type": "pong"})
            case "pong":
                payload_of(message)
            case "subscribe":
                await self._subscribe(id_of(message), message.get("payload"), size)
            case "complete":
                self._operations.complete(id_of(message))
            case unknown:
                raise Ended(BAD_REQUEST, f"Unknown message type: {unknown}")

    # ---- signing in

    async def _initialise(self, payload: dict[str, Any]) -> None:
        if self._initialised:
            raise Ended(TOO_MANY_INITS, "Too many initialisation requests")
        self._initialised = True
        try:
            identity = await self._service.identify(self._authorization(payload), self._stranger)
        except Unauthenticated as refused:
            raise Ended(FORBIDDEN, str(refused)) from None
        except RequestRefused as refused:
            raise Ended(TRY_AGAIN_LATER, str(refused)) from None
        caller = self._stranger.known_as(identity)
        self._hold(caller)
        self._held.enter_context(self._service.sockets.signed_in(identity.sign_in, self._sign_out))
        self._caller = caller
        self._in("expiry", seconds_left(self._caller), self._expire)
        await self._transport.send({"type": "connection_ack"})

    def _authorization(self, payload: dict[str, Any]) -> str:
        # Browsers cannot set headers here, so the payload stands in for them.
        given = [value for name, value in payload.items() if name.lower() == "authorization"]
        value = given[0] if given else authorization_of(self._websocket)
        if not isinstance(value, str):
            raise Unauthenticated("Sign in: 'authorization' is missing in the payload.")
        return value

    def _hold(self, caller: Caller) -> None:
        try:
            self._held.enter_context(self._service.sockets.held(caller.key))
        except RequestRefused as refused:
            raise Ended(TRY_AGAIN_LATER, str(refused)) from None

    async def _subscribe(self, id_: str, payload: Any, size: int) -> None:
        if self._caller is None:
            raise Ended(UNAUTHORIZED, "Unauthorized")
        await self._operations.begin(id_, self._caller.again(), payload, size)

    # ---- the clock

    def _in(self, name: str, seconds: float, action: Callable[[], None]) -> None:
        self._timers[name] = asyncio.get_running_loop().call_later(seconds, action)

    def _end(self, code: int | None, reason: str = "") -> None:
        fail(self._tasks, Ended(code, reason))

    def _restart(self) -> None:
        self._end(RESTART, "Service restart")

    def _expire(self) -> None:
        self._end(FORBIDDEN, "The token has expired.")

    def _sign_out(self) -> None:
        self._end(FORBIDDEN, SIGNED_OUT)

    def _end_uninitialised(self) -> None:
        if self._caller is None:
            self._end(INIT_TIMEOUT, "Connection initialisation timeout")

    def _keep_alive(self) -> None:
        heard = self._heard
        if not self._transport.send_now(PING):
            begin_in(self._tasks, self._transport.send_text(PING))
        timeout = self._settings.socket_send_timeout
        self._in("ping", timeout, lambda: self._end_if_silent_since(heard))

    def _end_if_silent_since(self, heard: int) -> None:
        if self._heard == heard:
            self._transport.drop()
            self._end(None)
        else:
            self._in("ping", self._settings.socket_ping_interval, self._keep_alive)
