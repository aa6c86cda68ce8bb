"""The entry points for following what happens; `resolvers.live` runs them."""

import strawberry

from models.rules.events import HireEventType as Type
from resolvers.enums import HireEventType
from resolvers.fields import ArgumentSpecs, planned_field
from resolvers.planner.events import Events
from resolvers.types.events.hire_event import HireEvent, MilestoneStatusChange

_WHERE: ArgumentSpecs = {
    "hire": (strawberry.ID | None, "Of this hire; of all that the viewer sees where left out."),
}
_FROM: ArgumentSpecs = {
    "after": (
        str | None,
        "First everything behind this cursor (of an event, or `eventCursor`), then live; live alone where left out.",
    ),
}


@strawberry.type(description="What can be followed.")
class Subscription:
    """The entry points."""

    hire_events: HireEvent = planned_field(
        Events(),
        "Every event that the viewer may see (of one hire, or of all), in order, none twice under one cursor and"
        " none missing: first those behind `after`, then live.",
        {
            **_WHERE,
            "types": (list[HireEventType] | None, "Of these types; an empty list matches none."),
            **_FROM,
        },
    )
    milestone_status_changed: MilestoneStatusChange = planned_field(
        Events(Type.MILESTONE_STATUS_CHANGED),
        "Each time that a milestone changes its status: first the changes behind `after`, then live.",
        {**_WHERE, **_FROM},
    )
