"""Declaring a field: its SQL and its description, in one line beside its type."""

from collections.abc import Callable, Mapping
from typing import Any

import strawberry
from strawberry import UNSET
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

from models.access.visibility import Noun
from resolvers.planner.computed import Computed, ComputedFact
from resolvers.planner.field_sql import Expression, Instant, ManyRows, OneRow, SameRow, Truth
from resolvers.planner.pagination import Condition, Filters, KeysetPage, Ordering, Parts, Source
from resolvers.planner.plan import FIELD_SQL, FieldSql

ArgumentSpecs = Mapping[str, tuple[Any, ...]]
"""Of each argument its type, its description and, if it has one, its default."""

PAGE_ARGUMENTS: ArgumentSpecs = {
    "first": (
        int | None,
        "How many entries from the start of the list: 50 where left out, at most 200.",
    ),
    "after": (str | None, "Only what comes behind this cursor."),
    "last": (int | None, "How many entries from the end of the list, instead of `first`."),
    "before": (str | None, "Only what comes before this cursor."),
}


def planned_field(
    field_sql: FieldSql, description: str, arguments: ArgumentSpecs | None = None
) -> Any:
    """A field that the planner reads by this field SQL."""
    field = strawberry.field(description=description, metadata={FIELD_SQL: field_sql})
    if arguments:
        field.arguments = [argument(name, *spec) for name, spec in arguments.items()]
    return field


def value(template: str, description: str) -> Any:
    """A column or an expression. Raises TypeError for one with today in it, which takes `computed`."""
    if "{today}" in template:
        raise TypeError(f"{template}: the databases do not reckon alike with dates; use `computed`")
    return planned_field(Expression(template), description)


def computed(
    facts: Mapping[str, ComputedFact], compute: Callable[..., Any], description: str
) -> Any:
    """A field that `compute` makes of facts: each is SQL, and an argument of `compute`, of the annotated type.

    It answers what JSON has, enums and dates; an object as a dict by the schema's names. Equal facts are asked once.
    """
    return planned_field(Computed(facts, compute), description)


def truth(template: str, description: str) -> Any:
    """A condition."""
    return planned_field(Truth(template), description)


def instant_field(template: str, description: str) -> Any:
    """A moment in UTC."""
    return planned_field(Instant(template), description)


def global_id_field(kind: str) -> Any:
    """The typed global id of the row."""
    return value(f"'{kind}:' || {{my.id}}", "Global id, opaque: pass it back as it came.")


def money(minor: str, description: str, currency: str = "{my.currency}") -> Any:
    """A sum of money on the same row; null where its minor units are."""
    return planned_field(SameRow(minor, {"minor": minor, "currency": currency}), description)


def same(description: str, unless_null: str | None = None) -> Any:
    """An object made of the same row."""
    return planned_field(SameRow(unless_null), description)


def one(
    source: Noun | str,
    where: str,
    description: str,
    *,
    order: str | None = None,
    seen: bool = False,
) -> Any:
    """A related object."""
    return planned_field(OneRow(source, where, order=order, seen=seen), description)


def row_from(select: str, description: str) -> Any:
    """An object whose row is this SELECT's."""
    return planned_field(OneRow(select), description)


def many(
    source: Noun | str, where: str, order: str, description: str, *, seen: bool = False
) -> Any:
    """A list that is bounded by nature."""
    return planned_field(ManyRows(source, where, order, seen=seen), description)


def connection_field(
    noun: Noun,
    order: Ordering,
    description: str,
    *,
    where: str = "TRUE",
    seen: bool = False,
    filters: Filters | None = None,
    parts: Parts | None = None,
    source: Source | None = None,
    known: Condition | None = None,
    arguments: ArgumentSpecs | None = None,
) -> Any:
    """A keyset page of rows."""
    field_sql = KeysetPage(
        noun, order, where, seen=seen, filters=filters, source=source, parts=parts, known=known
    )
    return planned_field(field_sql, description, {**PAGE_ARGUMENTS, **(arguments or {})})


def argument(name: str, annotation: Any, description: str, default: Any = UNSET) -> Any:
    """An argument of a field that has no resolver to declare it."""
    return StrawberryArgument(
        python_name=name,
        graphql_name=None,
        type_annotation=StrawberryAnnotation(annotation),
        description=description,
        default=default,
    )
