"""A database's failures: which of them pass by themselves, and how callers are told of the others."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

import asyncpg
from tortoise.exceptions import BaseORMException


class Effect(StrEnum):
    """The effect of a mutation that was not answered as it should be."""

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


class Unwritable(Unavailable):
    """The database answers, but takes no writes: it is read-only, or has no room left."""


class Unusable(Exception):
    """The database is there, but cannot be used as it is; the message says why, in one line."""


@dataclass(slots=True)
class RefusedWrites:
    """The time when the database last refused a write as `Unwritable`, by `time.monotonic`."""

    last: float = float("-inf")


refused_writes = RefusedWrites()

_CONFLICTS = (
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.LockNotAvailableError,
)
_UNWRITABLE = (asyncpg.ReadOnlySQLTransactionError, asyncpg.DiskFullError)
_AWAY = (
    *_UNWRITABLE,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.PostgresSystemError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    # What an idle connection says on which the server has just hung up.
    asyncpg.InternalClientError,
    # No connection, none in time, or one that broke.
    OSError,
)
_MOVED = (
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
)
_SQLITE_UNWRITABLE = ("full", "readonly", "I/O error")
_SQLITE_AWAY = ("locked", "unable to open", *_SQLITE_UNWRITABLE)


@contextmanager
def errors_translated() -> Iterator[None]:
    """Raises Unavailable where the block fails because the database is away or busy."""
    try:
        yield
    except Exception as failure:
        if conflict(failure):
            raise Unavailable from failure
        if away(failure):
            raise _without(failure, Effect.NONE) from failure
        raise


@contextmanager
def commit_errors_translated() -> Iterator[None]:
    """As `reported`, around what commits: if the database goes away meanwhile, its effect is unknown."""
    try:
        yield
    except Exception as failure:
        if conflict(failure):
            raise Unavailable from failure
        if away(failure):
            effect = Effect.NONE if _undone(failure) else Effect.UNKNOWN
            raise _without(failure, effect) from failure
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


def outlasted(failure: Unavailable) -> bool:
    """Whether the database answers, but the statement took longer than one may."""
    cause = failure.__cause__
    return isinstance(cause, Exception) and isinstance(_cause(cause), asyncpg.QueryCanceledError)


def unwritable(failure: Exception) -> bool:
    """Whether the database answers, but takes no writes."""
    cause = _cause(failure)
    if isinstance(cause, sqlite3.OperationalError):
        return any(sign in str(cause) for sign in _SQLITE_UNWRITABLE)
    return isinstance(cause, _UNWRITABLE)


def moved(failure: BaseException | None) -> bool:
    """Whether the connection leads to a server that is not, or no longer, the one that takes writes."""
    while failure is not None:
        if isinstance(_cause(failure), _MOVED):
            return True
        failure = failure.__cause__
    return False


def duplicate(failure: Exception) -> bool:
    """Whether a unique index fired: another transaction has committed, and the rules will now see it."""
    cause = _cause(failure)
    if isinstance(cause, sqlite3.IntegrityError):
        return "UNIQUE" in str(cause)
    return isinstance(cause, asyncpg.UniqueViolationError)


def _undone(failure: Exception) -> bool:
    """Whether the server itself said that it failed, and lives on: then nothing of it is left."""
    cause = _cause(failure)
    told = isinstance(cause, asyncpg.PostgresError) and cause.severity_en == "ERROR"
    # A pooler may say so of a server that it lost.
    return told and not isinstance(cause, asyncpg.PostgresConnectionError)


def _without(failure: Exception, effect: Effect) -> Unavailable:
    """The error to raise where the database cannot be had."""
    if not unwritable(failure):
        return Unavailable(effect)
    refused_writes.last = time.monotonic()
    return Unwritable(effect)


def _cause(failure: BaseException) -> object:
    """The driver's exception inside of Tortoise's."""
    return failure.args[0] if isinstance(failure, BaseORMException) and failure.args else failure
