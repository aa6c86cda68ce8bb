"""What databases' plans read from end to end, of statements as they are sent."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from typing import Any

import asyncpg

from tests.growth.cost import _literal, _nodes
from tests.growth.reminding import Sent

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
Scans = list[tuple[str, str]]
"""Statements, each with what it reads from end to end."""


async def scans_on_postgres(
    url: str, sent: Sequence[Sent], few: Collection[str], index: str
) -> tuple[Scans, Scans]:
    """The scans of other tables and indexes than these `few`, and those that there are without the index."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(_AS_IF_GROWN)
        found = [each async for each in _walked_through(connection, sent, few)]
        await connection.execute(f'DROP INDEX "{index}"')
        return found, [each async for each in _walked_through(connection, sent, few)]
    finally:
        await connection.close()


def scans_on_sqlite(
    path: str, sent: Sequence[Sent], few: Collection[str], index: str
) -> tuple[Scans, Scans]:
    """As on PostgreSQL."""
    with closing(sqlite3.connect(path, cached_statements=0)) as connection:
        found = [*_scans(connection, sent, few)]
        connection.execute(f'DROP INDEX "{index}"')
        return found, [*_scans(connection, sent, few)]


async def _walked_through(
    connection: asyncpg.Connection, sent: Sequence[Sent], few: Collection[str]
) -> Any:
    for statement, values in sent:
        await connection.execute(f"PREPARE asked AS {statement}")
        given = f"({', '.join(map(_literal, values))})" if values else ""
        ((plan,),) = await connection.fetch(f"EXPLAIN (FORMAT JSON) EXECUTE asked{given}")
        await connection.execute("DEALLOCATE asked")
        for node in _nodes(json.loads(plan)[0]["Plan"]):
            if _is_whole(node, few):
                where = node.get("Index Name", node.get("Relation Name"))
                yield statement, f"{node['Node Type']} {where}"


def _is_whole(node: dict[str, Any], few: Collection[str]) -> bool:
    """Whether it reads a table, or an index, from end to end."""
    if {node.get("Relation Name"), node.get("Index Name")} & {*few}:
        return False
    if node["Node Type"] == "Seq Scan":
        return True
    by_index = "Index Name" in node and node["Node Type"] != "ModifyTable"
    return by_index and "Index Cond" not in node


def _scans(
    connection: sqlite3.Connection, sent: Sequence[Sent], few: Collection[str]
) -> Iterator[tuple[str, str]]:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    # As the statements call them; `x` is what was found.
    tables |= {"t", "s", "h", "c", "p", "d", "b"}
    for statement, values in sent:
        for *_, line in connection.execute(f"EXPLAIN QUERY PLAN {statement}", [*values]):
            words = line.split()
            if words[0] == "SCAN" and words[1] in tables and not {*words} & {*few}:
                yield statement, line
