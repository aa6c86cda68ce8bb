"""A field's arguments as a plan may use them: what shapes the statement, and what each run binds anew.

Two requests share a plan when their arguments have the same shape, so nothing but the shape may be looked at while
planning: whether a value is there, and the values of booleans, enums and small numbers.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    get_nullable_type,
    type_from_ast,
)

from resolvers.ids import split
from resolvers.planner.plan import Later, Run
from resolvers.planner.selection import Document, Selected

LARGEST_PAGE = 200
_LONGEST_NAME = 40


def _as_it_is(value: Any) -> Any:
    return value


class Arguments:
    """The arguments of one field; a path leads into input objects."""

    def __init__(self, field: Selected) -> None:
        self._field = field

    def has(self, *path: str) -> bool:
        """Whether a value is given that is not null."""
        return _at(self._field.args, path) is not None

    def choice(self, *path: str) -> Any:
        """A boolean, an enum's member, a number of entries, or None."""
        value = _at(self._field.args, path)
        assert value is None or isinstance(value, bool | Enum | int | str)
        return value

    def choices(self, *path: str) -> Sequence[str] | None:
        """The different members of a list of an enum's, as the database has them; None where no list is given."""
        members = _at(self._field.args, path)
        return None if members is None else sorted(set(map(str, members)))

    def kind(self, *path: str) -> str:
        """The type that a global id names; empty where it is none."""
        named, id = split(_at(self._field.args, path))
        return named if id else ""

    def checked(self, *path: str, read: Callable[[Any], object]) -> None:
        """Raise now what reading the value would raise in this run."""
        read(_at(self._field.args, path))

    def later(self, *path: str, of: Callable[[Any], Any] = _as_it_is) -> Any:
        """The value as each run has it, through `of`."""
        return Later(_Given(self._field, path, of))


@dataclass(frozen=True, slots=True)
class _Given:
    """Reads one argument; equal where it reads the same, so that it is bound once."""

    field: Selected
    path: tuple[str, ...]
    of: Callable[[Any], Any]

    def __call__(self, run: Run) -> Any:
        """As this run has it."""
        return self.of(_at(run.args_of(self.field), self.path))


def texts(members: list[Any]) -> list[str]:
    """A list of an enum's members as the database has them."""
    return [str(member) for member in members]


def shape(document: Document, values: Mapping[str, Any]) -> tuple[Any, ...]:
    """What of a document's variables a plan may depend on."""
    return tuple(
        _shape(values.get(each.variable.name.value, ...), type_from_ast(document.schema, each.type))
        for each in document.operation.variable_definitions or ()
    )


def _at(args: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    value: Any = args
    for step in path:
        value = value.get(step) if value is not None else None
    return value


def _shape(value: Any, declared: Any) -> Any:
    if value is None or value is ...:
        return value
    kind = get_nullable_type(declared)
    if isinstance(kind, GraphQLList):
        of_enum = isinstance(get_nullable_type(kind.of_type), GraphQLEnumType)
        return frozenset(map(str, value)) if of_enum else "list"
    if isinstance(kind, GraphQLInputObjectType):
        return tuple((name, _shape(each, kind.fields[name].type)) for name, each in value.items())
    if isinstance(kind, GraphQLEnumType):
        return value
    of_this_kind: Callable[[Any], Any] = _SHAPES.get(kind.name, _any)
    return of_this_kind(value)


def _any(_: Any) -> str:
    return "value"


def _number(value: int) -> int | str:
    return value if 0 <= value <= LARGEST_PAGE else "number"


def _id(value: str) -> str:
    named, id = split(value)
    return named if id and len(named) < _LONGEST_NAME else "id"


_SHAPES: dict[str, Callable[[Any], Any]] = {"Boolean": bool, "Int": _number, "ID": _id}
