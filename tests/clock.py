"""A clock that tests can put forward."""

from datetime import datetime, timedelta

from api.app import utc_now


class Clock:
    """The real time, and some days more."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        """The present as the server sees it."""
        return utc_now() + self.ahead
