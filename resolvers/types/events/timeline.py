"""A company's timeline: the milestones that a filter leaves, in parts that an index holds by due date."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from models.rules.lifecycle import MilestoneStatus
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Parameter, Plan, Run, TableRow
from resolvers.planner.rows import Limit, ListPart

_State = tuple[MilestoneStatus, bool, bool]
_STATES: tuple[_State, ...] = (
    (MilestoneStatus.IN_PROGRESS, True, True),
    (MilestoneStatus.IN_PROGRESS, True, False),
    (MilestoneStatus.IN_PROGRESS, False, True),
    (MilestoneStatus.IN_PROGRESS, False, False),
    (MilestoneStatus.PENDING_APPROVAL, False, True),
    (MilestoneStatus.COMPLETED, False, False),
)
"""Status, whether a signature is awaited (a locked milestone awaits none), and whether it is outstanding (what is
pending always is: its hire is active)."""


def timeline_parts(args: Arguments, its: TableRow, _: Plan) -> list[ListPart]:
    """The parts of a timeline that a MilestoneFilterInput leaves: by due date, and by status unless it leaves all."""
    overdue, awaiting = (args.choice("filter", name) for name in ("overdue", "awaitingSignature"))
    statuses, limits = args.choices("filter", "statuses"), [*_between(args)]
    if statuses is None and overdue is None and awaiting is None:
        return [ListPart(limits=limits)]
    return [
        ListPart(_of(its, state), [*limits, *_overdue(outstanding, wanted=overdue)])
        for state in _STATES
        for status, waits, outstanding in [state]
        if (statuses is None or status in statuses)
        and (awaiting is None or awaiting is waits)
        and not (overdue and not outstanding)
    ]


def _of(its: TableRow, state: _State) -> list[str]:
    status, waits, outstanding = state
    return [
        f"{its.status} = '{status}'",
        f"{its.awaiting_signature} = {str(waits).upper()}",
        f"{its.outstanding} = {str(outstanding).upper()}",
    ]


def _between(args: Arguments) -> Iterator[Limit]:
    if args.has("filter", "dueAfter"):
        yield Limit("after", args.parameter("filter", "dueAfter", of=_begin))
    if args.has("filter", "dueBefore"):
        yield Limit("before", args.parameter("filter", "dueBefore", of=_end))


def _overdue(outstanding: bool, *, wanted: bool | None) -> Iterator[Limit]:
    if wanted:
        yield Limit("before", _YESTERDAYS_END)
    elif wanted is False and outstanding:
        yield Limit("after", _TODAYS_BEGIN)


def _begin(day: date) -> list[Any]:
    """A place in front of the milestones that are due on this day."""
    return [day, UUID(int=0)]


def _end(day: date) -> list[Any]:
    """A place behind them."""
    return [day, UUID(int=2**128 - 1)]


def _todays_begin(run: Run) -> Any:
    return _begin(run.today)


def _yesterdays_end(run: Run) -> Any:
    return _end(run.today - timedelta(days=1))


_TODAYS_BEGIN = Parameter(_todays_begin, "today (UTC)")
_YESTERDAYS_END = Parameter(_yesterdays_end, "yesterday (UTC)")
