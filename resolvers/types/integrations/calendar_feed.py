"""Calendar feeds: addresses of iCalendars with due dates."""

from typing import Any

import strawberry

from models.access.visibility import Noun
from models.rules.error_codes import ErrorCode
from resolvers.errors import coded
from resolvers.fields import computed, global_id_field, instant_field, one
from resolvers.planner.plan import Run
from resolvers.scalars import URL, DateTime
from resolvers.types.common import Node
from resolvers.types.refs import HireRef

_UNKNOWN = (
    "The server's secret was replaced since this address was made, and no calendar has read it meanwhile: the address"
    " is good as ever, but cannot be shown before a calendar reads it."
)


def _url(sealed: str, sha256: str, run: Run) -> Any:
    calendars = run.context.calendars
    url = calendars.url(sealed, sha256) if calendars else None
    return url or coded(ErrorCode.UNAVAILABLE, _UNKNOWN)


@strawberry.type(
    description="An iCalendar address (RFC 5545) with the due dates that its owner may see: one all-day entry a"
    " milestone. Whoever has the address can read it, until it is revoked."
)
class CalendarFeed(Node):
    """What a calendar subscribes to."""

    id: strawberry.ID = global_id_field("CalendarFeed")
    url: URL = computed(
        {"sealed": "{my.sealed}", "sha256": "{my.sha256}"},
        _url,
        "The address. It holds milestones, their hires' titles and statuses, but no amounts, PO numbers or people; it"
        " answers 404 once it was revoked, and while its owner may not sign in.",
    )
    hire: HireRef | None = one(
        Noun.HIRE,
        "{its.id} = {my.hire_id}",
        "The one hire that it shows; null where it shows all that its owner sees, and where they do not see that hire"
        " any more: it answers 404 then.",
        seen=True,
    )
    created_at: DateTime = instant_field("{my.created_at}", "When it was made.")
    last_read_at: DateTime | None = instant_field(
        "{my.last_read_at}",
        "When a calendar read it last; noted once in 15 minutes at the most. Null: never.",
    )
