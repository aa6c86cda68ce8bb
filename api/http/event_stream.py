"""Server-sent events: the distinct connections mode of graphql-sse, one operation a request.

By hand: `sse-starlette` hears of the server's end by replacing a method of uvicorn's, and of a token's end not at
all.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, aclosing, contextmanager, nullcontext, suppress
from functools import partial

from graphql import OperationType
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from api.auth.caller import seconds_left
from api.errors import RequestRefused, unexpected_error
from api.http.negotiation import EVENT_STREAM
from api.limits.open_connections import Sockets
from api.observability.logging import Finished
from api.operations.runner import Engine, Operation, ResponsePayload, encode
from api.operations.subscriptions import Stream, Streamed
from api.server.http_protocol import abort
from api.server.tasks import fail

_HEADERS = {
    "Content-Type": f"{EVENT_STREAM}; charset=utf-8",
    # A proxy that collects the answer before it passes it on would hold every event back.
    "X-Accel-Buffering": "no",
}


def one_event(payload: ResponsePayload, headers: Mapping[str, str]) -> Response:
    """A stream that is over at once."""
    return Response(_next(Streamed(payload)) + _COMPLETE, headers={**headers, **_HEADERS})


class EventStream:
    """The answer to one operation, as events. Made only where the user has a place left."""

    def __init__(
        self,
        engine: Engine,
        sockets: Sockets,
        operation: Operation,
        finished: Finished,
        headers: Mapping[str, str],
    ) -> None:
        self._engine = engine
        self._sockets = sockets
        self._operation = operation
        self._finished = finished
        self._headers = {**headers, **_HEADERS}
        self._held = ExitStack()
        self._held.enter_context(sockets.held(operation.caller.key))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends until either side ends it, or the token does."""
        out = _Out(scope, send, self._engine.settings.socket_send_timeout)
        try:
            async with asyncio.TaskGroup() as tasks:
                with self._until_stopped(partial(fail, tasks, Over())), self._until_expiry(tasks):
                    tasks.create_task(_wait_for_disconnect(receive))
                    tasks.create_task(self._keep_alive(out))
                    await self._respond(out)
        except* Over:
            await out.finish()
        finally:
            self._held.close()

    async def _respond(self, out: "_Out") -> None:
        await out.start(self._headers)
        async with aclosing(self._streamed()) as streamed:
            async for each in streamed:
                await out.write(_next(each))
        await out.write(_COMPLETE)
        raise Over

    async def _streamed(self) -> Stream:
        try:
            async with aclosing(self._results()) as results:
                async for each in results:
                    yield each
        except RequestRefused as refused:
            yield self._refusal(refused)
        except Exception as error:  # noqa: BLE001 (whatever broke, the client gets a masked answer)
            yield self._refusal(unexpected_error(error))

    async def _results(self) -> Stream:
        operation, finished = self._operation, self._finished
        if operation.kind is not OperationType.SUBSCRIPTION:
            yield await self._once()
            return
        async with aclosing(self._engine.stream(operation, finished)) as results:
            async for each in results:
                yield each

    async def _once(self) -> Streamed:
        with self._operation.passage as passage:
            if passage.large:
                await passage.alone()
            return Streamed(await self._engine.answer(self._operation, self._finished))

    def _refusal(self, refused: RequestRefused) -> Streamed:
        request_id = self._operation.caller.request_id
        return Streamed(self._engine.refusal(refused, request_id, self._finished))

    @contextmanager
    def _until_stopped(self, stop: Callable[[], None]) -> Iterator[None]:
        identity = self._operation.caller.identity
        signed_in = self._sockets.signed_in(identity.sign_in, stop) if identity else nullcontext()
        with self._sockets.notified(stop), signed_in:
            yield

    @contextmanager
    def _until_expiry(self, tasks: asyncio.TaskGroup) -> Iterator[None]:
        # Without the event `complete`, so that the client comes back, with a fresh token.
        seconds = seconds_left(self._operation.caller)
        timer = asyncio.get_running_loop().call_later(seconds, fail, tasks, Over())
        try:
            yield
        finally:
            timer.cancel()

    async def _keep_alive(self, out: "_Out") -> None:
        while True:
            await asyncio.sleep(self._engine.settings.socket_ping_interval)
            await out.write(b":\n\n")


class Over(Exception):
    """The stream ends here."""


class _Out:
    """Pieces of the stream on their way to the client, one at a time, and none for longer than the timeout."""

    def __init__(self, scope: Scope, send: Send, timeout: float) -> None:
        self._scope = scope
        self._send = send
        self._timeout = timeout
        self._lock = asyncio.Lock()
        self._started = False

    async def start(self, headers: Mapping[str, str]) -> None:
        raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        await self._put({"type": "http.response.start", "status": 200, "headers": raw})
        self._started = True

    async def write(self, piece: bytes) -> None:
        await self._put({"type": "http.response.body", "body": piece, "more_body": True})

    async def finish(self) -> None:
        if self._started:
            with suppress(Over):
                await self._put({"type": "http.response.body", "body": b"", "more_body": False})

    async def _put(self, message: Message) -> None:
        try:
            async with self._lock, asyncio.timeout(self._timeout):
                await self._send(message)
        except TimeoutError:
            abort(self._scope)
            raise Over from None
        except (OSError, RuntimeError):
            raise Over from None


async def _wait_for_disconnect(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    raise Over


def _next(streamed: Streamed) -> bytes:
    # A client that comes back says as Last-Event-ID which one it had last.
    id_line = f"id: {streamed.cursor}\n".encode() if streamed.cursor else b""
    return id_line + b"event: next\ndata: " + encode(streamed.payload) + b"\n\n"


_COMPLETE = b"event: complete\ndata:\n\n"
