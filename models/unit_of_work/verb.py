"""The one way to write.

A verb decorated with `@verb(Action…)` takes effect once or not at all, in a task that no client can cancel:

1. it reads by one statement all that it needs, of the hire that everything in it hangs on (`tx.on_hire`), as its viewer
   may see it, or refuses with NOT_FOUND; what it read is in `tx.rows`;
2. it is admitted (`tx.admit`): FORBIDDEN by the table of roles, or a replay of what its idempotency key did;
3. the pure rules decide;
4. it adds rows (`tx.add`), changes others by name (`tx.change`), records facts (`tx.record`, `tx.record_company`), and
   returns what it was about; one statement writes all of it, if nothing changed since it was read (`guard`).

Somebody who was outrun reads and decides again: once more like this, in the queue of that hire, and then with the hire
locked. So nobody holds a lock while Python decides, as a rule, and nobody is outrun for ever. What depends on more than
a hire (`tx.on_company`), or has to write twice, locks from the start. On SQLite whoever writes is alone.

State, events, chains and idempotency record commit together. Only then the doorbell rings.
"""

from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, Concatenate, ParamSpec

from models.database.connection import dialect
from models.database.errors import Unavailable
from models.database.sql import Dialect
from models.feed import wakeup
from models.rules.access import Action
from models.unit_of_work import queues
from models.unit_of_work.call import Call, Outcome
from models.unit_of_work.guard import AnotherTry, Outrun
from models.unit_of_work.preconditions import Replay, ViewerChanged
from models.unit_of_work.retry import committed, retried, shielded
from models.unit_of_work.transaction import Transaction, Try

P = ParamSpec("P")
VerbBody = Callable[Concatenate[Transaction, P], Awaitable[Outcome]]
Verb = Callable[Concatenate[Call, P], Coroutine[Any, Any, Outcome]]
Once = Callable[[Try], Awaitable[Outcome]]
"""Tries it, in this way. Raises Outrun."""


def verb(action: Action) -> Callable[[VerbBody[P]], Verb[P]]:
    """Make a function of a transaction into a verb: `await approve(call, …)` does it once or not at all.

    Raises Refused where a rule says no, Unavailable where the database could not be had in time, ViewerChanged where
    the caller was remembered, and is not any more who they were, or may not sign in any more.
    """

    def make(act: VerbBody[P]) -> Verb[P]:
        async def run(call: Call, /, *args: P.args, **kwargs: P.kwargs) -> Outcome:
            async def once(how: Try) -> Outcome:
                transaction = Transaction(call, action, how)
                try:
                    written = await act(transaction, *args, **kwargs)
                    await transaction.finish(written)
                finally:
                    transaction.numbering.leave()
                return written

            try:
                tried = retried(partial(_written, once), repeatable=call.key is not None)
                written = await shielded(tried)
            except Replay as replay:
                written = replay.outcome
            except ViewerChanged as other:
                if call.remembered or other.viewer is None:
                    raise
                # Once more as what they are now: it decides what they see, and what they may do.
                return await run(replace(call, by=other.viewer), *args, **kwargs)
            return replace(written, by=call.by)

        return run

    return make


async def _written(once: Once) -> Outcome:
    if dialect() is Dialect.SQLITE:
        return await _locked(once)
    try:
        return await _unlocked(once, Try.AT_ONCE)
    except AnotherTry as needed:
        reason = needed
    async with queues.turn(reason.queues):
        if isinstance(reason, Outrun):
            # What somebody else did meanwhile may be what it takes the lock for.
            with suppress(AnotherTry):
                return await _unlocked(once, Try.IN_TURN)
        return await _locked(once)


async def _unlocked(once: Once, how: Try) -> Outcome:
    written = await once(how)
    wakeup.wake_all()
    return written


async def _locked(once: Once) -> Outcome:
    try:
        return await committed(partial(once, Try.LOCKED))
    except Outrun:
        # With the hire locked: the caller is somebody else by now. Whoever asks once more finds out who.
        raise Unavailable from None
