"""How often what an entry says has changed, and when last: told anew from a hire's events, with nothing kept for it.

A calendar takes an entry for another one by its SEQUENCE. A chain only grows, so the number never falls; messages, PO
numbers, amounts and payments that are noted leave it as it is.
"""

from collections.abc import Iterable, Mapping, Sequence
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
    """The revision of each of these milestones of one hire, from its events in order, as far as a viewer sees them.

    It takes time with the events and with the milestones, not with both multiplied, and may take a while.
    """
    past = _Past(dict.fromkeys(milestones))
    past.begin(events)
    for _, some in groupby(events, key=lambda each: each.group):
        past.tell(list(some))
    return {id: past.revision(entry) for id, entry in past.entries.items()}


@dataclass(slots=True)
class _Entry:
    """What an entry says beside the title of its hire, how often that alone has changed, and when last.

    `titles`: how many titles there had been when it was there first.
    """

    says: EntryText
    modified_at: datetime
    titles: int
    sequence: int = 0


@dataclass(slots=True)
class _Past:
    """The hire as it was told so far: latest and signed terms of each milestone (None: it was not there), its title.

    What no event tells of is the same at all times, so that nothing has to stand for it.
    """

    latest: dict[UUID, ToldTerms | None]
    signed: dict[UUID, ToldTerms | None] = field(default_factory=dict)
    unsigned: set[UUID] = field(default_factory=set)
    """Of which milestones the latest terms may be others than the signed ones."""
    there: set[UUID] = field(default_factory=set)
    """Which were there before the first event; empty once that was told."""
    last: dict[UUID, ToldTerms] = field(default_factory=dict)
    statuses: dict[UUID, MilestoneStatus] = field(default_factory=dict)
    title: str = ""
    signed_title: str = ""
    titles: int = 0
    retitled_at: datetime | None = None
    hire: HireStatus = HireStatus.DRAFT
    entries: dict[UUID, _Entry] = field(default_factory=dict)

    def begin(self, events: Sequence[Told]) -> None:
        """As it was before the first event: what is there without having been added, with what was changed later."""
        self.unsigned = set(self.latest)
        added = {each.milestone for each in events if each.type is Type.MILESTONE_ADDED}
        self.there = self.unsigned - added
        self.latest.update((id, {}) for id in self.there)
        for each in reversed(events):
            self._begin_with(each)

    def tell(self, events: Sequence[Told]) -> None:
        """What one mutation did; an entry that says something else afterwards has changed once."""
        at, hire, title = events[-1].occurred_at, self.hire, self.title
        touched = self.there | {id for each in events if (id := self._applied(each))}
        self.there = set()
        self.unsigned |= touched
        touched |= self._signed_or_given_back({each.type for each in events})
        if is_retitled := self.title != title:
            self.titles, self.retitled_at = self.titles + 1, at
        for id in touched if self.hire is hire else self.latest:
            if says := self._says(id):
                self._note(id, says, at, is_retitled=is_retitled)

    def revision(self, entry: _Entry) -> Revision:
        """Of an entry, as of now."""
        titles = self.titles - entry.titles
        if not titles or not self.retitled_at:
            return Revision(entry.sequence, entry.modified_at)
        return Revision(entry.sequence + titles, max(entry.modified_at, self.retitled_at))

    def _begin_with(self, event: Told) -> None:
        # The earliest change of a field says what stood there.
        before = {name: was for name, was, _ in event.changes if was is not None and name}
        if event.type is Type.HIRE_EDITED:
            self.title = before.get("title") or self.title
        terms = self.latest.get(event.milestone) if event.milestone else None
        if terms is not None:
            terms.update(_terms(before))

    def _applied(self, event: Told) -> UUID | None:
        """The milestone that the event is about, if any of these."""
        self.hire = _MOVES.get(event.type, self.hire)
        now = {name: after for name, _, after in event.changes if name}
        if event.type is Type.HIRE_EDITED:
            self.title = now.get("title") or self.title
        id = event.milestone
        if id is None or id not in self.latest:
            return None
        if event.type in (Type.MILESTONE_ADDED, Type.MILESTONE_EDITED):
            self.latest[id] = {**(self.latest[id] or {}), **_terms(now)}
        elif event.type is Type.MILESTONE_REMOVED:
            self.last[id] = self.latest[id] or {}
            self.latest[id] = None
        elif event.to_status:
            self.statuses[id] = event.to_status
        return id

    def _signed_or_given_back(self, types: set[Type]) -> set[UUID]:
        """Of which milestones the latest terms were signed, or are the signed ones again."""
        if Type.CONTRACT_SIGNED in types:
            self.signed_title = self.title
            self.signed.update((id, self.latest[id]) for id in self.unsigned)
        elif _gives_back(types) and self.signed:
            self.title = self.signed_title
            self.latest.update((id, self.signed[id]) for id in self.unsigned)
        else:
            return set()
        agreed, self.unsigned = self.unsigned, set()
        return agreed

    def _says(self, id: UUID) -> EntryText | None:
        """What its entry says beside the title; None where there is none as yet."""
        latest, signed = self.latest[id], self.signed.get(id)
        terms = next((each for each in (latest, signed) if each is not None), self.last.get(id))
        if terms is None:
            return None
        self.last[id] = terms
        return entry_text(
            "",
            terms.get("name") or "",
            terms.get("dueDate") or "",
            hire=self.hire,
            status=self.statuses.get(id, MilestoneStatus.IN_PROGRESS),
            listed=latest is not None,
            awaiting=latest != signed,
        )

    def _note(self, id: UUID, says: EntryText, at: datetime, *, is_retitled: bool) -> None:
        entry = self.entries.setdefault(id, _Entry(says, at, self.titles))
        if entry.says != says:
            # Whatever else has changed with the title, that is one change.
            entry.sequence += not is_retitled
            entry.says, entry.modified_at = says, at


def _terms(values: Mapping[str, str | None]) -> ToldTerms:
    return {name: value for name, value in values.items() if name in _TERMS}


def _gives_back(types: set[Type]) -> bool:
    """Whether a revision was declined or withdrawn, and none stands in its place."""
    ended = types & {Type.CONTRACT_DECLINED, Type.CONTRACT_WITHDRAWN}
    return bool(ended) and Type.CONTRACT_ISSUED not in types
