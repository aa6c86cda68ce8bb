"""The rows of an export, in batches by keyset: each is read by the plan that the API itself would make of it.

Keyset and no cursor of the database's: the statement is that of a page, on either engine, whose index is known, and
between two batches nothing is held but the snapshot.
"""

from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any, Protocol, cast
from uuid import UUID

import orjson
from graphql import GraphQLObjectType, GraphQLSchema, OperationDefinitionNode, parse
from graphql.execution.values import VariableValues

from models.access.visibility import TABLES, Noun, visible
from models.database.sql import SqlValue
from models.rules.access import Viewer
from models.rules.exports.columns import Cell, ExportColumn
from models.rules.exports.files import Days, ExportKind, ExportWish
from resolvers.context import Context, ContractDocuments
from resolvers.exports.columns import ExportTable
from resolvers.planner.cursors import Order
from resolvers.planner.event_cursors import FEED
from resolvers.planner.plan import Parameter, Plan, Run, TableRow
from resolvers.planner.plan_cache import Compiled
from resolvers.planner.rows import Limit, ListPart, Stretch, list_rows
from resolvers.planner.run import answered, plan_for
from resolvers.planner.selection import BoundDocument
from resolvers.types.lists.matching import first_moment, last_moment
from resolvers.types.milestone import BY_DUE_DATE, OLDEST_FIRST

BATCH = 250
"""Rows that are read, and held, at once: mostly 200 KB, of the longest texts 40 MB."""


class Reads(Protocol):
    """Whoever runs statements."""

    async def fetch(self, statement: str, values: Sequence[object]) -> list[dict[str, Any]]:
        """The rows of one statement."""


@dataclass(frozen=True, slots=True)
class ExportBatch:
    """Some rows, as the database gave them."""

    texts: Sequence[str]
    compiled: Compiled
    run: Run
    table: ExportTable

    def rows(self) -> list[list[Cell]]:
        """The values of each row by column. It takes milliseconds: not for the event loop."""
        getters = [placed.get for placed in self.table.columns]
        return [[get(row) for get in getters] for row in map(self._finished, self.texts)]

    def _finished(self, text: str) -> dict[str, Any]:
        answer = answered(text, self.compiled, self.run)
        return (
            answer.tree if answer.tree is not None else cast("dict[str, Any]", orjson.loads(text))
        )


class ExportRows:
    """Reads the rows of exports."""

    def __init__(self, schema: GraphQLSchema, documents: ContractDocuments) -> None:
        self._schema, self._documents = schema, documents
        self._tables = {
            kind: ExportTable(cast("GraphQLObjectType", schema.type_map[source.type]))
            for kind, source in _SOURCES.items()
        }

    def columns(self, kind: ExportKind) -> list[ExportColumn]:
        """Of its files."""
        return [placed.column for placed in self._tables[kind].columns]

    async def batches(
        self, snapshot: Reads, viewer: Viewer, company: UUID, wish: ExportWish, at: datetime
    ) -> AsyncGenerator[ExportBatch, None]:
        """All rows that the viewer may see of the company, as things are at this moment. Raises Unavailable."""
        context, source = Context(viewer, at, self._documents, "export"), _SOURCES[wish.kind]
        place: Sequence[SqlValue] = ()
        compiled = self._compiled(viewer, wish, behind=False)
        # Planned once, and of longer files alone: it takes milliseconds of the event loop's.
        compiled_behind = cache(partial(self._compiled, viewer, wish, behind=True))
        while True:
            run = _ExportRun(context, _NO_VARIABLES, company=company, days=wish.days, place=place)
            found = await snapshot.fetch(compiled.statement, compiled.plan.binds.bound(run))
            if found:
                texts = [row["tree"] for row in found]
                yield ExportBatch(texts, compiled, run, self._tables[wish.kind])
            if len(found) < BATCH:
                break
            place = source.order.values([found[-1][key] for key in source.order.columns])
            compiled = compiled_behind()

    def _compiled(self, viewer: Viewer, wish: ExportWish, *, behind: bool) -> Compiled:
        table = self._tables[wish.kind]
        (operation,) = parse(table.selection).definitions
        assert isinstance(operation, OperationDefinitionNode)
        document = BoundDocument(self._schema, {}, operation, _NO_VARIABLES)
        selection = document.select(table.kind, [operation.selection_set])
        source, plan = _SOURCES[wish.kind], plan_for(viewer)
        its = plan.row()
        rows = source.rows(its, wish.days, plan, behind=behind)
        tree = plan.json.text(plan.json.object(plan.pairs(table.kind, selection, its)))
        keys = ", ".join(f"{getattr(its, key)} AS {key}" for key in source.order.columns)
        return Compiled(f"SELECT {keys}, {tree} AS tree FROM {rows}", plan)


