"""Plan: one statement under construction, and what each run of it binds and patches.

A plan is made for a role and for the shape of the arguments, never for their values: it is used again by whoever
asks the same. Everything else (who asks, today, ids, dates, cursors) is bound `Later`, anew for each run.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, cast
from uuid import UUID

from graphql import GraphQLError, GraphQLField, GraphQLObjectType
from graphql.execution.values import VariableValues

from models.database.sql import Binds, Dialect, Value, stored
from models.rules.access import CompanyRole, Role, Viewer
from resolvers.context import Context
from resolvers.planner.json_sql import JSON
from resolvers.planner.post_process import Patch, Step
from resolvers.planner.selection import TYPENAME, Selected, Selection


@dataclass(frozen=True, slots=True)
class Run:
    """One execution of a plan: who asks and when, and the document's variables."""

    context: Context
    variables: VariableValues
    subject: UUID | None = None
    """The object that a mutation or an event is about."""
    args: dict[Selected, dict[str, Any]] = field(default_factory=dict)
    made: dict[Hashable, Any] = field(default_factory=dict)
    """What patches have made of the same facts before."""

    @property
    def viewer(self) -> Viewer:
        """Who asks."""
        return self.context.viewer

    @property
    def today(self) -> date:
        """The day (UTC)."""
        return self.context.at.date()

    def args_of(self, selected: Selected) -> dict[str, Any]:
        """The arguments of a field in this run."""
        if selected not in self.args:
            self.args[selected] = selected.args_with(self.variables)
        return self.args[selected]


@dataclass(frozen=True, slots=True)
class Later:
    """A value that each run binds anew."""

    of: Callable[[Run], Value]
    name: str = field(compare=False)
    """Where it comes from, for people."""
    from_request: bool = field(default=False, compare=False)
    """Whether the request alone says it: it is read of the run's variables."""


_ME = Later(lambda run: run.viewer.id, "id of the viewer")
_COMPANY = Later(lambda run: run.viewer.company, "company of the viewer")
_TODAY = Later(lambda run: run.today, "today (UTC)")


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


class PlanBinds(Binds):
    """The placeholders of a plan: of constants, and of values that come later."""

    def __init__(self, dialect: Dialect) -> None:
        super().__init__(dialect)
        self._later: dict[Later, str] = {}

    def __call__(self, value: Any) -> str:
        """The placeholder; the same one again for the same value that comes later."""
        if not isinstance(value, Later):
            return super().__call__(value)
        if value not in self._later:
            self.values.append(value)
            self._later[value] = self.placeholder(len(self.values))
        return self._later[value]

    def forget(self, kept: int) -> None:
        """All but the first so many."""
        for value in self.values[kept:]:
            if isinstance(value, Later):
                del self._later[value]
        del self.values[kept:]

    def bound(self, run: Run) -> list[object]:
        """The values of one run. GraphQLError where an argument cannot be read."""
        return [
            stored(self.dialect, value.of(run)) if isinstance(value, Later) else value
            for value in self.values
        ]


class Plan:
    """The statement that answers one selection for one role."""

    def __init__(self, dialect: Dialect, role: Role) -> None:
        self.role = role
        self.viewer = _anybody(role)
        self.json = JSON[dialect]
        self.binds = PlanBinds(dialect)
        self.patches: list[Patch[Run]] = []
        self.refusals: list[GraphQLError] = []
        """What of the document cannot be read with these variables: such a plan is for this one run."""
        self._path: tuple[Step, ...] = ()
        self._rows = 0

    def row(self) -> Row:
        """A row with a name of its own."""
        self._rows += 1
        return Row(f"r{self._rows}")

    def pairs(
        self, kind: GraphQLObjectType, selection: Selection, my: Row
    ) -> list[tuple[str, str]]:
        """Key and SQL of everything that is selected of an object of this type, read from `my` row."""
        return [(key, self._field(kind, selected, my)) for key, selected in selection.items()]

    def selection(self, field: Selected, kind: GraphQLObjectType | None = None) -> Selection:
        """What is asked of the object here; where that cannot be read, the object answers the error."""
        try:
            return field.of(kind) if kind else field.below
        except GraphQLError as error:
            self._refuse(field, error)
            self.patch(_in_place_of_objects(error), f"the error: {error.message}")
            return {}

    def part(self, selected: Selected, render: Callable[[], str]) -> str:
        """A field's SQL; where its arguments cannot be read, the field answers the error and its siblings answer."""
        bound, patched = len(self.binds.values), len(self.patches)
        with self.at(selected.key):
            try:
                return render()
            except GraphQLError as error:
                self.binds.forget(bound)
                del self.patches[patched:]
                self._refuse(selected, error)
                self.patch(_in_any_case(error), f"the error: {error.message}")
                return "NULL"

    def look_through(self, field: Selected) -> None:
        """Find what cannot be read of a selection, be it in what is not there or takes its shape afterwards."""
        try:
            field.look_through()
        except GraphQLError as error:
            self._refuse(field, error)

    def sql(self, template: str, my: Row, its: Row | None = None) -> str:
        """A template's SQL: {my.…} and {its.…} are columns, {viewer} and {today} are bound."""
        return template.format_map(_Names(self.binds, {"my": my, "its": its}))

    @contextmanager
    def at(self, *steps: Step) -> Iterator[None]:
        """Below these steps of the answer."""
        path = self._path
        self._path = (*path, *steps)
        try:
            yield
        finally:
            self._path = path

    def patch(self, apply: Callable[[Any, Run], Any], what: str) -> None:
        """Replace what the statement answers here by `apply` of it; `what` that is, for people."""
        self.patches.append(Patch(self._path, apply, what))

    def _field(self, kind: GraphQLObjectType, selected: Selected, my: Row) -> str:
        if selected.name == TYPENAME:
            return f"'{kind.name}'"
        return self.part(selected, lambda: meaning_of(selected).render(selected, my, self))

    def _refuse(self, field: Selected, error: GraphQLError) -> None:
        # It says where it stands in the document, as there may be no answer that it stands in.
        nodes = error.nodes or list(field.nodes)
        self.refusals.append(GraphQLError(error.message, nodes, extensions=error.extensions))


def _in_place_of_objects(error: GraphQLError) -> Callable[[Any, Run], Any]:
    return lambda value, _: None if value is None else error


def _in_any_case(error: GraphQLError) -> Callable[[Any, Run], Any]:
    return lambda *_: error


def _anybody(role: Role) -> Viewer:
    """A viewer of this role whose id and company are bound later: what `visible` needs to know."""
    company = cast("UUID", _COMPANY) if isinstance(role, CompanyRole) else None
    return Viewer(cast("UUID", _ME), role, company)


class _Names(dict[str, Any]):
    def __init__(self, binds: PlanBinds, names: Mapping[str, Any]) -> None:
        super().__init__(names)
        self._binds = binds

    def __missing__(self, name: str) -> str:
        return self._binds({"viewer": _ME, "today": _TODAY}[name])


def planned(selected: Selected) -> bool:
    """Whether the field has a meaning; __typename and the fields of introspection have none."""
    field = selected.parent.fields.get(selected.name)
    return field is not None and has_meaning(field)


def has_meaning(field: GraphQLField) -> bool:
    """Whether the field was declared with one."""
    declared = field.extensions.get("strawberry-definition")
    return bool(declared and MEANING in declared.metadata)


def meaning_of(selected: Selected) -> Meaning:
    """The meaning that the field was declared with."""
    meaning: Meaning = selected.definition.extensions["strawberry-definition"].metadata[MEANING]
    return meaning
