"""What a hire's events say of its entries, told plainly: each entry is written anew after each mutation."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from models.rules.calendars.entries import EntryText, entry_text
from models.rules.calendars.revisions import Revision, Told
from models.rules.events import HireEventType as Type
from models.rules.lifecycle import HireStatus, MilestoneStatus

_MOVES = {
    Type.HIRE_OFFERED: HireStatus.OFFERED,
    Type.HIRE_ACTIVATED: HireStatus.ACTIVE,
    Type.HIRE_DECLINED: HireStatus.DECLINED,
    Type.HIRE_CANCELLED: HireStatus.CANCELLED,
    Type.HIRE_ENDED: HireStatus.ENDED,
    Type.HIRE_TERMINATED: HireStatus.TERMINATED,
}
Terms = dict[str, str | None]


class Hire:
    """A hire, of whose milestones `there` were there before its events."""

    def __init__(self, ids: Sequence[UUID], title: str, there: Mapping[UUID, Terms]) -> None:
        self.title = self.signed_title = title
        self.status = HireStatus.DRAFT
        self.latest: dict[UUID, Terms | None] = {id: there.get(id) for id in ids}
        self.signed: dict[UUID, Terms | None] = {}
        self.last: dict[UUID, Terms] = {}
        self.statuses = dict.fromkeys(ids, MilestoneStatus.IN_PROGRESS)

    def live(self, events: Sequence[Told]) -> None:
        """What one mutation did."""
        for each in events:
            self._happen(each)
        types = {each.type for each in events}
        if Type.CONTRACT_SIGNED in types:
            self.signed, self.signed_title = dict(self.latest), self.title
        elif Type.CONTRACT_DECLINED in types and self.signed:
            self.latest, self.title = dict(self.signed), self.signed_title

    def _happen(self, event: Told) -> None:
        self.status = _MOVES.get(event.type, self.status)
        now: dict[str, Any] = {name: after for name, _, after in event.changes if name}
        if event.type is Type.HIRE_EDITED:
            self.title = now["title"]
        if not event.milestone:
            return
        if event.type is Type.MILESTONE_REMOVED:
            self.last[event.milestone] = self.latest[event.milestone] or {}
            self.latest[event.milestone] = None
        elif event.to_status:
            self.statuses[event.milestone] = event.to_status
        else:
            kept = {name: value for name, value in now.items() if name != "purchaseOrderNumber"}
            self.latest[event.milestone] = (self.latest[event.milestone] or {}) | kept

    def said(self) -> dict[UUID, EntryText]:
        """Of each milestone that was ever there, what its entry says."""
        self.last |= {id: terms for id, terms in (self.signed | self._listed()).items() if terms}
        return {id: self._said(id, terms) for id, terms in self.last.items()}

    def _listed(self) -> dict[UUID, Terms | None]:
        return {id: terms for id, terms in self.latest.items() if terms}

    def _said(self, id: UUID, terms: Terms) -> EntryText:
        return entry_text(
            self.title,
            terms["name"] or "",
            terms["dueDate"] or "",
            hire=self.status,
            status=self.statuses[id],
            listed=self.latest[id] is not None,
            awaiting=self.latest[id] != self.signed.get(id),
        )


def plainly(events: Sequence[Told], hire: Hire) -> dict[UUID, Revision]:
    """The revisions, by comparing each entry with what it said before."""
    said, found = dict[UUID, EntryText](), dict[UUID, Revision]()
    for _, some in groupby(events, key=lambda each: each.group):
        its = list(some)
        hire.live(its)
        for id, says in hire.said().items():
            if id not in said:
                found[id] = Revision(0, its[-1].occurred_at)
            elif said[id] != says:
                found[id] = Revision(found[id].sequence + 1, its[-1].occurred_at)
            said[id] = says
    return found
