"""Numbers that a company gives out one after the other: those of its payment requests."""

from dataclasses import dataclass, field
from uuid import UUID

from cachetools import LRUCache

from models.kit.keyed_locks import Lock
from models.unit_of_work import queues
from models.unit_of_work.guard import Guard

_written: LRUCache[UUID, int] = LRUCache(10_000)
"""The last number of each company that this process has written: a hint, since other processes write, too."""


@dataclass(slots=True)
class Numbering:
    """The numbers that one try of a verb takes; it writes them only if nobody else has, which its guard sees to."""

    guard: Guard
    _turns: list[Lock] = field(default_factory=list)

    async def next_number(self, company: UUID, numbered: int, *, waits: bool) -> int:
        """The number behind those that the company had given out when it was read (`numbered`).

        Who `waits` has their turn in the company's queue from here until they leave: they need not read again what
        the one before them in this process has just written. Raises Unavailable where it does not come in time.
        """
        if waits:
            self._turns.append(await queues.begin(company))
        last = max(numbered, _written.get(company, 0))
        self.guard.counters[company] = last
        return last + 1

    def keep(self) -> None:
        """They are written."""
        for company, last in self.guard.counters.items():
            remember(company, last + 1)

    def forget(self) -> None:
        """They are not: what is known of them may be wrong, for ever where a backup was restored."""
        for company in self.guard.counters:
            _written.pop(company, None)

    def leave(self) -> None:
        """Let the next ones have their turn, whatever became of this one."""
        for turn in self._turns:
            turn.release()


def remember(company: UUID, number: int) -> None:
    """It is the last one of the company that this process has written."""
    _written[company] = number
