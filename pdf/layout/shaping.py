"""Scripts whose letters join, merge or change places: HarfBuzz shapes them, cluster by cluster."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import uharfbuzz as hb
from reportlab.pdfbase.pdfmetrics import getFont

from models.rules.text.scripts import JOINERS
from pdf.layout.glyphs import Clusters, GlyphPart, ink, shaper

_STRONG = frozenset(("L", "R", "AL"))
_clusters = Clusters()


class Missing(Exception):
    """The typeface lacks a glyph."""


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Letters that were shaped together: where they begin in the text, their glyphs, and the way they take."""

    start: int
    text: str
    parts: tuple[GlyphPart, ...]
    advance: int
    bidi: str


def forget_clusters() -> None:
    """A new document, which knows no cluster."""
    global _clusters  # noqa: PLW0603 - the document that this process lays out
    _clusters.forget()
    _clusters = Clusters()


def shaped_text(text: str, font: str) -> list[tuple[int, str]]:
    """(where a letter begins in the text, the private character that draws it, or the letter itself).

    Raises Missing.
    """
    return [
        (cluster.start, character)
        for cluster in _shaped(text, font)
        for character in _characters(cluster, font)
    ]


def picture(text: str, font: str) -> str | None:
    """One picture's private character, or None where the typeface has none for all of it."""
    try:
        (cluster,) = _shaped(text, font)
    except (Missing, ValueError):
        return None
    shown = [part for part in cluster.parts if ink(font, part)]
    if len(shown) != 1:
        return None
    return _clusters.character(font, shown[0][0], cluster.advance, text, "L")


def written(code: int) -> str:
    """The text that a private character stands for."""
    return _clusters.written.get(code) or chr(code)


def follows(character: str) -> bool:
    """Whether it belongs to the one before, so that no line begins with it."""
    return character in _clusters.trailing


def _shaped(text: str, font: str) -> Iterator[_Cluster]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(shaper(font), buffer, {})
    glyphs: dict[int, list[tuple[int, hb.GlyphPosition]]] = {}
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint == 0:
            raise Missing(text)
        glyphs.setdefault(info.cluster, []).append((info.codepoint, position))
    # A joiner or a sign goes the way of the letters beside it.
    bidi = next((way for way in map(unicodedata.bidirectional, text) if way in _STRONG), "L")
    starts = sorted(glyphs)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield _Cluster(start, text[start:end], *_placed(glyphs[start]), bidi)


def _placed(glyphs: Sequence[tuple[int, hb.GlyphPosition]]) -> tuple[tuple[GlyphPart, ...], int]:
    """Each glyph's place from where the first one's pen stands, and how far the pen goes."""
    parts, x, y = [], 0, 0
    for glyph, position in glyphs:
        parts.append((glyph, x + position.x_offset, y + position.y_offset))
        x += position.x_advance
        y += position.y_advance
    return tuple(parts), x


def _characters(cluster: _Cluster, font: str) -> Iterator[str]:
    glyph = _own_glyph(cluster, font)
    if glyph is not None and _is_plain(cluster, font, glyph):
        yield cluster.text
        return
    letters = cluster.text.strip(JOINERS) or cluster.text
    if cluster.bidi != "L" and len(letters) > 1:
        yield from _one_each(letters, cluster, font)
        return
    if glyph is None:
        glyph = _clusters.composite(font, cluster.parts, cluster.advance)
    yield _clusters.character(font, glyph, cluster.advance, letters, cluster.bidi)


def _own_glyph(cluster: _Cluster, font: str) -> int | None:
    """The one glyph of the typeface that draws all of it, if it does."""
    ((glyph, x, y), *more) = cluster.parts
    return glyph if not more and x == y == 0 and _width(font, glyph) == cluster.advance else None


def _is_plain(cluster: _Cluster, font: str, glyph: int) -> bool:
    """Whether the letter needs no private character."""
    text = cluster.text
    return len(text) == 1 and getFont(font).face.charToGlyph.get(ord(text)) == glyph


def _width(font: str, glyph: int) -> int:
    return int(getFont(font).face.hmetrics[glyph][0])


def _one_each(letters: str, cluster: _Cluster, font: str) -> Iterator[str]:
    """Readers turn right-to-left text around glyph by glyph: each must stand for one letter.

    The first letter's glyph, which lies rightmost, draws the whole cluster; the others are empty.
    """
    share = cluster.advance // len(letters)
    others = share * (len(letters) - 1)
    drawn = cluster.advance - others
    moved = tuple((glyph, x - others, y) for glyph, x, y in cluster.parts)
    glyph = _clusters.composite(font, moved, drawn)
    yield _clusters.character(font, glyph, drawn, letters[0], cluster.bidi)
    for letter in letters[1:]:
        empty = _clusters.composite(font, (), share)
        character = _clusters.character(font, empty, share, letter, cluster.bidi)
        _clusters.trailing.add(character)
        yield character
