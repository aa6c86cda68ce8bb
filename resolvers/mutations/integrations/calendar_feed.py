"""Mutations on calendar feeds."""

from collections.abc import Awaitable

import strawberry

from models.calendars import feeds as verbs
from models.unit_of_work.call import Call, Outcome
from resolvers.context import Context
from resolvers.ids import local_id
from resolvers.mutations.field import ABOUT_CALENDAR_FEED, mutation
from resolvers.types.common import UserError
from resolvers.types.refs import CalendarFeedRef


@strawberry.input(description="Of one hire, or of all that the viewer sees.")
class CreateCalendarFeedInput:
    """Input of createCalendarFeed."""

    hire: strawberry.ID | None = strawberry.field(
        description="The hire; left out or null: all of them.", default=None
    )


@strawberry.input(description="The address that nobody is to read any more.")
class RevokeCalendarFeedInput:
    """Input of revokeCalendarFeed."""

    feed: strawberry.ID = strawberry.field(description="A feed of one's own.")


@strawberry.type(description="The calendar feed.")
class CalendarFeedPayload:
    """About a calendar feed."""

    feed: CalendarFeedRef | None = strawberry.field(
        description="Null exactly where it was refused."
    )
    user_errors: list[UserError] = strawberry.field(description="Why it was refused.")


async def _address(context: Context, _: CreateCalendarFeedInput) -> verbs.FeedAddress:
    assert context.calendars, "feeds are made where somebody serves them"
    return context.calendars.new_address()


def _create(
    call: Call, input: CreateCalendarFeedInput, address: verbs.FeedAddress
) -> Awaitable[Outcome]:
    hire = None if input.hire is None else local_id("Hire", input.hire)
    return verbs.create_calendar_feed(call, hire, address, of_all=input.hire is None)


def _revoke(call: Call, input: RevokeCalendarFeedInput) -> Awaitable[Outcome]:
    return verbs.revoke_calendar_feed(call, local_id("CalendarFeed", input.feed))


@strawberry.type
class CalendarFeedMutations:
    """The mutations of calendar feeds."""

    create_calendar_feed: CalendarFeedPayload = mutation(
        ABOUT_CALENDAR_FEED,
        CreateCalendarFeedInput,
        _create,
        "Members and workers: an address for one's own calendar, of due dates of one hire or of all. At most 20 a user,"
        " but for those that were revoked.",
        judge=_address,
    )
    revoke_calendar_feed: CalendarFeedPayload = mutation(
        ABOUT_CALENDAR_FEED,
        RevokeCalendarFeedInput,
        _revoke,
        "The owner: the address answers 404 from now on, for good, and is no longer among `calendarFeeds`. Doing so"
        " again changes nothing.",
    )
