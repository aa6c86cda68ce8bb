"""The one way to write.

A verb decorated with `@verb(Action…)` runs as one transaction, in a task that no client can cancel:

1. it locks the row that everything in it hangs on (`tx.lock_hire`, `tx.lock_company`, …) with its very first
   statement, as its viewer may see it, or refuses with NOT_FOUND;
2. it is admitted (`tx.admit`): FORBIDDEN by the table of roles, or a replay of what its idempotency key did;
3. the pure rules decide;
4. it changes rows by name (`tx.change`), records facts (`tx.record`), and returns what it was about.

State, events, chain and idempotency record commit together. Only then the doorbell rings.
"""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from tortoise.models import Model

from models import chain, doorbell
from models.attempts import tried, uncancelled
from models.database import dialect, fetch_value
from models.records.company import Company
from models.records.hire import Hire
from models.records.idempotency import IdempotencyRecord
from models.records.person import Person
from models.rules import texts
from models.rules.access import Action, Viewer, forbidden
from models.rules.errors import IdempotencyKeyReused, NotFound, Path, Refused, raise_any
from models.rules.events import Fact
from models.sql import Binds, Dialect
from models.standing import standing
from models.visibility import TABLES, Noun, visible

_KEY = ("idempotencyKey",)


@dataclass(frozen=True, slots=True)
class Call:
    """Who calls, when (UTC), and under which idempotency key; `fingerprint` stands for the parsed input."""

    by: Viewer
    at: datetime
    key: str | None = None
    fingerprint: str = ""

    @property
    def today(self) -> date:
        """The day of the call in UTC."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class Written:
    """What a verb was about: the payload reads it after the commit."""

    subject: UUID
    contract: UUID | None = None


class _Replay(Exception):
    """The idempotency key has taken effect before."""

    def __init__(self, written: Written) -> None:
        super().__init__()
        self.written = written


class _OtherStanding(Exception):
    """The caller is no longer what they were when they asked."""

    def __init__(self, viewer: Viewer) -> None:
        super().__init__()
        self.viewer = viewer


@dataclass(slots=True)
class Transaction:
    """The open transaction of one call."""

    call: Call
    action: Action
    found: texts.Found = field(default_factory=list)
    """What is wrong with the input: refused after the state, all at once."""
    _key: str | None = None
    _changed: dict[Model, set[str]] = field(default_factory=dict)
    _facts: list[tuple[Hire, Fact]] = field(default_factory=list)

    async def lock_hire(self, noun: Noun, id: UUID | None, path: Path) -> Hire:
        """The hire that this thing belongs to, locked. Refuses with NOT_FOUND what the viewer may not see."""
        binds = Binds(dialect())
        own = "id" if noun is Noun.HIRE else "hire_id"
        thing = f"SELECT t.{own} FROM {TABLES[noun]} t WHERE t.id = {binds(id)}"
        thing += f" AND {visible(noun, 't', self.call.by, binds)}"
        locked = await self._lock(f"SELECT h.id FROM hire h WHERE h.id = ({thing})", binds, path)
        return await Hire.get(id=locked)

    async def lock_company(self, id: UUID | None, path: Path) -> Company:
        """The company, locked. Refuses with NOT_FOUND what the viewer may not see."""
        return await Company.get(id=await self._lock_visible(Noun.COMPANY, id, path))

    async def lock_company_of_member(self, user: UUID | None, path: Path) -> Company:
        """The company that this user is a member of, locked."""
        binds = Binds(dialect())
        member = f"SELECT t.company_id FROM person t WHERE t.id = {binds(user)}"
        member += f" AND {visible(Noun.MEMBER, 't', self.call.by, binds)}"
        statement = f"SELECT c.id FROM company c WHERE c.id = ({member})"
        return await Company.get(id=await self._lock(statement, binds, path))

    async def lock_caller(self) -> Person:
        """The caller's own row: what a mutation locks that hangs on nothing else."""
        return await self.lock_person(self.call.by.id)

    async def lock_person(self, id: UUID) -> Person:
        """Somebody's row."""
        binds = Binds(dialect())
        statement = f"SELECT p.id FROM person p WHERE p.id = {binds(id)}"
        return await Person.get(id=await self._lock(statement, binds, ()))

    async def admit(self) -> None:
        """Go on only if the role may do this, and the idempotency key has not done it before."""
        await self._confirm()
        raise_any(forbidden(self.call.by.role, self.action))
        self._key = texts.idempotency_key(self.call.key, self.found)
        if self._key is None or self.found:
            return
        done = await IdempotencyRecord.get_or_none(
            person_id=self.call.by.id, mutation=self.action.value, key=self._key
        )
        if done is None:
            return
        if done.fingerprint != self.call.fingerprint:
            message = "This idempotency key was used with another input."
            raise_any([IdempotencyKeyReused(message, _KEY)])
        raise _Replay(Written(done.subject, done.contract))

    def change(self, record: Model, **values: object) -> None:
        """Set named fields; they are written before the commit, and no other field is."""
        for name, value in values.items():
            setattr(record, name, value)
        self._changed.setdefault(record, set()).update(values)

    def new_version(self, hire: Hire) -> None:
        """Count a change of the hire, its milestones or its contracts; once a transaction."""
        if "version" not in self._changed.get(hire, ()):
            self.change(hire, version=hire.version + 1)

    def record(self, hire: Hire, *facts: Fact) -> None:
        """Facts that happened to the hire, in the order in which they are told."""
        self._facts += [(hire, fact) for fact in facts]

    async def finish(self, written: Written) -> None:
        """Write the events, the changed fields and the idempotency record."""
        raise_any(self.found)
        await self._append_events()
        for record, names in self._changed.items():
            await record.save(update_fields=sorted(names))
        if self._key is not None:
            await IdempotencyRecord.create(
                person_id=self.call.by.id,
                mutation=self.action.value,
                key=self._key,
                fingerprint=self.call.fingerprint,
                subject=written.subject,
                contract=written.contract,
                created_at=self.call.at,
            )

    async def _append_events(self) -> None:
        if self._facts:
            hire = self._facts[0][0]
            facts = [fact for _, fact in self._facts]
            seq, head = await chain.append(hire, facts, self.call.by.id, self.call.at)
            self.change(hire, event_seq=seq, event_hash=head)
            await doorbell.announce()

    async def _confirm(self) -> None:
        """The caller is still who they were when they asked: they may have waited long for the lock."""
        binds = Binds(dialect())
        statement = f"SELECT p.id FROM person p WHERE p.id = {binds(self.call.by.id)}"
        if binds.dialect is Dialect.POSTGRES:
            # Who takes a role away waits until this has committed, or else is seen here.
            statement += " FOR SHARE"
        await fetch_value(statement, binds.values)
        now = standing(await Person.get(id=self.call.by.id))
        if now != self.call.by:
            raise _OtherStanding(now)

    async def _lock_visible(self, noun: Noun, id: UUID | None, path: Path) -> UUID:
        binds = Binds(dialect())
        statement = f"SELECT t.id FROM {TABLES[noun]} t WHERE t.id = {binds(id)}"
        statement += f" AND {visible(noun, 't', self.call.by, binds)}"
        return await self._lock(statement, binds, path)

    async def _lock(self, statement: str, binds: Binds, path: Path) -> UUID:
        if binds.dialect is Dialect.POSTGRES:
            # FOR NO KEY UPDATE leaves foreign keys that point here checkable by others meanwhile.
            statement += " FOR NO KEY UPDATE"
        id = await fetch_value(statement, binds.values)
        if id is None:
            raise Refused([NotFound(path)])
        return UUID(str(id))


P = ParamSpec("P")
Act = Callable[Concatenate[Transaction, P], Awaitable[Written]]
Verb = Callable[Concatenate[Call, P], Coroutine[Any, Any, Written]]


def verb(action: Action) -> Callable[[Act[P]], Verb[P]]:
    """Make a function of a transaction into a verb: `await approve(call, …)` does it once or not at all.

    Raises Refused where a rule says no, Unavailable where the database could not be had in time.
    """

    def make(act: Act[P]) -> Verb[P]:
        async def run(call: Call, /, *args: P.args, **kwargs: P.kwargs) -> Written:
            async def work() -> Written:
                transaction = Transaction(call, action)
                written = await act(transaction, *args, **kwargs)
                await transaction.finish(written)
                return written

            try:
                return await uncancelled(tried(work, repeatable=call.key is not None))
            except _Replay as replay:
                return replay.written
            except _OtherStanding as other:
                # Once more as what they are now: it decides what they see, and what they may do.
                return await run(replace(call, by=other.viewer), *args, **kwargs)

        return run

    return make
