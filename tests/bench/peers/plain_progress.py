"""How far a hire's milestones have come, counted in Python."""

from datetime import UTC, date, datetime
from typing import Any

import strawberry

from models.rules.lifecycle import MilestoneStatus


@strawberry.type
class MoneyType:
    amount: str
    currency: str


@strawberry.type
class ProgressType:
    total: int
    completed: int
    pending_approval: int
    in_progress: int
    overdue: int
    total_amount: MoneyType
    completed_amount: MoneyType
    pending_amount: MoneyType
    remaining_amount: MoneyType


def progress_of(hire: Any) -> ProgressType:
    """Of the listed milestones."""
    done = _those(hire, MilestoneStatus.COMPLETED)
    pending = _those(hire, MilestoneStatus.PENDING_APPROVAL)
    total = _minor(hire.listed)
    return ProgressType(
        total=len(hire.listed),
        completed=len(done),
        pending_approval=len(pending),
        in_progress=len(_those(hire, MilestoneStatus.IN_PROGRESS)),
        overdue=len([row for row in hire.listed if row.outstanding and row.due_date < today()]),
        total_amount=money(total, hire.currency),
        completed_amount=money(_minor(done), hire.currency),
        pending_amount=money(_minor(pending), hire.currency),
        remaining_amount=money(0 if hire.ended_at else total - _minor(done), hire.currency),
    )


def money(minor: int, currency: str) -> MoneyType:
    """Of two decimals."""
    return MoneyType(amount=f"{minor / 100:.2f}", currency=currency)


def today() -> date:
    """In UTC."""
    return datetime.now(UTC).date()


def _those(hire: Any, status: MilestoneStatus) -> list[Any]:
    return [row for row in hire.listed if row.status is status]


def _minor(rows: list[Any]) -> int:
    return sum(row.amount_minor for row in rows)
