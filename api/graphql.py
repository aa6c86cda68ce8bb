"""The GraphQL application: one address for HTTP and for websockets, whose wings know nothing of each other."""

from functools import cached_property

from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send

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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await serve_socket(self, scope, receive, send)
        else:
            await self._endpoint(scope, receive, send)
