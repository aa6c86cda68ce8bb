"""No list reads more than its page, however much there is: so PostgreSQL's plans say of a database that has grown."""

import json
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest

from models.calendars import coming
from models.database.sql import Binds, Dialect
from models.rules.access import Viewer
from resolvers.planner.pagination import MOST_COUNTED
from resolvers.types.lists import names
from resolvers.types.lists import short_searches as short
from tests.apart import apart, demonstrated, loaded
from tests.growth.cost import FEW, Cost, cost
from tests.growth.grown import HIRES, MILESTONES, Grown, grow
from tests.growth.lists import (
    SIZE,
    Asked,
    at_root,
    beside_searches,
    beside_short_searches,
    of_company,
    reports,
    short_searches,
    short_searches_of_support,
)
from tests.growth.statements import planned
from tests.machines.services import Postgres

PAGE = 30 * SIZE
"""Rows that a page may look at: it is read for its edges, for either cursor and for what lies beyond, and where it
is merged from parts, a page of each."""
_REVISED = (
    "SELECT count(*) FROM contract WHERE status = 'PENDING_SIGNATURE' AND base_id IS NOT NULL"
)
SHOWN = 20
CALENDAR = 4 * 4 * SHOWN
"""Rows that a calendar of so many entries of each of four kinds may look at, each with its hire and its company."""
SHORT_READINGS = 5 * 6
"""Of what a short search looks through: a hire, its worker's name and address, a milestone; and what was found."""
READINGS = 2 * 5
"""Of what a search finds: in the index and in the table."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who lists what there is."""

    connection: asyncpg.Connection
    grown: Grown
    who: str
    generic: bool = False

    @property
    def viewer(self) -> Viewer:
        """As whom."""
        return self.grown.viewers[self.who]

    async def pages(self, asked: Asked) -> AsyncIterator[tuple[str, Cost]]:
        """What the page at either end costs, and in either direction from the middle on."""
        for ways in ("first", "last"):
            for cursor in (None, self.grown.cursors[self.who, asked.order]):
                yield f"{asked} {ways} {cursor}", await self.cost(*asked.page(ways, cursor))

    async def cost(self, query: str, variables: dict[str, Any]) -> Cost:
        """Of one query."""
        statement, values = planned(query, self.viewer, Dialect.POSTGRES, variables)
        return await cost(self.connection, statement, values, generic=self.generic)

    async def length(self, asked: Asked) -> int:
        """Of a list."""
        query, variables = asked.count()
        statement, values = planned(query, self.viewer, Dialect.POSTGRES, variables)
        answer = json.loads(await self.connection.fetchval(statement, *values))
        while isinstance(answer, dict):
            answer = answer.get("totalCount", next(iter(answer.values())))
        return int(answer or 0)

    async def summed(self, query: str, variables: dict[str, Any]) -> int:
        """How many milestones a report adds up."""
        statement, values = planned(query, self.viewer, Dialect.POSTGRES, variables)
        answer = json.loads(await self.connection.fetchval(statement, *values))
        return sum(row["milestones"] for row in answer["node"]["report"])

    async def too_dear(self, lists: Iterable[Asked], *, extra: int = 0) -> str:
        """A line for each page that looks at more rows than a page may."""
        return "\n".join(
            [
                f"{page}: {it.rows} rows, {it.steps}"
                for asked in lists
                async for page, it in self.pages(asked)
                if it.rows > PAGE + extra or (it.steps and not extra)
            ]
        )


@pytest.fixture(scope="module")
async def connection(postgres: Postgres) -> AsyncIterator[asyncpg.Connection]:
    """To the database that has grown."""
    url = await postgres.create_database()
    with apart() as processes:
        processes.run(demonstrated, url)
        processes.run(loaded, url, HIRES, MILESTONES)
    connection = await asyncpg.connect(url)
    yield connection
    await connection.close()


@pytest.fixture(scope="module")
async def grown(connection: asyncpg.Connection) -> Grown:
    """Who asks for what."""
    return await grow(connection)


@pytest.mark.parametrize("generic", [False, True], ids=["for these values", "for any values"])
async def test_a_members_page_reads_no_more_than_itself(
    connection: asyncpg.Connection, grown: Grown, generic: bool
) -> None:
    reader = Reader(connection, grown, "owner", generic)
    dear = await reader.too_dear(
        each for each in of_company(grown.ids) if not (each.narrowed or each.revised)
    )
    assert not dear, dear


