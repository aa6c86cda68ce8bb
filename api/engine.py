"""Runs one operation, whichever transport brought it: rights to ask, cost, deadline, masking."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, TypeVar

import orjson
from graphql import DocumentNode, GraphQLError, OperationDefinitionNode, OperationType
from strawberry import Schema
from strawberry.types import ExecutionResult

from api.auth import Identity
from api.callers import Caller
from api.cost import ListSizes
from api.direct import Direct
from api.documents import Document, Documents, UseDocuments
from api.errors import (
    COST_LIMIT_EXCEEDED,
    TIMEOUT,
    UNAUTHENTICATED,
    DocumentRefused,
    Refused,
    Throttled,
    Unauthenticated,
    Unavailable,
    code_of,
    coded,
    shown,
    status_of,
    surprises,
)
from api.live import Live, WriteNow
from api.logging import Finished, log_finished, log_surprise
from api.requests import GraphQLRequest
from api.settings import Settings
from api.throttle import Standing, throttle
from api.turns import Turns

MakeContext = Callable[[Identity, str, datetime], Awaitable[Any]]
"""Identity, request id and present time to the context of one operation.

A GraphQLError with the code UNAUTHENTICATED refuses a caller whom the database does not know.
"""

_PAUSE = 0.25

Observe = Callable[[Finished], None]
Payload = dict[str, Any]
T = TypeVar("T")


@dataclass
class Operation:
    """One that may run."""

    request: GraphQLRequest
    document: DocumentNode
    caller: Caller
    kind: OperationType
    context: Any
    extensions: Payload | None
    question: Any = None
    """Of a query that is answered directly."""


class Engine:
    """Executes operations of one schema within the settings' limits."""

    def __init__(
        self,
        schema: Schema,
        settings: Settings,
        make_context: MakeContext,
        list_sizes: ListSizes,
        *,
        observers: Sequence[Observe],
        live: Live | None,
        direct: Direct | None = None,
        make_direct_context: MakeContext | None = None,
    ) -> None:
        self.settings = settings
        self.throttle = throttle(settings)
        self._schema = schema
        self._documents = Documents(schema, settings, list_sizes)
        # Extensions of the schema itself go on working: they only find the parsing done.
        schema.extensions = (*schema.extensions, lambda: UseDocuments(self._documents))
        self._turns = Turns()
        self._make_context = make_context
        self._live = live
        self._direct = direct
        self._make_direct_context = make_direct_context or make_context
        self._observers = (log_finished, *observers)
        self._writes: set[asyncio.Task[ExecutionResult]] = set()

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

    async def admit(self, request: GraphQLRequest, caller: Caller, finished: Finished) -> Operation:
        """The operation, judged and paid for, with its context; raises Refused."""
        document = await self._read(request, caller)
        node = document.operation(request.operation_name)
        _describe(finished, document, node)
        if caller.identity is None and not document.only_introspects(node):
            raise Unauthenticated("Sign in: this needs an Authorization header with a token.")
        extensions = await self._charge(request, caller, document, node, finished)
        question = self._question(request, document, node)
        make = self._make_context if question is None else self._make_direct_context
        context = await self._context(caller, make)
        finished.user_id = _user_id(context)
        kind = node.operation
        return Operation(request, document.node, caller, kind, context, extensions, question)

    async def answer(self, operation: Operation, finished: Finished) -> Payload:
        """What a query or mutation gives; raises Refused where it was not executed at all."""
        work = asyncio.ensure_future(self._execute(operation))
        if operation.kind is OperationType.MUTATION:
            # Whoever gives up waiting (client or deadline) must not cut a write in two.
            self._writes.add(work)
            work.add_done_callback(self._writes.discard)
            result = await self._in_time(asyncio.shield(work))
        else:
            result = await self._in_time(work)
        finished.user_id = _user_id(operation.context)
        return self._payload(result, operation, finished)

    def stream(
        self, operation: Operation, finished: Finished, write_now: WriteNow | None = None
    ) -> AsyncGenerator[Payload | bytes, None]:
        """What a subscription gives, one after the other, but for what `write_now` took.

        Raises Refused where it cannot go on.
        """
        if self._live:
            return self._stream_shared(self._live, operation, finished, write_now)
        return self._stream_alone(operation, finished)

    async def _stream_shared(
        self,
        live: Live,
        operation: Operation,
        finished: Finished,
        write_now: WriteNow | None,
    ) -> AsyncGenerator[Payload | bytes, None]:
        request = operation.request
        deliveries = live.stream(
            text=request.query,
            document=operation.document,
            operation_name=request.operation_name,
            variables=request.variables,
            context=operation.context,
            write_now=None if operation.extensions else write_now,
        )
        try:
            async with aclosing(deliveries):
                async for each in deliveries:
                    if each.whole and not operation.extensions:
                        yield each.whole
                    else:
                        result = ExecutionResult(data=each.data, errors=each.errors)
                        yield self._payload(result, operation, finished)
        except GraphQLError as error:
            raise _not_executed([error]) from None

    async def _stream_alone(
        self, operation: Operation, finished: Finished
    ) -> AsyncGenerator[Payload | bytes, None]:
        results = await self._schema.stream(**_arguments(operation))
        async with aclosing(results):
            async for result in results:
                if not isinstance(result, ExecutionResult):
                    raise Unavailable("Incremental delivery is not offered.")
                yield self._payload(result, operation, finished)

    def refusal(self, refused: Refused, request_id: str, finished: Finished) -> Payload:
        """The answer to a request that is not executed: errors, and no `data`."""
        return {"errors": self._errors(refused.errors, request_id, finished)}

    async def drain(self, seconds: float = 10.0) -> None:
        """Waits for the writes that still run, at most so long."""
        if self._writes:
            await asyncio.wait(set(self._writes), timeout=seconds)

    async def _read(self, request: GraphQLRequest, caller: Caller) -> Document:
        if self._documents.knows(request.query):
            return self._documents.read_now(request.query)
        async with self._turns.turn(caller.key):
            return await self._read_anew(request, caller)

    async def _read_anew(self, request: GraphQLRequest, caller: Caller) -> Document:
        price = self._documents.price(request.query)
        if price:
            await self._take(caller, price)
        try:
            return await self._documents.read(request.query)
        except DocumentRefused:
            # Whoever mistypes pays too: it is work as well.
            await self._take(caller, 1)
            raise

    async def _charge(
        self,
        request: GraphQLRequest,
        caller: Caller,
        document: Document,
        node: OperationDefinitionNode,
        finished: Finished,
    ) -> Payload | None:
        points = document.weigh(node, request.variables).points
        finished.cost = points
        cost: Payload = {"requested": points, "limit": self.settings.cost_limit}
        if points > self.settings.cost_limit:
            await self._take(caller, 1)
            message = f"The request may cost {points} points; {cost['limit']} are allowed."
            raise DocumentRefused([coded(message, COST_LIMIT_EXCEEDED, cost=cost)])
        standing = await self._take(caller, points)
        if standing:
            cost["throttle"] = standing.as_json()
        return {"cost": cost} if request.wants_cost else None

    async def _take(self, caller: Caller, points: int) -> Standing | None:
        standing = await self.throttle.take(caller.key, points)
        if standing and standing.retry_after:
            # Whoever asks again at once keeps nobody busy with it.
            await asyncio.sleep(_PAUSE)
            raise Throttled(standing.retry_after)
        return standing

    def _question(
        self, request: GraphQLRequest, document: Document, node: OperationDefinitionNode
    ) -> Any:
        if self._direct is None:
            return None
        names = document.root_fields(node)
        return self._direct.question(node, names, document.fragments, request.variables)

    async def _context(self, caller: Caller, make_context: MakeContext) -> Any:
        if caller.identity is None:
            return None
        making = make_context(caller.identity, caller.request_id, datetime.now(UTC))
        try:
            return await self._in_time(making)
        except GraphQLError as error:
            if code_of(error) == UNAUTHENTICATED:
                raise Unauthenticated(error.message) from None
            raise

    async def _in_time(self, work: Awaitable[T]) -> T:
        seconds = self.settings.request_timeout
        try:
            async with asyncio.timeout(seconds):
                return await work
        except TimeoutError:
            message = f"Not done within {seconds:g} seconds; what was begun may still complete."
            raise Unavailable(message, TIMEOUT) from None

    async def _execute(self, operation: Operation) -> ExecutionResult:
        tree: Any = None
        if self._direct and operation.question is not None:
            try:
                answer = await self._direct.answer(operation.question, operation.context)
            except Exception as failure:  # noqa: BLE001 (strawberry makes errors of them too)
                return ExecutionResult(data=None, errors=[_as_error(failure)])
            if answer.json:
                # Nothing is left to do: the bytes go out as they came.
                whole: Any = orjson.Fragment(answer.json)
                return ExecutionResult(data=whole, errors=None)
            tree = answer.as_tree()
        return await self._schema.execute(**_arguments(operation), root_value=tree)

    def _payload(
        self, result: ExecutionResult, operation: Operation, finished: Finished
    ) -> Payload:
        errors = list(result.errors or ())
        if result.data is None and any(error.path is None for error in errors):
            raise _not_executed(errors)
        payload: Payload = {"data": result.data}
        if errors:
            payload["errors"] = self._errors(errors, operation.caller.request_id, finished)
        extensions = {**(result.extensions or {}), **(operation.extensions or {})}
        return {**payload, "extensions": extensions} if extensions else payload

    def _errors(
        self, errors: Sequence[GraphQLError], request_id: str, finished: Finished
    ) -> list[Payload]:
        finished.codes += [code_of(error) for error in errors]
        for error in surprises(errors):
            log_surprise(error, request_id)
        suggest = self.settings.introspection
        return [shown(error, request_id, suggest=suggest) for error in errors]


def encode(payload: Mapping[str, Any]) -> bytes:
    """JSON. `data` may hold an `orjson.Fragment`: an answer that is JSON already."""
    return orjson.dumps(payload, default=str)


def _arguments(operation: Operation) -> dict[str, Any]:
    request = operation.request
    return {
        "query": request.query,
        "variable_values": request.variables,
        "context_value": operation.context,
        "operation_name": request.operation_name,
        "operation_extensions": request.extensions,
    }


def _describe(finished: Finished, document: Document, node: OperationDefinitionNode) -> None:
    finished.operation = node.name.value if node.name else None
    finished.kind = node.operation.value
    finished.document = document.digest


def _user_id(context: Any) -> str | None:
    user_id = getattr(context, "user_id", None)
    return None if user_id is None else str(user_id)


def _as_error(failure: Exception) -> GraphQLError:
    if isinstance(failure, GraphQLError):
        return failure
    return GraphQLError(str(failure), original_error=failure)


def _not_executed(errors: list[GraphQLError]) -> Refused:
    status = status_of(errors)
    well_formed = status is HTTPStatus.BAD_REQUEST
    return DocumentRefused(errors) if well_formed else Refused(errors, status=status)
