"""The period of a report, and the milestones of which a day is in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from models.access.visibility import Noun, visible
from models.database.sql import without_partial_index
from models.rules.access import NonMemberRole
from resolvers.errors import bad_user_input
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.plan import Parameter, Plan, Run, TableRow
from resolvers.types.lists.matching import first_moment, last_moment
from resolvers.types.reports.choices import ReportDate

MOST_YEARS = 5


@dataclass(frozen=True, slots=True)
class Dated:
    """Milestones of which a day is in the period: the SQL after FROM, what has to hold of it, and the day's month."""

    rows: str
    conditions: Sequence[str]
    month: str
    looked_up: bool = False
    """Whether each is looked up from its request, rather than found among the company's."""


def dated(args: Arguments, milestone: TableRow, plan: Plan) -> Dated:
    """The milestones that the arguments leave. BAD_USER_INPUT where the period is none, or too long."""
    args.checked_together("from", "to", read=_check)
    return _DATED[args.choice("dateOf")](args, milestone, plan)


def _due(args: Arguments, milestone: TableRow, plan: Plan) -> Dated:
    day = milestone.due_date
    return Dated(f"milestone {milestone}", _within(args, day, plan), plan.json.month(day))


def _approved(args: Arguments, milestone: TableRow, plan: Plan) -> Dated:
    request = plan.row()
    approved = f"{request.status} = 'APPROVED'"
    days = _within(args, request.decided_at, plan, first_moment, last_moment)
    month = plan.json.month_in_utc(request.decided_at)
    return _of_requests(request, [approved, *days], month, milestone, plan)


def _paid(args: Arguments, milestone: TableRow, plan: Plan) -> Dated:
    request = plan.row()
    days = _within(args, request.paid_on, plan)
    if plan.role is NonMemberRole.WORKER:
        days = [without_partial_index(each) for each in days]
    return _of_requests(request, days, plan.json.month(request.paid_on), milestone, plan)


def _of_requests(
    request: TableRow, conditions: Sequence[str], month: str, milestone: TableRow, plan: Plan
) -> Dated:
    # In SQLite a CROSS JOIN begins at its left: at the requests of the period.
    rows = f"payment_request {request} CROSS JOIN milestone {milestone}"
    seen = visible(Noun.PAYMENT_REQUEST, str(request), plan.viewer, plan.binds)
    return Dated(
        rows, [seen, *conditions, f"{milestone.id} = {request.milestone_id}"], month, looked_up=True
    )


_DATED: dict[str, Callable[[Arguments, TableRow, Plan], Dated]] = {
    ReportDate.DUE: _due,
    ReportDate.APPROVED: _approved,
    ReportDate.PAID: _paid,
}


def _as_it_is(day: Any) -> Any:
    return day


def _within(
    args: Arguments,
    column: str,
    plan: Plan,
    begin: Callable[[Any], Any] = _as_it_is,
    end: Callable[[Any], Any] = _as_it_is,
) -> list[str]:
    first, last = args.parameter("from"), args.parameter("to")
    ends = {">=": _End(first, last, first, begin), "<=": _End(first, last, last, end)}
    return [
        f"{column} {sign} {plan.binds(Parameter(each, each.own.name, from_request=True))}"
        for sign, each in ends.items()
    ]


@dataclass(frozen=True, slots=True)
class _End:
    """One end of the period, which is judged as a whole each time."""

    first: Parameter
    last: Parameter
    own: Parameter
    form: Callable[[Any], Any]

    def __call__(self, run: Run) -> Any:
        """As this run has it. BAD_USER_INPUT where the period is none, or too long."""
        _check(self.first.of(run), self.last.of(run))
        return self.form(self.own.of(run))


def _check(first: Any, last: Any) -> None:
    if first > last:
        raise bad_user_input("`from` is after `to`.")
    # Compared in parts: there may be no such day in the last year.
    if (last.year, last.month, last.day) > (first.year + MOST_YEARS, first.month, first.day):
        raise bad_user_input(
            f"A report covers {MOST_YEARS} years at the most: `to` is the same day {MOST_YEARS} years later, or before."
        )
