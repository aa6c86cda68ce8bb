"""The heads of all chains as of one moment, and what has become since of links that stood once."""

import json
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any, NamedTuple
from uuid import UUID

from models.database.connection import dialect, fetch
from models.database.sql import Binds, Dialect
from models.verification.violation import Violation

HEADS_AT_ONCE = 1_000
"""Heads in memory at once."""


Id = UUID | int

_BEFORE_ALL = UUID(int=0)


class StoredHead(NamedTuple):
    """The newest link of a chain, by the kind of the chain and the id of what it tells of."""

    chain: str
    id: Id
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class ChainTables:
    """Where the chains of one kind stand: the table of what they tell of, and that of their links `e`.

    `before_all` comes before every id, which is of the SQL type `type`.
    """

    owners: str
    links: str
    of_owner: str
    before_all: Id = _BEFORE_ALL
    type: str = "uuid"

    def id(self, value: Any) -> Id:
        """An id as text or as a database has it."""
        return int(value) if isinstance(self.before_all, int) else UUID(str(value))


KINDS: Mapping[str, ChainTables] = {
    "company": ChainTables("company", "company_event", "e.company_id = t.id"),
    "hire": ChainTables("hire", "event", "e.hire_id = t.id"),
    "installation": ChainTables("installation", "company_event", "e.company_id IS NULL", 0, "int"),
}
"""By name, in the order of their names."""


async def heads() -> AsyncIterator[list[StoredHead]]:
    """All of them in batches, by kind and id."""
    for name, kind in KINDS.items():
        last = kind.before_all
        while batch := await _heads(name, last):
            yield batch
            last = batch[-1].id


async def first_change(stood: Iterable[StoredHead]) -> Violation | None:
    """The first of these heads that is not a link of its chain any more."""
    for batch in _batches(stood):
        found = await _found(batch)
        if violation := next(filter(None, (_violation(head, found) for head in batch)), None):
            return violation
    return None


def _batches(stood: Iterable[StoredHead]) -> Iterator[list[StoredHead]]:
    """Of one kind each."""
    for _, alike in groupby(stood, lambda head: head.chain):
        while batch := list(islice(alike, HEADS_AT_ONCE)):
            yield batch


async def _heads(name: str, after: Id) -> list[StoredHead]:
    kind, binds = KINDS[name], Binds(dialect())
    rows = await fetch(
        "SELECT t.id, t.event_seq AS seq, t.event_hash AS hash"
        f" FROM {kind.owners} t WHERE t.id > {binds(after)} ORDER BY t.id LIMIT {HEADS_AT_ONCE}",
        binds.values,
    )
    return [StoredHead(name, kind.id(row["id"]), row["seq"], row["hash"]) for row in rows]


async def _found(stood: Sequence[StoredHead]) -> dict[Id, str | None]:
    """The hash that each of these links has now; None where it is gone. Chains that are gone are left out."""
    kind, binds = KINDS[stood[0].chain], Binds(dialect())
    wanted = binds(json.dumps([{"id": head.id, "seq": head.seq} for head in stood], default=str))
    rows = await fetch(
        f"SELECT t.id, e.hash FROM {_WANTED[binds.dialect].format(wanted, kind.type)}"
        f" JOIN {kind.owners} t ON t.id = w.id"
        f" LEFT JOIN {kind.links} e ON {kind.of_owner} AND e.seq = w.seq",
        binds.values,
    )
    return {kind.id(row["id"]): row["hash"] for row in rows}


_WANTED = {
    Dialect.POSTGRES: "json_to_recordset({}::json) AS w(id {}, seq int)",
    Dialect.SQLITE: "(SELECT value ->> 'id' AS id, value ->> 'seq' AS seq FROM json_each({})) w",
}


def _violation(stood: StoredHead, found: Mapping[Id, str | None]) -> Violation | None:
    owners = KINDS[stood.chain].owners
    if stood.id not in found:
        return Violation(owners, stood.id, "its chain stood in the checkpoint, but is gone")
    present = found[stood.id]
    # A chain without links had no hash of its own yet.
    if stood.seq and present != stood.hash:
        reason = f"link {stood.seq} of its chain was {stood.hash} in the checkpoint"
        return Violation(owners, stood.id, f"{reason}, but is {present or 'gone'}")
    return None
