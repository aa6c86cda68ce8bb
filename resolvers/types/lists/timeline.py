"""A company's timeline: the milestones that a filter leaves, in parts that an index holds by due date."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from models.rules.lifecycle import HireStatus, MilestoneStatus, outstanding
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Parameter, Plan, Run, TableRow
from resolvers.planner.rows import Limit, ListPart
from resolvers.types.lists.milestones import chosen, narrowed, ordered, paid_so, searches
from resolvers.types.lists.short_searches import in_short, short_search_of_milestones

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


_BEFORE_A_SIGNATURE = (
    HireStatus.DRAFT,
    HireStatus.OFFERED,
    HireStatus.DECLINED,
    HireStatus.CANCELLED,
)
_HireState = tuple[HireStatus, MilestoneStatus, bool]
_HIRE_STATES: tuple[_HireState, ...] = (
    *((hire, MilestoneStatus.IN_PROGRESS, True) for hire in _BEFORE_A_SIGNATURE),
    *((HireStatus.ACTIVE, MilestoneStatus.IN_PROGRESS, waits) for waits in (True, False)),
    *(
        (hire, MilestoneStatus.IN_PROGRESS, False)
        for hire in (HireStatus.ENDED, HireStatus.TERMINATED)
    ),
    (HireStatus.ACTIVE, MilestoneStatus.PENDING_APPROVAL, False),
    *(
        (hire, MilestoneStatus.COMPLETED, False)
        for hire in (HireStatus.ACTIVE, HireStatus.ENDED, HireStatus.TERMINATED)
    ),
)
"""The hire's status, the milestone's, and whether a signature is awaited: before the first one all await it, and none
does once the hire is over, since what was revised is taken back."""


def timeline_parts(args: Arguments, its: TableRow, plan: Plan) -> list[ListPart]:
    """The parts of a timeline that a MilestoneFilterInput leaves, each of which an index holds by due date.

    What a search finds, or a hire, a worker, a PO number or a cursor leaves, has the other conditions tried on each
    row. The rest is read by status, or by the hire's and its own, unless it is all the same.
    """
    limits = [*_between(args)]
    if in_short(args):
        found_so = short_search_of_milestones(args, its, plan, narrowed)
        return [ListPart([found_so, *chosen(args, its, plan)], limits, few=True)]
    if args.has("filter", "search"):
        (text, of_hire), others = searches(args, its, plan), chosen(args, its, plan)
        found = ([text], [f"NOT {text}", of_hire])
        return [ListPart([*each, *others], limits) for each in found]
    if narrowed(args, its, plan):
        return [ListPart(chosen(args, its, plan), limits)]
    return [
        ListPart([*part.conditions, *ordered(args, its)], [*limits, *part.limits])
        for part in _in_states(args, its)
    ]


def _in_states(args: Arguments, its: TableRow) -> list[ListPart]:
    """By what the filters say of statuses, signatures and payments."""
    overdue, awaiting, paid = (
        args.choice("filter", name) for name in ("overdue", "awaitingSignature", "paid")
    )
    statuses, hires = (args.choices("filter", name) for name in ("statuses", "hireStatuses"))
    if hires is not None or paid is not None:
        return [
            ListPart(
                _of_hire(its, state, paid), [*_overdue(outstanding(hire, status), wanted=overdue)]
            )
            for state in _HIRE_STATES
            for hire, status, waits in [state]
            if (hires is None or hire in hires) and (statuses is None or status in statuses)
            if (awaiting is None or awaiting is waits)
            if not (overdue and not outstanding(hire, status))
            if paid is None or status is MilestoneStatus.COMPLETED
        ]
    if statuses is None and overdue is None and awaiting is None:
        return [ListPart()]
    return [
        ListPart(_of(its, state), [*_overdue(outstands, wanted=overdue)])
        for state in _STATES
        for status, waits, outstands in [state]
        if (statuses is None or status in statuses)
        if (awaiting is None or awaiting is waits)
        if not (overdue and not outstands)
    ]


def _of_hire(its: TableRow, state: _HireState, paid: bool | None) -> list[str]:
    hire, status, waits = state
    of_hire = f"{its.hire_status} = '{hire}'"
    if paid is not None:
        return [of_hire, paid_so(its, paid)]
    return [
        of_hire,
        f"{its.status} = '{status}'",
        f"{its.awaiting_signature} = {str(waits).upper()}",
    ]


def _of(its: TableRow, state: _State) -> list[str]:
    status, waits, outstands = state
    return [
        f"{its.status} = '{status}'",
        f"{its.awaiting_signature} = {str(waits).upper()}",
        f"{its.outstanding} = {str(outstands).upper()}",
    ]


def _between(args: Arguments) -> Iterator[Limit]:
    if args.has("filter", "dueAfter"):
        yield Limit("after", args.parameter("filter", "dueAfter", of=_begin))
    if args.has("filter", "dueBefore"):
        yield Limit("before", args.parameter("filter", "dueBefore", of=_end))


def _overdue(outstands: bool, *, wanted: bool | None) -> Iterator[Limit]:
    if wanted:
        yield Limit("before", _YESTERDAYS_END)
    elif wanted is False and outstands:
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
