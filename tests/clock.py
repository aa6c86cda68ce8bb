"""A clock that tests can put forward."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from api.app import utc_now


class Clock:
    """The real time, and some days more."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        """The present as the server sees it."""
        return utc_now() + self.ahead

    @contextmanager
    def forward(self, days: int = 0, *, hours: int = 0) -> Iterator[None]:
        """So much later, for as long as the block runs."""
        more = timedelta(days=days, hours=hours)
        self.ahead += more
        try:
            yield
        finally:
            self.ahead -= more
