"""What lists cost when a hundred times as much is there: `make bench-growth`.

One company has 10,000 milestones, then 1,000,000 (HIRES=50000 of 20 each). Every question is asked of PostgreSQL as a
server asks it, with pages of 20, and in turn; reports are held against plain SQL sums at 100,000. It takes some
minutes, mostly to write a million milestones.
"""

import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

import asyncpg

from models.database.engines.connection_reuse import planned_value
from models.database.sql import Dialect
from tests.apart import apart, demonstrated, loaded
from tests.bench.reports import report_lines
from tests.growth.cost import cost
from tests.growth.grown import Grown, grow
from tests.growth.lists import Asked
from tests.growth.statements import planned
from tests.machines.services import own_postgres

T = TypeVar("T")
Measure = Callable[[asyncpg.Connection, Grown], Awaitable[T]]

HIRES = int(os.environ.get("HIRES", "50000"))
FEWER, MILESTONES, TIMES = 100, 20, 100

_FILTER, _ORDERED = "$filter: MilestoneFilterInput", "filter: $filter orderBy: {}"
_HIRES = "$filter: HireFilterInput"


@dataclass(frozen=True)
class Question:
    """Something that somebody asks, from the start of a list or from its middle on."""

    title: str
    asked: Asked
    who: str = "owner"
    deep: bool = False
    counted: bool = False


def questions() -> Iterator[Question]:
    """As a single-page application asks them."""
    for deep, where in ((False, "first page"), (True, "from the middle on")):
        newest = Asked("hires", "hire", _HIRES, _ORDERED.format("NEWEST_FIRST"), {"filter": {}})
        yield Question(f"hires, {where}", newest, deep=deep)
        timeline = Asked("milestones", "milestone")
        yield Question(f"timeline, {where}", timeline, deep=deep)
        overdue = Asked(
            "milestones", "milestone", _FILTER, "filter: $filter", {"filter": {"overdue": True}}
        )
        yield Question(f"overdue milestones, {where}", overdue, deep=deep)
        inbox = Asked("paymentRequests", "request", passed="statuses: [PENDING]")
        yield Question(f"pending payment requests, {where}", inbox, deep=deep)
    active = {"filter": {"statuses": ["ACTIVE", "OFFERED"]}}
    due = Asked("hires", "hire", _HIRES, _ORDERED.format("NEXT_DUE_FIRST"), active)
    yield Question("active hires by next due date", due)
    search = Asked(
        "hires",
        "hire",
        _HIRES,
        _ORDERED.format("NEWEST_FIRST"),
        {"filter": {"search": "rollout 42"}},
    )
    yield Question("hires searched, two words", search)
    yield Question("a worker's timeline", Asked("milestones", "milestone"), who="worker")
    yield Question("totalCount of the timeline", Asked("milestones", "milestone"), counted=True)


@dataclass(frozen=True)
class Answer:
    """Milliseconds (median) and pages of the database that were touched."""

    milliseconds: float
    pages: int


async def measured(connection: asyncpg.Connection, grown: Grown) -> dict[str, Answer]:
    """Each question's answer, by title; they are asked in turn."""
    sent = {each.title: _statement(each, grown) for each in questions()}
    taken: dict[str, list[float]] = {title: [] for title in sent}
    for _ in range(TIMES):
        for title, (statement, values) in sent.items():
            started = time.perf_counter()
            await planned_value(connection, statement, values)
            taken[title].append((time.perf_counter() - started) * 1000)
    return {
        title: Answer(
            median(taken[title]), (await cost(connection, *sent[title], generic=False)).pages
        )
        for title in sent
    }


def _statement(question: Question, grown: Grown) -> tuple[str, list[object]]:
    asked = question.asked
    cursor = grown.cursors[question.who, asked.order] if question.deep else None
    query, variables = asked.count() if question.counted else asked.page("first", cursor)
    return planned(query, grown.viewers[question.who], Dialect.POSTGRES, variables)


async def main() -> None:
    """Prints tables in Markdown, and how long the writing took."""
    few, some = HIRES // FEWER, HIRES // 10
    with own_postgres() as postgres, apart() as processes:
        url = await postgres.create_database()
        processes.run(demonstrated, url)
        processes.run(loaded, url, few, MILESTONES)
        small = await _of_database(url, measured, crowd=True)
        processes.run(loaded, url, some - few, MILESTONES)
        reports = await _of_database(url, report_lines)
        started = time.perf_counter()
        processes.run(loaded, url, HIRES - some, MILESTONES)
        seconds = time.perf_counter() - started
        large = await _of_database(url, measured)
    sys.stdout.write("\n".join([*_table(small, large), "", *reports]))
    sys.stdout.write(f"\n\n{seconds / 60:.1f} minutes for {HIRES - some:,} hires more.\n")


async def _of_database(url: str, measure: Measure[T], *, crowd: bool = False) -> T:
    connection = await asyncpg.connect(url)
    try:
        return await measure(connection, await grow(connection, crowd=crowd))
    finally:
        await connection.close()


def _table(small: dict[str, Answer], large: dict[str, Answer]) -> Iterator[str]:
    few, many = HIRES // FEWER * MILESTONES, HIRES * MILESTONES
    yield f"| question | ms at {few:,} milestones | ms at {many:,} | ratio | pages at {few:,} | at {many:,} |"
    yield "|---" + "|--:" * 5 + "|"
    for title, was in small.items():
        now = large[title]
        ratio = now.milliseconds / was.milliseconds
        yield f"| {title} | {was.milliseconds:.2f} | {now.milliseconds:.2f} | {ratio:.2f} | {was.pages} | {now.pages} |"


if __name__ == "__main__":
    asyncio.run(main())
