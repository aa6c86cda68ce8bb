"""Whether the database takes writes just now: it may answer every question, and be read-only or full."""

import asyncio
import logging
import os
import time
from contextlib import suppress

from tortoise.transactions import in_transaction

from models.database.connection import current_connection, dialect, fetch_value
from models.database.errors import Unwritable, refused_writes
from models.database.sql import Dialect
from models.kit.single_flight import SingleFlight
from models.unit_of_work.retry import shielded

logger = logging.getLogger("milestones")

GOOD_SECONDS = 30.0
"""How long a probe that could write is believed, unless a client's write is refused meanwhile."""
_PATIENCE_SECONDS = 2.0
_A_PAGE = 6144
"""Bytes of a large object that leave no room for another one on PostgreSQL's page."""


class WriteProbe:
    """Writes for real now and then, and remembers how that went."""

    def __init__(self) -> None:
        self._good = True
        self._at = float("-inf")
        self._trials = SingleFlight[None](goes_on=True)

    async def is_writable(self) -> bool:
        """Whether the last probe could write; another one is made first where it is due."""
        if self._is_due:
            with suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE_SECONDS):
                    # The server's end waits for it, as for any write.
                    await self._trials.do(None, lambda: shielded(self._try()))
        return self._good

    @property
    def _is_due(self) -> bool:
        believed = time.monotonic() < self._at + GOOD_SECONDS
        return not (self._good and believed) or refused_writes.last > self._at

    async def _try(self) -> None:
        began = time.monotonic()
        try:
            await _write()
        except Unwritable as failure:
            self._conclude(good=False, why=failure.__cause__)
        except Exception:
            logger.warning(
                "It could not be tried whether the database takes writes.", exc_info=True
            )
        else:
            self._conclude(good=True)
        self._at = began

    def _conclude(self, *, good: bool, why: BaseException | None = None) -> None:
        if good is not self._good:
            say = "The database takes writes again." if good else "The database takes no writes."
            logger.warning(say, exc_info=why)
        self._good = good


async def _write() -> None:
    """Raises Unwritable."""
    if dialect() is Dialect.POSTGRES:
        await _write_to_postgres()
    else:
        await _write_to_sqlite()


async def _write_to_postgres() -> None:
    with suppress(_Undone):
        async with in_transaction():
            # Refused where it is read-only, which some versions do not do to the next one.
            await current_connection().execute_query(
                "UPDATE feed SET xid_shift = xid_shift WHERE FALSE"
            )
            # It takes fresh pages on the disk, and no table of ours: what is undone is soon vacuumed.
            await fetch_value("SELECT lo_from_bytea(0, $1)", [os.urandom(_A_PAGE)])
            raise _Undone


async def _write_to_sqlite() -> None:
    """A number that nobody uses, as it stands: only a COMMIT reaches the disk."""
    async with in_transaction():
        number = await fetch_value("PRAGMA user_version", [])
        await current_connection().execute_query(f"PRAGMA user_version = {number}")


class _Undone(Exception):
    """The probe could write, and leaves nothing behind."""
