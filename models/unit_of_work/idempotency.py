"""Idempotency records: a retry is answered from them for a while, and they go by themselves afterwards.

By hand: `asgi-idempotency-header` keeps answers beside the database, so that either may be there without the other.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from models.database.connection import dialect, fetch
from models.database.history import not_outgrown
from models.database.sql import Binds
from models.ids import new_id
from models.rules.access import Action
from models.unit_of_work.call import Call, Outcome

KEPT = timedelta(hours=48)
"""24 hours are promised, from the commit on; a record bears the time at which its call began."""

_BATCH = 1000
logger = logging.getLogger("milestones")
_PAUSE_SECONDS = 3600.0


def row(call: Call, action: Action, key: str, outcome: Outcome) -> dict[str, Any]:
    """The idempotency record of this call, from which a retry is answered."""
    return {
        "id": new_id(),
        "person_id": call.by.id,
        "mutation": action.value,
        "key": key,
        "fingerprint": call.fingerprint,
        "subject": outcome.subject,
        "contract": outcome.contract,
        "created_at": call.at,
    }


async def sweep(now: datetime) -> int:
    """Delete the records that are older than `KEPT`, few at a time; answer how many they were.

    Any number of processes may do so at once: a record is only ever deleted, whoever comes first.
    """
    swept = 0
    while gone := await _delete_some(now - KEPT):
        swept += gone
    return swept


async def keep_swept(clock: Callable[[], datetime]) -> None:
    """Sweep now and every hour; what fails (the database is away) will do the next time."""
    while True:
        try:
            await sweep(clock())
        except Exception:
            logger.warning("idempotency records were not swept", exc_info=True)
        await asyncio.sleep(_PAUSE_SECONDS)


async def _delete_some(before: datetime) -> int:
    binds = Binds(dialect())
    old = f"SELECT id FROM idempotency_record WHERE created_at < {binds(before)}"
    old += f" AND {not_outgrown()} LIMIT {_BATCH}"
    gone = await fetch(
        f"DELETE FROM idempotency_record WHERE id IN ({old}) RETURNING id", binds.values
    )
    return len(gone)
