"""A request on its way through the server: what is small goes beside everything else, what is large in its turn."""

from types import TracebackType
from typing import Self

from api.limits.fair_queue import FairQueue, Turn
from api.limits.presence import Presence

DEAR_AT_ONCE = 4
"""So many dear requests of a caller go on at once while nobody else asks: enough for two cores and a database."""


class Passage:
    """The way of one request: `with` it, and `await alone()` or `in_turn()` as soon as it is known to be large or dear.

    From then on to the block's end no other such request of the same caller goes on, whatever the number of their
    connections; a rest follows, and a longer one where the request is refused.
    """

    __slots__ = ("_caller", "_presence", "_turn", "_turns", "large")

    def __init__(self, turns: FairQueue, presence: Presence, caller: str) -> None:
        self._turns = turns
        self._presence = presence
        self._caller = caller
        self._turn: Turn | None = None
        self.large = False

    async def alone(self) -> None:
        """Waits for the others; at once where it has. Raises Throttled."""
        self.large = True
        await self._begin()

    async def in_turn(self) -> None:
        """As `alone`; while nobody else asks, beside a few others, and with no rest."""
        await self._begin(shared=not self._is_accompanied)

    def __enter__(self) -> Self:
        self._presence.note(self._caller)
        return self

    def __exit__(
        self, _: type[BaseException] | None, failure: BaseException | None, __: TracebackType | None
    ) -> None:
        turn, self._turn = self._turn, None
        if turn:
            turn.end(failure, rests=self.large or self._is_accompanied)

    @property
    def _is_accompanied(self) -> bool:
        return self._presence.has_others_than(self._caller)

    async def _begin(self, *, shared: bool = False) -> None:
        if self._turn is None:
            self._turn = await self._turns.begin(self._caller, shared=shared)
