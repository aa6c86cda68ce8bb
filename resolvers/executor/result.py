"""The result of an operation, whichever way it was executed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
import strawberry
from graphql import ExecutionResult, GraphQLError


@dataclass(frozen=True, slots=True)
class Result:
    """`data` is JSON as it goes out; None where it is null, or where nothing was executed."""

    data: bytes | None
    errors: Sequence[GraphQLError] = ()
    extensions: Mapping[str, Any] | None = None
    """The entries of the schema's extensions, sent beside it."""


def failed(failure: Exception) -> Result:
    """The result of an operation that failed as a whole. Whatever was raised is the error's `original_error`."""
    if isinstance(failure, GraphQLError):
        return Result(None, [failure])
    return Result(None, [GraphQLError(str(failure), original_error=failure)])


def encoded(result: ExecutionResult | strawberry.types.ExecutionResult) -> Result:
    """A result of a tree, encoded as JSON."""
    data = None if result.data is None else orjson.dumps(result.data, default=str)
    return Result(data, result.errors or (), result.extensions)


def as_tree(result: Result) -> ExecutionResult:
    """The result as graphql-core's executors give it: data as a tree."""
    data = None if result.data is None else orjson.loads(result.data)
    return ExecutionResult(data, list(result.errors) or None)
