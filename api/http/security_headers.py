"""What every answer tells a browser, unless it says something of its own: nothing of it is a page.

And which pages of other origins may read it.
"""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.auth.origins import asked_before, shared_with
from api.settings import Settings
from models.rules.error_codes import ErrorCode

_A_YEAR = 365 * 24 * 3600
_ALWAYS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def security_headers(settings: Settings) -> dict[str, str]:
    """By name. Where the public address is https, browsers are to keep to it."""
    if urlsplit(settings.public_url).scheme == "https":
        return {**_ALWAYS, "Strict-Transport-Security": f"max-age={_A_YEAR}"}
    return _ALWAYS


def guarded(settings: Settings) -> Middleware:
    """Adds them to every answer; those that an answer has already stay as they are."""
    return Middleware(Guard, settings=settings)


_TO_DO = b"access-control-request-method"
_VARIES = (b"vary", b"Origin")


class Guard:
    """The middleware: what it adds was made before, for each origin."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._asked_before = asked_before(app, settings)
        security = security_headers(settings)
        self._headers = [(name.lower().encode(), text.encode()) for name, text in security.items()]
        self._shared = shared_with(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        origin = _header(scope, b"origin")
        asks = origin is not None and scope["method"] == "OPTIONS" and _header(scope, _TO_DO)
        shared = [] if asks else [*self._shared.get(origin or b"", ()), _VARIES]

        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                missing = [header for header in self._headers if header[0] not in given]
                message["headers"] = [*message["headers"], *missing, *shared]
            await send(message)

        await (self._asked_before if asks else self._app)(scope, receive, completed)


def _header(scope: Scope, name: bytes) -> bytes | None:
    return next((value for given, value in scope["headers"] if given == name), None)


def broken(settings: Settings) -> Callable[[Request, Exception], Response]:
    """Answers where something broke outside of GraphQL: masked; uvicorn logs the exception."""
    # Starlette answers this outside of every middleware.
    headers = {**security_headers(settings), "Cache-Control": "no-store"}
    error = {
        "message": "Something went wrong on our side.",
        "extensions": {"code": ErrorCode.INTERNAL},
    }

    def masked(_: Request, __: Exception) -> Response:
        return JSONResponse({"errors": [error]}, HTTPStatus.INTERNAL_SERVER_ERROR, headers)

    return masked