_NO_VARIABLES = VariableValues({}, {})
_EVER = Days()


@dataclass(frozen=True, slots=True)
class _ExportRun(Run):
    company: UUID | None = None
    days: Days = _EVER
    place: Sequence[SqlValue] = ()


def _of(run: Run) -> _ExportRun:
    return cast("_ExportRun", run)


_COMPANY = Parameter(lambda run: _of(run).company, "the company")
_PLACE = Parameter(lambda run: cast("Any", _of(run).place), "the last row before")


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the rows of a kind are: in an order that an index holds, and by which column days are meant.

    Where the order begins with that column, only the rows of those days are looked at. Hires are few. Events are looked
    through, all of the company's once (half a second for 400,000), since no index holds when they occurred, and what
    is indexed does not tell it: ids and transaction numbers grow with the moment at which an event was written, which
    is as late as its transaction was held up, and in a history that was made up as late as that was. To begin at a
    number that fits a day would leave rows out, without a word.
    """

    type: str
    noun: Noun
    order: Order
    day: str
    only: Callable[[TableRow], str] = lambda _: "TRUE"
    is_moment: bool = True

    def rows(self, its: TableRow, days: Days, plan: Plan, *, behind: bool) -> str:
        """The SQL after FROM."""
        conditions = [
            visible(self.noun, str(its), plan.viewer, plan.binds),
            f"{its.company_id} = {plan.binds(_COMPANY)}",
            self.only(its),
            *self._on(its, days, plan, behind=behind),
        ]
        limits = [Limit("after", _PLACE)] if behind else []
        stretch = Stretch(BATCH, self.order, limits=limits)
        return list_rows(TABLES[self.noun], its, [ListPart(conditions)], stretch, plan)

    def _on(self, its: TableRow, days: Days, plan: Plan, *, behind: bool) -> list[str]:
        column = getattr(its, self.day)
        # Who is behind a row that the order has by its day is behind the first day, too; told both, SQLite would begin
        # at the first day each time.
        begins = days.first and not (behind and self.order.columns[0] == self.day)
        first = [f"{column} >= {plan.binds(self._first)}"] if begins else []
        return [*first, *([f"{column} <= {plan.binds(self._last)}"] if days.last else [])]

    @property
    def _first(self) -> Parameter:
        def value(run: Run) -> SqlValue:
            day = _of(run).days.first
            return first_moment(day) if day and self.is_moment else day

        return Parameter(value, "from")

    @property
    def _last(self) -> Parameter:
        def value(run: Run) -> SqlValue:
            day = _of(run).days.last
            return last_moment(day) if day and self.is_moment else day

        return Parameter(value, "to")


_BY_SUBMISSION = Order(("submitted_at", "id"), (datetime, UUID))
_SOURCES = {
    ExportKind.MILESTONES: _Source(
        "Milestone",
        Noun.MILESTONE,
        BY_DUE_DATE,
        "due_date",
        only=lambda its: its.listed,
        is_moment=False,
    ),
    ExportKind.PAYMENT_REQUESTS: _Source(
        "PaymentRequest", Noun.PAYMENT_REQUEST, _BY_SUBMISSION, "submitted_at"
    ),
    ExportKind.HIRES: _Source("Hire", Noun.HIRE, OLDEST_FIRST, "created_at"),
    ExportKind.EVENTS: _Source("HireEvent", Noun.EVENT, FEED, "occurred_at"),
}
