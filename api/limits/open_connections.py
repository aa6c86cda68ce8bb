"""Who is connected: so many sockets and streams for each user, and an end to all of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus

from api.errors import RequestRefused, coded
from models.access.sign_in import SignIn
from models.rules.error_codes import ErrorCode


class Sockets:
    """The open websockets and event streams of this process."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._open: Counter[str] = Counter()
        self._stoppers: set[Callable[[], None]] = set()
        self._signed_in: defaultdict[SignIn, set[Callable[[], None]]] = defaultdict(set)
        self._stopped = False

    @property
    def count(self) -> int:
        """How many are open."""
        return self._open.total()

    @contextmanager
    def held(self, user: str) -> Iterator[None]:
        """Holds one of the user's places; raises RequestRefused where all are taken."""
        if self._open[user] >= self._limit:
            message = f"Not more than {self._limit} connections at a time."
            raise RequestRefused(
                [coded(message, ErrorCode.THROTTLED)], status=HTTPStatus.TOO_MANY_REQUESTS
            )
        self._open[user] += 1
        try:
            yield
        finally:
            self._open[user] -= 1
            if not self._open[user]:
                del self._open[user]

    @property
    def sign_ins(self) -> list[SignIn]:
        """By what those signed in whose connections are open."""
        return list(self._signed_in)

    @contextmanager
    def signed_in(self, sign_in: SignIn, end: Callable[[], None]) -> Iterator[None]:
        """Calls `end` if who signed in by this may not be signed in any more before the block ends."""
        self._signed_in[sign_in].add(end)
        try:
            yield
        finally:
            self._signed_in[sign_in].discard(end)
            if not self._signed_in[sign_in]:
                del self._signed_in[sign_in]

    def sign_out(self, sign_in: SignIn) -> None:
        """End the connections of who signed in by this."""
        for end in list(self._signed_in.get(sign_in, ())):
            end()

    @contextmanager
    def notified(self, stop: Callable[[], None]) -> Iterator[None]:
        """Register `stop`, called if all connections are to end before the block does."""
        if self._stopped:
            stop()
        self._stoppers.add(stop)
        try:
            yield
        finally:
            self._stoppers.discard(stop)

    def stop(self) -> None:
        """Ends every connection, also those that come later."""
        self._stopped = True
        for stop in list(self._stoppers):
            stop()
