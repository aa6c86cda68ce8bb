"""Where the chains end: with these one can prove later that nothing before was altered, cut or left out."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from models.chains.company import ONLY
from models.chains.coverage import Kind
from models.database import dialect, fetch, fetch_value
from models.rules.events import GENESIS
from models.sql import Binds

_BATCH = 1000
_EVENTS = {
    Kind.HIRE: ("event", "hire_id"),
    Kind.COMPANY: ("company_event", "company_id"),
    Kind.INSTALLATION: ("company_event", "company_id"),
}


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last link of a chain: its number (0: there is none yet) and its hash. The installation's has no id."""

    kind: Kind
    id: UUID | None
    seq: int
    hash: str


async def heads() -> AsyncIterator[ChainHead]:
    """Those of all chains: of the installation, of companies and of hires, each by id."""
    yield await installation_head()
    for kind in (Kind.COMPANY, Kind.HIRE):
        async for head in _heads(kind):
            yield head


async def installation_head() -> ChainHead:
    """That of the installation's own chain."""
    rows = await fetch(f"SELECT event_seq, event_hash FROM installation WHERE id = {ONLY}", [])
    seq, head = rows[0].values() if rows else (0, GENESIS)
    return ChainHead(Kind.INSTALLATION, None, seq, head)


async def are_sealed() -> bool:
    """Whether every chain covers its rows."""
    return bool(await fetch_value(f"SELECT chains_sealed FROM installation WHERE id = {ONLY}", []))


async def hash_at(kind: Kind, id: UUID | None, seq: int) -> str | None:
    """The hash of one link; None where there is no such link. Of number 0, that from which every chain begins."""
    if seq == 0:
        return GENESIS
    binds, (table, column) = Binds(dialect()), _EVENTS[kind]
    whose = f"{column} = {binds(id)}" if id else f"{column} IS NULL"
    rows = await fetch(
        f"SELECT hash FROM {table} WHERE {whose} AND seq = {binds(seq)}", binds.values
    )
    return rows[0]["hash"] if rows else None


async def _heads(kind: Kind) -> AsyncIterator[ChainHead]:
    last = UUID(int=0)
    while rows := await _some(kind, last):
        for row in rows:
            last = UUID(str(row["id"]))
            yield ChainHead(kind, last, row["event_seq"], row["event_hash"])


async def _some(kind: Kind, after: UUID) -> list[dict[str, Any]]:
    binds = Binds(dialect())
    return await fetch(
        f"SELECT id, event_seq, event_hash FROM {kind} WHERE id > {binds(after)}"
        f" ORDER BY id LIMIT {_BATCH}",
        binds.values,
    )
