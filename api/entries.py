"""How many values JSON holds, each member of an object and each item of a list: counted before they are used."""

import re
from typing import Any

_TEXTS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?+', re.DOTALL)
"""Never tries a character twice, wherever a quotation mark is missing."""
_MARKS = (b",", b"[", b"{")


def may_exceed(text: bytes, most: int) -> bool:
    """Whether JSON of more than `most` values stands in the text; not whether the text is JSON."""
    # Mostly there are not so many marks, whether or not some of them stand inside of texts.
    return _marks(text) > most and _marks(_TEXTS.sub(b"", text)) > most


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
