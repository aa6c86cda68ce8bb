"""What the rows of exports cost: the last of a long file no more than the first, and those of a few days no others.

SQLite tells by the steps of its machine, which are the same in each run.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import asyncpg
import pytest

from models.rules.exports.files import Days, ExportKind
from tests.apart import Apart, apart, demonstrated, loaded
from tests.growth.cost import Node, _nodes, cost
from tests.growth.exporting import BATCH, SentBatch, sent_by_export
from tests.machines.services import Postgres

HIRES, MILESTONES = 600, 5
EVER = Days(date(2000, 1, 1), date(2999, 12, 31))
_LARGE = "SELECT company_id FROM hire GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
_DAYS = {
    ExportKind.MILESTONES: ("milestone", "due_date"),
    ExportKind.PAYMENT_REQUESTS: ("payment_request", "submitted_at"),
    ExportKind.EVENTS: ("event", "occurred_at"),
}
by_day = pytest.mark.parametrize("kind", [ExportKind.MILESTONES, ExportKind.PAYMENT_REQUESTS])


@dataclass(frozen=True)
class Grown:
    """A database of SQLite with a long history of one company."""

    path: Path
    company: UUID
    processes: Apart

    def steps(self, kind: ExportKind, days: Days) -> list[tuple[SentBatch, int]]:
        """What is sent for a file of these days, each with how many hundred steps it takes."""
        sent = self.processes.run(sent_by_export, f"sqlite://{self.path}", self.company, kind, days)
        with closing(sqlite3.connect(self.path)) as connection:
            return [(each, _steps(connection, each)) for each in sent]

    def days(self, kind: ExportKind) -> list[date]:
        """On which days the rows of a kind are, in order."""
        table, column = _DAYS[kind]
        query = f"SELECT {column} FROM {table} WHERE company_id = ? ORDER BY 1"
        with closing(sqlite3.connect(self.path)) as connection:
            found = connection.execute(query, [str(self.company)]).fetchall()
        return [datetime.fromisoformat(day).date() for (day,) in found]


def _steps(connection: sqlite3.Connection, sent: SentBatch) -> int:
    hundreds = 0

    def count() -> None:
        nonlocal hundreds
        hundreds += 1

    connection.set_progress_handler(count, 100)
    connection.execute(sent.statement, sent.values).fetchall()
    connection.set_progress_handler(None, 0)
    return hundreds


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grown]:
    """One with some hundred hires."""
    path = tmp_path_factory.mktemp("grown") / "milestones.db"
    with apart() as processes:
        processes.run(demonstrated, f"sqlite://{path}")
        processes.run(loaded, f"sqlite://{path}", HIRES, MILESTONES)
        with closing(sqlite3.connect(path)) as connection:
            ((company,),) = connection.execute(_LARGE).fetchall()
        yield Grown(path, UUID(company), processes)


@pytest.mark.parametrize("days", [Days(), EVER], ids=["all", "from a day to another"])
@pytest.mark.parametrize("kind", ExportKind)
def test_the_end_of_a_long_file_costs_no_more_than_its_begin(
    grown: Grown, kind: ExportKind, days: Days
) -> None:
    full = [steps for sent, steps in grown.steps(kind, days) if sent.rows == BATCH]
    assert len(full) > 5
    assert max(full) < 1.5 * full[0]


@by_day
def test_a_few_days_cost_their_own_rows_alone(grown: Grown, kind: ExportKind) -> None:
    found = grown.days(kind)
    middle = len(found) // 2
    some = Days(found[middle], found[middle + 2 * BATCH])
    whole, few = (grown.steps(kind, each) for each in (Days(), some))
    rows, all_rows = (sum(sent.rows for sent, _ in each) for each in (few, whole))
    assert BATCH < rows < all_rows / 2
    for_a_row = sum(steps for _, steps in whole) / all_rows
    assert sum(steps for _, steps in few) < 1.5 * for_a_row * rows


def test_events_of_a_few_days_are_found_by_one_walk_through_the_companys(grown: Grown) -> None:
    last = grown.days(ExportKind.EVENTS)[-1]
    long_after = last + timedelta(days=400)
    ((walk, steps),) = grown.steps(ExportKind.EVENTS, Days(long_after, long_after))
    whole = sum(each for _, each in grown.steps(ExportKind.EVENTS, Days()))
    assert walk.rows == 0
    assert steps < whole / 8


@by_day
async def test_postgresql_begins_at_the_first_day_and_ends_at_the_last(
    postgres: Postgres, kind: ExportKind
) -> None:
    url = await postgres.create_database()
    with apart() as processes:
        processes.run(demonstrated, url)
        processes.run(loaded, url, HIRES, MILESTONES)
        connection = await asyncpg.connect(url)
        try:
            company = await connection.fetchval(_LARGE)
            await connection.execute("VACUUM ANALYZE")
            first, *_ = processes.run(sent_by_export, url, UUID(str(company)), kind, EVER)
            it = await cost(connection, first.statement, first.values, generic=True)
        finally:
            await connection.close()
    table, column = _DAYS[kind]
    walks = [each for each in nodes_of(it.plan) if each.get("Relation Name") == table]
    assert f"{column} >=" in walks[0]["Index Cond"]
    assert f"{column} <=" in walks[0]["Index Cond"]
    assert not [step for step in it.steps if "Sort" in step]


def nodes_of(plan: str) -> list[Node]:
    """The nodes of a plan, from its root on."""
    return list(_nodes(json.loads(plan)))
