"""What a statement costs PostgreSQL, told by the plan that it made and ran."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import asyncpg

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one run: rows that were looked at, pages that were touched, and the steps that no list may need."""

    rows: int
    pages: int
    steps: tuple[str, ...]
    milliseconds: float
    plan: str

    @staticmethod
    def of(explained: str) -> "Cost":
        """From what EXPLAIN answers as JSON."""
        (found,) = json.loads(explained)
        nodes = list(_nodes(found["Plan"]))
        root = found["Plan"]
        return Cost(
            rows=sum(map(_looked_at, nodes)),
            pages=root["Shared Hit Blocks"] + root["Shared Read Blocks"],
            steps=tuple(sorted(filter(None, map(_suspect, nodes)))),
            milliseconds=found["Execution Time"],
            plan=json.dumps(found["Plan"], indent=1),
        )


async def cost(
    connection: asyncpg.Connection, statement: str, values: Sequence[object], *, generic: bool
) -> Cost:
    """Run it as a prepared statement, planned for any values or for these."""
    mode = "force_generic_plan" if generic else "force_custom_plan"
    await connection.execute(f"SET plan_cache_mode = {mode}; PREPARE asked AS {statement}")
    try:
        given = f"({', '.join(map(_literal, values))})" if values else ""
        explain = f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE asked{given}"
        return Cost.of(await connection.fetchval(explain))
    finally:
        await connection.execute("DEALLOCATE asked")


def _nodes(plan: Node) -> Iterator[Node]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)


def _looked_at(node: Node) -> int:
    if "Relation Name" not in node and "Index Name" not in node:
        return 0
    each = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
    each += node.get("Rows Removed by Index Recheck", 0)
    return int(each * node["Actual Loops"])


FEW = 300
"""Rows that may be sorted, or a table have that is read whole."""


def _suspect(node: Node) -> str | None:
    kind, loops = node["Node Type"], node["Actual Loops"]
    if kind == "Seq Scan" and _looked_at(node) > FEW:
        return f"Seq Scan on {node['Relation Name']}"
    if "Sort" in kind and loops and max(each["Actual Rows"] for each in node["Plans"]) > FEW:
        return f"{kind} by {', '.join(node['Sort Key'])}"
    return None


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool | int):
        return str(value)
    if isinstance(value, list):
        # Of whatever type the parameter is; these are ids and words.
        return "'{" + ",".join(f'"{each}"' for each in value) + "}'"
    assert isinstance(value, str | date | datetime | UUID), type(value)
    quoted = str(value).replace("'", "''")
    return f"'{quoted}'"
