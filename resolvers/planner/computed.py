"""Fields that take a rule: the statement answers facts, a function of Python makes the value of them.

The function takes facts as its parameters are annotated: of JSON, in which both databases write dates as texts, and not
the same ones.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from inspect import signature
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

from models.access.visibility import TABLES, Noun
from models.database.sql import parsed_day
from resolvers.planner.field_sql import Truth, as_selected, not_found_if_null
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Plan, Run, TableRow
from resolvers.planner.post_process import UNFINISHED, Apply, called
from resolvers.planner.selection import Selected

Form = Callable[[Any], Any]
RUN_NAME = "run"
"""The parameter that takes who asks and when, rather than a fact."""

_FORMS: Mapping[Any, Form] = {
    date: parsed_day,
    datetime: datetime.fromisoformat,
    UUID: UUID,
    # SQLite has numbers for them.
    bool: bool,
}
_AS_THEY_ARE = (str, int, Any)


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


ComputedFact = str | Listed | Truth
"""SQL for a value (a template), for a list, or for a condition."""


@dataclass(frozen=True, slots=True)
class Computed:
    """The columns of the statement (`facts`), and the function that makes the value of them.

    `compute` takes each fact by its name, as what it is annotated with; and the `run`, where it has such a parameter.
    Raises TypeError where it does not take these facts. `unless`: a column whose text is the value, but where it is
    null: an answer in which it never is goes out as it came.
    """

    facts: Mapping[str, ComputedFact]
    compute: Callable[..., Any]
    unless: str | None = None
    _arguments: Callable[[dict[str, Any], Run], dict[str, Any]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_arguments", facts_taken_by(self.compute, self.facts))

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The facts, or the finished text."""
        pairs = self.pairs(field, my, plan)
        if self.unless is None:
            return plan.json.object(pairs)
        facts = plan.json.object([(UNFINISHED, "1"), *pairs])
        return plan.json.text_or(plan.sql(self.unless, my), facts)

    def pairs(self, field: Selected, my: TableRow, plan: Plan) -> list[tuple[str, str]]:
        """Each fact by name; post-processing makes the value of them."""
        what = f"{', '.join(self.facts)} -> {called(self.compute)}"
        plan.post_process(self._post_process(field), what, marked=self.unless is not None)
        return [(name, _sql(fact, field, my, plan)) for name, fact in self.facts.items()]

    def _post_process(self, field: Selected) -> Apply[Run]:
        def make(facts: dict[str, Any], run: Run) -> Any:
            return as_selected(self.compute(**self._arguments(facts, run)), field)

        has_lists = any(isinstance(fact, Listed) for fact in self.facts.values())
        return _unless_finished(make if has_lists else _once(make))


@dataclass(frozen=True, slots=True)
class ComputedFrom:
    """A value that is computed of another row, which the arguments choose; the error NOT_FOUND where it is not seen."""

    noun: Noun
    where: Callable[[Arguments, TableRow, Plan], str]
    computed: Computed

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The facts."""
        facts = self.computed.pairs(field, its := plan.row(), plan)
        plan.post_process(not_found_if_null, "the error NOT_FOUND where it is null")
        rows = f"{TABLES[self.noun]} {its} WHERE {self.where(Arguments(field), its, plan)}"
        return plan.json.object(facts, rows)


def _sql(fact: ComputedFact, field: Selected, my: TableRow, plan: Plan) -> str:
    if isinstance(fact, Listed):
        return fact.render(my, plan)
    if isinstance(fact, Truth):
        return fact.render(field, my, plan)
    return plan.sql(fact, my)


def _unless_finished(make: Apply[Run]) -> Apply[Run]:
    return lambda facts, run: make(facts, run) if isinstance(facts, dict) else facts


def _once(make: Apply[Run]) -> Apply[Run]:
    """Make it once for the same facts in one run: the things on a page are mostly in the same few states."""

    def made(facts: dict[str, Any], run: Run) -> Any:
        key = (made, *facts.values())
        if key not in run.made:
            run.made[key] = make(facts, run)
        return run.made[key]

    return made


def facts_taken_by(
    compute: Callable[..., Any], facts: Iterable[str]
) -> Callable[[dict[str, Any], Any], dict[str, Any]]:
    """A maker of the function's arguments of facts, as JSON, and a run. Raises TypeError where it takes others."""
    taken = [name for name in signature(compute).parameters if name != RUN_NAME]
    if set(taken) != set(facts):
        raise TypeError(f"{called(compute)} takes {taken}, and is given {list(facts)}")
    hints = get_type_hints(compute)
    forms = {name: _form(hints.get(name, Any), compute) for name in taken}
    with_run = RUN_NAME in signature(compute).parameters

    def arguments(given: dict[str, Any], run: Any) -> dict[str, Any]:
        made = {name: form(given[name]) if form else given[name] for name, form in forms.items()}
        return {**made, RUN_NAME: run} if with_run else made

    return arguments


def _form(hint: Any, compute: Callable[..., Any]) -> Form | None:
    """The function that makes a value of this type of its JSON; None where JSON has it."""
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
