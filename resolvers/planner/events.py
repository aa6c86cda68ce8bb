"""Reads a subscription's stretch of the feed: all of its events by one statement, each as JSON of its own."""

from dataclasses import dataclass
from typing import Any, NamedTuple, cast
from uuid import UUID

from graphql import GraphQLObjectType

from models.access.visibility import Noun, visible
from models.database.connection import fetch
from models.database.sql import every, one_of
from models.feed.event_log import START, Position, Span, newest_seen
from models.rules.events import HireEventType
from resolvers.context import Context
from resolvers.ids import local_id
from resolvers.planner.event_cursors import FEED, START_CURSOR
from resolvers.planner.input.arguments import Arguments, texts
from resolvers.planner.plan import Parameter, Plan, Run, TableRow, field_sql_of
from resolvers.planner.plan_cache import PLANS, Compiled
from resolvers.planner.run import Answer, answered, plan_for
from resolvers.planner.selection import Selected

EVENTS_OF_A_STATEMENT = 100
"""Events of one statement, at the most."""

_EVENTS = "events"

_NOTHING = Span(START, START)


@dataclass(frozen=True, slots=True)
class _Stretch(Run):
    span: Span = _NOTHING
    most: int = EVENTS_OF_A_STATEMENT


def _of_span(run: Run) -> Span:
    return cast("_Stretch", run).span


_FROM_XID = Parameter(lambda run: _of_span(run).after.xid, "begin of the stretch (xid)")
_FROM_SEQ = Parameter(lambda run: _of_span(run).after.seq, "begin of the stretch (seq)")
_TO_XID = Parameter(lambda run: _of_span(run).through.xid, "end of the stretch (xid)")
_TO_SEQ = Parameter(lambda run: _of_span(run).through.seq, "end of the stretch (seq)")
_MOST = Parameter(lambda run: cast("_Stretch", run).most, "how many events at most")


class Events:
    """A field of Subscription: the events of these types (none: of those asked for, or all), of one hire or of all."""

    __slots__ = ("_only",)

    def __init__(self, *types: HireEventType) -> None:
        self._only = frozenset(each.value for each in types)

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """SQL for "the arguments want this event"."""
        args = Arguments(field)
        conditions = [one_of(my.type, sorted(self._only))] if self._only else []
        if args.has("hire"):
            conditions.append(f"{my.hire_id} = {plan.binds(args.parameter('hire', of=hire_of))}")
        if args.has("types"):
            conditions.append(plan.binds.among(my.type, args.parameter("types", of=texts)))
        return every(conditions)

    def types(self, given: list[Any] | None) -> frozenset[str] | None:
        """The types that are wanted; None for all."""
        if self._only:
            return self._only
        return None if given is None else frozenset(texts(given))


@dataclass(frozen=True, slots=True)
class NewestCursor:
    """The cursor of the newest event that the viewer may see; of the start where there is none."""

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """Text."""
        its = plan.row()
        newest = newest_seen(str(its), plan.viewer, plan.binds, plan.binds.dialect)
        return f"coalesce((SELECT {FEED.cursor(its)} FROM {newest}), '{START_CURSOR}')"


def hire_of(id: str) -> UUID | None:
    """The hire that an argument names."""
    return local_id("Hire", id)


async def plan_events(context: Context, field: Selected) -> None:
    """Plan what `read_events` reads, where that was not done before: in the turn of whoever asks for it."""
    run = _Stretch(context, field.document.variables)
    await PLANS.get(_EVENTS, field.document, run, lambda: _compiled(context, field))


class ShownEvent(NamedTuple):
    """A read event: its answer, its position, and the cursor to go on behind it, selected or not."""

    position: Position
    cursor: str
    answer: Answer


async def read_events(context: Context, field: Selected, span: Span, most: int) -> list[ShownEvent]:
    """The events of the span that the viewer may see and the field wants, in order: at most so many of them."""
    document = field.document
    run = _Stretch(context, document.variables, span=span, most=most)
    compiled, values = await PLANS.get(_EVENTS, document, run, lambda: _compiled(context, field))
    rows = await fetch(compiled.statement, values)
    return [
        ShownEvent(
            Position(row["xid"], row["seq"]), row["cursor"], answered(row["tree"], compiled, run)
        )
        for row in rows
    ]


def _compiled(context: Context, field: Selected) -> Compiled:
    return compiled_events(plan_for(context.viewer), field)


def compiled_events(plan: Plan, field: Selected) -> Compiled:
    """The statement that reads a stretch of the feed for a field of Subscription."""
    assert isinstance(field.type, GraphQLObjectType)
    my = plan.row()
    conditions = [
        visible(Noun.EVENT, str(my), plan.viewer, plan.binds),
        f"({my.xid}, {my.seq}) > ({plan.binds(_FROM_XID)}, {plan.binds(_FROM_SEQ)})",
        f"({my.xid}, {my.seq}) <= ({plan.binds(_TO_XID)}, {plan.binds(_TO_SEQ)})",
        field_sql_of(field).render(field, my, plan),
    ]
    pairs = plan.pairs(field.type, plan.selection(field), my)
    tree = plan.json.text(plan.json.object(pairs))
    return Compiled(
        f"SELECT {my.xid} AS xid, {my.seq} AS seq, {FEED.cursor(my)} AS cursor, {tree} AS tree"
        f" FROM event {my}"
        f" WHERE {every(conditions)} ORDER BY {my.xid}, {my.seq} LIMIT {plan.binds(_MOST)}",
        plan,
    )
