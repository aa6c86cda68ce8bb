"""Bugs to plant into a server process: a checker that cannot fail proves nothing.

Each puts what somebody might have written in the place of a piece of the product. (And circumstances to plant, which
are no bugs.)
"""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import replace
from typing import Any
from uuid import UUID

from tortoise.transactions import in_transaction

from models import contract
from models.access.visibility import Noun
from models.amendment import decision
from models.database.connection import dialect, fetch_value
from models.database.errors import Unavailable
from models.database.sql import Binds
from models.feed import consumer
from models.ids import new_id
from models.records import Contract, Hire
from models.rules.access import Action
from models.rules.editing import planner
from models.rules.editing.edit import Edit
from models.rules.editing.plan import EditPlan, HireState
from models.rules.errors import Path
from models.unit_of_work import flush, roots, verb
from models.unit_of_work.call import Call, Outcome
from models.unit_of_work.event_chain import hire as hire_chain
from models.unit_of_work.event_chain.links import Moment
from models.unit_of_work.event_chain.trail import Trail
from models.unit_of_work.flush import RowValues, TableWrite, write
from models.unit_of_work.guard import GO, Guard, NeedsLock
from models.unit_of_work.load import RowQuery
from models.unit_of_work.roots import Root
from models.unit_of_work.transaction import Transaction, Try
from models.webhooks import claims, fan_out

_chance = random.Random("plants")


def no_guard() -> None:
    """Writes whatever has become of what was read."""
    Guard._still = lambda *_: "still AS (SELECT 1)"  # type: ignore[method-assign]  # That is the bug.
    Guard._who = lambda *_: "who AS (SELECT 1)"  # type: ignore[method-assign]  # That is the bug.


def event_seq_not_compared() -> None:
    """Locks the hire with the write, but does not look whether it is the one that was read."""

    def locked(self: Guard, binds: Binds) -> str:
        if self.hire is None:
            return "still AS (SELECT 1)"
        return f"still AS (SELECT 1 FROM hire h WHERE h.id = {binds(self.hire[0])} FOR UPDATE)"

    Guard._still = locked  # type: ignore[method-assign]  # That is the bug.


def guard_without_standing() -> None:
    """Does not look, with the write, whether the caller is still who they were; and takes its time before it."""
    pauses_before_it_writes()
    anybody = "who AS (SELECT 1 FROM still)"
    Guard._who = lambda *_: anybody  # type: ignore[method-assign]  # That is the bug.


def events_without_guard() -> None:
    """Writes the events whether or not the guard holds."""
    inserted = flush.inserted

    def unguarded(table: str, rows: Sequence[RowValues], **computed: str) -> TableWrite:
        part = inserted(table, rows, **computed)
        return lambda binds: part(binds).removesuffix(f", {GO}")

    vars(hire_chain)["inserted"] = unguarded


def stale_save() -> None:
    """Saves all columns of a hire that was read before it was locked."""
    lock = Transaction.on_hire

    async def read_then_lock(
        self: Transaction,
        noun: Noun,
        id: UUID | None,
        path: Path,
        *rows: RowQuery[Any],
        **text: Any,
    ) -> Hire:
        binds = Binds(dialect())
        own = "id" if noun is Noun.HIRE else "hire_id"
        table = {Noun.HIRE: "hire", Noun.MILESTONE: "milestone", Noun.CONTRACT: "contract"}
        statement = f"SELECT {own} FROM {table[noun]} WHERE id = {binds(id)}"
        stale = await Hire.get(id=await fetch_value(statement, binds.values))
        fresh = await lock(self, noun, id, path, *rows, **text)
        stale.event_seq, stale.event_hash = fresh.event_seq, fresh.event_hash
        return stale

    async def save_whole(self: Transaction, outcome: Any) -> None:
        await finish(self, outcome)
        for record in self._changed:
            if isinstance(record, Hire):
                await record.save()

    async def only_where_terms_change(
        self: Transaction,
        noun: Noun,
        id: UUID | None,
        path: Path,
        *rows: RowQuery[Any],
        **text: Any,
    ) -> Hire:
        known = noun in {Noun.HIRE, Noun.MILESTONE, Noun.CONTRACT}
        return await (read_then_lock if known else lock)(self, noun, id, path, *rows, **text)

    finish = Transaction.finish
    Transaction.on_hire = only_where_terms_change  # type: ignore[method-assign]  # That is the bug.
    Transaction.finish = save_whole  # type: ignore[method-assign]  # That is the bug.


def events_apart() -> None:
    """Appends the events in a transaction of their own, which sometimes fails."""
    left: list[Transaction] = []
    written_once, chain_writes = verb._written, Transaction._chain_writes

    def later(self: Transaction) -> list[TableWrite]:
        if not self._trail.facts:
            return chain_writes(self)
        left.append(self)
        return []

    async def then_the_events(once: Any) -> Any:
        written = await written_once(once)
        while left:
            await _append(left.pop())
        return written

    Transaction._chain_writes = later  # type: ignore[method-assign]  # That is the bug.
    verb._written = then_the_events


def no_idempotency_record() -> None:
    """Never remembers a key."""

    def forget(self: Transaction, outcome: Outcome) -> Iterator[TableWrite]:
        return iter(())

    Transaction._idempotency_record = forget  # type: ignore[method-assign]  # That is the bug.


def repeats_a_commit() -> None:
    """Takes some commits that were done for failures, and does them again."""
    written_once, hapless = verb._written, _sometimes_hapless()

    async def doubted(once: Any) -> Any:
        written = await written_once(once)
        if hapless.get():
            raise Unavailable
        return written

    verb._written = doubted


