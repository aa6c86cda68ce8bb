"""Contents of a feed as an iCalendar (RFC 5545, and 7986 for what calendars call it and how often they read it).

The same contents are the same bytes: DTSTAMP says when an entry changed last (3.8.7.2: where there is no METHOD), and
nothing says when somebody asked.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vText

from models.rules.calendars.entries import CalendarEntry, EntryStatus, EntryText

FORM = "2"
"""Counts the forms of what is written here: another one is another ETag."""

_READ_EVERY = timedelta(hours=1)
_KEPT = 10_000
"""Entries whose bytes are kept, about 500 each: the library takes a millisecond or two for one."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_END = b"END:VCALENDAR\r\n"

HirePage = Callable[[CalendarEntry], str]


def calendar_begins(title: str | None) -> bytes:
    """What stands before the entries; `title` is that of the one hire that it is about."""
    # The library knows neither property, and would write what it is given.
    name = vText(f"Due dates: {_line(title)}" if title else "Due dates")
    calendar = Calendar()
    calendar.add("prodid", "-//Milestones//Due dates//EN")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _READ_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    return bytes(calendar.to_ical()).removesuffix(_END)


def calendar_ends(*, has_entries: bool) -> bytes:
    """What stands behind them. A calendar of nothing has a time zone, as 3.6 wants some component."""
    return _END if has_entries else _utc() + _END


def components(entries: Sequence[CalendarEntry], page: HirePage) -> bytes:
    """The entries, one after the other."""
    return b"".join(_component(entry, page(entry)) for entry in entries)


@lru_cache(_KEPT)
def _component(entry: CalendarEntry, page: str) -> bytes:
    says, event = entry.text, Event()
    summary = f"{_line(says.name)} · {_line(says.title)}"
    event.add("uid", str(entry.milestone))
    event.add("dtstamp", _second(entry.modified_at))
    event.add("last-modified", _second(entry.modified_at))
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.due)
    event.add("dtend", entry.due + timedelta(days=1))
    event.add("summary", f"{_mark(says)}{summary}")
    event.add("description", f"{_line(says.title)}\n{says.words}")
    event.add("status", says.status.value)
    # It takes nobody's time: a day on which work is due is free for meetings.
    event.add("transp", "TRANSPARENT")
    event.add("url", page)
    for alarm in _alarms(entry, summary):
        event.add_component(alarm)
    return bytes(event.to_ical())


def _mark(says: EntryText) -> str:
    """What tells at a glance, also in a calendar that knows no STATUS."""
    if says.status is EntryStatus.CANCELLED:
        return "✗ "
    return "✓ " if says.is_done else ""


def _alarms(entry: CalendarEntry, summary: str) -> Iterator[Alarm]:
    if entry.alarm_days is None or entry.text.status is EntryStatus.CANCELLED:
        return
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -timedelta(days=entry.alarm_days))
    yield alarm


@lru_cache(1)
def _utc() -> bytes:
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 (3.6.5: in the zone's own time)
    standard.add("tzoffsetfrom", timedelta())
    standard.add("tzoffsetto", timedelta())
    zone.add_component(standard)
    return bytes(zone.to_ical())


def _second(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def _line(text: str) -> str:
    """A text of one line: what was stored before such characters were refused may hold others."""
    return _UNSEEN.sub(" ", text)
