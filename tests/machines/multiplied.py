"""Many milestones more of a company of the demo, written straight into the table: such rows are in no chain."""

import sqlite3
from contextlib import closing
from urllib.parse import unquote, urlsplit

import asyncpg

OWNER = "owner@nordlys.example"
_MODEL = (
    "SELECT m.id FROM milestone m JOIN hire h ON h.id = m.hire_id JOIN company c ON c.id = m.company_id"
    " WHERE c.name LIKE 'Nordlys%' AND h.status = 'ACTIVE' AND m.listed AND m.external_id IS NULL LIMIT 1"
)
_POSTGRES = {
    "id": "('0193aaaa-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid",
    "name": "repeat('Milestone ', 18) || n",
    "due_date": "date '2027-01-01' + n % 3650",
}
_SQLITE = {
    "id": "printf('0193aaaa-0000-7000-8000-%012x', n)",
    "name": f"'{'Milestone ' * 18}' || n",
    "due_date": "date('2027-01-01', (n % 3650) || ' days')",
}
_UNWATCHED = f"DELETE FROM reminder_schedule WHERE hire_id IN (SELECT hire_id FROM milestone WHERE id = ({_MODEL}))"
"""A hire has 200 milestones at the most: the reminders read them all at once."""
_HOUR = 3600.0


async def multiply(url: str, count: int) -> None:
    """So many, of one hire: copies of a milestone with names, days and ids of their own."""
    if url.startswith("sqlite"):
        _on_sqlite(unquote(urlsplit(url).path), count)
        return
    connection = await asyncpg.connect(url)
    try:
        found = await connection.fetch(
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'milestone'"
        )
        copied = _copied([row[0] for row in found], _POSTGRES)
        await connection.execute(_UNWATCHED)
        numbers = f"generate_series(1, {count}) n"
        await connection.execute(
            f"{copied} FROM milestone m, {numbers} WHERE m.id = ({_MODEL})", timeout=_HOUR
        )
        await connection.execute("VACUUM ANALYZE milestone", timeout=_HOUR)
    finally:
        await connection.close()


def _on_sqlite(path: str, count: int) -> None:
    counted = f"WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {count})"
    with closing(sqlite3.connect(path)) as connection, connection:
        found = connection.execute("SELECT name FROM pragma_table_info('milestone')")
        copied = _copied([row[0] for row in found], _SQLITE, counted)
        connection.execute(_UNWATCHED)
        connection.execute(f"{copied} FROM milestone m, s WHERE m.id = ({_MODEL})")


def _copied(columns: list[str], others: dict[str, str], counted: str = "") -> str:
    values = ", ".join(others.get(column, f"m.{column}") for column in columns)
    return f"INSERT INTO milestone ({', '.join(columns)}) {counted} SELECT {values}"
