"""The entry of a milestone in a calendar: neither amount, nor PO number, nor anybody's name stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from models.rules.lifecycle import OVER, HireStatus, MilestoneStatus

CANCELLED_FOR = timedelta(days=90)
"""For so long what was removed, or whose hire is over, stays in calendars as cancelled."""


class EntryStatus(StrEnum):
    """STATUS of an entry (RFC 5545, 3.8.1.11): tentative is what is not agreed, or not any more."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


class EntryText(NamedTuple):
    """All that an entry says. Where one of these is another one, its SEQUENCE is a higher one."""

    title: str
    name: str
    due: str
    status: EntryStatus
    words: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An entry: what it says, how often that has changed, and when it did so last (UTC).

    `alarm_days`: so many days before the due date somebody wants to be reminded; None: nobody does.
    """

    milestone: UUID
    hire: UUID
    text: EntryText
    due: date
    sequence: int
    modified_at: datetime
    alarm_days: int | None


_OVER: Mapping[HireStatus, str] = {
    HireStatus.DECLINED: "The hire was declined.",
    HireStatus.CANCELLED: "The hire was cancelled.",
    HireStatus.ENDED: "The hire has ended.",
    HireStatus.TERMINATED: "The hire was terminated.",
}
_STATUS: Mapping[MilestoneStatus, str] = {
    MilestoneStatus.IN_PROGRESS: "In progress.",
    MilestoneStatus.PENDING_APPROVAL: "Its payment is requested.",
    MilestoneStatus.COMPLETED: "Completed.",
}
assert set(_OVER) == set(OVER)


def entry_text(
    title: str,
    name: str,
    due: str,
    *,
    hire: HireStatus,
    status: MilestoneStatus,
    listed: bool,
    awaiting: bool,
) -> EntryText:
    """What an entry says of a milestone with these latest terms (once removed, the last ones), in such a hire."""
    says, words = _status(hire, status, listed=listed, awaiting=awaiting)
    is_done = says is EntryStatus.CONFIRMED and status is MilestoneStatus.COMPLETED
    return EntryText(title, name, due, says, words, is_done)


def alarm_days(
    hire: HireStatus, status: MilestoneStatus, days: int | None, *, listed: bool
) -> int | None:
    """The company's `days`, where it has MILESTONE_DUE_SOON told of such a milestone; else None."""
    is_told = listed and hire in (HireStatus.OFFERED, HireStatus.ACTIVE)
    return days if is_told and status is not MilestoneStatus.COMPLETED else None


def _status(
    hire: HireStatus, status: MilestoneStatus, *, listed: bool, awaiting: bool
) -> tuple[EntryStatus, str]:
    if not (listed or awaiting):
        return EntryStatus.CANCELLED, "It was removed."
    if hire in _OVER:
        return EntryStatus.CANCELLED, _OVER[hire]
    if hire is HireStatus.DRAFT:
        return EntryStatus.TENTATIVE, "A draft: it was not offered yet."
    if not listed:
        return EntryStatus.TENTATIVE, "Its removal awaits the signature."
    if awaiting:
        return EntryStatus.TENTATIVE, "It awaits the signature."
    return EntryStatus.CONFIRMED, _STATUS[status]
