"""A field's arguments as a plan may use them: what shapes the statement, and what each run binds anew.

Two requests share a plan when their arguments have the same shape, so nothing but the shape may be looked at while
planning: whether a value is there, the values of booleans, enums and sizes of pages, and whether a search is short.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLList,
    GraphQLString,
    get_nullable_type,
)

from resolvers.ids import type_of
from resolvers.planner.input.searches import SEARCH_FIELD, is_short
from resolvers.planner.input.variables import variables_of
from resolvers.planner.plan import Parameter, Run
from resolvers.planner.selection import BoundDocument, Selected

LARGEST_PAGE = 200
_LONGEST_NAME = 40


def _as_it_is(value: Any) -> Any:
    return value


class Arguments:
    """The arguments of one field; a path leads into input objects."""

    def __init__(self, field: Selected) -> None:
        self._field = field
        # Read at once: what cannot be read is an error of the field, whatever of it is looked at.
        self._given = field.args

    def has(self, *path: str) -> bool:
        """Whether a value is given that is not null."""
        return _at(self._given, path) is not None

    def choice(self, *path: str) -> Any:
        """A boolean, an enum's member, a number of entries, or None."""
        value = _at(self._given, path)
        assert value is None or isinstance(value, bool | Enum | int | str)
        return value

    def is_short(self, *path: str) -> bool:
        """Whether the text given there is a short search: too short for an index of what texts hold."""
        return is_short(_at(self._given, path))

    def choices(self, *path: str) -> Sequence[str] | None:
        """The different members of a list of an enum's, as the database has them; None where no list is given."""
        members = _at(self._given, path)
        return None if members is None else sorted(set(map(str, members)))

    def kind(self, *path: str) -> str:
        """The type that a global id names; empty where it is none."""
        return type_of(_at(self._given, path))

    def checked(self, *path: str, read: Callable[[Any], object]) -> None:
        """Raise now what reading the value would raise in this run."""
        read(_at(self._given, path))

    def checked_together(self, *names: str, read: Callable[..., object]) -> None:
        """Raise now what reading these arguments together would raise in this run."""
        read(*(self._given[name] for name in names))

    def parameter(self, *path: str, of: Callable[[Any], Any] = _as_it_is) -> Any:
        """The value as each run has it, through `of`."""
        name, *below = path
        variable = self._field.variable_for(name)
        if variable:
            said = ".".join([f"${variable}", *below])
            return Parameter(_OfVariable(variable, tuple(below), of), said, from_request=True)
        said = f"{self._field.key}({'.'.join(path)}:)"
        return Parameter(_OfField(self._field, path, of), said, from_request=True)


@dataclass(frozen=True, slots=True)
class _OfField:
    """Reads one argument; equal where it reads the same, so that it is bound once."""

    field: Selected
    path: tuple[str, ...]
    of: Callable[[Any], Any]

    def __call__(self, run: Run) -> Any:
        """As this run has it."""
        return self.of(_at(run.args_of(self.field), self.path))


@dataclass(frozen=True, slots=True)
class _OfVariable:
    """Reads a variable that is one argument; equal where it reads the same."""

    name: str
    path: tuple[str, ...]
    of: Callable[[Any], Any]

    def __call__(self, run: Run) -> Any:
        """As this run has it."""
        return self.of(_at(run.variables.coerced[self.name], self.path))


def texts(members: list[Any]) -> list[str]:
    """A list of an enum's members as the database has them."""
    return [str(member) for member in members]


def storable(text: str) -> str:
    """The text as databases take it. NUL and half a character, which no stored text holds, are others in it."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


def shape(document: BoundDocument, values: Mapping[str, Any]) -> tuple[Any, ...]:
    """The shape of a document's variables, on which a plan may depend, in the order of their declaration."""
    declared = document.declared
    if declared is None:
        declared = variables_of(document.schema, document.operation)
    return tuple(_shape(values.get(each.name, ...), each.type) for each in declared)


def _at(value: Any, path: Sequence[str]) -> Any:
    for step in path:
        value = value.get(step) if value is not None else None
    return value


def _shape(value: Any, declared: Any, *, inside: bool = False) -> Any:
    if value is None or value is ...:
        return value
    kind = get_nullable_type(declared)
    if isinstance(kind, GraphQLList):
        of_enum = isinstance(get_nullable_type(kind.of_type), GraphQLEnumType)
        return frozenset(map(str, value)) if of_enum else "list"
    if isinstance(kind, GraphQLInputObjectType):
        parts = ((name, each, kind.fields[name].type) for name, each in value.items())
        return tuple(
            (name, _shape(each, type, inside=name != SEARCH_FIELD)) for name, each, type in parts
        )
    if isinstance(kind, GraphQLEnumType):
        return value
    if inside and kind in (GraphQLInt, GraphQLString):
        # Sizes of pages are arguments by themselves, and of texts only a search shapes anything.
        return kind.name
    of_this_kind: Callable[[Any], Any] = _SHAPES.get(kind.name, _any)
    return of_this_kind(value)


def _any(_: Any) -> str:
    return "value"


def _number(value: int) -> int | str:
    return value if 0 <= value <= LARGEST_PAGE else "number"


def _id(value: str) -> str:
    kind = type_of(value)
    return kind if kind and len(kind) < _LONGEST_NAME else "id"


def _text(value: str) -> str:
    return "short" if is_short(value) else "value"


_SHAPES: dict[str, Callable[[Any], Any]] = {
    "Boolean": bool,
    "Int": _number,
    "ID": _id,
    # It may be a search.
    "String": _text,
}
