"""Whether we hear the other processes at this moment."""

from collections.abc import Iterator
from contextlib import contextmanager

_lines: set[object] = set()


@contextmanager
def heard() -> Iterator[None]:
    """We do, for as long as the block runs."""
    line = object()
    _lines.add(line)
    try:
        yield
    finally:
        _lines.discard(line)


def is_heard() -> bool:
    """Whether such a block runs."""
    return bool(_lines)
