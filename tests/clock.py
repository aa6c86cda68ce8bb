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
    def forward(self, days: int) -> Iterator[None]:
        """So many days later, for as long as the block runs."""
        self.ahead += timedelta(days=days)
        try:
            yield
        finally:
            self.ahead -= timedelta(days=days)
