"""Tells groups what happens, each at its own pace: none waits for another one, but for its turn at the database."""

import asyncio
import logging
import time
from dataclasses import dataclass

from models.feed.log import Span
from resolvers.live.group import Group
from resolvers.live.groups import Groups
from resolvers.live.places import Places
from resolvers.live.subscriber import OUTDATED

logger = logging.getLogger(__name__)

_PATIENCE = 5.0
_CONFIRMED_TOGETHER = 500
"""Groups of one tenant whose people are looked up by one statement."""


@dataclass(slots=True)
class _Telling:
    """What a group is still to be told, and when the first and the last of it were heard."""

    untold: Span | None
    since: float
    heard: float

    def extend(self, span: Span, now: float) -> None:
        """More, behind what is untold."""
        self.since = self.since if self.untold else now
        self.untold = Span((self.untold or span).after, span.through)
        self.heard = now

    def put_back(self, rest: Span) -> None:
        """It was not all told: in front of what is untold."""
        self.untold = Span(rest.after, (self.untold or rest).through)


class Teller:
    """One task for each group that has something to be told; what comes meanwhile is told with it, or after it."""

    def __init__(self, groups: Groups, places: Places) -> None:
        self._groups = groups
        self._places = places
        self._telling: dict[Group, _Telling] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def lag(self) -> float:
        """For how many seconds the oldest event has waited that was heard and is not told to all."""
        now = time.monotonic()
        return max((now - each.since for each in self._telling.values()), default=0.0)

    def tell(self, group: Group, span: Span) -> None:
        """The group's events of this span, which lies behind all that it was told before."""
        now = time.monotonic()
        if group in self._telling:
            self._telling[group].extend(span, now)
        elif group.is_awaited:
            self._telling[group] = _Telling(span, now, now)
            task = asyncio.create_task(self._tell(group))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Tell nobody anything more."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _tell(self, group: Group) -> None:
        telling = self._telling[group]
        try:
            while telling.untold:
                async with self._places.place(group.party):
                    await self._tell_some(group, telling)
        finally:
            del self._telling[group]

    async def _tell_some(self, group: Group, telling: _Telling) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._confirm(group, telling.heard)
                span, telling.untold = telling.untold, None
                assert span
                deliveries = await group.read(span) if group.is_awaited else []
        except Exception:
            # Each of them meets it again alone, and the others do not have to wait.
            logger.warning("A subscription could not be answered.", exc_info=True)
            telling.untold = None
            group.fall_behind()
        else:
            if group.left_some(deliveries):
                telling.put_back(Span(deliveries[-1].position, span.through))
            await group.push(deliveries)

    async def _confirm(self, group: Group, heard: float) -> None:
        """Look up the people's rights, unless that was done since the last of these events was heard."""
        began = time.monotonic()
        if group.confirmed < max(heard, began - OUTDATED):
            groups = self._waiting_with(group)
            await self._groups.recheck(groups)
            for each in groups:
                each.confirmed = began

    def _waiting_with(self, group: Group) -> list[Group]:
        """The group, and others of its tenant that are to be told something too."""
        tenant = group.party.tenant
        others = (each for each in self._telling if each.party.tenant == tenant)
        return list(dict.fromkeys([group, *others]))[:_CONFIRMED_TOGETHER]
