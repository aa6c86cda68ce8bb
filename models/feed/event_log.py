"""The feed: every event, in an order in which none can appear in front of one that was read.

On PostgreSQL a transaction gets its number before it commits, and may commit after a higher one. So the feed shows
only what lies below every transaction that is still open (`_HORIZON`): nothing can be committed there any more. It may
also get its number while it still waits for the hire's row, and be overtaken there by one with a higher number: then
it takes that one's number for its events, so that the feed has each hire's events by `seq` (see `feed_number`).
On SQLite writers are serial, and the numbers are given in the order of commits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from models.access.visibility import Noun, visible
from models.database.connection import (
    connection_alone,
    current_connection,
    dialect,
    fetch,
    fetch_value,
)
from models.database.sql import Bind, Binds, Dialect
from models.rules.access import NonMemberRole, Viewer

LAST_SEQ = 2**31 - 1
"""Above every `seq` of an event."""

_SHIFT = "coalesce((SELECT f.xid_shift FROM feed f), 0)"
_HORIZON = f"(SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + {_SHIFT})"
# One past the highest transaction that has ended.
_REACHED = f"(SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint + {_SHIFT})"
_OWN = f"pg_current_xact_id()::text::bigint + {_SHIFT}"


class Position(NamedTuple):
    """A place in the feed: everything up to and including it lies behind."""

    xid: int
    seq: int


START = Position(0, 0)


class Cursor(NamedTuple):
    """A client's form of a position: its transaction, and the place in it of an event that the worker sees, counted
    from the first of these. Of an event that they do not see, and of the start, it is the position itself (`exact`).

    So it tells a worker nothing of how many events of the hire came before the offer.
    """

    xid: int
    place: int
    exact: bool


def before_seen(xid: str) -> str:
    """SQL for the `seq` behind which the events of a transaction begin that the worker sees; 0 where there are none."""
    first = (
        f"SELECT b.seq FROM event b WHERE b.xid = {xid} AND b.worker_sees ORDER BY b.seq LIMIT 1"
    )
    return f"coalesce(({first}) - 1, 0)"


@dataclass(frozen=True, slots=True)
class Span:
    """The stretch of the feed behind `after`, up to and including `through`."""

    after: Position
    through: Position


@dataclass(frozen=True, slots=True)
class Entry:
    """The columns of an event by which readers decide whom it concerns."""

    position: Position
    audiences: frozenset[UUID]
    hire: UUID
    type: str


def audience(viewer: Viewer) -> UUID | None:
    """The audience that the viewer belongs to: a company's members, or one worker."""
    return viewer.id if viewer.role is NonMemberRole.WORKER else viewer.company


async def entries_behind(position: Position, limit: int) -> list[Entry]:
    """The next events for whomever, in order, as far as nothing can come in between any more."""
    binds = Binds(dialect())
    rows = await fetch(
        "SELECT e.xid, e.seq, e.company_id, e.worker_id, e.worker_sees, e.hire_id, e.type"
        f" FROM event e WHERE {behind('e', position, binds)} AND {settled('e', binds.dialect)}"
        f" ORDER BY e.xid, e.seq LIMIT {limit}",
        binds.values,
    )
    return [_entry(row) for row in rows]


async def held_back(position: Position) -> bool:
    """Whether events behind the position are committed that an open transaction still holds back."""
    binds = Binds(dialect())
    return bool(
        await fetch_value(
            f"SELECT 1 FROM event e WHERE {behind('e', position, binds)} LIMIT 1", binds.values
        )
    )


async def waiting_since(position: Position) -> datetime | None:
    """When the first event behind the position happened, settled or not."""
    binds = Binds(dialect())
    at = await fetch_value(
        f"SELECT e.occurred_at FROM event e WHERE {behind('e', position, binds)}"
        " ORDER BY e.xid, e.seq LIMIT 1",
        binds.values,
    )
    return datetime.fromisoformat(at) if isinstance(at, str) else at


async def present_position() -> Position:
    """The last place in front of which nothing can appear any more."""
    if dialect() is Dialect.POSTGRES:
        return Position(await fetch_value(f"SELECT {_HORIZON} - 1", []), LAST_SEQ)
    return Position(await fetch_value(_NEWEST_XID, []), LAST_SEQ)


async def position_of(cursor: Cursor, viewer: Viewer) -> Position | None:
    """The start, or the position of an event that the viewer may see; None for any other cursor.

    That is from another database, or of an event that a backup did not bring back: who went on from there would miss
    something without being told. Or it is another tenant's, of which it is not told whether it is there.
    """
    binds = Binds(dialect())
    xid = binds(cursor.xid)
    seq = binds(cursor.place) + ("" if cursor.exact else f" + {before_seen(xid)}")
    seen = visible(Noun.EVENT, "e", viewer, binds)
    if not cursor.exact:
        seen += " AND e.worker_sees"
    here = f"SELECT e.seq FROM event e WHERE e.xid = {xid} AND e.seq = {seq} AND {seen}"
    found = await fetch_value(here, binds.values)
    return Position(cursor.xid, found or 0) if found or _of_start(cursor) else None


