"""Who is in which group, and who may still be."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import replace
from uuid import UUID

from models.feed.log import Entry, Position
from models.rules.access import Viewer
from models.rules.error_codes import ErrorCode
from resolvers.context import Context
from resolvers.errors import Nobody, coded
from resolvers.live.asked import Asked
from resolvers.live.fare import Meter
from resolvers.live.group import Group
from resolvers.live.heard import by_audience
from resolvers.live.standings import Standings, standings
from resolvers.live.subscriber import Subscriber


class Groups:
    """All groups that somebody is in."""

    def __init__(
        self, make: Callable[[Asked, Context], Group], present: Standings, most: int
    ) -> None:
        self._make = make
        self._present = present
        self._most = most
        self._groups: dict[Hashable, Group] = {}
        self._listening: defaultdict[UUID, set[Group]] = defaultdict(set)

    def __bool__(self) -> bool:
        return bool(self._groups)

    def join(self, asked: Asked, context: Context, position: Position, meter: Meter) -> Subscriber:
        """A new subscriber, who has to be brought up to date first."""
        group = self._group(asked, context)
        subscriber = Subscriber(group, context.viewer, position, self._most, meter)
        group.add(subscriber)
        return subscriber

    def leave(self, subscriber: Subscriber) -> None:
        """Gone; the group too, where that was the last one."""
        group = subscriber.group
        group.remove(subscriber)
        key = _key(group.asked, group.context)
        if not group.subscribers and self._groups.get(key) is group:
            del self._groups[key]
            self._stop_listening(group)

    def concerned_by(self, entries: Iterable[Entry]) -> list[Group]:
        """The groups that may have to be told one of these events."""
        return [
            group
            for audience, heard in by_audience(entries).items()
            for group in self._listening.get(audience, ())
            if group.concerned_by(heard)
        ]

    async def recheck(self, groups: Collection[Group]) -> None:
        """Who their subscribers are by now: whoever is not what they were is moved, or ended."""
        ids = set[UUID]().union(*(group.people for group in groups))
        present = await standings(ids)
        for group in groups:
            for id in ids & group.people.keys():
                self._put(group, id, present.get(id))

    async def recheck_alone(self, subscriber: Subscriber) -> None:
        """The same of one person; of those who ask at the same moment together."""
        present = await self._present.of(subscriber.viewer)
        subscriber.confirm()
        self._put(subscriber.group, subscriber.viewer.id, present)

    def _put(self, group: Group, id: UUID, present: Viewer | None) -> None:
        former = group.context.viewer
        if present and present.view == former.view:
            return
        for subscriber in group.of_person(id):
            if present and present.company and present.company == former.company:
                self._move(subscriber, present)
            elif present:
                subscriber.end(coded(ErrorCode.NOT_FOUND, _SOMEBODY_ELSE))
            else:
                subscriber.end(Nobody())

    def _move(self, subscriber: Subscriber, present: Viewer) -> None:
        self.leave(subscriber)
        former = subscriber.group
        subscriber.viewer = present
        subscriber.group = self._group(former.asked, replace(former.context, viewer=present))
        subscriber.group.add(subscriber)
        subscriber.fall_behind()

    def _group(self, asked: Asked, context: Context) -> Group:
        key = _key(asked, context)
        if key not in self._groups:
            group = self._groups[key] = self._make(asked, context)
            if group.audience:
                self._listening[group.audience].add(group)
        return self._groups[key]

    def _stop_listening(self, group: Group) -> None:
        if group.audience:
            self._listening[group.audience].discard(group)
            if not self._listening[group.audience]:
                del self._listening[group.audience]


_SOMEBODY_ELSE = "The viewer is not who they were: subscribe again."


def _key(asked: Asked, context: Context) -> Hashable:
    alone = context.viewer.id if asked.personal else None
    return asked.common, context.viewer.view, alone