@pytest.mark.parametrize("generic", [False, True], ids=["for these values", "for any values"])
async def test_who_awaits_a_signature_is_found_among_what_is_revised(
    connection: asyncpg.Connection, grown: Grown, generic: bool
) -> None:
    reader = Reader(connection, grown, "owner", generic)
    revised = await connection.fetchval(_REVISED)
    assert 0 < revised < HIRES / 10
    asked = [each for each in at_root(grown.ids) if each.revised]
    dear = await reader.too_dear(asked, extra=READINGS * revised)
    assert not dear, dear


@pytest.mark.parametrize("who", ["owner", "support"])
async def test_a_search_has_an_index_that_reads_no_more_than_it_finds(
    connection: asyncpg.Connection, grown: Grown, who: str
) -> None:
    reader = Reader(connection, grown, who)
    # So few rows are read as quickly without it, where they are in order already.
    await connection.execute("SET enable_seqscan = off; SET enable_indexscan = off")
    try:
        for asked in of_company(grown.ids) if who == "owner" else at_root(grown.ids):
            if asked.narrowed:
                found = await reader.length(asked)
                dear = await reader.too_dear([asked], extra=READINGS * found)
                assert not dear, f"{found} found\n{dear}"
    finally:
        await connection.execute("RESET enable_seqscan; RESET enable_indexscan")


@pytest.mark.parametrize("generic", [False, True], ids=["for these values", "for any values"])
async def test_a_search_for_a_letter_or_two_looks_through_the_newest_alone(
    connection: asyncpg.Connection,
    grown: Grown,
    monkeypatch: pytest.MonkeyPatch,
    generic: bool,
) -> None:
    for module in (short, names):
        monkeypatch.setattr(module, "MOST_SEARCHED", FEW)
    company = f"Company:{grown.viewers['owner'].company}"
    for who, lists in {
        "owner": short_searches(),
        "support": short_searches_of_support(company),
    }.items():
        reader = Reader(connection, grown, who, generic)
        for asked in lists:
            async for page, it in reader.pages(asked):
                assert it.rows <= SHORT_READINGS * FEW, f"{page}: {it.rows}"
                assert not [step for step in it.steps if "Seq Scan" in step], page


