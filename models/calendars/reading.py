"""What a calendar feed shows, as its owner may see it at this moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models.access.lookup import visible_id
from models.access.visibility import Noun
from models.calendars.coming import CalendarRow, rows_of
from models.calendars.told import EventRow, revisions_of, telling_events
from models.people.signing_in import viewer_known
from models.records import CalendarFeed, Hire
from models.rules.access import has_calendar_feeds
from models.rules.calendars.entries import CalendarEntry, alarm_days, entry_text
from models.rules.calendars.revisions import Revision
from models.verification.moment import as_of_one_moment


@dataclass(frozen=True, slots=True)
class FeedContents:
    """What a feed shows: the title of its hire (None: all hires), and the entries in a steady order."""

    title: str | None
    entries: tuple[CalendarEntry, ...]


@dataclass(frozen=True, slots=True)
class FeedRead:
    """A feed, and all that was read for it, of one moment."""

    feed: CalendarFeed
    title: str | None
    rows: Sequence[CalendarRow]
    events: Sequence[EventRow]

    def contents(self) -> FeedContents:
        """What the feed shows. It may take a while: not for the event loop."""
        told = revisions_of(self.rows, self.events)
        return FeedContents(self.title, tuple(_entry(row, told[row.id]) for row in self.rows))


async def read_feed(sha256: str, at: datetime) -> FeedRead | None:
    """The feed whose token has this hash, read; None where nobody may read it, or not any more.

    Nobody may where it was revoked, where its owner may not sign in or has no role any more, or does not see its hire.
    """
    async with as_of_one_moment():
        feed = await CalendarFeed.get_or_none(sha256=sha256, revoked_at=None)
        viewer = await viewer_known(feed.owner_id, at) if feed else None
        if feed is None or viewer is None or not has_calendar_feeds(viewer):
            return None
        if feed.hire_id and await visible_id(Noun.HIRE, feed.hire_id, viewer) is None:
            return None
        title = (await Hire.get(id=feed.hire_id)).title if feed.hire_id else None
        rows = await rows_of(viewer, feed.hire_id, at)
        return FeedRead(feed, title, rows, await telling_events(rows, viewer))


def _entry(row: CalendarRow, revision: Revision) -> CalendarEntry:
    says = entry_text(
        row.title,
        row.name,
        row.due.isoformat(),
        hire=row.hire_status,
        status=row.status,
        listed=row.listed,
        awaiting=row.awaiting,
    )
    days = alarm_days(row.hire_status, row.status, row.remind_days, listed=row.listed)
    return CalendarEntry(row.id, row.hire, says, row.due, *revision, days)
