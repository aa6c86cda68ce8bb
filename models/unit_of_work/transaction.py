"""One try of a verb: what it has read, and what it is to write.

Nothing is written before `finish` hands all of it over. The links of its facts cover the rows that it writes: none that
a chain has to cover is written untold, nor a column without those that repeat it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, TypeVar
from uuid import UUID

from tortoise.models import Model

from models.access.visibility import Noun
from models.database.errors import Unavailable
from models.ids import new_id
from models.records import Company, Hire, Installation, Person
from models.rules.access import Action, forbidden
from models.rules.errors import NotFound, Path, Refused, raise_any
from models.rules.events import CompanyFact, Fact
from models.rules.text import texts
from models.unit_of_work import flush, idempotency, queues, roots
from models.unit_of_work.call import Call, Outcome
from models.unit_of_work.event_chain.coverage import is_covered
from models.unit_of_work.event_chain.links import Moment
from models.unit_of_work.event_chain.owners import Owners, lock_owners
from models.unit_of_work.event_chain.trail import Trail
from models.unit_of_work.flush import RowValues, TableWrite, inserted, row_of, updated
from models.unit_of_work.guard import Guard, NeedsLock, Outrun
from models.unit_of_work.load import ResultSet, RowQueries, RowQuery, read_rows
from models.unit_of_work.numbering import Numbering
from models.unit_of_work.preconditions import Preconditions, preconditions
from models.unit_of_work.repeated import require_followers
from models.unit_of_work.roots import Root

M = TypeVar("M", bound=Model)

_HIRE_ROW = RowQuery(Hire, "t.id = {root}")
_COMPANY_ROW = RowQuery(Company, "t.id = {root}")
_PERSON_ROW = RowQuery(Person, "t.id = {root}")


class Try(Enum):
    """How it is tried: each after the one before it was outrun."""

    AT_ONCE = auto()
    IN_TURN = auto()
    """While it is its turn among those of this process that write the same."""
    LOCKED = auto()
    """In an open transaction, with what it hangs on locked first."""


@dataclass(slots=True)
class Transaction:
    """One try of one call."""

    call: Call
    action: Action
    how: Try
    found: texts.Refusals = field(default_factory=list)
    """Mistakes in the input: refused after the state, all at once."""
    _key: str | None = None
    _preconditions: Preconditions | None = None
    _added: dict[Model, None] = field(default_factory=dict)
    _changed: dict[Model, set[str]] = field(default_factory=dict)
    _written: dict[Model, None] = field(default_factory=dict)
    _beside: list[TableWrite] = field(default_factory=list)
    _trail: Trail = field(default_factory=Trail)
    guard: Guard = field(init=False)
    """All that must still be so when it writes."""
    numbering: Numbering = field(init=False)

    def __post_init__(self) -> None:
        key = texts.idempotency_key(self.call.key, self.found)
        self._key = None if self.found else key
        self.guard = Guard(self.call)
        self.numbering = Numbering(self.guard)

    @property
    def locks(self) -> bool:
        """Whether it runs in an open transaction, and locks what it hangs on."""
        return self.how is Try.LOCKED

    @property
    def rows(self) -> ResultSet:
        """The rows that were asked for. What is written is written only if they are still like this."""
        assert self._preconditions
        return self._preconditions.rows

    async def on_hire(
        self, noun: Noun, id: UUID | None, path: Path, *rows: RowQuery[Any], text: str | None = None
    ) -> Hire:
        """The hire that this thing belongs to. Refuses with NOT_FOUND what the viewer may not see."""
        root = roots.root_hire(noun, id, self.call.by)
        if self.locks:
            await roots.lock_row(root)
        await self._look(RowQueries((_HIRE_ROW, *rows), thing=id, text=text), root, path)
        hire = self.rows.only(_HIRE_ROW)
        self.guard.hire = hire.id, hire.event_seq
        return hire

    async def on_company(self, id: UUID | None, path: Path) -> Company:
        """The company, locked. Refuses with NOT_FOUND what the viewer may not see."""
        return await self._on_company(roots.root_company(id, self.call.by), path)

    async def on_company_of(self, noun: Noun, id: UUID | None, path: Path) -> Company:
        """The company that this member, or thing of a company's, belongs to, locked."""
        return await self._on_company(roots.root_company_of(noun, id, self.call.by), path)

    async def on_person(self, noun: Noun, id: UUID | None, path: Path) -> tuple[Person, Owners]:
        """Somebody, and whose chains tell of them, locked. Refuses with NOT_FOUND whom the viewer may not see."""
        self._need_lock()
        owners = await lock_owners(noun, id, self.call.by)
        root = roots.root_person(noun, id, self.call.by)
        await self._look(RowQueries((_PERSON_ROW,)), root, path)
        if not owners:
            # They came into view after nobody was found to be locked.
            raise Unavailable
        return self.rows.only(_PERSON_ROW), owners

    async def on_caller(self) -> None:
        """The caller's own row, locked: what a mutation hangs on that hangs on nothing else."""
        await self.lock_person(self.call.by.id)
        await self._look(RowQueries(), None, ())

    async def lock_person(self, id: UUID, lock: str = "NO KEY UPDATE") -> Person:
        """Somebody's row. By the lock SHARE it may not change meanwhile, and others may hold it, too."""
        self._need_lock()
        await roots.lock_row(roots.known_person(id), lock)
        return (await read_rows(RowQueries((_PERSON_ROW,), id))).only(_PERSON_ROW)

    async def next_number(self, company: UUID, numbered: int) -> int:
        """The number behind those that the company had given out: nobody else's, if this is written."""
        return await self.numbering.next_number(company, numbered, waits=self.how is Try.AT_ONCE)

    def admit(self) -> None:
        """Go on only if the role may do this, and the idempotency key has not done it before."""
        assert self._preconditions, "nothing is admitted before it is read"
        raise_any(forbidden(self.call.by, self.action))
        self._preconditions.replay(self.call)

    def add(self, record: M) -> M:
        """A new row, written in the end; until then it may be changed further."""
        self._added[record] = None
        return record

    def change(self, record: Model, **values: object) -> None:
        """Set named fields; they are written in the end, and no other field is."""
        for name, value in values.items():
            setattr(record, name, value)
        self._changed.setdefault(record, set()).update(values)

    async def change_at_once(self, record: Model, **values: object) -> None:
        """Set named fields and write them now: what is written at the end must find no trace of the former values."""
        self._need_lock()
        for name, value in values.items():
            setattr(record, name, value)
        self._written[record] = None
        await flush.write([updated(record._meta.db_table, [row_of(record, values)])])

    def write_beside(self, part: TableWrite) -> None:
        """Written in the end with everything else: to rows that no chain covers."""
        self._beside.append(part)

    def new_version(self, hire: Hire) -> None:
        """Count a change of the hire, its milestones or its contracts; once a transaction."""
        if "version" not in self._changed.get(hire, ()):
            self.change(hire, version=hire.version + 1)

    def record(self, hire: Hire, *facts: Fact) -> None:
        """Record facts of the hire, in the order of its events."""
        self._trail.tell(hire, facts)

    def record_company(self, owner: Company | Installation, *facts: CompanyFact) -> None:
        """Record facts of the locked company itself, or of the installation."""
        self._trail.tell_company(owner, facts)

    async def delete_at_once(self, kind: type[Model], **where: object) -> None:
        """Rows that no chain covers, gone now: what is written at the end may be in their place."""
        self._need_lock()
        await kind.filter(**where).delete()

    async def finish(self, outcome: Outcome) -> None:
        """Write the rows, the events, the changed fields and the idempotency record, or nothing: Outrun."""
        raise_any(self.found)
        require_followers(self._changed, self._added)
        if self.how is Try.AT_ONCE and self.guard.hire and queues.has(self.guard.hire[0]):
            # To be faster than who has waited would only make them wait longer.
            raise Outrun(self.guard.queues)
        links = self._chain_writes()
        parts = [*self._new_rows(), *links, *self._changes(), *self._beside]
        parts += self._idempotency_record(outcome)
        write = flush.write if self.locks else flush.write_alone
        if parts and not await write(parts, self.guard):
            self.numbering.forget()
            raise Outrun(self.guard.queues)
        self.numbering.keep()

    def _chain_writes(self) -> list[TableWrite]:
        moment = Moment(self.call.by.id, self.call.at, new_id())
        links = list(self._trail.written(self._left_behind(), moment))
        for owner, last, _ in links:
            self.change(owner, event_seq=last["seq"], event_hash=last["hash"])
        return [part for *_, part in links]

    def _left_behind(self) -> list[Model]:
        """Every row that is written, as far as chains cover what changes in it."""
        changed = [
            row
            for row, names in self._changed.items()
            if row not in self._added and any(is_covered(row._meta.db_table, n) for n in names)
        ]
        for person in (row for row in changed if isinstance(row, Person)):
            self.change(person, revision=person.revision + 1)
        return list(dict.fromkeys([*self._added, *self._written, *changed]))

    def _new_rows(self) -> Iterator[TableWrite]:
        tables: dict[str, list[RowValues]] = {}
        for record in self._added:
            tables.setdefault(record._meta.db_table, []).append(row_of(record))
        return (inserted(table, rows) for table, rows in tables.items())

    def _changes(self) -> Iterator[TableWrite]:
        alike: dict[tuple[str, ...], list[RowValues]] = {}
        for record, names in self._changed.items():
            if record not in self._added:
                columns = (record._meta.db_table, *sorted(names))
                alike.setdefault(columns, []).append(row_of(record, names))
        return (updated(table, rows) for (table, *_), rows in alike.items())

    def _idempotency_record(self, outcome: Outcome) -> Iterator[TableWrite]:
        if self._key is not None:
            row = idempotency.row(self.call, self.action, self._key, outcome)
            yield inserted("idempotency_record", [row])

    async def _on_company(self, root: Root, path: Path) -> Company:
        self._need_lock()
        await roots.lock_row(root)
        await self._look(RowQueries((_COMPANY_ROW,)), root, path)
        return self.rows.only(_COMPANY_ROW)

    async def _look(self, query: RowQueries, root: Root | None, path: Path) -> None:
        self._preconditions = await preconditions(self.call, self.action, self._key, query, root)
        if root and self._preconditions.root is None:
            raise Refused([NotFound(path)])

    def _need_lock(self) -> None:
        if not self.locks:
            raise NeedsLock(self.guard.queues)
