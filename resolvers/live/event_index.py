"""The events that the reader heard of, for each audience what subscriptions choose by."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from models.feed.event_log import Entry


class EventIndex:
    """Events of one audience."""

    def __init__(self) -> None:
        self._hires: defaultdict[UUID, set[str]] = defaultdict(set)
        self._types: set[str] = set()

    def add(self, entry: Entry) -> None:
        """One more."""
        self._hires[entry.hire].add(entry.type)
        self._types.add(entry.type)

    def includes(self, hire: UUID | None, types: frozenset[str] | None) -> bool:
        """Whether there is one of this hire and of these types; None stands for any."""
        happened = self._types if hire is None else self._hires.get(hire, ())
        return bool(happened) if types is None else not types.isdisjoint(happened)


def by_audience(entries: Iterable[Entry]) -> dict[UUID, EventIndex]:
    """What each audience may hear of."""
    found: defaultdict[UUID, EventIndex] = defaultdict(EventIndex)
    for entry in entries:
        for audience in entry.audiences:
            found[audience].add(entry)
    return found
