"""Runs one operation, whichever transport brought it: rights to ask, cost, deadline, masking."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from graphql import GraphQLError, OperationType

from api.auth import Identity
from api.auth.caller import Caller
from api.errors import RequestRefused, ServiceUnavailable, Unauthenticated, refuse_unknown
from api.limits import cost
from api.limits.cost import ListSizes
from api.limits.passage import Passage
from api.limits.rate_limit import RateLimiter
from api.observability.logging import Finished, log_finished
from api.operations.admission import Admission, CallersTurn
from api.operations.definitions import Definition, ValidDocument
from api.operations.document_cache import DocumentCache
from api.operations.executor import Executor, Fare, Result, WriteNow
from api.operations.introspection import Introspection
from api.operations.operation import Operation, ResponsePayload
from api.operations.request import GraphQLRequest
from api.operations.responses import Payloads, encode
from api.operations.subscriptions import Stream, Streaming
from api.operations.variables import bound_variables, is_dear
from api.server.timeouts import TimeLimit
from api.settings import Settings
from models.database.errors import Effect
from models.rules.error_codes import ErrorCode

__all__ = [
    "Engine",
    "MakeContext",
    "ObserveOperation",
    "Operation",
    "Recall",
    "ResponsePayload",
    "encode",
]

MakeContext = Callable[[Identity, str, CallersTurn], Awaitable[Any]]
"""Identity, request id, and whom to ask before something is planned, to the context of one operation.

