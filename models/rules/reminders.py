"""Reminders: what is told since time alone has passed, and when.

A moment is the midnight (UTC) with which a day begins. Each is told once, as soon as somebody looks; of what was missed
meanwhile the newest alone.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from models.rules.events import Fact

DAYS_BEFORE_DUE = 3
"""How many days before it a due date is told, where a company never said otherwise."""

EVERY_DAYS = 7
"""After how many days each what waits is told again, where a company never said otherwise."""

MOST_DAYS = 365

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReminderSetting:
    """A number of days, None for never. Moments before `since`, when it was set, are told by nobody any more."""

    days: int | None
    since: datetime | None = None


def setting_of(days: int | None, set_at: datetime | None, first: int) -> ReminderSetting:
    """A setting as its columns say it: what it is at `first` until it is set."""
    return ReminderSetting(first if set_at is None else days, set_at)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A fact that time brings on the day `first`, and from then on `every` so many days; None: that day alone.

    Its moments before `since` are not told. `told_at` is when it was told last.
    """

    fact: Fact
    first: date
    since: datetime
    every: int | None = None
    told_at: datetime | None = None

    def due(self, now: datetime) -> datetime | None:
        """The newest moment that has come, if it is still to be told."""
        newest = self._newest(now.date())
        is_wanted = newest and newest >= self.since and not self._is_told(newest)
        return newest if is_wanted else None

    def next(self, now: datetime) -> datetime | None:
        """The first moment that is to come; None where there is none."""
        newest = self._newest(now.date())
        if newest is None:
            return midnight(self.first)
        return newest + self.every * _DAY if self.every else None

    def _newest(self, today: date) -> datetime | None:
        passed = (today - self.first).days
        if passed < 0:
            return None
        return (
            midnight(self.first) + (passed // self.every * self.every if self.every else 0) * _DAY
        )

    def _is_told(self, moment: datetime) -> bool:
        if self.told_at is None:
            return False
        return self.every is None or self.told_at >= moment


def midnight(day: date) -> datetime:
    """The moment with which a day begins."""
    return datetime.combine(day, time(), UTC)


def next_midnight(at: datetime) -> datetime:
    """The first moment behind an instant."""
    return midnight(at.date()) + _DAY


def shifted(day: date, days: int) -> date | None:
    """The day so many days later, or earlier; None where no calendar has it."""
    try:
        return day + days * _DAY
    except OverflowError:
        return None
