"""The rows of a list as they stand after FROM: within places of its order, and merged from parts where it has some."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from models.database.sql import every
from resolvers.planner.cursors import Order
from resolvers.planner.plan import Parameter, Plan, Run, TableRow

CursorPlace = Parameter
"""The list of values that a cursor of the order names."""
Side = Literal["after", "before"]


@dataclass(frozen=True, slots=True)
class Limit:
    """Only the rows on this side of a place."""

    side: Side
    place: CursorPlace
    inclusive: bool = False


@dataclass(frozen=True, slots=True)
class ListPart:
    """Some of a list's rows: those for which all of it holds."""

    conditions: Sequence[str] = ()
    limits: Sequence[Limit] = field(default_factory=tuple)
    few: bool = False
    """Whether the conditions name rows that are to be looked up: no others are to be walked past them."""


NO_ROWS = ListPart(["FALSE"])


@dataclass(frozen=True, slots=True)
class Stretch:
    """A number of rows from one end of a list, or from a limit on."""

    size: int
    order: Order
    backwards: bool = False
    limits: Sequence[Limit] = ()

    def way(self, its: TableRow) -> str:
        """From its first row to its last."""
        return f"ORDER BY {self.order.by(its, backwards=self.backwards)}"


def list_rows(
    source: str, its: TableRow, parts: Iterable[ListPart], stretch: Stretch, plan: Plan
) -> str:
    """The rows of all parts, which have none in common, in the way of the stretch.

    Of each part its first rows are read alone, so that a database walks the index that holds it in this order.
    """
    way = f"{stretch.way(its)} LIMIT {stretch.size}"
    selected = [
        f"{source} {its} WHERE {every(_conditions(part, its, stretch, plan))} {way}"
        for part in parts
    ]
    if len(selected) == 1:
        return selected[0]
    merged = (f"SELECT * FROM (SELECT {its}.* FROM {each}) {its}" for each in selected)
    return f"({' UNION ALL '.join(merged)}) {its} {way}"


def _conditions(part: ListPart, its: TableRow, stretch: Stretch, plan: Plan) -> list[str]:
    limits, sides = [*part.limits, *stretch.limits], ("after", "before")
    one_each = [[limit for limit in limits if limit.side == side] for side in sides]
    compared = (_compared(each, its, stretch.order, plan) for each in one_each if each)
    return [*part.conditions, *compared]


def _compared(limits: Sequence[Limit], its: TableRow, order: Order, plan: Plan) -> str:
    """One comparison for all limits of one side: given two, a database may begin to read at the farther one."""
    above = (limits[0].side == "after") is not order.descending
    sign = (">" if above else "<") + ("=" if any(limit.inclusive for limit in limits) else "")
    places = tuple(limit.place for limit in limits)
    innermost: Callable[..., Any] = max if above else min
    values = (_value(_Value(places, innermost, at)) for at in range(order.width))
    return f"({order.keys(its)}) {sign} ({order.place(list(map(plan.binds, values)))})"


@dataclass(frozen=True, slots=True)
class _Value:
    """One value of the innermost of some places."""

    places: tuple[CursorPlace, ...]
    innermost: Callable[..., Any]
    at: int

    def __call__(self, run: Run) -> Any:
        """As this run has it."""
        return self.innermost(place.of(run) for place in self.places)[self.at]


def _value(value: _Value) -> Parameter:
    names = " or ".join(place.name for place in value.places)
    from_request = all(place.from_request for place in value.places)
    return Parameter(value, f"{names}, key {value.at + 1}", from_request)