A GraphQLError with the code UNAUTHENTICATED refuses a caller whom the database does not know.
"""

Recall = Callable[[Identity, str, CallersTurn], Any]
"""As MakeContext, but from the viewer cache, for an operation that revalidates the viewer; None on a miss."""

ObserveOperation = Callable[[Finished], None]
T = TypeVar("T")


class Engine:
    """Has operations of one schema executed within the settings' limits."""

    def __init__(
        self,
        executor: Executor,
        settings: Settings,
        make_context: MakeContext,
        list_sizes: ListSizes,
        *,
        observers: Sequence[ObserveOperation],
        recall: Recall | None = None,
    ) -> None:
        self.settings = settings
        self._admission = Admission(DocumentCache(executor, settings, list_sizes), settings)
        self._introspection = Introspection(self._admission)
        self._make_context = make_context
        self._recall = recall
        self._payloads = Payloads(suggest=settings.introspection)
        self._streaming = Streaming(self._payloads)
        self._observers = (log_finished, *observers)
        self._limit = TimeLimit(settings.request_timeout)
        self._writes: set[asyncio.Future[Result]] = set()

    @property
    def rate_limiter(self) -> RateLimiter:
        """Where callers' points are counted."""
        return self._admission.rate_limiter

    @contextmanager
    def observed(self, caller: Caller) -> Iterator[Finished]:
        """Reports what the block leaves in the record; an exception is the block's to answer."""
        finished = Finished(caller.transport, caller.request_id)
        started = time.perf_counter()
        try:
            yield finished
        finally:
            finished.seconds = time.perf_counter() - started
            for observe in self._observers:
                observe(finished)

    def passage(self, caller: Caller) -> Passage:
        """The way of the caller's next request: whatever is done for it belongs within."""
        return self._admission.passage(caller)

    async def receive(self, caller: Caller, size: int, passage: Passage) -> None:
        """Charges for a request of so many bytes, before it is looked at; a large one waits. Raises Throttled."""
        await self._admission.receive(caller, size, passage)

    async def refuse(self, caller: Caller) -> None:
        """Charges for a request that is refused before anything of it is known; raises Throttled."""
        await self._admission.refuse(caller)

    async def admit(
        self, request: GraphQLRequest, caller: Caller, passage: Passage, finished: Finished
    ) -> Operation:
        """The operation, judged and paid for, with its context; raises RequestRefused."""
        document = await self._admission.read(request, caller)
        definition = await self._chosen(document, request, caller)
        _describe(finished, definition)
        extensions = await self._admission.charge(request, caller, definition, finished)
        if request.entries > cost.AT_ONCE:
            await passage.alone()
        elif is_dear(definition, finished.cost or 0):
            await passage.in_turn()
        bound = await bound_variables(request, definition)
        planning = CallersTurn(self._admission, caller, cost.of_plan(definition.planned_fields))
        confirms = definition.prepared.confirms_viewer
        context = await self._context(caller, planning, confirms=confirms)
        finished.user_id = getattr(context, "user_id", None)
        return Operation(request, definition, caller, passage, context, extensions, bound)

    async def answer(self, operation: Operation, finished: Finished) -> ResponsePayload | bytes:
        """The payload of a query or mutation, encoded where it came so; raises RequestRefused if not executed."""
        if operation.kind is OperationType.MUTATION:
            result = await self._in_time(self._write(operation), effect=Effect.UNKNOWN.value)
        else:
            result = await self._in_time(self._execute(operation))
        # Who asks may have been looked up again.
        finished.user_id = getattr(operation.context, "user_id", None)
        if result.data and not result.errors and not result.extensions and not operation.extensions:
            return b"".join((b'{"data":', result.data, b"}"))
        return self._payloads.of(result, operation, finished)

    def stream(
        self, operation: Operation, finished: Finished, write_now: WriteNow | None = None
    ) -> Stream:
        """The payloads of a subscription, but for those that `write_now` took. Each delivery is paid for.

        Raises RequestRefused where it cannot go on.
        """
        points = operation.definition.weigh(operation.request.variables).delivery
        meter = self._admission.meter(operation.caller, points)
        return self._streaming.of(operation, finished, Fare(points, meter), write_now)

    def refusal(
        self, refused: RequestRefused, request_id: str, finished: Finished
    ) -> ResponsePayload:
        """The answer to a request that is not executed: errors, and no `data`."""
        return self._payloads.refusal(refused, request_id, finished)

    async def drain(self, seconds: float = 10.0) -> None:
        """Waits for the writes that still run, at most so long."""
        if self._writes:
            await asyncio.wait(set(self._writes), timeout=seconds)

    async def _chosen(
        self, document: ValidDocument, request: GraphQLRequest, caller: Caller
    ) -> Definition:
        """The operation that is to run, where the caller may ask for it; raises RequestRefused."""
        try:
            definition = document.operation(request.operation_name)
            if caller.identity is None and not definition.only_introspects:
                raise Unauthenticated("Sign in: this needs an Authorization header with a token.")
        except RequestRefused:
            await self.refuse(caller)
            raise
        return definition

    def _recalled(self, identity: Identity, caller: Caller, planning: CallersTurn) -> Any:
        return self._recall(identity, caller.request_id, planning) if self._recall else None

    async def _context(self, caller: Caller, planning: CallersTurn, *, confirms: bool) -> Any:
        """None for a stranger. Where the operation confirms who asks it is from memory, if only since just now.

        So they are told nothing who may not sign in any more by the time their question has its turn.
        """
        if caller.identity is None:
            return None
        if confirms and (known := self._recalled(caller.identity, caller, planning)):
            return known
        making = self._make_context(caller.identity, caller.request_id, planning)
        try:
            read = await self._in_time(making)
        except GraphQLError as error:
            refuse_unknown(error)
            raise
        return (confirms and self._recalled(caller.identity, caller, planning)) or read

    async def _in_time(self, work: Awaitable[T], **extensions: str) -> T:
        try:
            with self._limit():
                return await work
        except TimeoutError:
            seconds = self._limit.seconds
            message = f"Not done within {seconds:g} seconds; what was begun may still complete."
            raise ServiceUnavailable(message, ErrorCode.TIMEOUT, **extensions) from None

    async def _write(self, operation: Operation) -> Result:
        # Whoever gives up waiting (client or deadline) must not cut a write in two.
        work = asyncio.ensure_future(self._execute(operation))
        self._writes.add(work)
        work.add_done_callback(self._writes.discard)
        return await asyncio.shield(work)

    async def _execute(self, operation: Operation) -> Result:
        if operation.definition.only_introspects:
            return await self._introspection.answer(operation)
        apart = partial(self._apart, operation)
        result = await operation.definition.prepared.execute(
            operation.bound, operation.context, apart=apart
        )
        for error in result.errors:
            if error.path is None:
                # None of a field's: of the whole operation.
                refuse_unknown(error)
        return result

    async def _apart(self, operation: Operation, work: Callable[[], T]) -> T:
        """Walks an answer; one of tens of thousands of fields while others are answered."""
        points = operation.definition.weigh(operation.request.variables).points
        if points <= cost.WALKED_AT_ONCE:
            return work()
        return await self._admission.apart(operation.caller, work)


def _describe(finished: Finished, definition: Definition) -> None:
    finished.operation = definition.name
    finished.kind = definition.kind_name
    finished.document = definition.document.digest
