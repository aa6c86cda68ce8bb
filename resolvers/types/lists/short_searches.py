"""Searches for a letter or two, which no index holds: they look through the newest rows of a company, and no more."""

from collections.abc import Mapping, Sequence

from models.access.visibility import TABLES, Noun, visible
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


def in_short(args: Arguments) -> bool:
    """Whether a filter has such a search."""
    return args.has("filter", "search") and args.is_short("filter", "search")


def short_search_of_hires(args: Arguments, its: TableRow, plan: Plan) -> str:
    """SQL for "one of the newest hires, and found"."""
    milestone, hire = plan.row(), plan.row()
    of_milestones = (
        f"SELECT {milestone.hire_id} FROM {_newest(Noun.MILESTONE, milestone, plan)}"
        f" WHERE {_contains(milestone.search_key, args, plan)}"
    )
    called = _of("person", hire.worker_id, ["name_key", "email_key"], args, plan)
    found = [_contains(hire.search_key, args, plan), called, f"{hire.id} IN ({of_milestones})"]
    return _among_newest(Noun.HIRE, hire, its, found, plan)


def short_search_of_milestones(args: Arguments, its: TableRow, plan: Plan) -> str:
    """SQL for "one of the milestones that are due last, and found"."""
    milestone = plan.row()
    name = _contains(name_of(milestone, plan), args, plan)
    found = [name, _of("hire", milestone.hire_id, ["search_key"], args, plan)]
    return _among_newest(Noun.MILESTONE, milestone, its, found, plan)


def short_search_of_requests(args: Arguments, its: TableRow, plan: Plan) -> str:
    """SQL for "one of the newest requests, and found"."""
    request, milestone = plan.row(), plan.row()
    name = _contains(name_of(milestone, plan), args, plan)
    of_request = f"{milestone.id} = {request.milestone_id}"
    found = [
        _contains(f"lower({request.number})", args, plan),
        f"(SELECT {name} FROM milestone {milestone} WHERE {of_request})",
        _of("hire", request.hire_id, ["search_key"], args, plan),
    ]
    return _among_newest(Noun.PAYMENT_REQUEST, request, its, found, plan)


def _contains(key: str, args: Arguments, plan: Plan) -> str:
    return contains(key, args, "filter", "search", plan=plan)


def _of(table: str, id: str, keys: Sequence[str], args: Arguments, plan: Plan) -> str:
    """SQL for "a key of the row with this id has the text", looked up: joined, the whole table might be read."""
    found = " OR ".join(_contains(f"o.{key}", args, plan) for key in keys)
    return f"(SELECT {found} FROM {table} o WHERE o.id = {id})"


def _among_newest(
    noun: Noun, row: TableRow, its: TableRow, found: Sequence[str], plan: Plan
) -> str:
    rows = f"SELECT {row.id} FROM {_newest(noun, row, plan)} WHERE {' OR '.join(found)}"
    return plan.binds.among_few(its.id, rows)


def _newest(noun: Noun, row: TableRow, plan: Plan) -> str:
    """The newest rows of a noun, as they stand after FROM."""
    listed, order = (each.format(t=row) for each in _NEWEST[noun])
    seen = visible(noun, str(row), plan.viewer, plan.binds)
    newest = f"SELECT {row}.* FROM {TABLES[noun]} {row} WHERE {seen} AND {listed}"
    return f"({newest} ORDER BY {order} LIMIT {MOST_SEARCHED}) {row}"
