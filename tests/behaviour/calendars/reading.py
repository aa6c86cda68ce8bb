"""Feeds as calendars read them: over HTTP, by parsers that are not the one that wrote them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import httpx
import vobject
from icalendar import Calendar

from tests.tenant import Actor, Server

FEED = "id url hire { id } createdAt lastReadAt"


@dataclass(frozen=True)
class Seen:
    """An entry of a calendar; `alarms` are days before it."""

    uid: str
    summary: str
    description: str
    due: date
    status: str
    sequence: int
    modified: str
    url: str
    alarms: tuple[int, ...]

    @property
    def says(self) -> tuple[object, ...]:
        """What it says, without how often that has changed and when."""
        return self.summary, self.description, self.due, self.status, self.url


async def new_feed(actor: Actor, hire: str | None = None) -> dict[str, Any]:
    """A new feed of theirs."""
    given = {"hire": hire} if hire else {}
    feed: dict[str, Any] = (await actor.do("createCalendarFeed", f"feed {{ {FEED} }}", **given))[
        "feed"
    ]
    return feed


async def feeds_of(actor: Actor) -> list[dict[str, Any]]:
    """Their feeds, as they see them."""
    return list(
        (await actor.ask(f"{{ viewer {{ calendarFeeds {{ {FEED} }} }} }}"))["viewer"][
            "calendarFeeds"
        ]
    )


async def fetched(
    server: Server, feed: dict[str, Any], method: str = "GET", **headers: str
) -> httpx.Response:
    """The answer at its address, whatever public URL stands in front of it."""
    at = (
        server.url.removesuffix("/graphql")
        + "/calendars/"
        + feed["url"].partition("/calendars/")[2]
    )
    async with httpx.AsyncClient() as client:
        return await client.request(method, at, headers=headers)


async def entries(server: Server, feed: dict[str, Any]) -> dict[str, Seen]:
    """Its entries by UID; what two parsers say of the same bytes is the same, and valid."""
    response = await fetched(server, feed)
    assert response.status_code == 200, response.text
    return parsed(response.content)


def parsed(body: bytes) -> dict[str, Seen]:
    """The entries of an iCalendar."""
    calendar = vobject.readOne(body.decode())
    calendar.validate(raiseException=True)
    theirs = {each.uid.value: each for each in calendar.contents.get("vevent", [])}
    ours = {str(each["uid"]): _seen(each) for each in Calendar.from_ical(body).walk("VEVENT")}
    assert theirs.keys() == ours.keys()
    for uid, entry in ours.items():
        other = theirs[uid]
        assert other.summary.value == entry.summary
        assert other.description.value == entry.description
        assert (other.dtstart.value, other.dtend.value) == (
            entry.due,
            entry.due.fromordinal(entry.due.toordinal() + 1),
        )
        assert (other.status.value, int(other.sequence.value)) == (entry.status, entry.sequence)
    return ours


def _seen(event: Any) -> Seen:
    assert event["dtstamp"].to_ical() == event["last-modified"].to_ical()
    assert str(event["transp"]) == "TRANSPARENT"
    return Seen(
        uid=str(event["uid"]),
        summary=str(event["summary"]),
        description=str(event["description"]),
        due=event["dtstart"].dt,
        status=str(event["status"]),
        sequence=int(event["sequence"]),
        modified=event["dtstamp"].to_ical().decode(),
        url=str(event["url"]),
        alarms=tuple(-each["trigger"].dt.days for each in event.walk("VALARM")),
    )
