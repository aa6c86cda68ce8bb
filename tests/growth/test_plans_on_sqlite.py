"""The same of SQLite, as far as its plans tell: no table is read from end to end, and nothing but a page is sorted."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from models.database.sql import Dialect
from models.rules.access import CompanyRole, NonMemberRole, Viewer
from tests.apart import apart, demonstrated, loaded
from tests.growth.lists import (
    Asked,
    at_root,
    of_company,
    reports,
    short_searches,
    short_searches_of_support,
)
from tests.growth.statements import planned

_A_HIRE = """
    SELECT h.company_id, h.worker_id, h.id, c.id, m.id
    FROM hire h JOIN conversation c ON c.hire_id = h.id JOIN milestone m ON m.hire_id = h.id
    ORDER BY h.id DESC LIMIT 1
"""

_DAYS = {"DUE": "due_date", "APPROVED": "decided_at", "PAID": "paid_on"}


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """To a database with some hundred hires."""
    path: Path = tmp_path_factory.mktemp("grown") / "milestones.db"
    with apart() as processes:
        processes.run(demonstrated, f"sqlite://{path}")
        processes.run(loaded, f"sqlite://{path}", 300, 5)
    # A cached EXPLAIN would go on to tell of an index that is gone.
    with closing(sqlite3.connect(path, cached_statements=0)) as connection:
        yield connection


def test_a_members_lists_are_read_by_indexes(connection: sqlite3.Connection) -> None:
    company, *_ = connection.execute(_A_HIRE).fetchone()
    viewer = Viewer(UUID(int=0), CompanyRole.OWNER, UUID(company))
    for asked in of_company(_ids(connection)):
        assert not _lines(connection, asked, viewer), asked


def test_a_search_for_a_letter_or_two_looks_up_what_it_found(
    connection: sqlite3.Connection,
) -> None:
    company, *_ = connection.execute(_A_HIRE).fetchone()
    viewer = Viewer(UUID(int=0), CompanyRole.OWNER, UUID(company))
    for asked in short_searches():
        assert not _lines(connection, asked, viewer), asked
        walks, most = _walks(connection, asked, viewer)
        assert walks == most, asked


def test_so_does_supports(connection: sqlite3.Connection) -> None:
    company, *_ = connection.execute(_A_HIRE).fetchone()
    viewer = Viewer(UUID(int=0), NonMemberRole.SUPPORT)
    for asked in short_searches_of_support(f"Company:{company}"):
        assert all("USING" in line for line in _lines(connection, asked, viewer)), asked
        walks, most = _walks(connection, asked, viewer)
        assert walks == most, asked


def test_a_report_is_read_by_the_index_of_its_day(connection: sqlite3.Connection) -> None:
    company, worker, *_ = connection.execute(_A_HIRE).fetchone()
    owner = Viewer(UUID(int=0), CompanyRole.OWNER, UUID(company))
    for viewer in (owner, Viewer(UUID(worker), NonMemberRole.WORKER)):
        for query, variables in reports(owner):
            statement, values = planned(query, viewer, Dialect.SQLITE, variables)
            plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
            walks = ("company_id=?", "worker_id=?")
            line, *_ = [line for *_, line in plan if any(each in line for each in walks)]
            wanted = (
                "worker_id=?"
                if viewer is not owner
                else f"company_id=? AND {_DAYS[variables['dateOf']]}>?"
            )
            assert wanted in line, f"{variables}: {line}"


def test_a_workers_lists_too(connection: sqlite3.Connection) -> None:
    _, worker, *_ = connection.execute(_A_HIRE).fetchone()
    for asked in at_root(_ids(connection)):
        # Workers have no list of jobs. Their companies are few, and are sorted once found.
        if asked.name not in {"companies", "jobs"}:
            assert not _lines(connection, asked, Viewer(UUID(worker), NonMemberRole.WORKER)), asked


def test_each_part_of_a_filtered_timeline_is_found_where_it_stands(
    connection: sqlite3.Connection,
) -> None:
    company, *_ = connection.execute(_A_HIRE).fetchone()
    viewer = Viewer(UUID(int=0), CompanyRole.OWNER, UUID(company))
    for asked in at_root(_ids(connection)):
        if not _is_in_parts(asked):
            continue
        query, variables = asked.page("first")
        statement, values = planned(query, viewer, Dialect.SQLITE, variables)
        plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        searches = [line for *_, line in plan if line.startswith("SEARCH")]
        by = "awaiting_signature=? AND outstanding=?"
        if "hireStatuses" in asked.variables["filter"]:
            by = "hire_status=? AND status=? AND awaiting_signature=?"
        if "paid" in asked.variables["filter"]:
            by = "hire_status=?"
        assert all(by in line for line in searches), asked


def test_and_supports_companies(connection: sqlite3.Connection) -> None:
    viewer = Viewer(UUID(int=0), NonMemberRole.SUPPORT)
    for asked in at_root(_ids(connection)):
        if asked.name == "companies":
            lines = _lines(connection, asked, viewer)
            assert all("USING" in line for line in lines), "it walks all of them, in order"


def test_a_lost_index_is_noticed(connection: sqlite3.Connection) -> None:
    company, *_ = connection.execute(_A_HIRE).fetchone()
    viewer = Viewer(UUID(int=0), CompanyRole.OWNER, UUID(company))
    connection.execute("BEGIN")
    try:
        connection.execute("DROP INDEX milestone_timeline")
        assert _lines(connection, Asked("milestones", "milestone"), viewer)
    finally:
        connection.rollback()


def _is_in_parts(asked: Asked) -> bool:
    """Whether it is a timeline of which a filter leaves some milestones by more than their due dates."""
    chosen = asked.variables.get("filter") or {}
    parts = {"statuses", "overdue", "awaitingSignature", "hireStatuses", "paid"} & chosen.keys()
    listed = (asked.name, asked.within) == ("milestones", "%s")
    return listed and bool(parts) and chosen.get("statuses") != [] and not asked.narrowed


def _ids(connection: sqlite3.Connection) -> dict[str, str]:
    _, *ids = connection.execute(_A_HIRE).fetchone()
    kinds = ("Worker", "Hire", "Conversation", "Milestone")
    named = {kind.lower(): f"{kind}:{id}" for kind, id in zip(kinds, ids, strict=True)}
    return named | {"event": "1.1"}


def _walks(connection: sqlite3.Connection, asked: Asked, viewer: Viewer) -> tuple[int, int]:
    """How often the page walks a company's rows, or all companies, and how often it does so among the newest alone."""
    query, variables = asked.page("first")
    statement, values = planned(query, viewer, Dialect.SQLITE, variables)
    plan = [line for *_, line in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
    among = [
        line
        for line in plan
        if "company_id=?" in line and "id=?" not in line.replace("company_id=?", "")
    ]
    return len(among) + sum(line.startswith("SCAN c ") for line in plan), statement.count(
        "LIMIT 10000"
    )


def _lines(connection: sqlite3.Connection, asked: Asked, viewer: Viewer) -> list[str]:
    """Of the plan for a page, those that tell of more than a page."""
    query, variables = asked.page("first")
    statement, values = planned(query, viewer, Dialect.SQLITE, variables)
    steps = defaultdict(list)
    for _, parent, _, line in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values):
        steps[parent].append(line)
    found = [line for lines in steps.values() for line in _suspect(lines)]
    of_few = asked.narrowed or viewer.role is NonMemberRole.WORKER
    return [line for line in found if not (of_few and "FOR ORDER BY" in line)]


def _suspect(lines: list[str]) -> Iterator[str]:
    """Of lines side by side: a table read from end to end, and rows of a table that are sorted."""
    made = {line.split()[1] for line in lines if line.startswith(("CO-ROUTINE", "MATERIALIZE"))}
    for line in lines:
        if line.startswith("SCAN") and line.split()[1] not in {*made, "CONSTANT"}:
            yield line
    searched = any(line.startswith("SEARCH") for line in lines)
    yield from (line for line in lines if searched and "FOR ORDER BY" in line)
