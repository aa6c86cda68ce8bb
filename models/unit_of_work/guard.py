"""The guard of a write: nothing changed since it was decided.

A verb reads by one statement, decides, and writes by one more, which begins with the guard: it locks the row of the
hire only if its `event_seq` is what was read, then the caller's row only if they are who they were, and then what else
the verb depends on. Every part of the write selects from `go`, which has a row only then. (models/README.md has the
argument of why that is safe.)
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from models.access.sign_in import PointInTime
from models.access.viewers import is_still_viewer
from models.database.history import not_outgrown
from models.database.sql import Binds, every
from models.records import Company, Hirable
from models.unit_of_work.call import Call

GO = "go"
"""The row that every part of a guarded write selects from."""

UNGUARDED = f"{GO} AS (SELECT 1)"
"""The SQL of a write that hangs on nothing: whoever calls holds all that it depends on."""


class AnotherTry(Exception):
    """Nothing was written. `queues` are those in which to wait before the next try, one after the other."""

    def __init__(self, queues: Sequence[UUID]) -> None:
        super().__init__()
        self.queues = queues


class Outrun(AnotherTry):
    """Somebody else was faster."""


class NeedsLock(AnotherTry):
    """This verb takes a lock: it depends on more than a hire, or writes more than once."""


@dataclass(slots=True)
class Guard:
    """The guard of the verb of `call`: all that must still be so when it writes.

    `hire`: its id and its `event_seq`, where the verb is about one. `worker`: the id and the revision of who is
    offered something: who may correct them is another one from then on. `company`: as it was read, where a version is
    written under its name, of its template and by its rule for PO numbers. `pair`: of company and worker, where it
    depends on how the one engages the other. `counters`: of each company how many payment requests it had numbered; the
    write takes the next number, if the company requires PO numbers as it did (`requires_orders`).
    """

    call: Call
    hire: tuple[UUID, int] | None = None
    worker: tuple[UUID, int] | None = None
    company: Company | None = None
    pair: Hirable | None = None
    requires_orders: bool = False
    counters: dict[UUID, int] = field(default_factory=dict)

    @property
    def queues(self) -> list[UUID]:
        """Where those wait in this process who were outrun: for each counter, then for the hire."""
        return [*self.counters, *([self.hire[0]] if self.hire else [])]

    def sql(self, binds: Binds) -> str:
        """The guard as the beginning of a WITH: the rows are locked in this order, by everybody."""
        still = self._still(binds)
        about = [*self._whom(binds), *self._named(binds), self._who(binds), *self._engaged(binds)]
        parts = [still, *about, *self._counted(binds)]
        engaged = ", engaged" if self.pair else ""
        counted = "".join(f", counted_{number}" for number in range(len(self.counters)))
        return ", ".join([*parts, f"{GO} AS MATERIALIZED (SELECT 1 FROM who{engaged}{counted})"])

    def _still(self, binds: Binds) -> str:
        if self.hire is None:
            return f"still AS (SELECT 1 WHERE {not_outgrown()})"
        id, seq = self.hire
        unchanged = every([f"h.id = {binds(id)}", f"h.event_seq = {binds(seq)}", not_outgrown()])
        # NO KEY leaves foreign keys that point here checkable by others meanwhile.
        return f"still AS (SELECT 1 FROM hire h WHERE {unchanged} FOR NO KEY UPDATE OF h)"

    def _whom(self, binds: Binds) -> list[str]:
        if self.worker is None:
            return []
        id, revision = self.worker
        same = f"w.id = {binds(id)} AND w.revision = {binds(revision)}"
        # Who corrects them waits until this has committed, or was faster.
        return [f"whom AS (SELECT 1 FROM still, person w WHERE {same} FOR SHARE OF w)"]

    def _named(self, binds: Binds) -> list[str]:
        if self.company is None:
            return []
        before = "whom" if self.worker else "still"
        same = every(f"c.{column} {is_so}" for column, is_so in _as_read(self.company, binds))
        # Before the caller, as everybody locks a company and its members. Who renames it waits, or was faster.
        return [f"named AS (SELECT 1 FROM {before}, company c WHERE {same} FOR SHARE OF c)"]

    def _who(self, binds: Binds) -> str:
        sign_in, moment = self.call.sign_in, PointInTime.of(self.call.at)
        me = is_still_viewer("p", self.call.by, binds, (sign_in, moment) if sign_in else None)
        before = "named" if self.company else "whom" if self.worker else "still"
        # Who takes a role away waits until this has committed, or was faster.
        return f"who AS (SELECT 1 FROM {before}, person p WHERE {me} FOR SHARE OF p)"

    def _engaged(self, binds: Binds) -> list[str]:
        if self.pair is None:
            return []
        engagement = self.pair.engagement_type
        is_same = f"= '{engagement}'" if engagement else "IS NULL"
        same = f"e.id = {binds(self.pair.id)} AND e.engagement_type {is_same}"
        # As of the caller: who engages the worker otherwise waits until this has committed, or was faster.
        return [f"engaged AS (SELECT 1 FROM who, hirable e WHERE {same} FOR SHARE OF e)"]

    def _counted(self, binds: Binds) -> list[str]:
        return [
            f"counted_{number} AS (UPDATE company c SET payment_requests_numbered = {binds(last + 1)}"
            f" FROM who WHERE c.id = {binds(company)}"
            f" AND c.payment_requests_numbered = {binds(last)}"
            f" AND c.requires_purchase_order_number = {binds(self.requires_orders)} RETURNING 1)"
            for number, (company, last) in enumerate(self.counters.items())
        ]


def _as_read(company: Company, binds: Binds) -> Iterator[tuple[str, str]]:
    """The columns that a version is written by, each with the SQL for "is still so"."""
    yield "id", f"= {binds(company.id)}"
    yield "name", f"= {binds(company.name)}"
    template = company.contract_template_id
    yield "contract_template_id", f"= {binds(template)}" if template else "IS NULL"
    yield "requires_purchase_order_number", f"= {binds(company.requires_purchase_order_number)}"
