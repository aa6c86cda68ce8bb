"""GraphQL over HTTP, to the letter of its specification; websockets and event streams beside it."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from http import HTTPStatus

from graphql import OperationType
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from strawberry import Schema

from api.auth import Identity, KeysUnavailable, TokenRefused, Verify, bearer_token
from api.callers import Caller, authorization_of, stranger
from api.cost import ListSizes
from api.direct import Direct
from api.engine import Engine, MakeContext, Observe, encode
from api.errors import (
    DocumentRefused,
    Refused,
    Unauthenticated,
    Unavailable,
    bad_request,
    surprise,
)
from api.live import Live
from api.logging import Finished
from api.negotiation import EVENT_STREAM, JSON, answer_to_refusal, answers, require_json
from api.requests import GraphQLRequest, read_json, read_parameters, read_request
from api.settings import Settings
from api.sockets import Sockets
from api.sse import EventStream, one_event
from api.websocket import serve_socket

_BODY_SECONDS = 10
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class GraphQLApp:
    """An ASGI application that answers GraphQL on HTTP and graphql-transport-ws.

    `make_context` gets the identity, the request id and the present time, once for each operation.
    Whoever sends `X-Cost: 1`, or `"extensions": {"cost": true}`, is told what the request costs in
    `extensions.cost`. Whoever is not signed in may ask for the schema alone (unless introspection is off): such an
    operation runs with None as its context. `live` runs the subscriptions; without it strawberry does.
    `direct` reads whole queries, with contexts of their own where `make_direct_context` makes them.
    """

    def __init__(
        self,
        *,
        schema: Schema,
        settings: Settings,
        verify: Verify,
        make_context: MakeContext,
        list_sizes: ListSizes | None = None,
        observers: Sequence[Observe] = (),
        live: Live | None = None,
        direct: Direct | None = None,
        make_direct_context: MakeContext | None = None,
    ) -> None:
        self.settings = settings
        self.engine = Engine(
            schema,
            settings,
            make_context,
            list_sizes or {},
            observers=observers,
            live=live,
            direct=direct,
            make_direct_context=make_direct_context,
        )
        self.sockets = Sockets(settings.max_sockets_per_user)
        self._verify = verify

    def routes(self, path: str = "/graphql") -> list[BaseRoute]:
        """For the application that mounts this one."""
        return [Route(path, self), WebSocketRoute(path, self)]

    def stop(self) -> None:
        """Ends every stream and socket, so that the server need not wait for them."""
        self.sockets.stop()

    async def drain(self, seconds: float = 10.0) -> None:
        """Waits for the writes that still run."""
        await self.engine.drain(seconds)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await serve_socket(self, scope, receive, send)
        else:
            await self._serve_http(Request(scope, receive), send)

    async def identify(self, authorization: str) -> Identity:
        """Who an `Authorization` value speaks for; raises Refused."""
        try:
            return await self._verify(bearer_token(authorization), datetime.now(UTC))
        except TokenRefused as refused:
            raise Unauthenticated(str(refused)) from None
        except KeysUnavailable:
            raise Unavailable("Nobody can sign in now: the provider is away.") from None

    async def _serve_http(self, request: Request, send: Send) -> None:
        asking = stranger(request, "http")
        with self.engine.observed(asking) as finished:
            response = await self._response(request, asking, finished)
            try:
                await response(request.scope, request.receive, send)
            except (OSError, ClientDisconnect):
                # They left; nobody is there to be told.
                return

    async def _response(self, request: Request, asking: Caller, finished: Finished) -> ASGIApp:
        try:
            return await self._answer(request, asking, finished)
        except Refused as refused:
            return self._refusal(request, asking, finished, refused)
        except Exception as error:  # noqa: BLE001 (whatever broke, the client gets a masked answer)
            return self._refusal(request, asking, finished, surprise(error))

    async def _answer(self, request: Request, asking: Caller, finished: Finished) -> ASGIApp:
        media_types = answers(request.headers.get("accept"))
        _require_method(request)
        caller = await self._caller(request, asking)
        asked = await self._read(request)
        operation = await self.engine.admit(asked, caller, finished)
        _require_read_only(request, operation.kind)
        media_type = _media_type(media_types, operation.kind)
        headers = _headers(caller)
        if media_type == EVENT_STREAM:
            return EventStream(self.engine, self.sockets, operation, finished, headers)
        payload = await self.engine.answer(operation, finished)
        return Response(encode(payload), media_type=_in_utf8(media_type), headers=headers)

    async def _caller(self, request: Request, asking: Caller) -> Caller:
        authorization = authorization_of(request)
        if authorization is None:
            if not self.settings.introspection:
                raise Unauthenticated("Sign in: this needs an Authorization header with a token.")
            return asking
        identity = await self.identify(authorization)
        return asking.known_as(identity)

    async def _read(self, request: Request) -> GraphQLRequest:
        if request.method == "GET":
            asked = read_parameters(request.query_params.multi_items(), self.settings)
        else:
            headers = request.headers
            require_json(headers.get("content-type", ""), headers.get("content-encoding", ""))
            body = await _body(request, self.settings.max_body_bytes)
            asked = read_request(read_json(body), self.settings)
        if request.headers.get("x-cost") == "1":
            asked.extensions["cost"] = True
        return asked

    def _refusal(
        self, request: Request, caller: Caller, finished: Finished, refused: Refused
    ) -> ASGIApp:
        payload = self.engine.refusal(refused, caller.request_id, finished)
        headers = {**_headers(caller), **refused.headers}
        if isinstance(refused, DocumentRefused) and _wants_stream(request):
            return one_event(payload, headers)
        media_type = answer_to_refusal(request.headers.get("accept"))
        # By the specification a well-formed request gets 200 from plain `application/json`,
        # whose older clients take anything else for a failure of the network.
        well_formed = isinstance(refused, DocumentRefused) and media_type == JSON
        status = HTTPStatus.OK if well_formed else refused.status
        return Response(encode(payload), status, headers, _in_utf8(media_type))


def _headers(caller: Caller) -> dict[str, str]:
    return {**_HEADERS, "X-Request-ID": caller.request_id}


def _in_utf8(media_type: str) -> str:
    return f"{media_type}; charset=utf-8"


def _require_method(request: Request) -> None:
    if request.method not in {"GET", "POST"}:
        raise _method_refused("GraphQL is asked by POST, or by GET for queries.", "GET, POST")


def _require_read_only(request: Request, kind: OperationType) -> None:
    # A link that somebody is lured to must never change anything.
    if request.method == "GET" and kind is OperationType.MUTATION:
        raise _method_refused("Mutations are asked by POST.", "POST")


def _method_refused(message: str, allowed: str) -> Refused:
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
        return answers(request.headers.get("accept")) == [EVENT_STREAM]
    except Refused:
        return False


async def _body(request: Request, limit: int) -> bytes:
    chunks, size = [], 0
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for chunk in request.stream():
                chunks.append(chunk)
                size += len(chunk)
                if size > limit:
                    message = f"The body is larger than {limit} bytes."
                    raise bad_request(message, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    except TimeoutError:
        raise bad_request("The body did not arrive in time.", HTTPStatus.REQUEST_TIMEOUT) from None
    return b"".join(chunks)
