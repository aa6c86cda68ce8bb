"""Plan: one statement under construction, and what each run of it binds and post-processes.

A plan is made for persons or programs of a role and for the shape of the arguments, never for their values: it is used
again by whoever asks the same. Everything else (who asks, today, ids, dates, cursors) is a `Parameter`, bound anew for
each run.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, cast
from uuid import UUID

from graphql import GraphQLError, GraphQLField, GraphQLObjectType
from graphql.execution.values import VariableValues

from models.database.sql import Binds, Dialect, SqlValue, stored
from models.rules.access import CompanyRole, Role, Viewer
from resolvers.context import Context
from resolvers.planner.json_sql import JSON_SQL
from resolvers.planner.post_process import Apply, PostProcess, Step
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
    """Values that post-processes have made of the same facts before."""

    @property
    def viewer(self) -> Viewer:
        """The viewer who asks."""
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
class Parameter:
    """A value of the statement that each run binds anew."""

    of: Callable[[Run], SqlValue]
    name: str = field(compare=False)
    """Where it comes from, for people."""
    from_request: bool = field(default=False, compare=False)
    """Whether the request alone says it: it is read of the run's variables."""


_ME = Parameter(lambda run: run.viewer.id, "id of the viewer")
_COMPANY = Parameter(lambda run: run.viewer.company, "company of the viewer")
TODAY = Parameter(lambda run: run.today, "today (UTC)")


class TableRow:
    """A row in a statement: its attributes are its columns, as SQL."""

    def __init__(self, alias: str, columns: Mapping[str, str] | None = None) -> None:
        self._alias = alias
        self._columns = columns or {}

    def __getattr__(self, column: str) -> str:
        return self._columns.get(column) or f"{self._alias}.{column}"

    def __str__(self) -> str:
        return self._alias


class FieldSql(Protocol):
    """The SQL of a field: how it is read from the row of its object."""

    def render(self, field: Selected, my: TableRow, plan: "Plan") -> str:
        """SQL for the field's value as JSON."""


FIELD_SQL = "field SQL"
"""Under this name a field's metadata holds its field SQL."""


class PlanBinds(Binds):
    """The placeholders of a plan: of constants, and of parameters."""

    def __init__(self, dialect: Dialect) -> None:
        super().__init__(dialect)
        self._parameters: dict[Parameter, str] = {}

    def __call__(self, value: Any) -> str:
        """The placeholder of a value; the same one again for the same parameter."""
        if not isinstance(value, Parameter):
            return super().__call__(value)
        if value not in self._parameters:
            self.values.append(value)
            self._parameters[value] = self.placeholder(len(self.values))
        return self._parameters[value]

    def forget(self, kept: int) -> None:
        """All but the first so many."""
        for value in self.values[kept:]:
            if isinstance(value, Parameter):
                del self._parameters[value]
        del self.values[kept:]

    def bound(self, run: Run) -> list[object]:
        """The values of one run. GraphQLError where an argument cannot be read."""
        return [
            stored(self.dialect, value.of(run)) if isinstance(value, Parameter) else value
            for value in self.values
        ]


class Plan:
    """The statement that answers one selection for the persons, or the programs, of one role."""

    def __init__(self, dialect: Dialect, role: Role, *, is_program: bool = False) -> None:
        self.role = role
        self.viewer = _anybody(role, is_program=is_program)
        self.json = JSON_SQL[dialect]
        self.binds = PlanBinds(dialect)
        self.post_processes: list[PostProcess[Run]] = []
        self.refusals: list[GraphQLError] = []
        """The parts of the document that cannot be read with these variables: such a plan is for this one run."""
        self.is_for_values = False  # Something is searched for: how depends on what.
        self._path: tuple[Step, ...] = ()
        self._rows = 0

    def row(self) -> TableRow:
        """A row with a name of its own."""
        self._rows += 1
        return TableRow(f"r{self._rows}")

    def pairs(
        self, kind: GraphQLObjectType, selection: Selection, my: TableRow
    ) -> list[tuple[str, str]]:
        """Key and SQL of everything that is selected of an object of this type, read from `my` row."""
        return [(key, self._field(kind, selected, my)) for key, selected in selection.items()]

    def selection(self, field: Selected, kind: GraphQLObjectType | None = None) -> Selection:
        """The selection below the field; where that cannot be read, the object answers the error."""
        try:
            return field.of(kind) if kind else field.below
        except GraphQLError as error:
            self._refuse(field, error)
            self.post_process(_in_place_of_objects(error), f"the error: {error.message}")
            return {}

    def part(self, selected: Selected, render: Callable[[], str]) -> str:
        """A field's SQL; where its arguments cannot be read, the field answers the error and its siblings answer."""
        bound, processed = len(self.binds.values), len(self.post_processes)
        with self.at(selected.key):
            try:
                return render()
            except GraphQLError as error:
                self.binds.forget(bound)
                del self.post_processes[processed:]
                self._refuse(selected, error)
                self.post_process(_in_any_case(error), f"the error: {error.message}")
                return "NULL"

    def look_through(self, field: Selected) -> None:
        """Find what cannot be read of a selection, be it in what is not there or takes its shape afterwards."""
        try:
            field.look_through()
        except GraphQLError as error:
            self._refuse(field, error)

    def sql(self, template: str, my: TableRow, its: TableRow | None = None) -> str:
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

    def post_process(self, apply: Apply[Run], what: str, *, marked: bool = False) -> None:
        """Replace the answer here by `apply` of it (`what`); `marked`: only what has the key UNFINISHED."""
        self.post_processes.append(PostProcess(self._path, apply, what, marked))

    def _field(self, kind: GraphQLObjectType, selected: Selected, my: TableRow) -> str:
        if selected.name == TYPENAME:
            return f"'{kind.name}'"
        return self.part(selected, lambda: field_sql_of(selected).render(selected, my, self))

    def _refuse(self, field: Selected, error: GraphQLError) -> None:
        # It says where it stands in the document, as there may be no answer that it stands in.
        nodes = error.nodes or list(field.nodes)
        self.refusals.append(GraphQLError(error.message, nodes, extensions=error.extensions))


def _in_place_of_objects(error: GraphQLError) -> Callable[[Any, Run], Any]:
    return lambda value, _: None if value is None else error


def _in_any_case(error: GraphQLError) -> Callable[[Any, Run], Any]:
    return lambda *_: error


def _anybody(role: Role, *, is_program: bool) -> Viewer:
    """A viewer of this kind whose id and company are bound later: what `visible` needs to know."""
    company = cast("UUID", _COMPANY) if isinstance(role, CompanyRole) else None
    return Viewer(cast("UUID", _ME), role, company, is_program)


class _Names(dict[str, Any]):
    def __init__(self, binds: PlanBinds, names: Mapping[str, Any]) -> None:
        super().__init__(names)
        self._binds = binds

    def __missing__(self, name: str) -> str:
        return self._binds({"viewer": _ME, "today": TODAY}[name])


def planned(selected: Selected) -> bool:
    """Whether the field has field SQL; __typename and the fields of introspection have none."""
    field = selected.parent.fields.get(selected.name)
    return field is not None and has_field_sql(field)


def has_field_sql(field: GraphQLField) -> bool:
    """Whether the field was declared with field SQL."""
    declared = field.extensions.get("strawberry-definition")
    return bool(declared and FIELD_SQL in declared.metadata)


def field_sql_of(selected: Selected) -> FieldSql:
    """The field SQL that the field was declared with."""
    metadata = selected.definition.extensions["strawberry-definition"].metadata
    field_sql: FieldSql = metadata[FIELD_SQL]
    return field_sql
