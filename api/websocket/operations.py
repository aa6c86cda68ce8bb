"""The operations of one websocket: each has a task of its own, and the id that the client gave it."""

import asyncio
from contextlib import aclosing
from typing import Any

from graphql import OperationType

from api.auth.caller import Caller
from api.errors import (
    DocumentRefused,
    RequestRefused,
    Throttled,
    Unauthenticated,
    coded,
    unexpected_error,
)
from api.observability.logging import Finished
from api.operations.request import GraphQLRequest, read_request
from api.operations.runner import Engine, Operation, ResponsePayload, encode
from api.websocket.protocol import (
    ALREADY_EXISTS,
    BAD_REQUEST,
    END_OF_NEXT,
    FORBIDDEN,
    Ended,
    start_of_next,
)
from api.websocket.transport import SocketTransport
from models.rules.error_codes import ErrorCode


class Operations:
    """The running operations of one socket. A mutation goes on to its end in the engine, even if its task ends."""

    def __init__(
        self, engine: Engine, transport: SocketTransport, tasks: asyncio.TaskGroup
    ) -> None:
        self._engine = engine
        self._settings = engine.settings
        self._transport = transport
        self._tasks = tasks
        self._running: dict[str, _Running] = {}

    async def begin(self, id_: str, caller: Caller, payload: Any, size: int) -> None:
        """Runs one that came as a message of this size, or answers why not; raises Ended where all is over."""
        if id_ in self._running:
            raise Ended(ALREADY_EXISTS, f"Subscriber for {id_} already exists")
        try:
            request = read_request(payload, self._settings)
            request.size = size
            self._refuse_excess(size)
        except DocumentRefused as refused:
            await self._refuse(id_, caller, refused)
        except RequestRefused as refused:
            raise Ended(BAD_REQUEST, str(refused)) from None
        else:
            running = self._running[id_] = _Running(id_, size, self._transport)
            running.task = self._tasks.create_task(self._operate(running, caller, request))

    def complete(self, id_: str) -> None:
        """The client wants no more of it; it may have had all already."""
        running = self._running.pop(id_, None)
        if running:
            running.cancel()

    def _refuse_excess(self, size: int) -> None:
        most, room = self._settings.max_operations_per_socket, self._settings.max_body_bytes
        if len(self._running) >= most:
            raise DocumentRefused(
                [coded(f"Not more than {most} operations at a time.", ErrorCode.THROTTLED)]
            )
        # A subscription keeps what it came with for as long as it runs.
        if size + sum(each.size for each in self._running.values()) > room:
            message = f"The operations under way may have {room} bytes together."
            raise DocumentRefused([coded(message, ErrorCode.THROTTLED)])

    async def _operate(self, running: "_Running", caller: Caller, request: GraphQLRequest) -> None:
        id_ = running.id
        with self._engine.observed(caller) as finished:
            try:
                await self._run(running, caller, request, finished)
                await self._last({"id": id_, "type": "complete"})
            except Unauthenticated as refused:
                raise Ended(FORBIDDEN, str(refused)) from None
            except RequestRefused as refused:
                await self._error(id_, caller, refused, finished)
            except Ended:
                raise
            except Exception as error:  # noqa: BLE001 (one broken operation ends alone, masked)
                await self._error(id_, caller, unexpected_error(error), finished)

    async def _run(
        self, running: "_Running", caller: Caller, request: GraphQLRequest, finished: Finished
    ) -> None:
        with self._engine.passage(caller) as passage:
            await self._engine.receive(caller, running.size, passage)
            operation = await self._engine.admit(request, caller, passage, finished)
            streams = operation.kind is OperationType.SUBSCRIPTION
            payload = None if streams else await self._engine.answer(operation, finished)
        # Nobody else of the caller's is to wait for a slow socket.
        if payload is None:
            await self._stream(running, operation, finished)
        else:
            await self._next(running, payload)

    async def _stream(self, running: "_Running", operation: Operation, finished: Finished) -> None:
        stream = self._engine.stream(operation, finished, running.write_now)
        async with aclosing(stream) as streamed:
            async for each in streamed:
                await self._next(running, each.payload)

    async def _next(self, running: "_Running", payload: ResponsePayload | bytes) -> None:
        answer = payload if isinstance(payload, bytes) else encode(payload)
        await self._transport.send_text(running.message(answer))

    async def _refuse(self, id_: str, caller: Caller, refused: RequestRefused) -> None:
        with self._engine.observed(caller) as finished:
            try:
                await self._engine.refuse(caller)
            except Throttled as throttled:
                refused = throttled
            await self._error(id_, caller, refused, finished)

    async def _error(
        self, id_: str, caller: Caller, refused: RequestRefused, finished: Finished
    ) -> None:
        payload = self._engine.refusal(refused, caller.request_id, finished)
        await self._last({"id": id_, "type": "error", "payload": payload["errors"]})

    async def _last(self, message: dict[str, Any]) -> None:
        # Before it is sent: the client may use the id again as soon as it has read this.
        self._running.pop(message["id"], None)
        await self._transport.send(message)


class _Running:
    """One operation, and the shortest way to its client."""

    __slots__ = ("_over", "_send_now", "_start", "id", "size", "task")

    def __init__(self, id_: str, size: int, transport: SocketTransport) -> None:
        self.id = id_
        self.size = size
        self.task: asyncio.Task[None] | None = None
        self._start = start_of_next(id_)
        self._send_now = transport.send_now
        self._over = False

    def message(self, answer: bytes) -> bytes:
        """With an answer that is encoded already."""
        return self._start + answer + END_OF_NEXT

    def write_now(self, answer: bytes) -> bool:
        """Sends without any waiting; False where that cannot be done."""
        return not self._over and self._send_now(self._start + answer + END_OF_NEXT)

    def cancel(self) -> None:
        """Nothing more is sent: the client may use the id for something else from now on."""
        self._over = True
        if self.task:
            self.task.cancel()
