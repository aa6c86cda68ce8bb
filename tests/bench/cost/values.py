"""Values for arguments and variables: such as clients send, and such as nobody should."""

import json
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    get_nullable_type,
    is_list_type,
    is_required_input_field,
)

from tests.tenant import in_days

Ids = Mapping[str, Sequence[str]]
"""Global ids by type."""

_TEXTS = ("a", "e", "website", "rollout 42", "nobody's title", "x" * 255, "%_" * 120)
_MANY = (1, 2, 10, 100, 1_000)
_MOST_BYTES = 900_000


class Values:
    """Draws values by a tape. `sizes` are those that a page may have."""

    def __init__(self, chance: Random, ids: Ids, sizes: Sequence[int]) -> None:
        self._chance = chance
        self._ids = ids
        self._sizes = sizes

    def good(self, kind: Any, name: str) -> Any:
        """One of this input type, for an argument or a field of this name."""
        inner = get_nullable_type(kind)
        if is_list_type(inner):
            return [self.good(inner.of_type, name) for _ in range(self._chance.choice([0, 1, 3]))]
        if isinstance(inner, GraphQLInputObjectType):
            return self._object(inner)
        if isinstance(inner, GraphQLEnumType):
            return self._chance.choice([*inner.values])
        return self._scalar(inner.name, name)

    def hostile(self, kind: Any, name: str) -> Any:
        """Much of it, or of something else, as far as a request's body goes."""
        inner = get_nullable_type(kind)
        shapes: list[Callable[[], Any]] = [self._unknown_keys, self._a_long_text, self._bad_entries]
        if is_list_type(inner):
            shapes += 2 * [lambda: self._many(inner.of_type, name)]
        if isinstance(inner, GraphQLInputObjectType):
            shapes += 2 * [lambda: {**self._object(inner), **self._unknown_keys()}]
            shapes += 2 * [lambda: self._object(inner, self.hostile)]
        return self._chance.choice(shapes)()

    def size(self) -> int:
        """Of a page."""
        return self._chance.choice(self._sizes)

    def _object(self, kind: GraphQLInputObjectType, draw: Any = None) -> dict[str, Any]:
        fields = kind.fields.items()
        chosen = [
            (key, each)
            for key, each in fields
            if is_required_input_field(each) or self._chance.random() < 0.3
        ]
        if kind.is_one_of:
            chosen = [self._chance.choice(list(fields))]
        return {key: (draw or self.good)(each.type, key) for key, each in chosen}

    def _scalar(self, kind: str, name: str) -> Any:
        if kind == "ID":
            every = [id for ids in self._ids.values() for id in ids]
            return self._chance.choice(self._ids.get(name[0].upper() + name[1:], every) or every)
        if kind in ("Int", "Float"):
            return self.size()
        drawn = {"Boolean": True, "Date": in_days(30), "Decimal": "1250.00", "CurrencyCode": "DKK"}
        return drawn.get(kind) or self._chance.choice(_TEXTS)

    def _many(self, kind: Any, name: str) -> list[Any]:
        one = self.good(kind, name)
        room = _MOST_BYTES // (len(json.dumps(one)) + 2)
        return [one] * min(self._chance.choice([*_MANY, 10_000, 50_000]), room)

    def _unknown_keys(self) -> dict[str, Any]:
        return {f"unknown{number}": number for number in range(self._chance.choice(_MANY))}

    def _a_long_text(self) -> str:
        return "é" * self._chance.choice([*_MANY, 100_000, 400_000])

    def _bad_entries(self) -> list[str]:
        return ["NOTHING"] * self._chance.choice([*_MANY, 10_000, 30_000])


def written(value: Any, kind: Any) -> str:
    """A good value as it stands in a document."""
    inner = get_nullable_type(kind)
    if isinstance(inner, GraphQLList):
        return f"[{', '.join(written(each, inner.of_type) for each in value)}]"
    if isinstance(inner, GraphQLInputObjectType):
        fields = (f"{key}: {written(each, inner.fields[key].type)}" for key, each in value.items())
        return f"{{ {', '.join(fields)} }}"
    return str(value) if isinstance(inner, GraphQLEnumType) else json.dumps(value)
