"""Inputs as resolvers read them, made of the values that GraphQL has parsed.

Strawberry's own way asks each field of each input for its type every time.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from strawberry import UNSET
from strawberry.types.base import StrawberryList, StrawberryOptional, get_object_definition
from strawberry.utils.str_converters import to_camel_case

from models.rules.rows import UNSET as LEFT_OUT

Reader = Callable[[Any], Any]


@cache
def reader(kind: type) -> Callable[[Mapping[str, Any]], Any]:
    """Makes an input of this type; what was left out gets its default."""
    definition = get_object_definition(kind, strict=True)
    parts = {
        to_camel_case(field.python_name): (
            field.python_name,
            _reader(field.resolve_type(type_definition=definition)),
        )
        for field in definition.fields
    }

    def read(values: Mapping[str, Any]) -> Any:
        given = {}
        for key, value in values.items():
            name, read_part = parts[key]
            given[name] = value if value is None or read_part is None else read_part(value)
        return kind(**given)

    return read


def _reader(kind: Any) -> Reader | None:
    """None for what is used as it was parsed."""
    if isinstance(kind, StrawberryOptional):
        return _reader(kind.of_type)
    if isinstance(kind, StrawberryList):
        read = _reader(kind.of_type)
        return (lambda values: [read(each) for each in values]) if read else None
    return reader(kind) if get_object_definition(kind) else None


def given(input: Any, *names: str) -> dict[str, Any]:
    """These values of an input, for the rules: what was left out is their UNSET."""
    values = {name: getattr(input, name) for name in names}
    return {name: LEFT_OUT if value is UNSET else value for name, value in values.items()}


def filled(input: Any, *names: str) -> dict[str, Any]:
    """Those of these values that say something: null is as if left out."""
    values = {name: getattr(input, name) for name in names}
    return {name: value for name, value in values.items() if value not in (UNSET, None)}
