"""The GraphQL application: one address for HTTP and for websockets, whose wings know nothing of each other."""

from functools import cached_property

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.endpoint import Endpoint
from api.operations.service import GraphQLService
from api.websocket.connection import serve_socket


class GraphQLApp(GraphQLService):
    """An ASGI application that answers GraphQL on HTTP and graphql-transport-ws."""

    @cached_property
    def _endpoint(self) -> Endpoint:
        return Endpoint(self)

    def routes(self, path: str = "/graphql") -> list[BaseRoute]:
        """For the application that mounts this one."""
        return [Route(path, self), WebSocketRoute(path, self)]

    def straight(self, path: str = "/graphql") -> Middleware:
        """For the same application, as the last of its middleware: brings requests here past the router."""
        return Middleware(Straight, to=self, path=path)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await serve_socket(self, scope, receive, send)
        else:
            await self._endpoint(scope, receive, send)


class Straight:
    """The middleware: what is not a request to the path goes the usual way."""

    def __init__(self, app: ASGIApp, to: ASGIApp, path: str) -> None:
        self._app = app
        self._to = to
        self._path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ours = scope["type"] == "http" and scope["path"] == self._path
        await (self._to if ours else self._app)(scope, receive, send)
