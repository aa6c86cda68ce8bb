"""Which typefaces have a character: the table that the documents' renderer is held to."""

import json
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

TABLE = Path(__file__).parent / "coverage.json"


def faces_of(character: str) -> int:
    """The families that have it, a bit for each: `a & b` are those that have both."""
    return _faces_of(ord(character))


def family(name: str) -> int:
    """The bit of one family."""
    return 1 << _FAMILIES.index(name)


def covered(by: int = -1) -> Iterator[int]:
    """Every code point that some family has, or one of these families has, in order."""
    for start, end, faces in zip(_STARTS, [*_STARTS[1:], 0], _FACES, strict=True):
        if faces & by:
            yield from range(start, end)


@lru_cache(maxsize=16_384)
def _faces_of(code: int) -> int:
    return _FACES[bisect_right(_STARTS, code) - 1]


def _spans(table: dict[str, str]) -> Iterator[tuple[int, int, int]]:
    """(first, behind the last, the family's bit) of each range."""
    for number, ranges in enumerate(table.values()):
        for each in ranges.split():
            first, _, last = each.partition("-")
            yield int(first, 16), int(last or first, 16) + 1, 1 << number


def _steps(table: dict[str, str]) -> tuple[list[int], list[int]]:
    """Where the set of families changes, and to which."""
    # A family begins and ends nowhere twice, so its bit is switched, not counted.
    switched = {0: 0}
    for first, behind, bit in _spans(table):
        switched[first] = switched.get(first, 0) ^ bit
        switched[behind] = switched.get(behind, 0) ^ bit
    starts = sorted(switched)
    return starts, list(accumulate((switched[start] for start in starts), int.__xor__))


_TABLE: dict[str, str] = json.loads(TABLE.read_text(encoding="ascii"))
_FAMILIES = list(_TABLE)
_STARTS, _FACES = _steps(_TABLE)
