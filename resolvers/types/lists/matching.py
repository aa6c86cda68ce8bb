"""What the filters of several lists ask of a row: a text, a global id, a PO number, a day, a cursor."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any

from models.access.visibility import Noun, visible
from models.database.sql import like, one_of, unindexed
from models.rules.access import NonMemberRole
from resolvers.ids import local_id
from resolvers.planner.event_cursors import feed_order
from resolvers.planner.input.arguments import Arguments, storable
from resolvers.planner.plan import Parameter, Plan, Run, TableRow

MOST_SEARCHED = 10_000
"""Rows of each kind that a company's short search looks through."""
SHORT_SEARCH = (
    f" One or two letters are looked for among the newest {MOST_SEARCHED:,} of each kind alone (milestones: those due"
    " last)."
)
"""The end of a search's description."""

LONGEST_SEARCH = 2_000
"""No key is so long: what comes behind cannot matter, and databases refuse very long patterns."""


def named(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    """The filter `search`: part of the name, without case."""
    return [contains(its.name_key, args, "search", plan=plan)] if args.has("search") else []


def contains(key: str, args: Arguments, *path: str, plan: Plan) -> str:
    """SQL for "the key contains the text that is given at the path, without case"."""
    plan.is_for_values = True
    wanted = plan.binds(args.parameter(*path, of=_pattern))
    searched = unindexed(key) if plan.role is NonMemberRole.WORKER else key
    return f"{searched} LIKE {wanted} ESCAPE '!'"


def in_one_of(column: str, words: Iterable[str], args: Arguments, plan: Plan) -> str:
    """SQL for "the column is one of these words of ours", beside a search or of rows that are few already."""
    if plan.role is NonMemberRole.WORKER or not args.has("filter", "search"):
        return one_of(column, words)
    # PostgreSQL has to know how many have them, or it would sort all that is found to fill a page.
    listed = ", ".join(f"'{word}'" for word in words)
    return f"{column} IN ({listed})" if listed else "FALSE"


# One for each kind: what is read alike is bound once.
_READ_IDS = {kind: partial(local_id, kind) for kind in ("Company", "Hire", "Worker")}


def of_ids(args: Arguments, its: TableRow, plan: Plan, **kinds: str) -> Iterator[str]:
    """The conditions of the filter's ids: a column of the row for each kind of thing that may be named."""
    for name, kind in kinds.items():
        if args.has("filter", name):
            wanted = args.parameter("filter", name, of=_READ_IDS[kind])
            yield f"{getattr(its, f'{name}_id')} = {plan.binds(wanted)}"


def text_given(args: Arguments, plan: Plan, *path: str) -> str:
    """The placeholder of a text that is compared exactly, trimmed as all are that are kept."""
    return plan.binds(args.parameter(*path, of=_trimmed))


OF_EXTERNAL_ID = "With exactly this external id; a worker finds nothing by one."


def with_external_id(args: Arguments, its: TableRow, plan: Plan) -> list[str]:
    """The filter `externalId`: the company's own key of the row, which no worker sees."""
    if not args.has("filter", "externalId"):
        return []
    if plan.role is NonMemberRole.WORKER:
        return ["FALSE"]
    return [f"{its.external_id} = {text_given(args, plan, 'filter', 'externalId')}"]


def on_days(args: Arguments, column: str, plan: Plan, **signs: str) -> list[str]:
    """The conditions of a column that is a day: a sign for each field of the filter."""
    return [
        f"{column} {sign} {plan.binds(args.parameter('filter', name))}"
        for name, sign in signs.items()
        if args.has("filter", name)
    ]


def first_moment(day: date) -> datetime:
    """Of a day in UTC."""
    return datetime.combine(day, time.min, UTC)


def last_moment(day: date) -> datetime:
    """Of a day in UTC, to the microsecond."""
    return datetime.combine(day, time.max, UTC)


def changed_after(args: Arguments, hire: str, plan: Plan) -> list[str]:
    """The filter `changedAfter`: of hires that have had an event behind the cursor, as far as the viewer sees it."""
    if not args.has("filter", "changedAfter"):
        return []
    event, behind = plan.row(), _position(args, plan)
    seen = visible(Noun.EVENT, str(event), plan.viewer, plan.binds)
    later = f"({event.xid}, {event.seq}) > ({behind.place})"
    rows = f"SELECT {event.hire_id} FROM event {event} WHERE {seen} AND {later}"
    return [plan.binds.among_few(hire, rows)]


def is_known(args: Arguments, plan: Plan) -> str | None:
    """SQL for "the cursor of `changedAfter` is of an event that the viewer may see, or in front of all"; None without.

    BAD_USER_INPUT where it is no cursor, CURSOR_EXPIRED where it is of a form that workers do not have any more.
    """
    if not args.has("filter", "changedAfter"):
        return None
    event, named = plan.row(), _position(args, plan)
    xid, place, counted = named.values
    seen = visible(Noun.EVENT, str(event), plan.viewer, plan.binds)
    here = f"({event.xid}, {event.seq}) = ({named.place})"
    told = f"({event.worker_sees} OR {xid} <> {counted})"
    found = f"EXISTS (SELECT 1 FROM event {event} WHERE {here} AND {told} AND {seen})"
    return f"({found} OR ({xid} = 0 AND {place} = 0 AND {xid} <> {counted}))"


@dataclass(frozen=True, slots=True)
class _Position:
    """A place in the feed: the SQL of its values, and of its keys."""

    values: tuple[str, str, str]
    place: str


def _position(args: Arguments, plan: Plan) -> _Position:
    order = feed_order(args, plan)
    args.checked("filter", "changedAfter", read=order.parse)
    place = args.parameter("filter", "changedAfter", of=order.parse)
    xid, at, counted = (plan.binds(_value_of(place, each)) for each in range(order.width))
    values = (f"CAST({xid} AS BIGINT)", f"CAST({at} AS INT)", f"CAST({counted} AS BIGINT)")
    return _Position(values, order.place(list(values)))


@dataclass(frozen=True, slots=True)
class _Value:
    place: Parameter
    at: int

    def __call__(self, run: Run) -> Any:
        values: Any = self.place.of(run)
        return values[self.at]


def _value_of(place: Parameter, at: int) -> Parameter:
    return Parameter(_Value(place, at), f"{place.name}, key {at + 1}", place.from_request)


def _trimmed(text: str) -> str:
    return storable(text.strip())


def _pattern(search: str) -> str:
    known = storable(search.strip()[:LONGEST_SEARCH]).casefold()
    # Keys of several texts have a line for each, and no text has two.
    return like(known.replace("\n", "\ufffd")[:LONGEST_SEARCH])
