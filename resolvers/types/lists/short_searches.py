"""Searches for a letter or two, which no index holds: they look through the newest rows of a company, and no more.

Where another filter leaves few (a hire, a worker, a key), it is the newest of those: whatever it leaves, is looked at.
"""

from collections.abc import Callable, Mapping, Sequence

from models.access.visibility import TABLES, Noun, visible
from models.database.sql import every
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Plan, TableRow
from resolvers.types.lists.matching import MOST_SEARCHED, contains
from resolvers.types.lists.milestones import name_of

_NEWEST: Mapping[Noun, tuple[str, str]] = {
    Noun.HIRE: ("TRUE", "{t}.id DESC"),
    Noun.MILESTONE: ("{t}.listed", "{t}.due_date DESC, {t}.id DESC"),
    Noun.PAYMENT_REQUEST: ("TRUE", "{t}.submitted_at DESC, {t}.id DESC"),
}
"""By an index of a company's."""

Narrowing = Callable[[Arguments, TableRow, Plan], Sequence[str]]
"""The conditions on a row of the list of filters that leave few."""


def in_short(args: Arguments) -> bool:
    """Whether a filter has such a search."""
    return args.has("filter", "search") and args.is_short("filter", "search")


def short_search_of_hires(args: Arguments, its: TableRow, plan: Plan, narrowing: Narrowing) -> str:
    """SQL for "one of the newest hires, and found, or the hire of a milestone of those due last that is"."""
    milestone, hire, few = plan.row(), plan.row(), plan.row()
    named = _few_hires(args, few, plan, narrowing)
    among = f"SELECT {few.id} FROM {few}"
    theirs = [plan.binds.among_few(hire.id, among)] if named else []
    of_theirs = [plan.binds.among_few(milestone.hire_id, among)] if named else []
    called = _of("person", hire.worker_id, ["name_key", "email_key"], args, plan)
    rows = (
        f"{named}SELECT {hire.id} FROM {_newest(Noun.HIRE, hire, theirs, plan)}"
        f" WHERE {_contains(hire.search_key, args, plan)} OR {called}"
        f" UNION SELECT {milestone.hire_id} FROM {_newest(Noun.MILESTONE, milestone, of_theirs, plan)}"
        f" WHERE {_contains(milestone.search_key, args, plan)}"
    )
    return plan.binds.among_few(its.id, rows)


def short_search_of_milestones(
    args: Arguments, its: TableRow, plan: Plan, narrowing: Narrowing
) -> str:
    """SQL for "one of the milestones that are due last, and found"."""
    milestone = plan.row()
    name = _contains(name_of(milestone, plan), args, plan)
    found = [name, _of("hire", milestone.hire_id, ["search_key"], args, plan)]
    newest = _newest(Noun.MILESTONE, milestone, narrowing(args, milestone, plan), plan)
    return _among(newest, milestone, its, found, plan)


def short_search_of_requests(
    args: Arguments, its: TableRow, plan: Plan, narrowing: Narrowing
) -> str:
    """SQL for "one of the newest requests, and found"."""
    request, milestone = plan.row(), plan.row()
    name = _contains(name_of(milestone, plan), args, plan)
    of_request = f"{milestone.id} = {request.milestone_id}"
    found = [
        _contains(f"lower({request.number})", args, plan),
        f"(SELECT {name} FROM milestone {milestone} WHERE {of_request})",
        _of("hire", request.hire_id, ["search_key"], args, plan),
    ]
    newest = _newest(Noun.PAYMENT_REQUEST, request, narrowing(args, request, plan), plan)
    return _among(newest, request, its, found, plan)


def _contains(key: str, args: Arguments, plan: Plan) -> str:
    return contains(key, args, "filter", "search", plan=plan)


def _of(table: str, id: str, keys: Sequence[str], args: Arguments, plan: Plan) -> str:
    """SQL for "a key of the row with this id has the text", looked up: joined, the whole table might be read."""
    found = " OR ".join(_contains(f"o.{key}", args, plan) for key in keys)
    return f"(SELECT {found} FROM {table} o WHERE o.id = {id})"


def _few_hires(args: Arguments, few: TableRow, plan: Plan, narrowing: Narrowing) -> str:
    """The WITH of the few hires that other filters leave; empty where none does.

    Named once, rather than in each place: SQLite reads no statement that is nested any deeper.
    """
    hire = plan.row()
    if not (conditions := narrowing(args, hire, plan)):
        return ""
    seen = visible(Noun.HIRE, str(hire), plan.viewer, plan.binds)
    rows = f"SELECT {hire.id} FROM hire {hire} WHERE {every([seen, *conditions])}"
    return f"WITH {few} AS MATERIALIZED ({rows}) "


def _among(newest: str, row: TableRow, its: TableRow, found: Sequence[str], plan: Plan) -> str:
    rows = f"SELECT {row.id} FROM {newest} WHERE {' OR '.join(found)}"
    return plan.binds.among_few(its.id, rows)


def _newest(noun: Noun, row: TableRow, few: Sequence[str], plan: Plan) -> str:
    """The newest rows of a noun, of those few if any are told, as they stand after FROM."""
    listed, order = (each.format(t=row) for each in _NEWEST[noun])
    seen = visible(noun, str(row), plan.viewer, plan.binds)
    conditions = every([seen, listed, *few])
    newest = f"SELECT {row}.* FROM {TABLES[noun]} {row} WHERE {conditions}"
    return f"({newest} ORDER BY {order} LIMIT {MOST_SEARCHED}) {row}"
