"""Events of a batch by audience, hire and type: what subscriptions choose by."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from models.feed.event_log import Entry


class EventIndex:
    """The events of one audience, by hire and type."""

    def __init__(self) -> None:
        self._hires: defaultdict[UUID, set[str]] = defaultdict(set)
        self._types: set[str] = set()

    def add(self, entry: Entry) -> None:
        """Add an event."""
        self._hires[entry.hire].add(entry.type)
        self._types.add(entry.type)

    def includes(self, hire: UUID | None, types: frozenset[str] | None) -> bool:
        """Whether there is one of this hire and of these types; None stands for any."""
        happened = self._types if hire is None else self._hires.get(hire, ())
        return bool(happened) if types is None else not types.isdisjoint(happened)


def by_audience(entries: Iterable[Entry]) -> dict[UUID, EventIndex]:
    """The events that each audience may see, by audience."""
    found: defaultdict[UUID, EventIndex] = defaultdict(EventIndex)
    for entry in entries:
        for audience in entry.audiences:
            found[audience].add(entry)
    return found
