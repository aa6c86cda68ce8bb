"""What a report costs beside the plain SQL sum of the same milestones, in turn: a part of `make bench-growth`."""

import time
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from statistics import median

import asyncpg

from models.database.sql import Dialect
from tests.growth.grown import Grown
from tests.growth.statements import NOW, planned

_TIMES = 15
_PERIOD = (NOW.date() - timedelta(days=900), NOW.date() + timedelta(days=900))
_SUMS = ("planned", "pending", "approved", "paid", "overdue")
_ROW = f"key label milestones {' '.join(f'{each} {{ amount currency }}' for each in _SUMS)}"
_QUERY = f"""query ($from: Date!, $to: Date!, $by: ReportGrouping!, $dateOf: ReportDate!) {{
    companies(first: 1) {{ edges {{ node {{
      report(from: $from, to: $to, by: $by, dateOf: $dateOf) {{ {_ROW} }} }} }} }} }}"""

_DUE = "milestone m WHERE m.company_id = $1 AND m.listed AND m.due_date BETWEEN $2 AND $3"
_DECIDED = """payment_request p JOIN milestone m ON m.id = p.milestone_id WHERE p.company_id = $1
    AND p.status = 'APPROVED' AND p.decided_at BETWEEN $2 AND $3"""
_PLAIN: Mapping[tuple[str, str], str] = {
    (
        "MONTH",
        "DUE",
    ): f"SELECT to_char(m.due_date, 'YYYY-MM'), m.currency, sum(m.amount_minor) FROM {_DUE}",
    ("HIRE", "DUE"): f"SELECT m.hire_id, m.currency, sum(m.amount_minor) FROM {_DUE}",
    ("WORKER", "DUE"): f"SELECT m.worker_id, m.currency, sum(m.amount_minor) FROM {_DUE}",
    ("MONTH", "APPROVED"): "SELECT to_char(p.decided_at AT TIME ZONE 'UTC', 'YYYY-MM'), m.currency,"
    f" sum(m.amount_minor) FROM {_DECIDED}",
}
"""One sum of the same milestones, by the same key."""


async def report_lines(connection: asyncpg.Connection, grown: Grown) -> list[str]:
    """A table in Markdown: what each report takes, divided by what the plain sum takes."""
    taken: dict[tuple[str, str], tuple[list[float], list[float]]] = {}
    for _ in range(_TIMES):
        for (by, date_of), plain in _PLAIN.items():
            ours, theirs = taken.setdefault((by, date_of), ([], []))
            ours.append(await _milliseconds(connection, *_report(grown, by, date_of)))
            sums = f"{plain} GROUP BY 1, 2 ORDER BY 1, 2"
            period = _PERIOD if date_of == "DUE" else map(_moment, _PERIOD)
            company = grown.viewers["owner"].company
            theirs.append(await _milliseconds(connection, sums, [company, *period]))
    ratios = {key: median(ours) / median(theirs) for key, (ours, theirs) in taken.items()}
    return [*_table(ratios)]


def _report(grown: Grown, by: str, date_of: str) -> tuple[str, list[object]]:
    first, last = map(str, _PERIOD)
    given = {"from": first, "to": last, "by": by, "dateOf": date_of}
    return planned(_QUERY, grown.viewers["owner"], Dialect.POSTGRES, given)


def _moment(day: date) -> object:
    return NOW + (day - NOW.date())


async def _milliseconds(
    connection: asyncpg.Connection, statement: str, values: list[object]
) -> float:
    started = time.perf_counter()
    await connection.fetch(statement, *values)
    return (time.perf_counter() - started) * 1000


def _table(ratios: Mapping[tuple[str, str], float]) -> Iterator[str]:
    yield "| report by | of milestones | time, one plain SQL sum by the same key being 1 |"
    yield "|---|---|--:|"
    for (by, date_of), ratio in ratios.items():
        yield f"| {by} | {date_of} | {ratio:.2f} |"
