"""Plan: one statement under construction, its bound values, and the patches that its answer will need."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, Protocol

from graphql import GraphQLError, GraphQLObjectType

from models.rules.access import Viewer
from models.sql import Binds, Dialect
from resolvers.planner.json import JSON
from resolvers.planner.patch import Patch, Step
from resolvers.planner.selection import TYPENAME, Selected, Selection


class Row:
    """A row in a statement: its attributes are its columns, as SQL."""

    def __init__(self, alias: str, columns: Mapping[str, str] | None = None) -> None:
        self._alias = alias
        self._columns = columns or {}

    def __getattr__(self, column: str) -> str:
        return self._columns.get(column) or f"{self._alias}.{column}"

    def __str__(self) -> str:
        return self._alias


class Meaning(Protocol):
    """What a field is: how it is read from the row of its object."""

    def render(self, field: Selected, my: Row, plan: "Plan") -> str:
        """SQL for the field's value as JSON."""


MEANING = "meaning"
"""Under this name a field's metadata holds its meaning."""


class Plan:
    """The statement that answers one selection for one viewer."""

    def __init__(self, dialect: Dialect, viewer: Viewer, today: date) -> None:
        self.viewer = viewer
        self.today = today
        self.json = JSON[dialect]
        self.binds = Binds(dialect)
        self.patches: list[Patch] = []
        self._path: tuple[Step, ...] = ()
        self._rows = 0

    def row(self) -> Row:
        """A row with a name of its own."""
        self._rows += 1
        return Row(f"r{self._rows}")

    def tree(self, kind: GraphQLObjectType, selection: Selection, my: Row) -> str:
        """The selection of an object of this type, read from `my` row."""
        pairs = [(key, self._field(kind, selected, my)) for key, selected in selection.items()]
        return self.json.object(pairs)

    def sql(self, template: str, my: Row, its: Row | None = None, **more: Any) -> str:
        """A template's SQL: {my.…} and {its.…} are columns, {viewer} and {today} are bound."""
        return template.format_map(_Names(self, {"my": my, "its": its, **more}))

    @contextmanager
    def at(self, *steps: Step) -> Iterator[None]:
        """Below these steps of the answer."""
        path = self._path
        self._path = (*path, *steps)
        try:
            yield
        finally:
            self._path = path

    def patch(self, apply: Any) -> None:
        """Replace what the statement answers here by `apply` of it."""
        self.patches.append(Patch(self._path, apply))

    def _field(self, kind: GraphQLObjectType, selected: Selected, my: Row) -> str:
        if selected.name == TYPENAME:
            return f"'{kind.name}'"
        with self.at(selected.key):
            try:
                return meaning_of(selected).render(selected, my, self)
            except GraphQLError as error:
                # An argument that cannot be read: the field answers the error, its siblings answer.
                return self._refused(error)

    def _refused(self, error: GraphQLError) -> str:
        self.patch(lambda _: error)
        return "NULL"


class _Names(dict[str, Any]):
    def __init__(self, plan: Plan, names: Mapping[str, Any]) -> None:
        super().__init__(names)
        self._plan = plan

    def __missing__(self, name: str) -> str:
        match name:
            case "viewer":
                return self._plan.binds(self._plan.viewer.id)
            case "today":
                return self._plan.binds(self._plan.today)
        raise KeyError(name)


def meaning_of(selected: Selected) -> Meaning:
    """The meaning that the field was declared with."""
    meaning: Meaning = selected.definition.extensions["strawberry-definition"].metadata[MEANING]
    return meaning