async def test_a_letter_beside_what_leaves_few_is_looked_for_among_those_alone(
    connection: asyncpg.Connection, grown: Grown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(short, "MOST_SEARCHED", FEW)
    reader = Reader(connection, grown, "owner")
    for alone, both in beside_short_searches(grown.ids):
        most = READINGS * await reader.length(alone) + SHORT_READINGS * FEW
        async for page, it in reader.pages(both):
            assert it.rows <= most, f"{page}: {it.rows}"
            assert not [step for step in it.steps if "Seq Scan" in step], page


async def test_a_status_beside_a_search_reads_no_more_than_the_search_finds(
    connection: asyncpg.Connection, grown: Grown
) -> None:
    reader = Reader(connection, grown, "owner")
    for alone, both in beside_searches():
        found = await reader.length(alone)
        dear = await reader.too_dear([both], extra=READINGS * found)
        assert found, alone
        assert not dear, f"{found} found\n{dear}"


@pytest.mark.parametrize("generic", [False, True], ids=["for these values", "for any values"])
@pytest.mark.parametrize("who", ["owner", "owner of a small company", "worker"])
async def test_a_report_reads_what_it_adds_up(
    connection: asyncpg.Connection, grown: Grown, who: str, generic: bool
) -> None:
    reader = Reader(connection, grown, who, generic)
    more = PAGE
    if who == "worker":
        # All of their own are read, and whether they see the company its hires tell.
        more += HIRES + READINGS * await reader.length(Asked("milestones", ""))
    # So few milestones are read as quickly from end to end, beside the requests of the period.
    await connection.execute(
        "SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_seqscan = off"
    )
    try:
        for query, variables in reports(grown.viewers["owner" if who == "worker" else who]):
            if variables["dateOf"] != "DUE" and not generic:
                # Where it knows how few milestones there are at all, it reads them beside the requests.
                continue
            summed, it = await reader.summed(query, variables), await reader.cost(query, variables)
            assert it.rows <= READINGS * summed + more, f"{variables}: {it.rows} for {summed}"
            assert not [step for step in it.steps if "Seq Scan" in step], variables
    finally:
        await connection.execute("RESET ALL")


async def test_a_small_company_pays_nothing_for_the_large_one(
    connection: asyncpg.Connection, grown: Grown
) -> None:
    reader = Reader(connection, grown, "owner of a small company", generic=True)
    dear = await reader.too_dear(each for each in of_company(grown.ids) if not each.narrowed)
    assert not dear, dear


async def test_a_workers_page_reads_no_more_than_their_own(
    connection: asyncpg.Connection, grown: Grown
) -> None:
    reader = Reader(connection, grown, "worker")
    everything = Asked("milestones", "milestone")
    own = await reader.length(everything)
    assert 0 < own < HIRES * MILESTONES / 20
    # A search looks through milestones, hires and requests.
    dear = await reader.too_dear(at_root(grown.ids), extra=2 * READINGS * own)
    assert not dear, dear
    assert not (dear := await reader.too_dear([everything])), dear


async def test_support_reads_pages_of_companies(
    connection: asyncpg.Connection, grown: Grown
) -> None:
    reader = Reader(connection, grown, "support")
    dear = await reader.too_dear(each for each in at_root(grown.ids) if not each.narrowed)
    assert not dear, dear


@pytest.mark.parametrize("who", ["owner", "support"])
async def test_a_list_is_counted_so_far_and_no_farther(
    connection: asyncpg.Connection, grown: Grown, who: str
) -> None:
    reader = Reader(connection, grown, who)
    assert who == "support" or await reader.length(Asked("milestones", "")) == MOST_COUNTED
    for asked in at_root(grown.ids):
        if not asked.narrowed:
            it, found = await reader.cost(*asked.count()), await reader.length(asked)
            # By amount, they are found in an index and read in the table.
            readings = 2 if asked.order == "largest" else 1
            assert it.rows <= readings * found + PAGE, f"{asked}: {it.rows}"


async def test_a_lost_index_is_noticed(connection: asyncpg.Connection, grown: Grown) -> None:
    transaction = connection.transaction()
    await transaction.start()
    try:
        await connection.execute("DROP INDEX milestone_timeline_in_parts")
        dear = await Reader(connection, grown, "owner").too_dear(
            each for each in at_root(grown.ids) if not (each.narrowed or each.revised)
        )
    finally:
        await transaction.rollback()
    assert "awaitingSignature" in dear
    assert "paymentRequests" not in dear


async def rows_of_a_calendar(reader: Reader) -> int:
    """On the busiest of some days."""
    read = []
    for days in (-60, 0, 60):
        at, binds = datetime.now(UTC) + timedelta(days=days), Binds(Dialect.POSTGRES)
        statement = coming.statement_of(reader.viewer, None, at, binds)
        it = await cost(reader.connection, statement, binds.values, generic=reader.generic)
        read.append(it.rows)
    return max(read)


@pytest.fixture
def few_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calendars are so short that to read more than their entries shows."""
    for most in ("MOST_AHEAD", "MOST_BEHIND", "MOST_CANCELLED"):
        monkeypatch.setattr(coming, most, SHOWN)


@pytest.mark.usefixtures("few_entries")
@pytest.mark.parametrize("generic", [False, True], ids=["for these values", "for any values"])
async def test_a_calendar_reads_no_more_than_it_shows(
    connection: asyncpg.Connection, grown: Grown, generic: bool
) -> None:
    assert SHOWN < await rows_of_a_calendar(Reader(connection, grown, "owner", generic)) <= CALENDAR


@pytest.mark.usefixtures("few_entries")
@pytest.mark.parametrize("index", ["milestone_in_calendar", "milestone_removed", "hire_over"])
async def test_a_lost_index_of_calendars_is_noticed(
    connection: asyncpg.Connection, grown: Grown, index: str
) -> None:
    transaction = connection.transaction()
    await transaction.start()
    try:
        await connection.execute(f"DROP INDEX {index}")
        read = await rows_of_a_calendar(Reader(connection, grown, "owner"))
    finally:
        await transaction.rollback()
    assert read > CALENDAR
