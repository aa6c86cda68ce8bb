"""Answers to who comes with a link and is given nothing: errors as GraphQL has them."""

from http import HTTPStatus

from starlette.responses import JSONResponse, Response

from models.rules.error_codes import ErrorCode

_HEADERS = {"Cache-Control": "no-store"}


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
