"""Which typeface draws what: a paragraph's text in runs, shaped where its script asks for it.

Where a line may end without a space, by Unicode's rules and ICU's dictionaries, a run holds BREAK.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from itertools import accumulate
from typing import Any

from icu4py.breakers import LineBreaker
from reportlab.pdfbase.pdfmetrics import getFont
from xhtml2pdf import context
from xhtml2pdf.context import pisaContext
from xhtml2pdf.util import font_has_glyph

from models.rules.text.scripts import (
    JOINERS,
    MONGOLIAN_SELECTORS,
    PICTURE_SELECTORS,
    RUN,
    TAGS,
    by_script,
    without_selectors,
)
from pdf.errors import UnprintableText
from pdf.layout import shaping

BREAK = "\u200b"
EMOJI_FAMILY = "NotoEmoji"
# Scripts that write spaces between words, and their punctuation: they break at spaces alone.
_SPACED = "\\s\\u0000-\\u058f\\u10a0-\\u11ff\\u1e00-\\u200a\\u200c-\\u206f\\uac00-\\ud7ff"
_KEPT, _BREAKABLE = re.compile(f"[{_SPACED}]"), re.compile(f"[^{_SPACED}]")
_UNBROKEN = frozenset(("nowrap", "pre"))
# They choose between the forms of letters, and steer a line's direction: no face draws them.
_UNDRAWN = re.compile(f"[{JOINERS}{MONGOLIAN_SELECTORS}{PICTURE_SELECTORS}{TAGS}]")
_STEERING = re.compile("[\u061c\u200e\u200f\u2066-\u2069]")
_WIDE = 400
"""Thousandths of the size: a face's space that is wider is no space between words."""

FaceRun = tuple[str, str]
"""A face and what it draws."""


def begin_document() -> None:
    """A new document, which knows no shaped word."""
    _in_one_face.cache_clear()
    shaping.forget_clusters()


def runs_of_fragment(document: pisaContext, frag: Any) -> list[Any]:
    """The fragment's text in runs, each in a face that draws it. (In the place of `pisaContext._byCoverage`.)"""
    text = getattr(frag, "text", "")
    families = getattr(frag, "fontFamilies", None)
    if not text or not isinstance(text, str) or not families:
        return [frag]
    faces = _faces(frag.fontName, tuple(families), frag.bold, frag.italic)
    if _everyday(text, faces[0]):
        runs = [(faces[0], text)]
    else:
        document._warn_missing_glyphs(_STEERING.sub("", without_selectors(text)), list(faces))  # noqa: SLF001 - no public way
        runs = _joined(_runs(text, faces, _breaks(text, frag.whiteSpace)))
    if len(runs) == 1 and runs[0] == (frag.fontName, text):
        return [frag]
    return [_part(frag, face, run) for face, run in runs]


@lru_cache(maxsize=256)
def _faces(own: str, families: tuple[str, ...], bold: int, italic: int) -> tuple[str, ...]:
    """In the order in which they are asked for a character."""
    faces = tuple(context.tt2ps(family, bold, italic) for family in families)
    return faces if own in faces else (own, *faces)


def _part(frag: Any, face: str, text: str) -> Any:
    part = frag.clone()
    part.text = text
    part.fontName = part.bulletFontName = face
    return part


def _everyday(text: str, face: str) -> bool:
    """Nothing to shape, to fall back on or to break without a space: most of most documents."""
    known = getFont(face).face.charToGlyph
    return all(ord(each) in known for each in set(text)) and not (
        RUN.search(text) or _BREAKABLE.search(text)
    )


def _joined(runs: Iterable[FaceRun]) -> list[FaceRun]:
    joined: list[tuple[str, list[str]]] = []
    for face, text in runs:
        if joined and joined[-1][0] == face:
            joined[-1][1].append(text)
        else:
            joined.append((face, [text]))
    return [(face, "".join(texts)) for face, texts in joined]


def _runs(text: str, faces: tuple[str, ...], breaks: set[int]) -> Iterator[FaceRun]:
    """Character by character, with a BREAK in front of those that may begin a line."""
    last = faces[0]
    for at, face, drawn in _drawn(text, faces):
        # A space is of the face beside it, but as wide as one between words.
        space = faces[0] if _has_wide_space(last) else last
        last = space if drawn.isspace() else face
        yield last, f"{BREAK}{drawn}" if at in breaks else drawn
        breaks.discard(at)


def _drawn(text: str, faces: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    """(place in the text, face, what the face draws)."""
    at = 0
    for run in RUN.finditer(text):
        yield from _plain(text[at : run.start()], at, faces)
        if run["picture"]:
            yield from _picture(run[0], run.start(), faces)
        else:
            for start, stop in by_script(run[0]):
                yield from _shaped(run[0][start:stop], run.start() + start, faces)
        at = run.end()
    yield from _plain(text[at:], at, faces)


def _plain(text: str, at: int, faces: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    for place, character in enumerate(text, at):
        if not _UNDRAWN.match(character):
            yield place, _able(character, faces), character


def _picture(text: str, at: int, faces: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    """One picture, or one by one what no face has as a whole."""
    face = next((face for face in faces if face.startswith(EMOJI_FAMILY)), faces[0])
    drawn = shaping.picture(text, face)
    if drawn is None:
        yield from _plain(text, at, faces)
    else:
        yield at, face, drawn


def _shaped(text: str, at: int, faces: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    face, letters = _in_one_face(text, faces)
    for start, drawn in letters:
        yield at + start, face, drawn


@lru_cache(maxsize=16_384)
def _in_one_face(text: str, faces: tuple[str, ...]) -> tuple[str, list[tuple[int, str]]]:
    """The first face that has all of it, and its letters, shaped: once a document for each word."""
    needed = without_selectors(text)
    for face in faces:
        if all(font_has_glyph(face, each) for each in needed):
            with suppress(shaping.Missing):
                return face, shaping.shaped_text(text, face)
    raise UnprintableText(f"No typeface has all of '{text[:40]}'.")


@lru_cache(maxsize=16_384)
def _able(character: str, faces: tuple[str, ...]) -> str:
    return next((face for face in faces if font_has_glyph(face, character)), faces[0])


def _has_wide_space(face: str) -> bool:
    return bool(getFont(face).face.charWidths.get(ord(" "), 1000) > _WIDE)


def _breaks(text: str, white_space: str) -> set[int]:
    """Where a line may end without a space, in scripts that write without."""
    if white_space in _UNBROKEN or not _BREAKABLE.search(text):
        return set()
    ends = _places(text, (end for _, end in LineBreaker(text, "en").segments()))
    return {end for end in ends if end < len(text) and _may_break(text[end - 1], text[end])}


def _places(text: str, units: Iterable[int]) -> Iterable[int]:
    """ICU counts in units of UTF-16, of which characters beyond the first plane take two."""
    widths = (1 + (character > "\uffff") for character in text)
    place = {unit: at for at, unit in enumerate(accumulate(widths, initial=0))}
    return (place[unit] for unit in units)


def _may_break(before: str, after: str) -> bool:
    return not before.isspace() and not (_KEPT.match(before) and _KEPT.match(after))
