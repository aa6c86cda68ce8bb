"""Whether a caller has the server to themselves."""

import time

SECONDS = 5.0
"""For so long after their last request somebody counts as present."""


class Presence:
    """Notes who asks. Of all callers the last two decide: if one of them is somebody else, there are others."""

    def __init__(self) -> None:
        self._last: tuple[str, float] = ("", float("-inf"))
        self._before = self._last

    def note(self, caller: str) -> None:
        """The caller asks just now."""
        if caller != self._last[0]:
            self._before = self._last
        self._last = caller, time.monotonic()

    def has_others_than(self, caller: str) -> bool:
        """Whether anybody else has asked within the last seconds."""
        _, asked_at = self._before if caller == self._last[0] else self._last
        return time.monotonic() < asked_at + SECONDS
