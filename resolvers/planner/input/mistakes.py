"""Mistakes in the variables of a request, each with its place, where a form can show it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, cast

from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLScalarType,
    Undefined,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
    is_required_input_field,
)

from models.rules.error_codes import ErrorCode
from resolvers.errors import coded
from resolvers.planner.input.variables import Variable

MISTAKES_SHOWN = 20
"""More are not looked for."""
_SHOWN = 60
"""Characters of a value, or of the name of a field that there is none of."""
_JSON = json.JSONEncoder(ensure_ascii=False)

_Path = tuple[str, ...]
_Mistakes = Iterator[tuple[_Path, str]]


def mistakes(variables: Iterable[Variable], given: Mapping[str, Any]) -> list[GraphQLError]:
    """The errors of variables that will not do: `extensions.path` leads into the variable that is named beside it."""
    found = (each for variable in variables for each in _of_variable(variable, given))
    return list(islice(found, MISTAKES_SHOWN))


def _of_variable(variable: Variable, given: Mapping[str, Any]) -> Iterator[GraphQLError]:
    if variable.name not in given and variable.default is not Undefined:
        return
    for path, message in _of_value(given.get(variable.name), variable.type, (), None):
        place = {"variable": variable.name, "path": [*path]}
        error = coded(ErrorCode.BAD_USER_INPUT, message, **place)
        yield GraphQLError(message, variable.node, extensions=error.extensions)


def _of_value(value: Any, kind: Any, path: _Path, about: str | None) -> _Mistakes:
    """`about` is the description of the field that the value is for."""
    if is_non_null_type(kind):
        if value is None:
            yield path, _said("Required.", about)
        kind = kind.of_type
    if value is None:
        return
    if is_list_type(kind):
        yield from _of_list(value, kind.of_type, path, about)
    elif is_input_object_type(kind):
        yield from _of_object(value, kind, path, about)
    else:
        yield from _of_leaf(value, kind, path, about)


def _of_list(value: Any, kind: Any, path: _Path, about: str | None) -> _Mistakes:
    if not isinstance(value, list):
        # A single value stands for a list of it.
        yield from _of_value(value, kind, path, about)
        return
    for index, each in enumerate(value):
        yield from _of_value(each, kind, (*path, str(index)), about)


def _of_object(
    value: Any, kind: GraphQLInputObjectType, path: _Path, about: str | None
) -> _Mistakes:
    if not isinstance(value, dict):
        yield path, _said(f"{_shown(value)} is no {kind.name}.", about)
        return
    for name in value:
        if name not in kind.fields:
            yield (*path, _shortened(name)), f"{kind.name} has no such field."
    for name, field in kind.fields.items():
        if name in value or is_required_input_field(field):
            yield from _of_value(value.get(name), field.type, (*path, name), field.description)
    if _is_one_of(kind) and [each is not None for each in value.values()] != [True]:
        yield path, _said("Exactly one of its fields has to be given.", about)


def _of_leaf(
    value: Any, kind: GraphQLScalarType | GraphQLEnumType, path: _Path, about: str | None
) -> _Mistakes:
    try:
        kind.coerce_input_value(value)
    except GraphQLError:
        yield path, _said(f"{_shown(value)} is no {kind.name}.", about)
    except ValueError as reason:
        # In the words of a scalar of ours.
        yield path, _said(str(reason), about)


def _is_one_of(kind: GraphQLInputObjectType) -> bool:
    # Strawberry tells graphql-core of it as a directive alone.
    return cast("bool", kind.extensions["strawberry-definition"].is_one_of)


def _said(reason: str, about: str | None) -> str:
    return f"{reason} {about}" if about else reason


def _shown(value: Any) -> str:
    """A value as it was sent."""
    text = ""
    # No further than it is shown, however large it is.
    for part in _JSON.iterencode(value):
        text += part
        if len(text) > _SHOWN:
            break
    return _shortened(text)


def _shortened(text: str) -> str:
    """The text, cut to the length that is shown."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
