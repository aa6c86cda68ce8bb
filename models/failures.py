"""What of a database's failures passes by itself, and what callers are told when it does not."""

import sqlite3

import asyncpg
from tortoise.exceptions import IntegrityError, OperationalError


class Unavailable(Exception):
    """The database could not be had in time; nothing was changed, and trying again may help."""


_PASSING = (
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.LockNotAvailableError,
    asyncpg.UniqueViolationError,
    sqlite3.OperationalError,
    sqlite3.IntegrityError,
)


def passing(failure: BaseException) -> bool:
    """Whether the transaction may be tried again: another one was in the way.

    A unique index that fired is among them: the other one has committed, and the rules will now see it.
    """
    cause = failure.args[0] if isinstance(failure, OperationalError | IntegrityError) else failure
    if isinstance(cause, sqlite3.OperationalError):
        return "locked" in str(cause)
    if isinstance(cause, sqlite3.IntegrityError):
        return "UNIQUE" in str(cause)
    return isinstance(cause, _PASSING)
