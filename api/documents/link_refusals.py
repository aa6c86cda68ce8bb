"""Answers to who comes with a link and is given nothing: errors as GraphQL has them."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.rules.error_codes import ErrorCode

_HEADERS = {"Cache-Control": "no-store"}
_AWAY_SECONDS = 5


def link_refused(
    status: HTTPStatus, code: str, message: str, *, retry_after: int | None = None
) -> Response:
    """An answer with one error; `retry_after` is in seconds."""
    errors = [{"message": message, "extensions": {"code": code}}]
    headers = _HEADERS if retry_after is None else {**_HEADERS, "Retry-After": str(retry_after)}
    return JSONResponse({"errors": errors}, status, headers)


def no_such_link() -> Response:
    """404: it is no link of ours, or leads to what its viewer may not see (any more)."""
    return link_refused(HTTPStatus.NOT_FOUND, ErrorCode.NOT_FOUND, "Not found.")


def expired_link() -> Response:
    """410: it was one."""
    message = "The link has expired; ask for a new one."
    return link_refused(HTTPStatus.GONE, ErrorCode.EXPIRED, message)


def unavailable(message: str) -> Response:
    """503: it is worth another try."""
    return link_refused(
        HTTPStatus.SERVICE_UNAVAILABLE, ErrorCode.UNAVAILABLE, message, retry_after=_AWAY_SECONDS
    )


def database_away(_: Request, failure: Exception) -> Response:
    """Answers whoever came with a link while the database is away."""
    return unavailable(str(failure))
