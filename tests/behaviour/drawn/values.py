"""Values for the arguments and variables of random documents, good and bad, by what they are for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    get_named_type,
    is_list_type,
    is_required_argument,
)

from tests.behaviour.drawn.plainly import literal
from tests.tenant import in_days

ABSENT = object()
"""In the place of a value: nothing is sent."""

_SIZES = ("first", "last")
_CURSORS = ("after", "before")


@dataclass(frozen=True)
class Drawn:
    """A value, or ABSENT. `spoilt`: it will not do, or may not."""

    value: Any
    spoilt: bool = False


@dataclass(frozen=True)
class Values:
    """`ids` by type; `cursors` by the name of the list, and those of the feed as "feed"."""

    chance: Random
    ids: Mapping[str, list[str]]
    cursors: Mapping[str, list[str]]

    def arguments(self, owner: str, name: str, definition: GraphQLField) -> dict[str, str]:
        """What to give a field: of each argument what its value is for."""
        given = {
            key: self._purpose(owner, name, key, argument.type)
            for key, argument in definition.args.items()
            if key not in _SIZES and (is_required_argument(argument) or self.chance.random() < 0.3)
        }
        if "first" in definition.args:
            given[self.chance.choice(_SIZES)] = "size"
            if self.chance.random() < 0.03:
                given.update(dict.fromkeys(_SIZES, "size"))
        if owner == "Subscription":
            given |= {"hire": "ID:Hire", "after": "cursor:feed"}
        return {key: each for key, each in given.items() if self._known(each)}

    def parts(self, kind: GraphQLInputObjectType) -> dict[str, str]:
        """Of some fields of an input object what their values are for."""
        chosen = self.chance.sample(list(kind.fields), self.chance.randint(0, 2))
        return {key: self._purpose(kind.name, key, key, kind.fields[key].type) for key in chosen}

    def usual(self, purpose: str, kind: Any) -> str:
        """A good value, as it is written in a document."""
        return literal(self._good(purpose, kind), kind)

    def given(self, purpose: str, kind: Any, declared: str) -> Drawn:
        """What a request says of a variable that is declared so, and used where this type is expected."""
        type, _, default = declared.partition(" = ")
        kinds = ["good"] * 24
        if default or not type.endswith("!"):
            kinds += ["absent"] * 6
        if not purpose.startswith("="):
            kinds += ["null"] * (1 if type.endswith("!") else 2) + ["bad"]
        match self.chance.choice(kinds):
            case "absent":
                return Drawn(ABSENT)
            case "null":
                return Drawn(None, spoilt=str(kind).endswith("!") or type.endswith("!"))
            case "bad":
                return self._bad(purpose)
        return Drawn(self._good(purpose, kind))

    def _purpose(self, owner: str, name: str, key: str, kind: Any) -> str:
        if key in _CURSORS:
            return f"cursor:{'feed' if owner == 'Subscription' else name}"
        named = get_named_type(kind).name
        if named == "ID":
            return f"ID:{(key if key != 'id' else name).capitalize()}"
        return str(kind).removesuffix("!")

    def _known(self, purpose: str) -> bool:
        kind, _, name = purpose.partition(":")
        return kind != "cursor" or bool(self.cursors.get(name))

    def _good(self, purpose: str, kind: Any) -> Any:
        if purpose.startswith("="):
            return json.loads(purpose[1:])
        what, _, name = purpose.partition(":")
        if what == "cursor":
            return self.chance.choice(self.cursors[name])
        if what == "ID":
            every = [id for ids in self.ids.values() for id in ids]
            return self.chance.choice(self.ids.get(name) or every)
        return self._of_type(
            get_named_type(kind),
            many=is_list_type(getattr(kind, "of_type", kind)) or is_list_type(kind),
            purpose=purpose,
        )

    def _of_type(self, kind: Any, *, many: bool, purpose: str) -> Any:
        if isinstance(kind, GraphQLInputObjectType):
            return {
                key: self._good(each, kind.fields[key].type)
                for key, each in self.parts(kind).items()
            }
        if isinstance(kind, GraphQLEnumType):
            members = self.chance.choices(list(kind.values), k=self.chance.randint(0, 2))
            if many:
                # A single value stands for a list of it.
                return members[0] if len(members) == 1 else members
            return self.chance.choice(list(kind.values))
        if purpose == "size":
            return self.chance.choice([0, 1, 2, 3])
        drawn = {"Boolean": self.chance.random() < 0.5, "Date": in_days(30)}
        return drawn.get(kind.name, "e")

    def _bad(self, purpose: str) -> Drawn:
        what = purpose.partition(":")[0]
        if what == "ID":
            return Drawn(self.chance.choice(["nothing", "Hire:none"]))
        bad: dict[str, list[Any]] = {
            "size": [-1, 201, "x"],
            "cursor": ["no cursor", 5],
            "Boolean": ["yes"],
        }
        return Drawn(self.chance.choice(bad.get(what, [5])), spoilt=True)
