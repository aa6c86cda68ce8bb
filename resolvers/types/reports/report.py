"""Reports: what milestones add up to, in one statement, for each key and currency."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import strawberry

from models.access.visibility import Noun, visible
from models.database.sql import every, one_of, unindexed, without_partial_index
from models.rules.access import NonMemberRole
from models.rules.lifecycle import UNDER_WAY
from resolvers.errors import bad_user_input
from resolvers.fields import planned_field, value
from resolvers.planner.field_sql import object_type
from resolvers.planner.input.arguments import Arguments
from resolvers.planner.json_sql.functions import Digits
from resolvers.planner.plan import Plan, Run, TableRow
from resolvers.planner.post_process import UNFINISHED
from resolvers.planner.selection import Selected
from resolvers.types.common import Money
from resolvers.types.lists.milestones import OVERDUE
from resolvers.types.reports.choices import ReportDate, ReportGrouping
from resolvers.types.reports.keys import GROUP_KEYS, GroupKey
from resolvers.types.reports.period import MOST_YEARS, dated

MOST_ROWS = 10_000

_SUMS = {
    "planned": "TRUE",
    "pending": "{my.status} = 'PENDING_APPROVAL'",
    "approved": "{my.status} = 'COMPLETED'",
    "paid": "{my.paid}",
    "overdue": OVERDUE,
}
"""Of which milestones each column is the sum."""


@dataclass(frozen=True, slots=True)
class Report:
    """A list of rows, each of a key and a currency, of the milestones of the company `my` that the viewer sees."""

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The list; BAD_USER_INPUT in its place where it is too long."""
        args, groups, its = Arguments(field), plan.row(), plan.row()
        key = GROUP_KEYS[args.choice("by")]
        grouped = _groups(args, key, my, plan)
        row = TableRow(str(its), {**key.columns(its, plan.json), **_digits(its)})
        with plan.at(None):
            pairs = plan.pairs(object_type(field), plan.selection(field), row)
        rows = plan.json.objects(pairs, f"{groups} {its}", str(its))
        plan.post_process(_refused_if_too_long, "BAD_USER_INPUT where it is too long", marked=True)
        too_long = f"(SELECT count(*) FROM {groups}) > {MOST_ROWS}"
        chosen = (
            f"CASE WHEN {too_long} THEN {plan.json.object([(UNFINISHED, '1')])} ELSE {rows} END"
        )
        return plan.json.nested(f"(WITH {groups} AS MATERIALIZED ({grouped}) SELECT {chosen})")


def _groups(args: Arguments, key: GroupKey, company: TableRow, plan: Plan) -> str:
    """The SELECT of the sums of each key and currency, in order: of one more than a report may have."""
    milestone = plan.row()
    chosen = dated(args, milestone, plan)
    sums = [
        f"{plan.json.sum(milestone.amount_minor, plan.sql(where, milestone))} AS {name}"
        for name, where in _SUMS.items()
    ]
    grouped = key.grouped(milestone, chosen.month, plan.json)
    columns = [f"{grouped} AS grouped", milestone.currency, "count(*) AS milestones", *sums]
    whose = _whose(milestone, company, plan, looked_up=chosen.looked_up)
    conditions = [*whose, *_counted(milestone), *chosen.conditions]
    return (
        f"SELECT {', '.join(columns)} FROM {chosen.rows} WHERE {every(conditions)}"
        f" GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2 LIMIT {MOST_ROWS + 1}"
    )


def _whose(milestone: TableRow, company: TableRow, plan: Plan, *, looked_up: bool) -> Iterator[str]:
    """Whose milestones: this company's, and what the viewer sees."""
    seen = visible(Noun.MILESTONE, str(milestone), plan.viewer, plan.binds)
    of_company = f"{milestone.company_id} = {company.id}"
    # Requests of a short period are few, and so are a worker's milestones: no others are to be walked past them.
    yield without_partial_index(seen) if looked_up else seen
    few = looked_up or plan.role is NonMemberRole.WORKER
    yield without_partial_index(of_company) if few else of_company


def _counted(milestone: TableRow) -> list[str]:
    """What counts: what is listed, of hires that are under way, and of those that are over what was approved."""
    under_way = one_of(milestone.hire_status, UNDER_WAY)
    return [milestone.listed, f"({under_way} OR {unindexed(milestone.status)} = 'COMPLETED')"]


def _digits(its: TableRow) -> Mapping[str, str]:
    return {name: Digits(getattr(its, name)) for name in _SUMS}


def _refused_if_too_long(rows: Any, _: Run) -> Any:
    if isinstance(rows, list):
        return rows
    return bad_user_input(
        f"More than {MOST_ROWS:,} rows: ask for a shorter period, or by another key."
    )


@dataclass(frozen=True, slots=True)
class Total:
    """Money of a column of the row that is `Digits`."""

    column: str

    def render(self, field: Selected, my: TableRow, plan: Plan) -> str:
        """The object."""
        columns = {"minor": getattr(my, self.column), "currency": my.currency}
        its = TableRow(str(my), columns)
        return plan.json.object(plan.pairs(object_type(field), plan.selection(field), its))


def _total(column: str, description: str) -> Any:
    return planned_field(Total(column), description)


@strawberry.type(
    description="What the milestones of one key and currency add up to, exactly. Hires that are over count with what"
    " was approved alone."
)
class ReportRow:
    """A row of a report."""

    key: str | None = value("{my.key}", '"2026-11", an id or a PO number; null: without one.')
    label: str = value("{my.label}", "The key for people: a month, a hire, a name, a PO number.")
    milestones: int = value("{my.milestones}", "How many milestones it is the sum of.")
    planned: Money = _total("planned", "All that is due, whatever became of it.")
    pending: Money = _total("pending", "Of which is asked for, and not decided.")
    approved: Money = _total("approved", "Of which is accepted, paid or not.")
    paid: Money = _total("paid", "Of which is recorded as paid.")
    overdue: Money = _total("overdue", "Of which is not completed, and past its due date.")


REPORT = Report()
REPORT_DESCRIPTION = (
    "Money by month, hire, worker or PO number, of milestones due (or approved, or paid: `dateOf`) from `from` to `to`"
    f" (inclusive, UTC, at most {MOST_YEARS} years): one row for each key and currency, in the order of the keys. Of"
    " what the viewer may see, so nothing for support; latest terms of listed milestones, drafts left out. More than"
    f" {MOST_ROWS:,} rows, or `from` after `to`: BAD_USER_INPUT."
)
REPORT_ARGUMENTS = {
    "from": (date, "The first day."),
    "to": (date, "The last day: at most the same one of the year five years later."),
    "by": (ReportGrouping, "What a row is of."),
    "date_of": (ReportDate, "Which day of a milestone counts.", ReportDate.DUE),
}
