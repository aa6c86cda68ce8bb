"""What every answer tells a browser, unless it says something of its own: nothing of it is a page."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import INTERNAL
from api.settings import Settings

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


def secured(settings: Settings) -> Middleware:
    """Adds them to every answer; those that an answer has already stay as they are."""
    return Middleware(SecurityHeaders, headers=security_headers(settings))


class SecurityHeaders:
    """The middleware."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self._app = app
        self._headers = [(name.lower().encode(), text.encode()) for name, text in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(header for header in self._headers if header[0] not in given),
                ]
            await send(message)

        await self._app(scope, receive, completed if scope["type"] == "http" else send)


def broken(settings: Settings) -> Callable[[Request, Exception], Response]:
    """Answers where something broke outside of GraphQL: masked; uvicorn logs the exception."""
    # Starlette answers this outside of every middleware.
    headers = {**security_headers(settings), "Cache-Control": "no-store"}
    error = {"message": "Something went wrong on our side.", "extensions": {"code": INTERNAL}}

    def masked(_: Request, __: Exception) -> Response:
        return JSONResponse({"errors": [error]}, HTTPStatus.INTERNAL_SERVER_ERROR, headers)

    return masked
