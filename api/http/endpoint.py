"""GraphQL over HTTP, to the letter of its specification; event streams beside it.

By hand: Strawberry's view does not speak `application/graphql-response+json` with its status codes.
"""

from collections.abc import Sequence
from functools import partial
from http import HTTPStatus

from graphql import OperationType
from starlette.types import ASGIApp, Receive, Scope, Send

from api.auth.caller import Caller, authorization_of, stranger
from api.errors import (
    DocumentRefused,
    RequestRefused,
    Throttled,
    Unauthenticated,
    bad_request,
    unexpected_error,
)
from api.http.event_stream import EventStream, one_event
from api.http.messages import BODY_SECONDS, Request, Response, usual_headers
from api.http.negotiation import (
    APPLICATION_JSON,
    EVENT_STREAM,
    answer_to_refusal,
    answers,
    require_json,
)
from api.limits.apart import done_apart
from api.limits.passage import Passage
from api.observability.logging import Finished
from api.operations.request import GraphQLRequest, read_body, read_parameters
from api.operations.runner import encode
from api.operations.service import GraphQLService
from api.server.timeouts import TimeLimit
from api.settings import Settings


class Endpoint:
    """An ASGI application for what is asked by HTTP."""

    def __init__(self, service: GraphQLService) -> None:
        self._service = service
        self._engine = service.engine
        self._settings = service.settings
        self._body_limit = TimeLimit(BODY_SECONDS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        asking = stranger(request, "http")
        with self._engine.observed(asking) as finished:
            response = await self._response(request, asking, finished)
            try:
                await response(request.scope, request.receive, send)
            except OSError:
                # They left; nobody is there to be told.
                return

    async def _response(self, request: Request, asking: Caller, finished: Finished) -> ASGIApp:
        try:
            return await self._answer(request, asking, finished)
        except RequestRefused as refused:
            return self._refusal(request, asking, finished, refused)
        except Exception as error:  # noqa: BLE001 (whatever broke, the client gets a masked answer)
            return self._refusal(request, asking, finished, unexpected_error(error))

    async def _answer(self, request: Request, asking: Caller, finished: Finished) -> ASGIApp:
        media_types = answers(request.header(b"accept"))
        _require_method(request)
        caller = await self._caller(request, asking)
        with self._engine.passage(caller) as passage:
            asked = await self._read(request, caller, passage)
            operation = await self._engine.admit(asked, caller, passage, finished)
            _require_read_only(request, operation.kind)
            media_type = _media_type(media_types, operation.kind)
            if media_type == EVENT_STREAM:
                headers = usual_headers(caller.request_id)
                return EventStream(
                    self._engine, self._service.sockets, operation, finished, headers
                )
            payload = await self._engine.answer(operation, finished)
            return Response(encode(payload), media_type, caller.request_id)

    async def _caller(self, request: Request, asking: Caller) -> Caller:
        authorization = authorization_of(request)
        if authorization is None:
            if not self._settings.introspection:
                raise Unauthenticated("Sign in: this needs an Authorization header with a token.")
            return asking
        identity = await self._service.identify(authorization, asking)
        return asking.known_as(identity)

    async def _read(self, request: Request, caller: Caller, passage: Passage) -> GraphQLRequest:
        try:
            return await self._asked(request, caller, passage)
        except Throttled:
            raise
        except RequestRefused:
            await self._engine.refuse(caller)
            raise

    async def _asked(self, request: Request, caller: Caller, passage: Passage) -> GraphQLRequest:
        if request.method == "GET":
            size = len(request.scope["query_string"])
            read = partial(_asked_by_link, request, self._settings)
        else:
            header = request.header
            require_json(header(b"content-type") or "", header(b"content-encoding") or "")
            body = await request.body(self._settings.max_body_bytes, self._body_limit)
            size, read = len(body), partial(read_body, body, self._settings)
        await self._engine.receive(caller, size, passage)
        asked = await done_apart(read) if passage.large else read()
        asked.size = size
        asked.last_event_id = request.header(b"last-event-id") or None
        if request.header(b"x-cost") == "1":
            asked.extensions["cost"] = True
        return asked

    def _refusal(
        self, request: Request, caller: Caller, finished: Finished, refused: RequestRefused
    ) -> ASGIApp:
        id = caller.request_id
        payload = self._engine.refusal(refused, id, finished)
        if isinstance(refused, DocumentRefused) and _wants_stream(request):
            return one_event(payload, {**usual_headers(id), **refused.headers})
        media_type = answer_to_refusal(request.header(b"accept"))
        # By the specification a well-formed request gets 200 from plain `application/json`,
        # whose older clients take anything else for a failure of the network.
        well_formed = isinstance(refused, DocumentRefused) and media_type == APPLICATION_JSON
        status = HTTPStatus.OK if well_formed else refused.status
        return Response(encode(payload), media_type, id, status=status, headers=refused.headers)


def _asked_by_link(request: Request, settings: Settings) -> GraphQLRequest:
    return read_parameters(request.parameters, settings)


def _require_method(request: Request) -> None:
    if request.method not in {"GET", "POST"}:
        raise _method_refused("GraphQL is asked by POST, or by GET for queries.", "GET, POST")


def _require_read_only(request: Request, kind: OperationType) -> None:
    # A link that somebody is lured to must never change anything.
    if request.method == "GET" and kind is OperationType.MUTATION:
        raise _method_refused("Mutations are asked by POST.", "POST")


def _method_refused(message: str, allowed: str) -> RequestRefused:
    refused = bad_request(message, HTTPStatus.METHOD_NOT_ALLOWED)
    refused.headers["Allow"] = allowed
    return refused


def _media_type(media_types: Sequence[str], kind: OperationType) -> str:
    if kind is not OperationType.SUBSCRIPTION:
        return next((offer for offer in media_types if offer != EVENT_STREAM), EVENT_STREAM)
    if EVENT_STREAM not in media_types:
        message = f"A subscription needs a websocket, or 'Accept: {EVENT_STREAM}'."
        raise bad_request(message, HTTPStatus.NOT_ACCEPTABLE)
    return EVENT_STREAM


def _wants_stream(request: Request) -> bool:
    try:
        return answers(request.header(b"accept")) == (EVENT_STREAM,)
    except RequestRefused:
        return False
