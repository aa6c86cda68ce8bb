"""The keys that links to documents are signed with: one for each day (UTC), the same for all server processes.

They rotate because they are in every backup: whoever has an old one can forge no link any more.
"""

import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from models.database import dialect, fetch
from models.records import DocumentKey
from models.sql import Binds, day

_DAY = timedelta(days=1)
_AHEAD = timedelta(hours=1)
"""The next day's key is made so long before: no link waits for it at midnight."""


async def link_keys(now: datetime) -> dict[date, bytes]:
    """Those of yesterday, today, and soon of tomorrow: made where they lack. Others are deleted.

    (A clock that was wrong may have made some for years ahead, and a backup would have them.)
    """
    today = now.date()
    good = {today - _DAY, today, today + _DAY}
    keys = await _all()
    if lacking := {today, (now + _AHEAD).date()} - keys.keys():
        await _make(lacking)
        keys = await _all()
    if keys.keys() - good:
        await _delete_all_but(good)
    return {day: key for day, key in keys.items() if day in good}


async def _all() -> dict[date, bytes]:
    rows = await fetch("SELECT k.day, k.key FROM document_key k", [])
    return {day(str(row["day"])): bytes.fromhex(row["key"]) for row in rows}


async def _make(days: Iterable[date]) -> None:
    # Of several processes one is first, and all read its key.
    fresh = [DocumentKey(day=each, key=secrets.token_hex(32)) for each in days]
    await DocumentKey.bulk_create(fresh, ignore_conflicts=True)


async def _delete_all_but(good: Iterable[date]) -> None:
    binds = Binds(dialect())
    first, last = binds(min(good)), binds(max(good))
    await fetch(
        f"DELETE FROM document_key WHERE day < {first} OR day > {last} RETURNING day", binds.values
    )
