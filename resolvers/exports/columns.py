"""The columns of an export, derived from a type of the schema: a field that is new there is a column here.

First come its scalar fields, in the order in which the type declares them, with amounts and the rate spelled out. Then
come its parents (whatever its row names by an id) and those of its hire, each by id, number, title and PO number.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLList,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_enum_type,
    is_leaf_type,
)
from strawberry.utils.str_converters import to_camel_case

from models.rules.exports.columns import Cell, CellKind, ExportColumn
from resolvers.planner.field_sql import OneRow
from resolvers.planner.plan import FIELD_SQL

_Path = tuple[str, ...]
_Tree = dict[str, Any]
"""By field what is below it: a tree again."""

_KINDS = {
    "ID": CellKind.TEXT,
    "String": CellKind.TEXT,
    "CurrencyCode": CellKind.TEXT,
    "URL": CellKind.TEXT,
    "Int": CellKind.NUMBER,
    "Boolean": CellKind.TRUTH,
    "Decimal": CellKind.AMOUNT,
    "Date": CellKind.DATE,
    "DateTime": CellKind.INSTANT,
}
_AMOUNT, _CURRENCY = "amount", "currency"
_ROOT = "hire"
"""What most hangs on: its own parents stand beside it under their own names."""
_LABELS = (("id",), ("number", "version"), ("title",), ("name",), ("purchaseOrderNumber",))
"""What is told of a parent: of each the first that it has."""


@dataclass(frozen=True)
class PlacedColumn:
    """A column, and where its value stands in a row as the planner reads it: null where nothing is on the way."""

    column: ExportColumn
    path: _Path

    @cached_property
    def get(self) -> Callable[[Any], Cell]:
        """Its value in a row."""
        return _getter(self.path)


def _getter(path: _Path) -> Callable[[Any], Cell]:
    step, *below = path
    if not below:
        return itemgetter(step)
    inner = _getter(tuple(below))
    return lambda row: None if (found := row[step]) is None else inner(found)


@dataclass(frozen=True)
class ExportTable:
    """The columns of a type."""

    kind: GraphQLObjectType

    @cached_property
    def columns(self) -> Sequence[PlacedColumn]:
        """In the order of the file; no name comes twice."""
        found: dict[str, PlacedColumn] = {}
        for placed in (*self._own(), *self._parents()):
            found.setdefault(placed.column.name, placed)
        return tuple(found.values())

    @cached_property
    def selection(self) -> str:
        """What a document has to select of the type, in braces."""
        tree: _Tree = {}
        for placed in self.columns:
            below = tree
            for step in placed.path:
                below = below.setdefault(step, {})
        return _braced(tree)

    def _own(self) -> Iterator[PlacedColumn]:
        for name, field in _declared(self.kind):
            if not _is_list(field):
                yield from _own_columns(name, field, self.kind)

    def _parents(self) -> Iterator[PlacedColumn]:
        parents = dict(parents_of(self.kind))
        for name, parent in parents.items():
            yield from _labels(parent, (name,))
        if _ROOT in parents:
            for name, parent in parents_of(parents[_ROOT]):
                yield from _labels(parent, (_ROOT, name))


def parents_of(kind: GraphQLObjectType) -> Iterator[tuple[str, GraphQLObjectType]]:
    """By field, in the order of their declaration, the types of what a row names by an id."""
    for name, field in _declared(kind):
        declared = field.extensions["strawberry-definition"].metadata.get(FIELD_SQL)
        parent = get_named_type(field.type)
        if isinstance(declared, OneRow) and declared.is_parent:
            assert isinstance(parent, GraphQLObjectType)
            yield name, parent


def _declared(kind: GraphQLObjectType) -> Iterator[tuple[str, GraphQLField]]:
    # The schema itself has them in the order of the alphabet.
    for field in kind.extensions["strawberry-definition"].fields:
        name = field.graphql_name or to_camel_case(field.python_name)
        yield name, kind.fields[name]


def _own_columns(
    name: str, field: GraphQLField, parent: GraphQLObjectType
) -> Iterator[PlacedColumn]:
    kind = get_named_type(field.type)
    if is_leaf_type(kind):
        yield _leaf(name, field, (name,))
    elif isinstance(kind, GraphQLObjectType) and kind.name == "Money":
        yield _leaf(name, kind.fields[_AMOUNT], (name, _AMOUNT))
        if _CURRENCY not in parent.fields:
            # All amounts of a row are in one.
            yield _leaf(_CURRENCY, kind.fields[_CURRENCY], (name, _CURRENCY))
    elif isinstance(kind, GraphQLObjectType) and kind.name == "Rate":
        yield _leaf(f"{name}Type", kind.fields["type"], (name, "type"))
        yield PlacedColumn(ExportColumn(f"{name}Amount", CellKind.AMOUNT), (name, _AMOUNT, _AMOUNT))


def _labels(kind: GraphQLObjectType, path: _Path) -> Iterator[PlacedColumn]:
    for names in _LABELS:
        for label in [each for each in names if each in kind.fields][:1]:
            name = f"{path[-1]}{label[0].upper()}{label[1:]}"
            yield _leaf(name, kind.fields[label], (*path, label))


def _leaf(name: str, field: GraphQLField, path: _Path) -> PlacedColumn:
    kind = get_named_type(field.type)
    cell = CellKind.TEXT if is_enum_type(kind) else _KINDS[kind.name]
    return PlacedColumn(ExportColumn(name, cell), path)


def _is_list(field: GraphQLField) -> bool:
    return isinstance(get_nullable_type(field.type), GraphQLList)


def _braced(tree: _Tree) -> str:
    inside = (f"{name} {_braced(below)}" if below else name for name, below in tree.items())
    return f"{{ {' '.join(inside)} }}"
