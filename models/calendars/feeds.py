"""Verbs on calendar feeds, by their owners.

No chain tells of them: they show what stands elsewhere, and change nothing of it.
"""

from typing import NamedTuple
from uuid import UUID

from models.access.lookup import visible_id
from models.access.visibility import Noun
from models.records import CalendarFeed
from models.rules.access import Action
from models.rules.errors import NotFound, Refused, TooMany, raise_any
from models.unit_of_work.call import Outcome
from models.unit_of_work.transaction import Transaction
from models.unit_of_work.verb import verb

MOST_CALENDAR_FEEDS = 20
"""Of a user, but for those that were revoked."""

_HIRE_PATH, _FEED_PATH = ("hire",), ("feed",)


class FeedAddress(NamedTuple):
    """The address of a feed as it is kept: the hash (hex) of its token, and the token sealed."""

    sha256: str
    sealed: str


@verb(Action.CREATE_CALENDAR_FEED)
async def create_calendar_feed(
    tx: Transaction, hire: UUID | None, address: FeedAddress, *, of_all: bool
) -> Outcome:
    """A feed of one hire, or of all that the caller sees (`of_all`)."""
    await tx.on_caller()
    if not of_all and await visible_id(Noun.HIRE, hire, tx.call.by) is None:
        raise Refused([NotFound(_HIRE_PATH)])
    tx.admit()
    await _check_number(tx)
    raise_any(tx.found)
    feed = tx.add(
        CalendarFeed(
            owner_id=tx.call.by.id,
            hire_id=hire,
            sha256=address.sha256,
            sealed=address.sealed,
            created_at=tx.call.at,
        )
    )
    return Outcome(feed.id)


@verb(Action.REVOKE_CALENDAR_FEED)
async def revoke_calendar_feed(tx: Transaction, id: UUID | None) -> Outcome:
    """Nobody reads it any more. Doing so again changes nothing."""
    await tx.on_caller()
    if await visible_id(Noun.CALENDAR_FEED, id, tx.call.by) is None:
        raise Refused([NotFound(_FEED_PATH)])
    tx.admit()
    feed = await CalendarFeed.get(id=id)
    if feed.revoked_at is None:
        tx.change(feed, revoked_at=tx.call.at)
    return Outcome(feed.id)


async def _check_number(tx: Transaction) -> None:
    in_use = CalendarFeed.filter(owner_id=tx.call.by.id, revoked_at=None)
    if await in_use.count() >= MOST_CALENDAR_FEEDS:
        message = (
            f"A user has at most {MOST_CALENDAR_FEEDS} calendar feeds: revoke one that is not used."
        )
        tx.found.append(TooMany(message, _HIRE_PATH))
