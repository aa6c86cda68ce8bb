"""Answers about the schema itself: whoever asks, and with whichever right, one document has one answer."""

from collections.abc import Hashable
from hashlib import sha256

import orjson
from strawberry import Schema
from strawberry.types import ExecutionResult

from api.admission import Admission
from api.execution import executed
from api.kept_bytes import KeptBytes
from api.operation import Operation

_KEPT = 20_000_000
"""Bytes of answers, which are a few hundred thousand of each."""


class Introspection:
    """Makes them, each once, and keeps them: an answer takes as long as a thousand requests for data."""

    def __init__(self, schema: Schema, admission: Admission) -> None:
        self._schema = schema._schema  # noqa: SLF001 (strawberry offers no other way to it)
        self._admission = admission
        self._kept = KeptBytes(_KEPT)

    async def answer(self, operation: Operation) -> bytes | ExecutionResult:
        """To an operation that asks for nothing else. Raises Throttled."""
        key = _key(operation)
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        points = operation.definition.weigh(operation.request.variables).anew
        result = await self._admission.anew(
            operation.caller, points, lambda: self._executed(operation)
        )
        if isinstance(result, bytes):
            self._kept.keep(key, result)
        return result

    def _executed(self, operation: Operation) -> bytes | ExecutionResult:
        result = executed(self._schema, operation)
        return result if result.errors else orjson.dumps(result.data)


def _key(operation: Operation) -> Hashable:
    definition, request = operation.definition, operation.request
    # Whatever else is sent with it makes no other answer.
    given = {
        name: request.variables[name] for name in definition.variables if name in request.variables
    }
    asked = [request.query, definition.name, given]
    return sha256(orjson.dumps(asked, option=orjson.OPT_SORT_KEYS)).digest()
