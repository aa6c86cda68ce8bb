"""Answers about the schema itself: whoever asks, and with whichever right, one document has one answer."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

import orjson

from api.operations.admission import Admission
from api.operations.executor import Result
from api.operations.operation import Operation
from models.kit.recently_used import RecentlyUsed

_KEPT = 20_000_000
"""Bytes of answers, which are a few hundred thousand of each."""
_SHARE = 4
"""An answer that alone is more than a quarter of them is not kept."""


class Introspection:
    """Makes the answers, each once, and keeps them: one takes as long as a thousand requests for data."""

    def __init__(self, admission: Admission) -> None:
        self._admission = admission
        self._kept = RecentlyUsed[Hashable, bytes](_KEPT, len, _SHARE)

    async def answer(self, operation: Operation) -> Result:
        """To an operation that asks for nothing else. A Throttled is an error in it."""
        key = _key(operation)
        kept = self._kept.get(key)
        if kept is not None:
            return _Answered(kept)
        definition = operation.definition
        points = definition.weigh(operation.request.variables).anew
        anew = partial(self._admission.anew, operation.caller, points)
        result = await definition.prepared.execute(operation.bound, None, apart=anew)
        if result.data is not None and not result.errors:
            self._kept.keep(key, result.data)
        return result


@dataclass(frozen=True, slots=True)
class _Answered:
    """A result that is kept."""

    data: bytes
    errors: tuple[()] = ()
    extensions: None = None


def _key(operation: Operation) -> Hashable:
    definition, request = operation.definition, operation.request
    # Whatever else is sent with it makes no other answer.
    given = {
        name: request.variables[name] for name in definition.variables if name in request.variables
    }
    asked = [request.query, definition.name, given]
    return sha256(orjson.dumps(asked, option=orjson.OPT_SORT_KEYS)).digest()
