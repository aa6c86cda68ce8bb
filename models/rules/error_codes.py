"""The codes of errors that are not data: what stands in `extensions.code`, and of a document's link in its answer.

What a rule refuses is data, with codes of its own: `models.rules.errors`.
"""

from enum import StrEnum


class ErrorCode(StrEnum):
    """The code of an error, which clients branch on."""

    BAD_USER_INPUT = "BAD_USER_INPUT"
    COST_LIMIT_EXCEEDED = "COST_LIMIT_EXCEEDED"
    CURSOR_EXPIRED = "CURSOR_EXPIRED"
    DOCUMENT_FAILED = "DOCUMENT_FAILED"
    EXPIRED = "EXPIRED"
    GRAPHQL_PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
    GRAPHQL_VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
    INTERNAL = "INTERNAL"
    NOT_FOUND = "NOT_FOUND"
    PERSISTED_QUERY_NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
    TEMPLATE_INVALID = "TEMPLATE_INVALID"
    THROTTLED = "THROTTLED"
    TIMEOUT = "TIMEOUT"
    UNAUTHENTICATED = "UNAUTHENTICATED"
    UNAVAILABLE = "UNAVAILABLE"
    UNSUPPORTED_TEXT = "UNSUPPORTED_TEXT"
