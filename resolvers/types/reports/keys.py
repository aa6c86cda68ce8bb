"""What the rows of a report are grouped by, and how a group is shown: its key and its label."""

from collections.abc import Mapping
from dataclasses import dataclass

from resolvers.planner.json_sql.functions import JsonSql
from resolvers.planner.plan import TableRow
from resolvers.types.reports.choices import ReportGrouping as By

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NAMES = " ".join(f"WHEN '{place:02}' THEN '{name}'" for place, name in enumerate(_MONTHS, 1))


@dataclass(frozen=True, slots=True)
class GroupKey:
    """SQL of what is grouped by, and of key and label of what was.

    Of a milestone {milestone.…} is a column, {month} the month that counts, and {number} the PO number; of a group
    {its.grouped} is what it was grouped by, and {month} that as text.
    """

    of: str
    key: str
    label: str

    def grouped(self, milestone: TableRow, month: str, json: JsonSql) -> str:
        """SQL of what is grouped by, in whose order the rows come."""
        number = json.by_bytes(milestone.purchase_order_number)
        return self.of.format(milestone=milestone, month=month, number=number)

    def columns(self, its: TableRow, json: JsonSql) -> Mapping[str, str]:
        """Key and label of a group, by column of a report's row."""
        month = json.month_text(its.grouped)
        shown = {"key": self.key, "label": self.label}
        return {name: each.format(its=its, month=month) for name, each in shown.items()}


GROUP_KEYS: Mapping[str, GroupKey] = {
    By.MONTH: GroupKey(
        "{month}",
        "{month}",
        f"CASE substr({{month}}, 6) {_NAMES} END || ' ' || substr({{month}}, 1, 4)",
    ),
    By.HIRE: GroupKey(
        "{milestone.hire_id}",
        "'Hire:' || {its.grouped}",
        "(SELECT h.number || ' ' || h.title FROM hire h WHERE h.id = {its.grouped})",
    ),
    By.WORKER: GroupKey(
        "{milestone.worker_id}",
        "'Worker:' || {its.grouped}",
        "(SELECT p.name FROM person p WHERE p.id = {its.grouped})",
    ),
    By.PURCHASE_ORDER_NUMBER: GroupKey(
        "{number}", "{its.grouped}", "coalesce({its.grouped}, 'Without a PO number')"
    ),
}
