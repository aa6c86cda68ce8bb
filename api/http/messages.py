"""One HTTP request and its answer, as bytes: read and written without what a framework offers beside.

By hand: Starlette's `Request` knows no time limit for a body, and its limit of size answers in plain text.
"""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.datastructures import QueryParams
from starlette.types import Receive, Scope, Send

from api.errors import bad_request
from api.http.negotiation import APPLICATION_JSON, RESPONSE_JSON
from api.server.timeouts import TimeLimit

BODY_SECONDS = 10


class Request:
    """A request."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self.scope = scope
        self.receive = receive
        self.method: str = scope["method"]
        # Where a header is there several times, the first one counts.
        self._headers = dict(reversed(scope["headers"]))

    def header(self, name: bytes) -> str | None:
        """The value; the name is in lower case."""
        value = self._headers.get(name)
        return None if value is None else value.decode("latin-1")

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """The parameters of the query string."""
        return QueryParams(self.scope["query_string"]).multi_items()

    async def body(self, largest: int, limit: TimeLimit) -> bytes:
        """The whole body; raises RequestRefused where it is too large, too slow, or cut off."""
        try:
            with limit():
                return await self._body(largest)
        except TimeoutError:
            message = "The body did not arrive in time."
            raise bad_request(message, HTTPStatus.REQUEST_TIMEOUT) from None

    async def _body(self, largest: int) -> bytes:
        chunks, size, more = [], 0, True
        while more:
            message = await self.receive()
            if message["type"] != "http.request":
                raise bad_request("The body ended too early.")
            chunks.append(message.get("body", b""))
            size += len(chunks[-1])
            if size > largest:
                text = f"The body is larger than {largest} bytes."
                raise bad_request(text, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            more = message.get("more_body", False)
        return b"".join(chunks)


class Response:
    """An answer that is all there: an ASGI application. Header names are in lower case."""

    def __init__(
        self,
        body: bytes,
        media_type: str,
        request_id: str,
        *,
        status: int = HTTPStatus.OK,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self._body = body
        self._status = status
        self._headers = [
            *_USUAL[media_type],
            (b"content-length", b"%d" % len(body)),
            (b"x-request-id", request_id.encode("latin-1")),
        ]
        if headers:
            self._headers += [(n.lower().encode(), value.encode()) for n, value in headers.items()]

    async def __call__(self, _: Scope, __: Receive, send: Send) -> None:
        """Sends it."""
        start = {"type": "http.response.start", "status": self._status, "headers": self._headers}
        await send(start)
        await send({"type": "http.response.body", "body": self._body})


def usual_headers(request_id: str) -> dict[str, str]:
    """The headers that every answer has."""
    return {**_OF_ALL, "X-Request-ID": request_id}


_OF_ALL = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_USUAL = {
    media_type: [
        *((name.lower().encode(), value.encode()) for name, value in _OF_ALL.items()),
        (b"content-type", f"{media_type}; charset=utf-8".encode()),
    ]
    for media_type in (APPLICATION_JSON, RESPONSE_JSON)
}
