"""GraphQL's response, with errors as clients may see them."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import orjson
from graphql import GraphQLError

from api.errors import DocumentRefused, RequestRefused, code_of, shown, status_of, unexpected_errors
from api.observability.logging import Finished, log_unexpected_error
from api.operations.executor import Result
from api.operations.operation import Operation, ResponsePayload


class Payloads:
    """Makes response payloads; with `suggest` a message may name what the client could have meant."""

    def __init__(self, *, suggest: bool) -> None:
        self._suggest = suggest

    def of(self, result: Result, operation: Operation, finished: Finished) -> ResponsePayload:
        """The answer to an operation; raises RequestRefused where it was not executed at all."""
        if result.data is None and any(error.path is None for error in result.errors):
            raise not_executed(list(result.errors))
        data = None if result.data is None else orjson.Fragment(result.data)
        payload = self.delivered(data, result.errors, operation, finished)
        if result.extensions:
            payload["extensions"] = {**result.extensions, **payload.get("extensions", {})}
        return payload

    def delivered(
        self, data: Any, errors: Sequence[GraphQLError], operation: Operation, finished: Finished
    ) -> ResponsePayload:
        """The payload of a result, be it one delivery of many."""
        payload: ResponsePayload = {"data": data}
        if errors:
            payload["errors"] = self._errors(errors, operation.caller.request_id, finished)
        if operation.extensions:
            payload["extensions"] = operation.extensions
        return payload

    def refusal(
        self, refused: RequestRefused, request_id: str, finished: Finished
    ) -> ResponsePayload:
        """The answer to a request that is not executed: errors, and no `data`."""
        return {"errors": self._errors(refused.errors, request_id, finished)}

    def _errors(
        self, errors: Sequence[GraphQLError], request_id: str, finished: Finished
    ) -> list[ResponsePayload]:
        finished.codes += [code_of(error) for error in errors]
        for error in unexpected_errors(errors):
            log_unexpected_error(error, request_id)
        return [shown(error, request_id, suggest=self._suggest) for error in errors]


def encode(payload: Mapping[str, Any] | bytes) -> bytes:
    """JSON. What is encoded already, or in part as an `orjson.Fragment`, stays as it is."""
    return payload if isinstance(payload, bytes) else orjson.dumps(payload, default=str)


def not_executed(errors: list[GraphQLError]) -> RequestRefused:
    """The exception for a result of errors alone, without data."""
    for error in errors:
        if isinstance(error.original_error, RequestRefused):
            return error.original_error
    status = status_of(errors)
    well_formed = status is HTTPStatus.BAD_REQUEST
    return DocumentRefused(errors) if well_formed else RequestRefused(errors, status=status)