def _of_start(cursor: Cursor) -> bool:
    return cursor == (*START, True)


async def oldest_behind(
    position: Position, viewer: Viewer, hire: UUID | None, before: datetime
) -> bool:
    """Whether an event from before this moment lies behind the position that the viewer may see."""
    binds = Binds(dialect())
    conditions = [visible(Noun.EVENT, "e", viewer, binds), behind("e", position, binds)]
    if hire:
        conditions.append(f"e.hire_id = {binds(hire)}")
    first = (
        f"SELECT e.occurred_at FROM event e WHERE {' AND '.join(conditions)}"
        " ORDER BY e.xid, e.seq LIMIT 1"
    )
    statement = f"SELECT 1 FROM ({first}) oldest WHERE oldest.occurred_at < {binds(before)}"
    return bool(await fetch_value(statement, binds.values))


def newest_seen(t: str, viewer: Viewer, bind: Bind, dialect: Dialect) -> str:
    """SQL, from FROM on, for the newest event `t` that is settled and that the viewer may see."""
    seen = f"{visible(Noun.EVENT, t, viewer, bind)} AND {settled(t, dialect)}"
    return f"event {t} WHERE {seen} ORDER BY {t}.xid DESC, {t}.seq DESC LIMIT 1"


def behind(t: str, position: Position, bind: Bind) -> str:
    """SQL for "the event `t` comes behind the position"."""
    return f"({t}.xid, {t}.seq) > ({bind(position.xid)}, {bind(position.seq)})"


def settled(t: str, dialect: Dialect) -> str:
    """SQL for "nothing can appear in front of the event `t` any more"."""
    return f"{t}.xid < {_HORIZON}" if dialect is Dialect.POSTGRES else "TRUE"


def feed_number(hire: str, seq: str) -> str:
    """SQL (of PostgreSQL) for this transaction's place in the feed: its own number, or that of the hire's last event.

    `seq` is that of the last event. Either is safe while this transaction is open: nothing is read from its own number
    on, and the other's has ended.
    """
    last = f"(SELECT e.xid FROM event e WHERE e.hire_id = {hire} AND e.seq = {seq})"
    return f"greatest({_OWN}, {last})"


async def feed_numbers(count: int) -> list[int]:
    """The places of a transaction that writes the first events of so many hires, one for each.

    On PostgreSQL they are numbers of transactions of their own, which wrote nothing, and began and ended while this
    one was open: until it ends, nothing is read from its own number on.
    """
    if dialect() is Dialect.SQLITE:
        newest = await fetch_value(_NEWEST_XID, [])
        return list(range(newest + 1, newest + 1 + count))
    own, others = await fetch_value(f"SELECT {_OWN}", []), await connection_alone()
    try:
        return [own, *[await others.fetchval(f"SELECT {_OWN}") for _ in range(count - 1)]]
    finally:
        await others.close()


async def go_on_above_what_is_stored() -> None:
    """Make sure that new events come behind what is stored, in whichever cluster the database lives now.

    For the start of a server: a dump that was restored elsewhere brings higher numbers with it than that cluster
    gives. Its newest events would neither be shown nor stay in front of new ones, which kept consumers would pass over.
    """
    # Asked first: a database that is read-only needs none of it as a rule.
    if dialect() is Dialect.POSTGRES and await fetch_value(_IS_BEHIND, []):
        await current_connection().execute_query(
            "INSERT INTO feed (id, xid_shift) VALUES (1, 0) ON CONFLICT DO NOTHING"
        )
        await current_connection().execute_query(
            f"UPDATE feed SET xid_shift = ({_HIGHEST_XID}) WHERE ({_IS_BEHIND})"
        )


_NEWEST_XID = "SELECT coalesce(max(e.xid), 0) FROM event e"
# A consumer that began at the present may be beyond the newest event.
_HIGHEST_XID = (
    f"SELECT greatest(({_NEWEST_XID}), (SELECT coalesce(max(c.xid), 0) FROM feed_consumer c))"
)
_IS_BEHIND = f"SELECT ({_HIGHEST_XID}) >= {_REACHED}"


def _entry(row: dict[str, Any]) -> Entry:
    audiences: Sequence[Any] = (
        (row["company_id"], row["worker_id"]) if row["worker_sees"] else (row["company_id"],)
    )
    return Entry(
        Position(row["xid"], row["seq"]),
        frozenset(UUID(str(each)) for each in audiences),
        UUID(str(row["hire_id"])),
        row["type"],
    )
