"""The one way to write.

A verb decorated with `@verb(Action…)` runs as one transaction, in a task that no client can cancel:

1. it locks the row that everything in it hangs on (`tx.lock_hire`, `tx.lock_company`, …) with its very first
   statement, as its viewer may see it, or refuses with NOT_FOUND; the second reads all that it needs (`tx.rows`);
2. it is admitted (`tx.admit`): FORBIDDEN by the table of roles, or a replay of what its idempotency key did;
3. the pure rules decide;
4. it adds rows (`tx.add`), changes others by name (`tx.change`), records facts (`tx.record`, `tx.record_company`), and
   returns what it was about; the last statement writes all of it.

The links of its facts cover the rows that it wrote: a row that a chain has to cover is not written untold, nor a column
without those that repeat it (`repeated.py`). State, events, chains and idempotency record commit together. Only then
the doorbell rings.
"""

from collections.abc import Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from tortoise.models import Model

from models.access.visibility import TABLES, Noun, visible
from models.database.connection import dialect, fetch_value
from models.database.sql import Binds, Dialect
from models.feed.wakeup import announcement
from models.ids import new_id
from models.records.company import Company
from models.records.hire import Hire
from models.records.person import Person
from models.rules.access import Action, forbidden
from models.rules.errors import NotFound, Path, Refused, raise_any
from models.rules.events import CompanyFact, Fact
from models.rules.text import texts
from models.unit_of_work import idempotency
from models.unit_of_work.call import Call, Written
from models.unit_of_work.event_chain.coverage import is_covered
from models.unit_of_work.event_chain.links import Moment
from models.unit_of_work.event_chain.trail import Trail
from models.unit_of_work.flush import Part, Row, inserted, row_of, updated, write
from models.unit_of_work.load import Found, Rows, Wanted, read
from models.unit_of_work.preconditions import Admission, OtherStanding, Replay, admission
from models.unit_of_work.repeated import require_followers
from models.unit_of_work.retry import retried, shielded

M = TypeVar("M", bound=Model)

_HIRE = Rows(Hire, "t.id = {locked}")
_COMPANY = Rows(Company, "t.id = {locked}")
_PERSON = Rows(Person, "t.id = {locked}")
_NOTHING = Wanted()