def answers_before_it_commits() -> None:
    """Answers as if all commits came through."""

    hapless = _sometimes_hapless()

    async def hoped(once: Any) -> Any:
        written: list[Outcome] = []

        async def work() -> None:
            written.append(await once(Try.LOCKED))
            if hapless.get():
                raise ConnectionResetError

        with suppress(ConnectionResetError):
            async with in_transaction():
                await work()
        return written[0]

    verb._written = hoped


def signs_whatever_is_latest() -> None:
    """Puts the signature under the latest version, whichever one the worker saw."""
    sign = contract.sign_contract

    async def sign_latest(
        call: Call, /, id: UUID | None, content_hash: str, signed_name: str
    ) -> Outcome:
        seen = await Contract.get(id=id)
        standing = Contract.filter(hire_id=seen.hire_id, status="PENDING_SIGNATURE")
        latest = await standing.first() or seen
        return await sign(call, latest.id, latest.content_hash or content_hash, signed_name)

    contract.sign_contract = sign_latest


def ignores_the_expected_version() -> None:
    """Lets an edit win over what its editor never saw."""

    def planned(edit: Edit, hire: HireState, *more: Any) -> EditPlan:
        seen = replace(hire, version=edit.expected_version)
        return planner.plan_edit(edit, seen, *more)

    vars(decision)["plan_edit"] = planned


PLANTS: dict[str, Callable[[], None]] = {
    plant.__name__: plant
    for plant in (
        no_guard,
        event_seq_not_compared,
        events_without_guard,
        stale_save,
        events_apart,
        no_idempotency_record,
        repeats_a_commit,
        answers_before_it_commits,
        signs_whatever_is_latest,
        ignores_the_expected_version,
    )
}


STANDING: dict[str, Callable[[], None]] = {"guard_without_standing": guard_without_standing}
"""Bugs that only somebody finds who loses their role at the wrong moment."""


def tells_out_of_order() -> None:
    """Sends a later event of a hire while an earlier one still waits."""

    async def nothing(*_: object) -> set[tuple[UUID, UUID]]:
        return set()

    vars(fan_out)["_waiting"] = nothing


def forgets_its_leases() -> None:
    """Takes deliveries that are under way already."""
    claims._free = lambda now, binds: f"d.due_at <= {binds(now)}"


WEBHOOK_PLANTS: dict[str, Callable[[], None]] = {
    plant.__name__: plant for plant in (tells_out_of_order, forgets_its_leases)
}


def pauses_before_it_writes() -> None:
    """Waits, between what it reads of an approval and what it writes, for an advisory lock (`BETWEEN`)."""
    finish = Transaction.finish

    async def late(self: Transaction, outcome: Outcome) -> None:
        if self.action is Action.APPROVE_PAYMENT_REQUEST:
            await fetch_value(f"SELECT pg_advisory_xact_lock({BETWEEN})::text", [])
        await finish(self, outcome)

    Transaction.finish = late  # type: ignore[method-assign]  # It only takes its time.


def locks_from_the_start() -> None:
    """Locks the hire first and holds it while it decides, as the releases before did."""

    async def locked(once: Any) -> Outcome:
        return await verb._locked(once)

    verb._written = locked


BETWEEN = 72
"""The advisory lock that `pauses_before_it_writes` waits for."""


def numbered_while_it_waits() -> None:
    """Waits once more for the hire with a number already, as PostgreSQL has it where the row was changed meanwhile."""
    locked_at_once = roots.lock_row

    async def overtaken(root: Root, lock: str = "NO KEY UPDATE") -> None:
        await fetch_value("SELECT pg_current_xact_id()::text", [])
        await fetch_value(f"SELECT pg_advisory_xact_lock({OVERTAKEN})::text", [])
        await locked_at_once(root, lock)

    async def locked(*_: object) -> Outcome:
        raise NeedsLock([])

    roots.lock_row = overtaken
    verb._unlocked = locked  # type: ignore[assignment]  # It only takes the longer way.


OVERTAKEN = 71
"""The advisory lock that `numbered_while_it_waits` waits for."""


def never_polls() -> None:
    """Reads the feed when the doorbell rings, and not otherwise."""
    consumer.FEED_POLL_SECONDS = 3600.0


CIRCUMSTANCES: dict[str, Callable[[], None]] = {
    each.__name__: each
    for each in (
        numbered_while_it_waits,
        pauses_before_it_writes,
        locks_from_the_start,
        never_polls,
    )
}
"""No bugs: what seldom happens by itself, or was so before."""


def _sometimes_hapless() -> ContextVar[bool]:
    """Is true now and then in a transaction that writes events: companies are founded in peace."""
    hapless = ContextVar("hapless", default=False)
    chain_writes = Transaction._chain_writes

    def draw(self: Transaction) -> list[TableWrite]:
        hapless.set(bool(self._trail.facts) and _chance.random() < 0.3)
        return chain_writes(self)

    Transaction._chain_writes = draw  # type: ignore[method-assign]  # It only looks on.
    return hapless


async def _append(transaction: Transaction) -> None:
    if _chance.random() < 0.1:
        return
    async with in_transaction():
        trail, call = transaction._trail, transaction.call
        assert trail.hire is not None
        hire = await Hire.select_for_update().get(id=trail.hire.id)
        late, moment = Trail(hire, trail.facts), Moment(call.by.id, call.at, new_id())
        for _, last, part in late.written(transaction._left_behind(), moment):
            await write([part])
            head = {"event_seq": last["seq"], "event_hash": last["hash"]}
            await Hire.filter(id=hire.id).update(**head)
