"""Fields that take a rule: the statement answers facts, a function of Python makes the value of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from models.access.visibility import TABLES, Noun
from resolvers.planner.facts import arguments_of
from resolvers.planner.field_sql import Truth, as_selected, not_found_if_null
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Plan, Run, TableRow
from resolvers.planner.post_process import Apply, called
from resolvers.planner.selection import Selected


@dataclass(frozen=True, slots=True)
class Listed:
    """A fact that is a list: `SELECT … AS value`, or lists of the `columns` that are selected."""

    rows: str
    columns: tuple[str, ...] = ()

    def render(self, my: TableRow, plan: Plan) -> str:
        """The list."""
        its = plan.row()
        row = plan.json.row([getattr(its, column) for column in self.columns])
        value = row if self.columns else its.value
        return plan.json.array(value, f"({plan.sql(self.rows, my)}) {its}")


Fact = str | Listed | Truth
"""SQL for a value (a template), for a list, or for a condition."""


@dataclass(frozen=True, slots=True)
class Computed:
    """What the statement answers (`facts`), and what makes the value of it.

    `compute` takes each fact by its name, as what it is annotated with; and the `run`, where it has such a parameter.
    Raises TypeError where it does not take these facts.
    """

    facts: Mapping[str, Fact]
    compute: Callable[..., Any]
    _arguments: Callable[[dict[str, Any], Run], dict[str, Any]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_arguments", arguments_of(self.compute, self.facts))

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The facts."""
        return plan.json.object(self.pairs(field, my, plan))

    def pairs(self, field: Selected, my: TableRow, plan: Plan) -> list[tuple[str, str]]:
        """Each fact by name, to be made the value of by a patch."""
        plan.post_process(
            self._post_process(field), f"{', '.join(self.facts)} -> {called(self.compute)}"
        )
        return [(name, _sql(fact, field, my, plan)) for name, fact in self.facts.items()]

    def _post_process(self, field: Selected) -> Apply[Run]:
        def make(facts: dict[str, Any], run: Run) -> Any:
            return as_selected(self.compute(**self._arguments(facts, run)), field)

        has_lists = any(isinstance(fact, Listed) for fact in self.facts.values())
        return _unless_null(make if has_lists else _once(make))


@dataclass(frozen=True, slots=True)
class ComputedFrom:
    """The same of another row, which the arguments choose; the error NOT_FOUND where it is not seen."""

    noun: Noun
    where: Callable[[Arguments, TableRow, Plan], str]
    computed: Computed

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The facts."""
        facts = self.computed.pairs(field, its := plan.row(), plan)
        plan.post_process(not_found_if_null, "the error NOT_FOUND where it is null")
        rows = f"{TABLES[self.noun]} {its} WHERE {self.where(Arguments(field), its, plan)}"
        return plan.json.object(facts, rows)


def _sql(fact: Fact, field: Selected, my: TableRow, plan: Plan) -> str:
    if isinstance(fact, Listed):
        return fact.render(my, plan)
    if isinstance(fact, Truth):
        return fact.render(field, my, plan)
    return plan.sql(fact, my)


def _unless_null(make: Apply[Run]) -> Apply[Run]:
    return lambda facts, run: make(facts, run) if facts else None


def _once(make: Apply[Run]) -> Apply[Run]:
    """The things on a page are mostly in the same few states: what was made of these facts is taken again."""

    def made(facts: dict[str, Any], run: Run) -> Any:
        key = (made, *facts.values())
        if key not in run.made:
            run.made[key] = make(facts, run)
        return run.made[key]

    return made