@dataclass(slots=True)
class Transaction:
    """The open transaction of one call."""

    call: Call
    action: Action
    found: texts.Found = field(default_factory=list)
    """What is wrong with the input: refused after the state, all at once."""
    _key: str | None = None
    _admission: Admission | None = None
    _added: dict[Model, None] = field(default_factory=dict)
    _changed: dict[Model, set[str]] = field(default_factory=dict)
    _written: dict[Model, None] = field(default_factory=dict)
    _trail: Trail = field(default_factory=Trail)

    def __post_init__(self) -> None:
        key = texts.idempotency_key(self.call.key, self.found)
        self._key = None if self.found else key

    @property
    def rows(self) -> Found:
        """The rows that were asked for with the lock, as they are while it is held."""
        assert self._admission
        return self._admission.rows

    async def lock_hire(self, noun: Noun, id: UUID | None, path: Path, *rows: Rows[Any]) -> Hire:
        """The hire that this thing belongs to, locked. Refuses with NOT_FOUND what the viewer may not see."""
        binds = Binds(dialect())
        own = "id" if noun is Noun.HIRE else "hire_id"
        thing = f"SELECT t.{own} FROM {TABLES[noun]} t WHERE t.id = {binds(id)}"
        thing += f" AND {visible(noun, 't', self.call.by, binds)}"
        locked = await self._lock(f"SELECT h.id FROM hire h WHERE h.id = ({thing})", binds, path)
        await self._look(Wanted((_HIRE, *rows), locked, id))
        return self.rows.only(_HIRE)

    async def lock_company(self, id: UUID | None, path: Path) -> Company:
        """The company, locked. Refuses with NOT_FOUND what the viewer may not see."""
        binds = Binds(dialect())
        statement = f"SELECT t.id FROM company t WHERE t.id = {binds(id)}"
        statement += f" AND {visible(Noun.COMPANY, 't', self.call.by, binds)}"
        await self._look(Wanted((_COMPANY,), await self._lock(statement, binds, path)))
        return self.rows.only(_COMPANY)

    async def lock_company_of_member(self, user: UUID | None, path: Path) -> Company:
        """The company that this user is a member of, locked."""
        binds = Binds(dialect())
        member = f"SELECT t.company_id FROM person t WHERE t.id = {binds(user)}"
        member += f" AND {visible(Noun.MEMBER, 't', self.call.by, binds)}"
        statement = f"SELECT c.id FROM company c WHERE c.id = ({member})"
        await self._look(Wanted((_COMPANY,), await self._lock(statement, binds, path)))
        return self.rows.only(_COMPANY)

    async def lock_caller(self) -> None:
        """The caller's own row: what a mutation locks that hangs on nothing else."""
        await self.lock_person(self.call.by.id)
        await self._look()

    async def lock_person(self, id: UUID) -> Person:
        """Somebody's row."""
        binds = Binds(dialect())
        await self._lock(f"SELECT p.id FROM person p WHERE p.id = {binds(id)}", binds, ())
        return (await read(Wanted((_PERSON,), id))).only(_PERSON)

    def admit(self) -> None:
        """Go on only if the role may do this, and the idempotency key has not done it before."""
        assert self._admission, "nothing is admitted before it is locked"
        raise_any(forbidden(self.call.by.role, self.action))
        self._admission.replay(self.call)

    def add(self, record: M) -> M:
        """A new row, written before the commit; until then it may be changed further."""
        self._added[record] = None
        return record

    def change(self, record: Model, **values: object) -> None:
        """Set named fields; they are written before the commit, and no other field is."""
        for name, value in values.items():
            setattr(record, name, value)
        self._changed.setdefault(record, set()).update(values)

    async def change_at_once(self, record: Model, **values: object) -> None:
        """The same, written now: what is written at the end must find no trace of the former values."""
        for name, value in values.items():
            setattr(record, name, value)
        self._written[record] = None
        await write([updated(record._meta.db_table, [row_of(record, values)])])

    def new_version(self, hire: Hire) -> None:
        """Count a change of the hire, its milestones or its contracts; once a transaction."""
        if "version" not in self._changed.get(hire, ()):
            self.change(hire, version=hire.version + 1)

    def record(self, hire: Hire, *facts: Fact) -> None:
        """Facts that happened to the hire, in the order in which they are told."""
        self._trail.tell(hire, facts)

    def record_company(self, company: Company, *facts: CompanyFact) -> None:
        """Facts that happened to the locked company itself."""
        self._trail.tell_company(company, facts)

    async def finish(self, written: Written) -> None:
        """Write the rows, the events, the changed fields and the idempotency record."""
        raise_any(self.found)
        require_followers(self._changed, self._added)
        told = self._told()
        parts = [*self._new_rows(), *told, *self._changes(), *self._idempotency_record(written)]
        if parts:
            await write(parts, announcement() if self._trail.facts else "NULL")

    def _told(self) -> list[Part]:
        moment = Moment(self.call.by.id, self.call.at, new_id())
        told = list(self._trail.written(self._left_behind(), moment))
        for owner, last, _ in told:
            self.change(owner, event_seq=last["seq"], event_hash=last["hash"])
        return [part for *_, part in told]

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

    def _new_rows(self) -> Iterator[Part]:
        tables: dict[str, list[Row]] = {}
        for record in self._added:
            tables.setdefault(record._meta.db_table, []).append(row_of(record))
        return (inserted(table, rows) for table, rows in tables.items())

    def _changes(self) -> Iterator[Part]:
        alike: dict[tuple[str, ...], list[Row]] = {}
        for record, names in self._changed.items():
            if record not in self._added:
                columns = (record._meta.db_table, *sorted(names))
                alike.setdefault(columns, []).append(row_of(record, names))
        return (updated(table, rows) for (table, *_), rows in alike.items())

    def _idempotency_record(self, written: Written) -> Iterator[Part]:
        if self._key is not None:
            row = idempotency.row(self.call, self.action, self._key, written)
            yield inserted("idempotency_record", [row])

    async def _lock(self, statement: str, binds: Binds, path: Path) -> UUID:
        if binds.dialect is Dialect.POSTGRES:
            # FOR NO KEY UPDATE leaves foreign keys that point here checkable by others meanwhile.
            statement += " FOR NO KEY UPDATE"
        id = await fetch_value(statement, binds.values)
        if id is None:
            # Who they are by now may see it.
            await self._look()
            raise Refused([NotFound(path)])
        return UUID(str(id))

    async def _look(self, wanted: Wanted = _NOTHING) -> None:
        self._admission = await admission(self.call, self.action, self._key, wanted)


P = ParamSpec("P")
Act = Callable[Concatenate[Transaction, P], Awaitable[Written]]
Verb = Callable[Concatenate[Call, P], Coroutine[Any, Any, Written]]


def verb(action: Action) -> Callable[[Act[P]], Verb[P]]:
    """Make a function of a transaction into a verb: `await approve(call, …)` does it once or not at all.

    Raises Refused where a rule says no, Unavailable where the database could not be had in time, OtherStanding where
    the caller was remembered, and is not any more who they were, or may not sign in any more.
    """

    def make(act: Act[P]) -> Verb[P]:
        async def run(call: Call, /, *args: P.args, **kwargs: P.kwargs) -> Written:
            async def work() -> Written:
                transaction = Transaction(call, action)
                written = await act(transaction, *args, **kwargs)
                await transaction.finish(written)
                return written

            try:
                written = await shielded(retried(work, repeatable=call.key is not None))
            except Replay as replay:
                written = replay.written
            except OtherStanding as other:
                if call.remembered_by or other.viewer is None:
                    raise
                # Once more as what they are now: it decides what they see, and what they may do.
                return await run(replace(call, by=other.viewer), *args, **kwargs)
            return Written(written.subject, written.contract, call.by)

        return run

    return make
