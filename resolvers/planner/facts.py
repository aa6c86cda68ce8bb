"""From the JSON of a statement to what the parameters of a function are annotated with: both databases write dates
as texts, and not the same ones."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from inspect import signature
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

from models.database.sql import parsed_day
from resolvers.planner.post_process import called

Form = Callable[[Any], Any]
RUN = "run"
"""The parameter that takes who asks and when, rather than a fact."""

_FORMS: Mapping[Any, Form] = {
    date: parsed_day,
    datetime: datetime.fromisoformat,
    UUID: UUID,
    # SQLite has numbers for them.
    bool: bool,
}
_AS_THEY_ARE = (str, int, Any)


def arguments_of(
    compute: Callable[..., Any], facts: Iterable[str]
) -> Callable[[dict[str, Any], Any], dict[str, Any]]:
    """What makes the function's arguments of facts, as JSON, and a run. Raises TypeError where it takes others."""
    taken = [name for name in signature(compute).parameters if name != RUN]
    if set(taken) != set(facts):
        raise TypeError(f"{called(compute)} takes {taken}, and is given {list(facts)}")
    hints = get_type_hints(compute)
    forms = {name: _form(hints.get(name, Any), compute) for name in taken}
    with_run = RUN in signature(compute).parameters

    def arguments(given: dict[str, Any], run: Any) -> dict[str, Any]:
        made = {name: form(given[name]) if form else given[name] for name, form in forms.items()}
        return {**made, RUN: run} if with_run else made

    return arguments


def _form(hint: Any, compute: Callable[..., Any]) -> Form | None:
    """What makes a value of this type; None where JSON has it."""
    if isinstance(hint, UnionType) and (inner := [x for x in get_args(hint) if x is not NoneType]):
        return _or_null(_form(inner[0], compute))
    if get_origin(hint) is list:
        return _each(_form(get_args(hint)[0], compute))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if hint in _AS_THEY_ARE or get_origin(hint) is tuple:
        return None
    if hint not in _FORMS:
        raise TypeError(f"{called(compute)}: no fact can be {hint}; add it to {__name__}")
    return _FORMS[hint]


def _or_null(form: Form | None) -> Form | None:
    return form and (lambda value: None if value is None else form(value))


def _each(form: Form | None) -> Form | None:
    return form and (lambda values: [form(value) for value in values])
