"""Plan: pages by keyset. A cursor names the values that the page is ordered by, so rows never shift under a reader.

By hand: Strawberry's `ListConnection` cuts by offset, so that rows shift under a reader.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.access.visibility import Noun, visible
from models.database.sql import without_partial_index
from models.rules.access import CompanyRole
from resolvers.errors import bad_user_input
from resolvers.planner.cursors import Order
from resolvers.planner.field_sql import from_item, object_type, seen_by_worker
from resolvers.planner.input.arguments import LARGEST_PAGE, Arguments
from resolvers.planner.plan import Plan, Run, TableRow
from resolvers.planner.rows import NO_ROWS, CursorPlace, Limit, ListPart, Side, Stretch, list_rows
from resolvers.planner.selection import TYPENAME, Selected

USUAL_PAGE = 50
MOST_COUNTED = 10_000
"""So far `totalCount` counts: what a list costs must not grow with the database."""

Filters = Callable[[Arguments, TableRow, Plan], Iterable[str]]
Parts = Callable[[Arguments, TableRow, Plan], Sequence[ListPart]]
Source = Callable[[Arguments, Plan], str | None]
Condition = Callable[[Arguments, Plan], str | None]
Ordering = Order | Callable[[Arguments, Plan], Order]


@dataclass(frozen=True, slots=True)
class KeysetPage:
    """A page of the rows of a noun for which `where` and the argument's `filters` hold."""

    noun: Noun
    order: Ordering
    where: str = "TRUE"
    seen: bool = False
    """Whether the viewer's own right decides on each row, and not the parent's."""
    filters: Filters | None = None
    source: Source | None = None
    """A SELECT of the noun's rows, where they are ordered by what their own table does not hold, or are only some."""
    parts: Parts | None = None
    """Of a company's rows: in which parts those are that the `filters` leave."""
    known: Condition | None = None
    """SQL for what has to hold of the arguments themselves: BAD_USER_INPUT else."""

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The connection object."""
        args = Arguments(field)
        order = self.order if isinstance(self.order, Order) else self.order(args, plan)
        page = _Page(self, order, _Window.of(args, order), field, my, plan).render()
        condition = self.known(args, plan) if self.known else None
        if condition is None:
            return page
        plan.post_process(_unknown_if_null, "BAD_USER_INPUT where it is null")
        return plan.json.nested(f"CASE WHEN {condition} THEN {page} END")

    def parts_of(
        self, args: Arguments, its: TableRow, my: TableRow, plan: Plan
    ) -> Sequence[ListPart]:
        """The parts of the list, whatever the page."""
        bound = len(plan.binds.values)
        if self.parts and isinstance(plan.role, CompanyRole):
            parts = self.parts(args, its, plan)
        else:
            parts = [ListPart([*self.filters(args, its, plan)] if self.filters else ())]
        if not parts:
            # PostgreSQL refuses what is bound and stands nowhere.
            plan.binds.forget(bound)
        where, right = plan.sql(self.where, my, its), self._right(its, plan)
        tried = without_partial_index(right)
        return [
            replace(part, conditions=[where, tried if part.few else right, *part.conditions])
            for part in parts or [NO_ROWS]
        ]

    def _right(self, its: TableRow, plan: Plan) -> str:
        if self.seen:
            return visible(self.noun, str(its), plan.viewer, plan.binds)
        return seen_by_worker(self.noun, its, plan) if self.noun in _BELOW_A_HIRE else "TRUE"


def _unknown_if_null(value: Any, _: Run) -> Any:
    return bad_user_input("Not a cursor of this feed: read anew.") if value is None else value


_BELOW_A_HIRE = {Noun.MILESTONE, Noun.CONTRACT, Noun.PAYMENT_REQUEST, Noun.MESSAGE, Noun.EVENT}


@dataclass(frozen=True, slots=True)
class _Window:
    """Which part of a list a page shows."""

    size: int
    backwards: bool
    after: CursorPlace | None
    before: CursorPlace | None

    @staticmethod
    def of(args: Arguments, order: Order) -> "_Window":
        first, last = args.choice("first"), args.choice("last")
        if first is not None and last is not None:
            raise bad_user_input("Give `first` or `last`, not both.")
        size = first if first is not None else last
        size = USUAL_PAGE if size is None else size
        if not 0 <= size <= LARGEST_PAGE:
            raise bad_user_input(f"A page has 0 to {LARGEST_PAGE} entries.")
        return _Window(
            size=size,
            backwards=last is not None,
            after=_place(args, "after", order),
            before=_place(args, "before", order),
        )


def _place(args: Arguments, side: Side, order: Order) -> CursorPlace | None:
    """The row that a cursor names, where one is given."""
    if not args.has(side):
        return None
    args.checked(side, read=order.parse)
    place: CursorPlace = args.parameter(side, of=order.parse)
    return place


@dataclass(frozen=True, slots=True)
class _Page:
    connection: KeysetPage
    order: Order
    window: _Window
    field: Selected
    my: TableRow
    plan: Plan

    def render(self) -> str:
        pairs = [(key, self._part(part)) for key, part in self.plan.selection(self.field).items()]
        return self.plan.json.object(pairs)

    def _part(self, part: Selected) -> str:
        match part.name:
            case "edges":
                with self.plan.at(part.key, None):
                    return self._edges(part)
            case "pageInfo":
                with self.plan.at(part.key):
                    return self._page_info(part)
            case "totalCount":
                return self._counted(MOST_COUNTED)
            case "totalCountIsExact":
                return self.plan.json.boolean(
                    f"{self._counted(MOST_COUNTED + 1)} <= {MOST_COUNTED}"
                )
        assert part.name == TYPENAME
        return f"'{object_type(self.field).name}'"

    def _edges(self, part: Selected) -> str:
        its = self.plan.row()
        rows = self._shown(its)
        pairs = [(key, self._edge(each, its)) for key, each in self.plan.selection(part).items()]
        return self.plan.json.objects(pairs, rows, str(its))

    def _edge(self, part: Selected, its: TableRow) -> str:
        match part.name:
            case "node":
                with self.plan.at(part.key):
                    selection = self.plan.selection(part)
                    return self.plan.json.object(self.plan.pairs(object_type(part), selection, its))
            case "cursor":
                return self.order.cursor(its)
        assert part.name == TYPENAME
        return f"'{part.parent.name}'"

    def _page_info(self, part: Selected) -> str:
        pairs = [(key, self._info(each)) for key, each in self.plan.selection(part).items()]
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
        return f"{self._count(self._shown_and(1))} > {self.window.size}"

    def _counted(self, most: int) -> str:
        """How many rows the whole list has, counted so far at the most."""
        return self._count(Stretch(most, self.order))

    def _end(self, *, backwards: bool) -> str:
        """The cursor at one end of the page."""
        its = self.plan.row()
        shown = f"(SELECT {its}.* FROM {self._rows(its, self._shown_and())}) {its}"
        way = Stretch(1, self.order, backwards).way(its)
        return f"(SELECT {self.order.cursor(its)} FROM {shown} {way} LIMIT 1)"

    def _beyond(self, place: CursorPlace | None, side: Side) -> str:
        """Whether the list goes on at the other side of the cursor that the page begins behind."""
        if place is None:
            return "FALSE"
        limit = Limit(side, place, inclusive=True)
        return f"{self._count(Stretch(1, self.order, not self.window.backwards, [limit]))} > 0"

    def _shown(self, its: TableRow) -> str:
        """The rows of the page, in the order of the list."""
        rows = self._rows(its, self._shown_and())
        if not self.window.backwards:
            return rows
        return f"(SELECT {its}.* FROM {rows}) {its} {Stretch(0, self.order).way(its)}"

    def _shown_and(self, more: int = 0) -> Stretch:
        window = self.window
        limits = [Limit("after", window.after)] if window.after else []
        limits += [Limit("before", window.before)] if window.before else []
        return Stretch(window.size + more, self.order, window.backwards, limits)

    def _count(self, stretch: Stretch) -> str:
        rows = self._rows(self.plan.row(), stretch)
        return f"(SELECT count(*) FROM (SELECT 1 FROM {rows}) {self.plan.row()})"

    def _rows(self, its: TableRow, stretch: Stretch) -> str:
        args, connection = Arguments(self.field), self.connection
        source = connection.source(args, self.plan) if connection.source else None
        parts = connection.parts_of(args, its, self.my, self.plan)
        rows = from_item(source or connection.noun, self.my, self.plan)
        return list_rows(rows, its, parts, stretch, self.plan)
