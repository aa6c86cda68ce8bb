"""How often what an entry says has changed, and when last: told anew from a hire's events, with nothing kept for it.

A calendar takes an entry for another one by its SEQUENCE. A chain only grows, so the number never falls; messages, PO
numbers, amounts and payments that are noted leave it as it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from models.rules.calendars.entries import EntryText, entry_text
from models.rules.events import HireEventType as Type
from models.rules.lifecycle import HireStatus, MilestoneStatus

ToldChanges = Sequence[Sequence[str | None]]
"""Of each field its name, and its value before and after."""
ToldTerms = dict[str, str | None]
"""A milestone's name, due date and amount by field, as far as events tell of them."""

_TERMS = ("name", "dueDate", "amount")
_MOVES: Mapping[Type, HireStatus] = {
    Type.HIRE_OFFERED: HireStatus.OFFERED,
    Type.HIRE_ACTIVATED: HireStatus.ACTIVE,
    Type.HIRE_DECLINED: HireStatus.DECLINED,
    Type.HIRE_CANCELLED: HireStatus.CANCELLED,
    Type.HIRE_ENDED: HireStatus.ENDED,
    Type.HIRE_TERMINATED: HireStatus.TERMINATED,
}
TELLING = (
    *_MOVES,
    Type.HIRE_CREATED,
    Type.HIRE_EDITED,
    Type.MILESTONE_ADDED,
    Type.MILESTONE_EDITED,
    Type.MILESTONE_REMOVED,
    Type.MILESTONE_STATUS_CHANGED,
    Type.CONTRACT_ISSUED,
    Type.CONTRACT_SIGNED,
    Type.CONTRACT_DECLINED,
    Type.CONTRACT_WITHDRAWN,
)
"""The types of events by which an entry may change."""
WITH_CHANGES = (
    Type.HIRE_EDITED,
    Type.MILESTONE_ADDED,
    Type.MILESTONE_EDITED,
    Type.MILESTONE_REMOVED,
)
"""Those of them whose `changes` have to be known."""


class Told(NamedTuple):
    """An event of a hire. `group` is the same for all events of one mutation."""

    group: object
    type: Type
    occurred_at: datetime
    milestone: UUID | None
    to_status: MilestoneStatus | None
    changes: ToldChanges


class Revision(NamedTuple):
    """Of an entry: how often it changed since it was there first, and when it did so last."""

    sequence: int
    modified_at: datetime


def revisions(events: Sequence[Told], milestones: Iterable[UUID]) -> dict[UUID, Revision]:
    """The revision of each of these milestones of one hire, from its events in order, as far as a viewer sees them."""
    past = _Past(dict.fromkeys(milestones))
    past.begin(events)
    for _, some in groupby(events, key=lambda each: each.group):
        past.tell(list(some))
    return past.revisions


@dataclass(slots=True)
class _Past:
    """The hire as it was told so far: latest and signed terms of each milestone (None: it was not there), its title.

    What no event tells of is the same at all times, so that nothing has to stand for it.
    """

    latest: dict[UUID, ToldTerms | None]
    signed: dict[UUID, ToldTerms | None] = field(default_factory=dict)
    last: dict[UUID, ToldTerms] = field(default_factory=dict)
    statuses: dict[UUID, MilestoneStatus] = field(default_factory=dict)
    title: str = ""
    signed_title: str = ""
    hire: HireStatus = HireStatus.DRAFT
    said: dict[UUID, EntryText] = field(default_factory=dict)
    revisions: dict[UUID, Revision] = field(default_factory=dict)

    def begin(self, events: Sequence[Told]) -> None:
        """As it was before the first event: what is there without having been added, with what was changed later."""
        added = {each.milestone for each in events if each.type is Type.MILESTONE_ADDED}
        for id in self.latest:
            self.latest[id] = None if id in added else {}
        for each in reversed(events):
            self._begin_with(each)

    def tell(self, events: Sequence[Told]) -> None:
        """What one mutation did; an entry that says something else afterwards has changed once."""
        for each in events:
            self._apply(each)
        types = {each.type for each in events}
        if Type.CONTRACT_SIGNED in types:
            self.signed, self.signed_title = dict(self.latest), self.title
        elif _gives_back(types) and self.signed:
            self.latest, self.title = {**self.latest, **self.signed}, self.signed_title
        for id, says in self._shown():
            self._note(id, says, events[-1].occurred_at)

    def _begin_with(self, event: Told) -> None:
        # The earliest change of a field says what stood there.
        before = {name: was for name, was, _ in event.changes if was is not None and name}
        if event.type is Type.HIRE_EDITED:
            self.title = before.get("title") or self.title
        terms = self.latest.get(event.milestone) if event.milestone else None
        if terms is not None:
            terms.update(_terms(before))

    def _apply(self, event: Told) -> None:
        self.hire = _MOVES.get(event.type, self.hire)
        now = {name: after for name, _, after in event.changes if name}
        if event.type is Type.HIRE_EDITED:
            self.title = now.get("title") or self.title
        id = event.milestone
        if id is None or id not in self.latest:
            return
        if event.type in (Type.MILESTONE_ADDED, Type.MILESTONE_EDITED):
            self.latest[id] = {**(self.latest[id] or {}), **_terms(now)}
        elif event.type is Type.MILESTONE_REMOVED:
            self.last[id] = self.latest[id] or {}
            self.latest[id] = None
        elif event.to_status:
            self.statuses[id] = event.to_status

    def _shown(self) -> Iterator[tuple[UUID, EntryText]]:
        for id, latest in self.latest.items():
            signed = self.signed.get(id)
            terms = next((each for each in (latest, signed) if each is not None), None)
            if terms is None and id not in self.last:
                continue
            terms = self.last[id] if terms is None else terms
            self.last[id] = terms
            yield (
                id,
                entry_text(
                    self.title,
                    terms.get("name") or "",
                    terms.get("dueDate") or "",
                    hire=self.hire,
                    status=self.statuses.get(id, MilestoneStatus.IN_PROGRESS),
                    listed=latest is not None,
                    awaiting=latest != signed,
                ),
            )

    def _note(self, id: UUID, says: EntryText, at: datetime) -> None:
        before = self.said.get(id)
        if before != says:
            sequence = self.revisions[id].sequence + 1 if before else 0
            self.said[id], self.revisions[id] = says, Revision(sequence, at)


def _terms(values: Mapping[str, str | None]) -> ToldTerms:
    return {name: value for name, value in values.items() if name in _TERMS}


def _gives_back(types: set[Type]) -> bool:
    """Whether a revision was declined or withdrawn, and none stands in its place."""
    ended = types & {Type.CONTRACT_DECLINED, Type.CONTRACT_WITHDRAWN}
    return bool(ended) and Type.CONTRACT_ISSUED not in types
