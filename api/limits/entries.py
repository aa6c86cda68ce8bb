"""How many values JSON holds, each member of an object and each item of a list: counted before they are used."""

from typing import Any

_MARKS = (b",", b"[", b"{")
_PIECE = 1 << 16
_QUOTES_A_VALUE = 4
"""At the most, around its name and around itself."""


def may_exceed(text: bytes, most: int) -> bool:
    """Whether JSON of more than `most` values stands in the text; not whether the text is JSON."""
    # Mostly there are not so many marks, whether or not some of them stand inside of texts.
    return _marks(text) > most and _holds_more(_without_escapes(text), most)


def _without_escapes(text: bytes) -> bytes:
    return text.replace(b"\\\\", b"").replace(b'\\"', b"") if b"\\" in text else text


def _holds_more(text: bytes, most: int) -> bool:
    """Looked for piece by piece, and no further than it takes: others run between two of them."""
    marks, quotes = 0, 0
    for start in range(0, len(text), _PIECE):
        parts = text[start : start + _PIECE].split(b'"')
        # What stands inside of texts is left out.
        marks += _marks(b"".join(parts[quotes % 2 :: 2]))
        quotes += len(parts) - 1
        if marks > most or quotes > _QUOTES_A_VALUE * most + 2:
            return True
    return False


def _marks(text: bytes) -> int:
    """At least as many as there are values: one in front of each but those that begin a list or an object."""
    return sum(map(text.count, _MARKS))


class TooManyValues(Exception):
    """More values than are allowed."""


class NestedTooDeep(Exception):
    """Values nest deeper than is allowed."""


def entries_of(value: Any, *, most: int, deepest: int) -> int:
    """The number of values below this one; raises TooManyValues, NestedTooDeep, and looks no further than it has to."""
    level, count = _children(value), 0
    for _ in range(deepest + 1):
        count += len(level)
        if count > most:
            raise TooManyValues
        if not level:
            return count
        level = [child for parent in level for child in _children(parent)]
    raise NestedTooDeep


def _children(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
