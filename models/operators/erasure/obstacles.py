"""What stands against it that somebody is erased."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from models.database.connection import dialect, fetch
from models.database.sql import Binds
from models.rules.errors import InvalidState, raise_any
from models.rules.lifecycle import OVER
from models.rules.refusal import Refusal

_MOST = 20
"""Sentences of one kind."""

_PATH = ("email",)
_HIRES = """
    SELECT h.number, h.status, c.name FROM hire h JOIN company c ON c.id = h.company_id
    WHERE h.worker_id = {worker} AND h.status NOT IN ({over}) ORDER BY h.id LIMIT {most}
"""
_UNPAID = """
    SELECT r.number, c.name FROM payment_request r JOIN company c ON c.id = r.company_id
    WHERE r.worker_id = {worker} AND r.status = 'APPROVED' AND r.paid_on IS NULL ORDER BY r.id LIMIT {most}
"""


async def refuse_obstacles(person: UUID, *, unpaid: bool) -> None:
    """Refuse with INVALID_STATE while a hire of theirs is not over, or, unless `unpaid`, a payment is outstanding."""
    over = ", ".join(f"'{status}'" for status in sorted(OVER))
    found = [_is_open(row) for row in await _rows(_HIRES, person, over=over)]
    if not unpaid:
        found += [_is_unpaid(row) for row in await _rows(_UNPAID, person)]
    raise_any(found)


async def _rows(statement: str, worker: UUID, **more: str) -> list[dict[str, Any]]:
    binds = Binds(dialect())
    return await fetch(statement.format(worker=binds(worker), most=_MOST, **more), binds.values)


def _is_open(row: Mapping[str, Any]) -> Refusal:
    return InvalidState(
        f"Hire {row['number']} of {row['name']} is {row['status']}: not over.", _PATH
    )


def _is_unpaid(row: Mapping[str, Any]) -> Refusal:
    reason = "is approved and not recorded as paid; --unpaid erases them all the same."
    return InvalidState(f"Payment request {row['number']} of {row['name']} {reason}", _PATH)
