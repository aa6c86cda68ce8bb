"""How many values JSON holds, each member of an object and each item of a list: counted before they are used."""

from typing import Any

_MARKS = (b",", b"[", b"{")


def may_exceed(text: bytes, most: int) -> bool:
    """Whether JSON of more than `most` values stands in the text; not whether the text is JSON."""
    # Mostly there are not so many marks, whether or not some of them stand inside of texts.
    return _marks(text) > most and _marks(_outside_of_texts(text)) > most


def _outside_of_texts(text: bytes) -> bytes:
    """A regular expression would take twice as long, and nobody else could run meanwhile."""
    if b"\\" in text:
        text = text.replace(b"\\\\", b"").replace(b'\\"', b"")
    return b"".join(text.split(b'"')[::2])


def _marks(text: bytes) -> int:
    """At least as many as there are values: one in front of each but those that begin a list or an object."""
    return sum(map(text.count, _MARKS))


class TooMany(Exception):
    """More values than are allowed."""


class TooDeep(Exception):
    """They nest deeper than is allowed."""


def entries_of(value: Any, *, most: int, deepest: int) -> int:
    """How many values stand below this one; raises TooMany, TooDeep, and looks at no more than it has to."""
    level, count = _children(value), 0
    for _ in range(deepest + 1):
        count += len(level)
        if count > most:
            raise TooMany
        if not level:
            return count
        level = [child for parent in level for child in _children(parent)]
    raise TooDeep


def _children(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
