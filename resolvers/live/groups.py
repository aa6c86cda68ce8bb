"""Who is in which group, and who may still be."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable
from dataclasses import replace
from uuid import UUID

from strawberry.dataloader import DataLoader

from models.feed import Entry, Position
from models.people import viewers_of
from models.rules.access import Viewer
from resolvers.context import Context
from resolvers.errors import ErrorCode, coded
from resolvers.live.asked import Asked
from resolvers.live.group import Group
from resolvers.live.subscriber import Subscriber


class Groups:
    """All groups that somebody is in."""

    def __init__(self, make: Callable[[Asked, Context], Group], most: int) -> None:
        self._make = make
        self._most = most
        self._groups: dict[Hashable, Group] = {}
        self._listening: defaultdict[UUID, set[Group]] = defaultdict(set)
        self._standings = DataLoader(load_fn=_standings, cache=False)

    def __bool__(self) -> bool:
        return bool(self._groups)

    def join(self, asked: Asked, context: Context, position: Position) -> Subscriber:
        """A new subscriber, who has to be brought up to date first."""
        group = self._group(asked, context)
        subscriber = Subscriber(group, context.viewer, position, self._most)
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

    def concerned_by(self, entries: Collection[Entry]) -> list[Group]:
        """The groups that may have to be told one of these events."""
        audiences = set[UUID]().union(*(entry.audiences for entry in entries))
        reached = set[Group]().union(*(self._listening.get(each, ()) for each in audiences))
        return [group for group in reached if group.concerned_by(entries)]

    async def recheck(self, groups: Collection[Group]) -> None:
        """Who their subscribers are by now: whoever is not what they were is moved, or ended."""
        ids = set[UUID]().union(*(group.people for group in groups))
        present = await viewers_of(ids)
        for group in groups:
            for id in ids & group.people.keys():
                self._put(group, id, present.get(id))

    async def recheck_alone(self, subscriber: Subscriber) -> None:
        """The same of one person; of those who ask at the same moment together."""
        id = subscriber.viewer.id
        # Shielded: a loader all of whose callers are cancelled before it begins never begins again.
        present = await asyncio.shield(self._standings.load(id))
        subscriber.confirm()
        self._put(subscriber.group, id, present)

    def _put(self, group: Group, id: UUID, present: Viewer | None) -> None:
        former = group.context.viewer
        if present and present.view == former.view:
            return
        for subscriber in group.of_person(id):
            if present and present.company and present.company == former.company:
                self._move(subscriber, present)
            else:
                subscriber.end(coded(ErrorCode.NOT_FOUND, _SOMEBODY_ELSE))

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


async def _standings(ids: list[UUID]) -> list[Viewer | None]:
    present = await viewers_of(set(ids))
    return [present.get(id) for id in ids]
