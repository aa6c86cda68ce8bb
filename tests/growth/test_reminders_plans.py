"""Looks for reminders read by indexes, however many hires there are: so both databases' plans say."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import asyncpg

from tests.apart import apart, demonstrated
from tests.growth.cost import _literal, _nodes
from tests.growth.reminding import Sent, sent_by_reminders
from tests.machines.services import Postgres

FEW_ROWS = ("aerich", "feed", "company_reminders_behind")
"""Read from end to end: the table of the steps, that of the feed's one row, and the index of the companies whose hires
are being gone through."""
LOOKED_FOR = "idx_reminder_sc_look_at_2fca06"
"""The index by which hires are found that are due."""
WRITTEN = ("INSERT INTO event", "UPDATE hire ", "UPDATE company ", "DELETE FROM reminder_schedule")


# So few rows would be read as quickly from end to end, and joined as a whole.
_AS_IF_GROWN = "; ".join(
    f"SET {setting}"
    for setting in (
        "enable_seqscan = off",
        "enable_hashjoin = off",
        "enable_mergejoin = off",
        "enable_bitmapscan = off",
        "plan_cache_mode = force_generic_plan",
    )
)


async def test_on_postgresql_nothing_is_looked_for_from_end_to_end(postgres: Postgres) -> None:
    url = await postgres.create_database()
    sent = _sent(url)
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(_AS_IF_GROWN)
        found = [each async for each in _walked_through(connection, sent)]
        await connection.execute(f'DROP INDEX "{LOOKED_FOR}"')
        lost = [each async for each in _walked_through(connection, sent)]
    finally:
        await connection.close()
    assert found == []
    assert lost


async def _walked_through(connection: asyncpg.Connection, sent: Sequence[Sent]) -> Any:
    for statement, values in sent:
        await connection.execute(f"PREPARE asked AS {statement}")
        given = f"({', '.join(map(_literal, values))})" if values else ""
        ((plan,),) = await connection.fetch(f"EXPLAIN (FORMAT JSON) EXECUTE asked{given}")
        await connection.execute("DEALLOCATE asked")
        for node in _nodes(json.loads(plan)[0]["Plan"]):
            if _is_whole(node):
                yield (
                    node["Node Type"],
                    node.get("Index Name", node.get("Relation Name")),
                    statement,
                )


def _is_whole(node: dict[str, Any]) -> bool:
    """Whether it reads a table, or an index, from end to end."""
    if {node.get("Relation Name"), node.get("Index Name")} & {*FEW_ROWS}:
        return False
    if node["Node Type"] == "Seq Scan":
        return True
    by_index = "Index Name" in node and node["Node Type"] != "ModifyTable"
    return by_index and "Index Cond" not in node


def test_on_sqlite_neither(tmp_path: Path) -> None:
    path = tmp_path / "milestones.db"
    sent = _sent(f"sqlite://{path}")
    with closing(sqlite3.connect(path, cached_statements=0)) as connection:
        found = [*_scans(connection, sent)]
        connection.execute(f'DROP INDEX "{LOOKED_FOR}"')
        lost = [*_scans(connection, sent)]
    assert found == []
    assert lost


def _scans(connection: sqlite3.Connection, sent: Sequence[Sent]) -> Iterator[tuple[str, str]]:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    # As the statements call them; `x` is what was found.
    tables |= {"t", "s", "h", "c", "p"}
    for statement, values in sent:
        for *_, line in connection.execute(f"EXPLAIN QUERY PLAN {statement}", [*values]):
            words = line.split()
            if words[0] == "SCAN" and words[1] in tables and not {*words} & {*FEW_ROWS}:
                yield statement, line


def _sent(url: str) -> list[Sent]:
    with apart() as processes:
        processes.run(demonstrated, url)
        sent = processes.run(sent_by_reminders, url)
    for each in WRITTEN:
        assert any(each in statement for statement, _ in sent), each
    return sent
