"""A mutation's answer, and its effect where something of that is an error."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from graphql import ExecutionResult, GraphQLError, located_error

from models.database.errors import Effect, Unavailable
from resolvers.planner.run import Answer
from resolvers.planner.selection import Selected

PayloadTree = Mapping[str, Any]
"""By response key; an object is the `Answer` of its statement."""


@dataclass(slots=True)
class MutationResult:
    """The answers of the root fields, by response key; one that failed, which ends it, is its exception."""

    shown: dict[str, PayloadTree | Exception | str] = field(default_factory=dict)
    _effective: dict[str, Selected] = field(default_factory=dict)
    """The fields that took effect, whatever is shown of them."""

    @property
    def json(self) -> bytes | None:
        """All of it; None where an error stands in it that an executor has to tell of."""
        try:
            return orjson.dumps(self.shown, _fragment, orjson.OPT_PASSTHROUGH_DATACLASS)
        except orjson.JSONEncodeError:
            return None

    def __getitem__(self, key: str) -> Any:
        return _walkable(self.shown[key])

    @property
    def has_effect(self) -> bool:
        """Whether any field took effect."""
        return bool(self._effective)

    def took_effect(self, field: Selected) -> None:
        """Note that it is committed."""
        self._effective[field.key] = field

    def tell(self, result: ExecutionResult) -> None:
        """Say in the errors what became of each field: an error after a commit is not to look like nothing."""
        if result.errors:
            for error in result.errors:
                effect = self._effect_of(error.path[0]) if error.path else Effect.UNKNOWN
                error.extensions = {**(error.extensions or {}), "effect": effect.value}
            if result.data is None:
                result.errors = [*self._unshown(), *result.errors]

    def _effect_of(self, key: str | int) -> Effect:
        if key in self._effective:
            return Effect.DONE
        failure = self.shown[str(key)]
        if isinstance(failure, Unavailable):
            return failure.effect
        # Of an unexpected error nobody can say how far it came.
        return Effect.NONE if isinstance(failure, GraphQLError) else Effect.UNKNOWN

    def _unshown(self) -> Iterator[GraphQLError]:
        """Those that took effect, and go down with one that failed after them."""
        for key, each in self._effective.items():
            yield located_error(Unavailable(Effect.DONE), list(each.nodes), [key])


def _fragment(value: Any) -> Any:
    if isinstance(value, Answer):
        if value.empty:
            return None
        if value.json:
            return orjson.Fragment(value.json)
    raise TypeError


def _walkable(field: PayloadTree | Exception | str) -> Any:
    if not isinstance(field, dict):
        return field
    return {
        key: part.as_tree() if isinstance(part, Answer) else part for key, part in field.items()
    }
