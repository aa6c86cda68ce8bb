"""The errors that are not data: their codes stand in `extensions.code`."""

from typing import Any

from graphql import GraphQLError

from models.rules.error_codes import ErrorCode


class Nobody(GraphQLError):
    """A token by which nobody signs in: of an address that no active person has, or of a program not any more."""

    def __init__(self) -> None:
        message = "No active user here signs in by this token."
        super().__init__(message, extensions={"code": ErrorCode.UNAUTHENTICATED.value})


def coded(code: ErrorCode, message: str, **extensions: Any) -> GraphQLError:
    """An error that the client may see, with its code."""
    return GraphQLError(message, extensions={"code": code.value, **extensions})


def bad_user_input(message: str) -> GraphQLError:
    """A value that the types cannot refuse, but no field can use."""
    return coded(ErrorCode.BAD_USER_INPUT, message)


def not_found() -> GraphQLError:
    """Nothing that the viewer may see, where the field cannot be null."""
    return coded(ErrorCode.NOT_FOUND, "Not found.")


def too_deep() -> GraphQLError:
    """A query that is within the limits, but nests more than this database's parser can hold."""
    return coded(ErrorCode.COST_LIMIT_EXCEEDED, "The fields nest too deep for this database.")
