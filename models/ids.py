"""Identity: UUIDv7 inside, so that ids grow with time."""

from threading import Lock
from uuid import UUID

from uuid_utils.compat import uuid7

_lock = Lock()
_latest = UUID(int=0)


def new_id() -> UUID:
    """An id above every one that this process made before: rows of one save keep their order."""
    global _latest  # noqa: PLW0603  # the clock's last tick belongs to the process
    with _lock:
        fresh = uuid7()
        _latest = fresh if fresh > _latest else UUID(int=_latest.int + 1)
        return _latest
