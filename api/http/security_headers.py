"""Security headers of every answer that has none of its own: nothing of it is a page.

And which pages of other origins may read it, which Starlette's `CORSMiddleware` says. It has none for the rest.

By hand: `CORSMiddleware` for every request takes more than twice the time of all other middleware, and most requests
are no browser's.
"""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.auth.origins import for_pages_elsewhere
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
    return Middleware(HeaderMiddleware, settings=settings)


class HeaderMiddleware:
    """The middleware: what it adds was made before.

    What names no origin goes past Starlette's, with the one header that this would add.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._for_pages = for_pages_elsewhere(app, settings)
        security = security_headers(settings)
        self._headers = [(name.lower().encode(), text.encode()) for name, text in security.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        from_page = any(name == b"origin" for name, _ in scope["headers"])
        varies = [] if from_page else [(b"vary", b"Origin")]

        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                missing = [header for header in self._headers if header[0] not in given]
                message["headers"] = [*message["headers"], *missing, *varies]
            await send(message)

        await (self._for_pages if from_page else self._app)(scope, receive, completed)


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
