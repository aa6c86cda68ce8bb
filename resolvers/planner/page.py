"""Plan: pages by keyset. A cursor names the values that the page is ordered by, so rows never shift under a reader."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from models.sql import Value as Bound
from models.sql import every
from models.visibility import Noun, visible
from resolvers.errors import bad_user_input
from resolvers.planner.arguments import Arguments
from resolvers.planner.meaning import object_type, seen_by_worker, table
from resolvers.planner.plan import Plan, Row
from resolvers.planner.selection import TYPENAME, Selected

USUAL = 50
MOST = 200
_SEPARATOR = "~"
_DIGITS = 19
"""A number of so many may not fit the database's integers."""


class Small(int):
    """A number of four bytes."""

    LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Order:
    """The columns that a list is ordered by, all in one direction; the last one is unique."""

    columns: tuple[str, ...]
    kinds: tuple[type, ...]
    descending: bool = False

    def keys(self, its: Row) -> str:
        """The columns, separated by commas."""
        return ", ".join(getattr(its, column) for column in self.columns)

    def by(self, its: Row, *, backwards: bool) -> str:
        """What stands after ORDER BY."""
        way = "DESC" if self.descending is not backwards else "ASC"
        return ", ".join(f"{getattr(its, column)} {way}" for column in self.columns)

    def cursor(self, its: Row) -> str:
        """SQL for the cursor of a row."""
        first, *others = (getattr(its, name) for name in self.columns)
        # A cursor is text, also that of a single number.
        return f" || '{_SEPARATOR}' || ".join([f"CAST({first} AS TEXT)", *others])

    def parse(self, cursor: str) -> list[Bound]:
        """The values that a cursor names. BAD_USER_INPUT where it is not one of this list's."""
        parts = cursor.rsplit(_SEPARATOR, len(self.kinds) - 1)
        if len(parts) != len(self.kinds):
            raise bad_user_input("Not a cursor of this list.")
        return [_parsed(kind, part) for kind, part in zip(self.kinds, parts, strict=True)]


def _parsed(kind: type, part: str) -> Bound:
    try:
        if kind is date:
            return date.fromisoformat(part)
        if kind is UUID:
            return UUID(part)
        if issubclass(kind, int):
            return _whole(part, kind)
    except ValueError:
        raise bad_user_input("Not a cursor of this list.") from None
    return part.replace("\x00", "")


def _whole(part: str, kind: type[int]) -> int:
    number = int(part) if part.isascii() and part.isdigit() and len(part) < _DIGITS else -1
    if number < 0 or (kind is Small and number > Small.LARGEST):
        raise ValueError(part)
    return number


Filters = Callable[[Arguments, Row, Plan], Iterable[str]]
Ordering = Order | Callable[[Arguments], Order]


@dataclass(frozen=True, slots=True)
class Connection:
    """A page of the rows of a noun for which `where` and the argument's `filters` hold."""

    noun: Noun
    order: Ordering
    where: str = "TRUE"
    seen: bool = False
    """Whether the viewer's own right decides on each row, and not the parent's."""
    filters: Filters | None = None

    def render(self, field: Selected, my: Row, plan: Plan) -> str:
        """The connection object."""
        args = Arguments(field)
        order = self.order if isinstance(self.order, Order) else self.order(args)
        return _Page(self, order, _Window.of(args, order), field, my, plan).render()

    def conditions(self, field: Selected, my: Row, its: Row, plan: Plan) -> list[str]:
        """What holds for every row of the list, whatever the page."""
        right = visible(self.noun, str(its), plan.viewer, plan.binds) if self.seen else None
        own = right or _not_hidden(self.noun, its, plan)
        chosen = self.filters(Arguments(field), its, plan) if self.filters else ()
        return [plan.sql(self.where, my, its), own, *chosen]


_BELOW_A_HIRE = {Noun.MILESTONE, Noun.CONTRACT, Noun.PAYMENT_REQUEST, Noun.MESSAGE, Noun.EVENT}


def _not_hidden(noun: Noun, its: Row, plan: Plan) -> str:
    return seen_by_worker(noun, its, plan) if noun in _BELOW_A_HIRE else "TRUE"


@dataclass(frozen=True, slots=True)
class _Window:
    """Which part of a list a page shows."""

    size: int
    backwards: bool
    after: Sequence[Any]
    before: Sequence[Any]

    @staticmethod
    def of(args: Arguments, order: Order) -> "_Window":
        first, last = args.choice("first"), args.choice("last")
        if first is not None and last is not None:
            raise bad_user_input("Give `first` or `last`, not both.")
        size = first if first is not None else last
        size = USUAL if size is None else size
        if not 0 <= size <= MOST:
            raise bad_user_input(f"A page has 0 to {MOST} entries.")
        return _Window(
            size=size,
            backwards=last is not None,
            after=_bound(args, "after", order),
            before=_bound(args, "before", order),
        )


