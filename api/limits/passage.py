"""A request on its way through the server: what is small goes beside everything else, what is large goes alone."""

from types import TracebackType
from typing import Self

from api.limits.fair_queue import FairQueue, Turn


class Passage:
    """The way of one request: `with` it, and `await alone()` as soon as it is known to be large.

    From then on to the block's end no other large request of the same caller goes on, whatever the number of their
    connections; a rest follows, and a longer one where the request is refused.
    """

    __slots__ = ("_caller", "_turn", "_turns", "large")

    def __init__(self, turns: FairQueue, caller: str) -> None:
        self._turns = turns
        self._caller = caller
        self._turn: Turn | None = None
        self.large = False

    async def alone(self) -> None:
        """Waits for the other large ones; at once where it has. Raises Throttled."""
        self.large = True
        if self._turn is None:
            self._turn = await self._turns.begin(self._caller)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _: type[BaseException] | None, failure: BaseException | None, __: TracebackType | None
    ) -> None:
        turn, self._turn = self._turn, None
        if turn:
            turn.end(failure)
