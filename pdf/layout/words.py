"""A paragraph's fragments as units that no line parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from xhtml2pdf.util import stringWidth

from pdf.layout import shaping
from pdf.layout.runs import BREAK

SPACES = re.compile(
    f"([ \t-\r\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+|{BREAK})"
)


@dataclass(frozen=True, slots=True)
class UnitPiece:
    """One fragment's part of a unit: text, an image, or a marker without any width."""

    frag: Any
    text: str
    width: float


@dataclass(slots=True)
class Unit:
    """A word, an image, or a line's end."""

    pieces: list[UnitPiece] = field(default_factory=list)
    width: float = 0
    gap: UnitPiece | None = None
    """The space in front of it."""
    ends: Any = None
    """The fragment of a <br/>."""

    def put(self, piece: UnitPiece) -> None:
        self.pieces.append(piece)
        self.width += piece.width

    @property
    def shown(self) -> bool:
        return self.width > 0 or any(piece.text for piece in self.pieces)


def units(frags: Sequence[Any], limit: float) -> Iterator[Unit]:
    """Words wider than the limit come in parts, where their style says that they may be broken."""
    for unit in _Splitter().split(frags):
        yield from _fitting(unit, limit)


class _Splitter:
    def __init__(self) -> None:
        self.unit = Unit()
        self.fresh = True
        """At the beginning of a line, where spaces are left out."""

    def split(self, frags: Sequence[Any]) -> Iterator[Unit]:
        for frag in frags:
            if text := _text(frag):
                yield from self._words(frag, text)
            elif (marker := getattr(frag, "cbDefn", None)) is not None:
                yield from self._marker(frag, marker)
            elif hasattr(frag, "lineBreak"):
                yield from self._take()
                yield Unit(ends=frag)
                self.fresh = True
            elif len(frags) == 1:
                self.unit.put(UnitPiece(frag, "", 0.0))
        yield from self._take()

    def _words(self, frag: Any, text: str) -> Iterator[Unit]:
        for number, token in enumerate(SPACES.split(text)):
            if not number % 2:
                if token:
                    self.unit.put(_piece(frag, token))
                continue
            if self.unit.pieces:
                yield from self._take()
            if token != BREAK and not self.fresh and self.unit.gap is None:
                self.unit.gap = _piece(frag, " ")

    def _marker(self, frag: Any, marker: Any) -> Iterator[Unit]:
        """An image is a word of its own; the edge of an inline box, or an anchor, goes along with its word."""
        if width := getattr(marker, "width", 0):
            yield from self._take()
            self.unit.put(UnitPiece(frag, "", width))
            yield from self._take()
        else:
            width = getattr(marker, "advance", 0) + getattr(marker, "reserve", 0)
            self.unit.put(UnitPiece(frag, "", width))

    def _take(self) -> Iterator[Unit]:
        if self.unit.pieces:
            yield self.unit
            self.unit, self.fresh = Unit(), False


def _text(frag: Any) -> str:
    """Page numbers are objects, which say what they are at this moment."""
    text = getattr(frag, "text", "")
    return str(text, "utf-8") if isinstance(text, bytes) else str(text or "")


def _piece(frag: Any, text: str) -> UnitPiece:
    return UnitPiece(frag, text, stringWidth(text, frag.fontName, frag.fontSize))


def _fitting(unit: Unit, limit: float) -> Iterator[Unit]:
    if unit.width <= limit or not any(_splits(piece) for piece in unit.pieces):
        yield unit
        return
    part = Unit(gap=unit.gap)
    for piece in _letters(unit):
        is_full = part.pieces and part.width + piece.width > limit
        if is_full and _splits(piece) and _may_begin(piece):
            yield part
            part = Unit()
        part.put(piece)
    yield part


def _splits(piece: UnitPiece) -> bool:
    return bool(piece.text) and getattr(piece.frag, "splitLongWords", False)


def _letters(unit: Unit) -> Iterator[UnitPiece]:
    for piece in unit.pieces:
        if _splits(piece):
            yield from (_piece(piece.frag, letter) for letter in piece.text)
        else:
            yield piece


def _may_begin(piece: UnitPiece) -> bool:
    return piece.width > 0 and not shaping.follows(piece.text)
