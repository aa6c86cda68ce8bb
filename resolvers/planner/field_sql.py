"""The SQL of a field, declared once beside its type; the planner reads it, Strawberry takes type and description.
In templates `{my.…}` is a column of the object's own row, `{its.…}` one of the related row.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLError, GraphQLObjectType

from models.access.visibility import TABLES, Noun, visible, worker_sees
from models.database.sql import every
from resolvers.errors import not_found
from resolvers.planner.plan import Plan, Run, TableRow
from resolvers.planner.selection import TYPENAME, Selected, Selection

_BY_KEY = "{its.id} = "
_BY_COLUMN = f"{_BY_KEY}{{my."


@dataclass(frozen=True, slots=True)
class Expression:
    """A column or expression as the database gives it."""

    template: str

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The expression."""
        return plan.sql(self.template, my)


@dataclass(frozen=True, slots=True)
class Truth:
    """A condition."""

    template: str

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """true or false."""
        return plan.json.boolean(plan.sql(self.template, my))


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment in UTC."""

    template: str

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """ISO 8601 text."""
        return plan.json.instant(plan.sql(self.template, my))


@dataclass(frozen=True, slots=True)
class DetailText:
    """A text in the JSON of `my.details`; null where it is not there."""

    key: str

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The text."""
        return plan.json.member(my.details, self.key)


@dataclass(frozen=True, slots=True)
class AmountText:
    """The decimal text of `my.minor` in `my.currency`."""

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """Text such as 1250.00."""
        return plan.json.amount(my.minor, my.currency)


@dataclass(frozen=True, slots=True)
class SameRow:
    """An object made of the same row; null where `unless_null` is. `columns` rename for its fields."""

    unless_null: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The object."""
        its = TableRow(str(my), {name: plan.sql(each, my) for name, each in self.columns.items()})
        built = plan.json.object(plan.pairs(object_type(field), plan.selection(field), its))
        if self.unless_null is None:
            return built
        given = plan.sql(self.unless_null, my)
        return plan.json.nested(f"CASE WHEN {given} IS NOT NULL THEN {built} END")


@dataclass(frozen=True, slots=True)
class OneRow:
    """The first row of `source` (a noun's table, or a SELECT) for which `where` holds; null where none does."""

    source: Noun | str
    where: str = "TRUE"
    order: str | None = None
    seen: bool = False
    """Whether the viewer's own right to see the row decides: it does where the parent's does not."""

    @property
    def is_parent(self) -> bool:
        """Whether the row itself names the other one, by its id."""
        return self.where.startswith(_BY_COLUMN)

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The related object."""
        its = plan.row()
        conditions = [plan.sql(self.where, my, its)]
        if self.seen:
            conditions.append(visible(Noun(self.source), str(its), plan.viewer, plan.binds))
        pairs = plan.pairs(object_type(field), plan.selection(field), its)
        order = f" ORDER BY {plan.sql(self.order, my, its)}" if self.order else ""
        # Where the primary key decides there is one at the most, and PostgreSQL plans that without a limit better.
        limit = "" if self.where.startswith(_BY_KEY) else " LIMIT 1"
        rows = f"{from_item(self.source, my, plan)} {its} WHERE {every(conditions)}{order}{limit}"
        return plan.json.object(pairs, rows)


@dataclass(frozen=True, slots=True)
class ManyRows:
    """All rows for which `where` holds, in order: for lists that are bounded by nature."""

    source: Noun | str
    where: str
    order: str
    seen: bool = False
    """Whether the viewer's own right to see each row decides."""

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The list of objects."""
        its = plan.row()
        where = plan.sql(self.where, my, its)
        if self.seen:
            right = visible(Noun(self.source), str(its), plan.viewer, plan.binds)
            where = every([where, right])
        with plan.at(None):
            pairs = plan.pairs(object_type(field), plan.selection(field), its)
        source, order = from_item(self.source, my, plan), plan.sql(self.order, my, its)
        rows = f"{source} {its} WHERE {where} ORDER BY {order}"
        return plan.json.objects(pairs, rows, str(its))


def as_selected(value: Any, field: Selected) -> Any:
    """A value of plain dicts by field name, in the shape that the document asks for."""
    if isinstance(value, list | tuple):
        return [as_selected(each, field) for each in value]
    if not isinstance(value, dict):
        return value
    try:
        return object_as_selected(value, field.below, object_type(field))
    except GraphQLError as error:
        return error  # What is asked of it cannot be read: the executor tells.


def object_as_selected(
    value: Mapping[str, Any], selection: Selection, kind: GraphQLObjectType
) -> dict[str, Any]:
    """An object by field name, as its selection by response key."""
    return {
        key: kind.name if each.name == TYPENAME else as_selected(value[each.name], each)
        for key, each in selection.items()
    }


def from_item(source: Noun | str, my: TableRow, plan: Plan) -> str:
    """The SQL after FROM: a noun's table, or a SELECT in brackets."""
    return TABLES[source] if isinstance(source, Noun) else f"({plan.sql(source, my)})"


def object_type(field: Selected) -> GraphQLObjectType:
    """The field's type, which is an object type."""
    assert isinstance(field.type, GraphQLObjectType)
    return field.type


def not_found_if_null(value: Any, _: Run) -> Any:
    """The value, or the error that it is not there."""
    return not_found() if value is None else value


def seen_by_worker(noun: Noun, its: TableRow, plan: Plan) -> str:
    """SQL for "not hidden from this viewer", of a row below a visible hire."""
    return worker_sees(noun, str(its), plan.viewer)
