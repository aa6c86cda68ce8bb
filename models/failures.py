"""What of a database's failures passes by itself, and what callers are told when it does not."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

import asyncpg
from tortoise.exceptions import BaseORMException


class Effect(StrEnum):
    """What became of a mutation that was not answered as it should be."""

    NONE = "NONE"
    UNKNOWN = "UNKNOWN"
    DONE = "DONE"


_MESSAGES = {
    Effect.NONE: "The service cannot be had at the moment and nothing was changed. Try again.",
    Effect.UNKNOWN: "The database went away while this was saved: it may have taken effect."
    " Ask again with the same idempotencyKey, or look before you repeat it.",
    Effect.DONE: "This took effect, but it cannot be shown at the moment."
    " Read it later, or ask again with the same idempotencyKey.",
}


class Unavailable(Exception):
    """The database could not be had in time; trying again may help."""

    def __init__(self, effect: Effect = Effect.NONE) -> None:
        super().__init__(_MESSAGES[effect])
        self.effect = effect


_CONFLICTS = (
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.LockNotAvailableError,
)
_AWAY = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.PostgresSystemError,
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    # What an idle connection says on which the server has just hung up.
    asyncpg.InternalClientError,
    # No connection, none in time, or one that broke.
    OSError,
)
_SQLITE_AWAY = ("locked", "full", "readonly", "I/O error", "unable to open")


@contextmanager
def reported() -> Iterator[None]:
    """Raises Unavailable where the block fails because the database is away or busy."""
    try:
        yield
    except Exception as failure:
        if conflict(failure) or away(failure):
            raise Unavailable from failure
        raise


@contextmanager
def committing() -> Iterator[None]:
    """As `reported`, around a COMMIT: if the database goes away meanwhile, its effect is unknown."""
    try:
        yield
    except Exception as failure:
        if conflict(failure):
            raise Unavailable from failure
        if away(failure):
            raise Unavailable(Effect.UNKNOWN) from failure
        raise


def conflict(failure: Exception) -> bool:
    """Whether another transaction was in the way, so that this one was undone."""
    return isinstance(_cause(failure), _CONFLICTS)


def away(failure: Exception) -> bool:
    """Whether the database cannot be had: gone, full, read-only, overloaded."""
    cause = _cause(failure)
    if isinstance(cause, sqlite3.OperationalError):
        return any(sign in str(cause) for sign in _SQLITE_AWAY)
    if isinstance(cause, asyncpg.InterfaceError):
        # The driver's word for a connection that broke before, and for misuse as well.
        return "clos" in str(cause)
    return isinstance(cause, _AWAY)


def duplicate(failure: Exception) -> bool:
    """Whether a unique index fired: another transaction has committed, and the rules will now see it."""
    cause = _cause(failure)
    if isinstance(cause, sqlite3.IntegrityError):
        return "UNIQUE" in str(cause)
    return isinstance(cause, asyncpg.UniqueViolationError)


def _cause(failure: Exception) -> object:
    """The driver's exception inside of Tortoise's."""
    return failure.args[0] if isinstance(failure, BaseORMException) and failure.args else failure
