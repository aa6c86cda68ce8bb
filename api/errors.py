"""Errors at the edge, and how a client sees it.

RequestRefused          the request is not executed; knows its HTTP status
├── DocumentRefused     well-formed, but its document, variables or cost will not do
├── Unauthenticated     no token, or a bad or expired one
├── Throttled           too much in too short a time
└── ServiceUnavailable  something that we depend on is away, or took too long
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError

from models.database import errors as failures
from models.rules.error_codes import ErrorCode

MAX_ERRORS = 20

_OURS = {ErrorCode.INTERNAL, ErrorCode.UNAVAILABLE}

_OF_PYTHON = re.compile(r"Exceeds the limit \(\d+ digits\) .* to increase the limit")
_SUGGESTION = re.compile(r" Did you mean [^?]*\?")


class RequestRefused(Exception):
    """The request is not executed."""

    status = HTTPStatus.BAD_REQUEST

    def __init__(
        self,
        errors: Sequence[GraphQLError],
        *,
        status: HTTPStatus | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(errors[0].message)
        self.errors = list(errors[:MAX_ERRORS])
        self.status = status or type(self).status
        self.headers = dict(headers or {})


class DocumentRefused(RequestRefused):
    """Well-formed GraphQL over HTTP, so that `application/json` answers it with 200."""


class Unauthenticated(RequestRefused):
    """The caller has to sign in (again)."""

    def __init__(self, message: str) -> None:
        challenge = {"WWW-Authenticate": "Bearer"}
        super().__init__(
            [coded(message, ErrorCode.UNAUTHENTICATED)],
            status=HTTPStatus.UNAUTHORIZED,
            headers=challenge,
        )


class Throttled(RequestRefused):
    """`retry_after` is in whole seconds."""

    def __init__(self, retry_after: int) -> None:
        message = f"Too many requests; try again in {retry_after} seconds."
        super().__init__(
            [coded(message, ErrorCode.THROTTLED, retryAfter=retry_after)],
            status=HTTPStatus.TOO_MANY_REQUESTS,
            headers={"Retry-After": str(retry_after)},
        )


class ServiceUnavailable(RequestRefused):
    """Not the client's fault, and not for good."""

    def __init__(
        self, message: str, code: ErrorCode = ErrorCode.INTERNAL, **extensions: Any
    ) -> None:
        errors = [coded(message, code, **extensions)]
        super().__init__(errors, status=HTTPStatus.SERVICE_UNAVAILABLE)


def coded(message: str, code: ErrorCode, **extensions: Any) -> GraphQLError:
    """An error that the client may see as it is."""
    return GraphQLError(message, extensions={"code": code, **extensions})


def bad_request(message: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> RequestRefused:
    """The request itself is malformed, before any GraphQL is looked at."""
    return RequestRefused([coded(message, ErrorCode.BAD_USER_INPUT)], status=status)


def unexpected_error(error: Exception) -> RequestRefused:
    """The masked answer to an exception that nobody foresaw."""
    located = GraphQLError(str(error), original_error=error)
    return RequestRefused([located], status=status_of([located]))


def refuse_unknown(error: GraphQLError) -> None:
    """Raise Unauthenticated where the error says that the caller is nobody (any more) who may sign in."""
    if code_of(error) == ErrorCode.UNAUTHENTICATED:
        raise Unauthenticated(error.message) from None


def code_of(error: GraphQLError) -> str:
    """The code that a client sees; INTERNAL where the error was not expected."""
    if isinstance(error.original_error, failures.Unavailable):
        return ErrorCode.UNAVAILABLE
    code = (error.extensions or {}).get("code")
    if isinstance(code, str):
        return code
    if isinstance(error, GraphQLSyntaxError):
        return ErrorCode.GRAPHQL_PARSE_FAILED
    return ErrorCode.BAD_USER_INPUT if _is_about_the_request(error) else ErrorCode.INTERNAL


def unexpected_errors(errors: Iterable[GraphQLError]) -> list[GraphQLError]:
    """Of the errors those that are no client's fault: they are logged whole and shown masked."""
    return [error for error in errors if code_of(error) in _OURS]


def status_of(errors: Iterable[GraphQLError]) -> HTTPStatus:
    """Of an answer without data: 500 for an unexpected error, 503 where the database is away, else 400."""
    codes = {code_of(error) for error in errors}
    if ErrorCode.INTERNAL in codes:
        return HTTPStatus.INTERNAL_SERVER_ERROR
    if ErrorCode.UNAVAILABLE in codes:
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.BAD_REQUEST


def shown(error: GraphQLError, request_id: str, *, suggest: bool = True) -> dict[str, Any]:
    """The error as the client sees it: always with a code, and never a look inside."""
    code = code_of(error)
    answer = error.formatted
    answer["extensions"] = {**(error.extensions or {}), "code": code}
    if code == ErrorCode.INTERNAL:
        answer["message"] = _safe_message(error)
        answer["extensions"] = {"code": code, **_effect(error), "requestId": request_id}
    elif isinstance(error.original_error, failures.Unavailable):
        # What became of a mutation, so that a client knows whether to send it again.
        effect = error.original_error.effect.value
        answer["extensions"] = {"code": code, "effect": effect, "requestId": request_id}
    else:
        # A suggestion tells of fields that the closed introspection would not.
        message = error.message if suggest else _SUGGESTION.sub("", error.message)
        # Where a value lacks, or a number is too long, graphql-core says so in Python.
        message = message.replace("not to be None", "not to be null")
        answer["message"] = _OF_PYTHON.sub("It has too many digits.", message)
    return dict(answer)


def _effect(error: GraphQLError) -> dict[str, Any]:
    """The effect of a mutation, where that is known."""
    effect = (error.extensions or {}).get("effect")
    return {"effect": effect} if effect else {}


def _safe_message(error: GraphQLError) -> str:
    code = (error.extensions or {}).get("code")
    ours = error.original_error is None and code == ErrorCode.INTERNAL
    return error.message if ours else "Something went wrong on our side."


def _is_about_the_request(error: GraphQLError) -> bool:
    """Whether GraphQL itself raised it about the document or its variables.

    Such an error points into the document from its birth; what a resolver or a result raised was
    born without nodes, and only located afterwards.
    """
    cause = error.original_error
    if error.path is None and (error.nodes or cause is None):
        return True
    return isinstance(cause, GraphQLError) and bool(cause.nodes) and _is_about_the_request(cause)
