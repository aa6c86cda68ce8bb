"""Selections, drawn at random: fragments that are spread in many places, keys that merge, variables in common."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
    is_required_input_field,
)

from tests.behaviour.drawn.plainly import Deed, literal
from tests.behaviour.drawn.values import Values
from tests.behaviour.walks import SCHEMA

_FRAGMENTS = 8
"""Of one document: with few of them most are spread in several places."""
_NOT_DRAWN = {
    # No statement answers it.
    "previewMilestoneEdit", "previewHireEdit",
    # Another one each time that it is read.
    "url", "expiresAt", "eventCursor",
}  # fmt: skip
_BY_NODE = ("Hire", "Company", "Milestone", "HireEvent")


@dataclass
class Variable:
    """One that a document uses, always for the same; `compulsory` where a place has no default of its own."""

    purpose: str
    type: Any
    compulsory: bool = False

    def fits(self, purpose: str, kind: Any) -> bool:
        """Whether it can be used for this."""
        return (self.purpose, str(self.type)) == (purpose, str(kind))


@dataclass
class Drawing:
    """The selections of one document; `deeds` are the mutations that may stand in it."""

    chance: Random
    values: Values
    calls: Sequence[Deed]
    fragments: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By name the type and the selection set."""
    variables: dict[str, Variable] = field(default_factory=dict)
    _keys: dict[str, dict[str, str]] = field(default_factory=dict)

    def set(self, name: str, depth: int) -> str:
        """A selection set of an object of this type."""
        least = 2 if name == "Mutation" else 1
        parts = [self._field(name, depth) for _ in range(self.chance.choice([least, least, 2, 3]))]
        if self.chance.random() < 0.1 and name != "Subscription":
            parts.append("__typename")
        if depth > 0 and self.chance.random() < (0.9 if _is_planned(name) else 0.4):
            # In front of the others it stands for what they are merged into.
            parts.insert(self.chance.choice([0, 0, 0, len(parts)]), self._shared(name, depth))
        return f"{{ {' '.join(parts)} }}"

    def _shared(self, name: str, depth: int) -> str:
        """Some of it by a fragment, which others may spread too."""
        known = [each for each, (kind, _) in self.fragments.items() if kind == name]
        if known and self.chance.random() < 0.8:
            return f"...{self.chance.choice(known)}{self._directive(name)}"
        body = self.set(name, min(depth - 1, 2))
        if len(self.fragments) >= _FRAGMENTS or self.chance.random() < 0.2:
            return f"... on {name}{self._directive(name)} {body}"
        fragment = f"F{len(self.fragments)}"
        self.fragments[fragment] = (name, body)
        return f"...{fragment}{self._directive(name)}"

    def _field(self, name: str, depth: int) -> str:
        known = self._keys.setdefault(name, {})
        if not known or (self.chance.random() < 0.3 and name != "Subscription"):
            self._new_key(name, depth)
        fitting = [key for key, called in known.items() if depth > 0 or _is_leaf(name, called)]
        if not fitting:
            return "__typename"
        key = self.chance.choice(fitting)
        inner = get_named_type(_definition(name, known[key]).type)
        below = "" if is_leaf_type(inner) else f" {self._below(inner, depth - 1)}"
        called = known[key] if known[key].partition("(")[0] == key else f"{key}: {known[key]}"
        return f"{called}{self._directive(name)}{below}"

    def _new_key(self, name: str, depth: int) -> None:
        """A key means one thing in all of the document, so that whatever stands under it may be merged."""
        chosen = [key for key in _object(name).fields if key not in _NOT_DRAWN]
        if depth <= 0:
            chosen = [key for key in chosen if _is_leaf(name, key)]
        if name == "Mutation":
            chosen = [each.name for each in self.calls]
        if name.endswith("Payload"):
            # What is read after the commit, rather than why it was refused.
            chosen += [key for key in chosen if not _is_list(name, key)] * 2
        if chosen:
            called = self.chance.choice(chosen)
            # Keys are few, and some are the names of other fields.
            few = [] if name.endswith("Payload") else ["b", "name"]
            key = self.chance.choice([called, called, "a", *few])
            given = self._arguments(name, called)
            self._keys[name].setdefault(key, f"{called}{given}")

    def _below(self, kind: Any, depth: int) -> str:
        if isinstance(kind, GraphQLInterfaceType):
            shown = self.chance.sample(_BY_NODE, 2)
            return (
                f"{{ id {' '.join(f'... on {each} {self.set(each, depth)}' for each in shown)} }}"
            )
        return self.set(kind.name, depth)

    def _arguments(self, owner: str, name: str) -> str:
        definition = _definition(owner, name)
        if owner == "Mutation":
            call = self.chance.choice([each for each in self.calls if each.name == name])
            return f"(input: {self._of_deed(call.input, definition.args['input'].type)})"
        drawn = self.values.arguments(owner, name, definition)
        given = [
            f"{key}: {self._written(purpose, definition.args[key])}"
            for key, purpose in self.chance.sample(list(drawn.items()), len(drawn))
        ]
        return f"({', '.join(given)})" if given else ""

    def _written(self, purpose: str, at: GraphQLArgument | GraphQLInputField) -> str:
        kind, chance = get_named_type(at.type), self.chance.random()
        if isinstance(kind, GraphQLInputObjectType) and chance < 0.5:
            parts = self.values.parts(kind).items()
            fields = [f"{key}: {self._written(each, kind.fields[key])}" for key, each in parts]
            return f"{{ {', '.join(fields)} }}"
        if chance < 0.3:
            return self.values.usual(purpose, at.type)
        return self._variable(purpose, at.type, compulsory=_is_required(at))

    def _of_deed(self, given: Any, kind: Any) -> str:
        """The input of a mutation, some of it in variables that have no other value."""
        if self.chance.random() < 0.4:
            return self._variable(f"={json.dumps(given)}", kind, compulsory=is_non_null_type(kind))
        inner: Any = get_nullable_type(kind)
        if isinstance(given, dict):
            parts = self.chance.sample(list(given.items()), len(given))
            # Of one that takes exactly one field no variable may be null.
            at = {key: _compulsory(inner.fields[key].type, inner.is_one_of) for key, _ in parts}
            fields = [f"{key}: {self._of_deed(each, at[key])}" for key, each in parts]
            return f"{{ {', '.join(fields)} }}"
        if isinstance(given, list):
            entries = [self._of_deed(each, inner.of_type) for each in given]
            # A single value stands for a list of it.
            alone = len(entries) == 1 and not entries[0].startswith("$")
            return entries[0] if alone else f"[{', '.join(entries)}]"
        return literal(given, kind)

    def _variable(self, purpose: str, kind: Any, *, compulsory: bool) -> str:
        """One that is used for this; the same in several places."""
        known = [name for name, each in self.variables.items() if each.fits(purpose, kind)]
        if known and self.chance.random() < 0.7:
            name = self.chance.choice(known)
        else:
            name = f"v{len(self.variables)}"
            self.variables[name] = Variable(purpose, kind)
        self.variables[name].compulsory |= compulsory
        return f"${name}"

    def _directive(self, owner: str) -> str:
        if owner == "Subscription" or self.chance.random() < 0.85:
            return ""
        condition = self.chance.choice(["true", "false", "$", "$", "$"])
        if condition == "$":
            condition = self._variable("Boolean", GraphQLNonNull(GraphQLBoolean), compulsory=True)
        return f" @{self.chance.choice(['include', 'skip'])}(if: {condition})"


def _is_list(name: str, called: str) -> bool:
    return is_list_type(get_nullable_type(_definition(name, called).type))


def _compulsory(kind: Any, sure: bool) -> Any:
    return GraphQLNonNull(get_nullable_type(kind)) if sure else kind


def _is_planned(name: str) -> bool:
    """Whether plans are made of what is selected of it, so that one could be taken for another."""
    return name.endswith("Payload") or name == "Subscription"


def _is_required(at: GraphQLArgument | GraphQLInputField) -> bool:
    if isinstance(at, GraphQLArgument):
        return is_required_argument(at)
    return is_required_input_field(at)


def _object(name: str) -> GraphQLObjectType:
    kind = SCHEMA.type_map[name]
    assert isinstance(kind, GraphQLObjectType)
    return kind


def _definition(name: str, called: str) -> GraphQLField:
    definition: GraphQLField = _object(name).fields[called.partition("(")[0]]
    return definition


def _is_leaf(name: str, called: str) -> bool:
    return is_leaf_type(get_named_type(_definition(name, called).type))