def _bound(args: Arguments, side: str, order: Order) -> Sequence[Any]:
    """The values of a cursor, one for each column of the order; empty where none is given."""
    if not args.has(side):
        return ()
    args.checked(side, read=order.parse)
    return [args.later(side, of=_part(order, place)) for place in range(len(order.columns))]


def _part(order: Order, place: int) -> Callable[[str], Bound]:
    return lambda cursor: order.parse(cursor)[place]


@dataclass(frozen=True, slots=True)
class _Page:
    connection: Connection
    order: Order
    window: _Window
    field: Selected
    my: Row
    plan: Plan

    def render(self) -> str:
        pairs = [(key, self._part(part)) for key, part in self.field.below.items()]
        return self.plan.json.object(pairs)

    def _part(self, part: Selected) -> str:
        match part.name:
            case "edges":
                with self.plan.at(part.key, None):
                    return self._edges(part)
            case "pageInfo":
                return self._page_info(part)
            case "totalCount":
                its = self.plan.row()
                return f"(SELECT count(*) FROM {self._rows(its, self._all(its))})"
        assert part.name == TYPENAME
        return f"'{object_type(self.field).name}'"

    def _edges(self, part: Selected) -> str:
        its = self.plan.row()
        rows = self._shown(its)
        pairs = [(key, self._edge(each, its)) for key, each in part.below.items()]
        return self.plan.json.objects(pairs, rows, str(its))

    def _edge(self, part: Selected, its: Row) -> str:
        match part.name:
            case "node":
                with self.plan.at(part.key):
                    return self.plan.json.object(
                        self.plan.pairs(object_type(part), part.below, its)
                    )
            case "cursor":
                return self.order.cursor(its)
        assert part.name == TYPENAME
        return f"'{part.parent.name}'"

    def _page_info(self, part: Selected) -> str:
        pairs = [(key, self._info(each)) for key, each in part.below.items()]
        return self.plan.json.object(pairs)

    def _info(self, part: Selected) -> str:
        backwards = self.window.backwards
        match part.name:
            case "hasNextPage":
                beyond = self._beyond(self.window.before, "after") if backwards else self._more()
                return self.plan.json.boolean(beyond)
            case "hasPreviousPage":
                beyond = self._more() if backwards else self._beyond(self.window.after, "before")
                return self.plan.json.boolean(beyond)
            case "startCursor":
                return self._end(backwards=False)
            case "endCursor":
                return self._end(backwards=True)
        assert part.name == TYPENAME
        return f"'{part.parent.name}'"

    def _more(self) -> str:
        """Whether the list goes on where the page ends for its size."""
        rows = self._selected(self.plan.row(), self.window.size + 1)
        return (
            f"(SELECT count(*) FROM (SELECT 1 FROM {rows}) {self.plan.row()}) > {self.window.size}"
        )

    def _end(self, *, backwards: bool) -> str:
        """The cursor at one end of the page."""
        its = self.plan.row()
        rows = self._selected(its, self.window.size)
        way = self.order.by(its, backwards=backwards)
        shown = f"(SELECT {its}.* FROM {rows}) {its}"
        return f"(SELECT {self.order.cursor(its)} FROM {shown} ORDER BY {way} LIMIT 1)"

    def _beyond(self, bound: Sequence[Any], side: str) -> str:
        """Whether the list goes on at the other side of the cursor that the page begins behind."""
        if not bound:
            return "FALSE"
        its = self.plan.row()
        conditions = [*self._all(its), self._compared(its, bound, side, inclusive=True)]
        return f"EXISTS (SELECT 1 FROM {self._rows(its, conditions)})"

    def _shown(self, its: Row) -> str:
        """The rows of the page, in the order of the list."""
        rows = self._selected(its, self.window.size)
        if not self.window.backwards:
            return rows
        shown = f"(SELECT {its}.* FROM {rows}) {its}"
        return f"{shown} ORDER BY {self.order.by(its, backwards=False)}"

    def _selected(self, its: Row, limit: int) -> str:
        conditions = self._all(its)
        for bound, side in ((self.window.after, "after"), (self.window.before, "before")):
            if bound:
                conditions.append(self._compared(its, bound, side, inclusive=False))
        rows = self._rows(its, conditions)
        return f"{rows} ORDER BY {self._way(its)} LIMIT {limit}"

    def _way(self, its: Row) -> str:
        return self.order.by(its, backwards=self.window.backwards)

    def _all(self, its: Row) -> list[str]:
        return self.connection.conditions(self.field, self.my, its, self.plan)

    def _rows(self, its: Row, conditions: Sequence[str]) -> str:
        return f"{table(self.connection.noun, self.my, self.plan)} {its} WHERE {every(conditions)}"

    def _compared(self, its: Row, bound: Sequence[Any], side: str, *, inclusive: bool) -> str:
        above = (side == "after") is not self.order.descending
        sign = (">" if above else "<") + ("=" if inclusive else "")
        values = ", ".join(self.plan.binds(value) for value in bound)
        return f"({self.order.keys(its)}) {sign} ({values})"
