"""Where lines end: xhtml2pdf's paragraphs, broken by the rules of all scripts."""

import re
from functools import lru_cache
from typing import Any

from reportlab.pdfbase.pdfmetrics import getAscentDescent
from xhtml2pdf import bidi, context, reportlab_paragraph
from xhtml2pdf.context import pisaContext
from xhtml2pdf.reportlab_paragraph import FragLine, Paragraph, ParaLines

from pdf.layout import glyphs, runs
from pdf.layout.words import Unit, units

_FUZZ = 1e-6
_EMPTY = (10.0, -2.0, 10.0)
"""Ascent, descent and size of a line with nothing on it."""


def mend_lines() -> None:
    """For this whole process."""
    context.shape_frag_text = lambda text, font=None: None  # noqa: ARG005 - the runs are shaped
    pisaContext._byCoverage = runs.runs_of_fragment  # noqa: SLF001 - no hook
    bidi.bidirectional = glyphs.direction_of
    turning = bidi._NEEDS_BIDI.pattern[:-1]  # noqa: SLF001 - no hook
    bidi._NEEDS_BIDI = re.compile(f"{turning}{glyphs.TURNING}\u061c\u200e]")  # noqa: SLF001 - no hook
    Paragraph.breakLines = Paragraph.breakLinesCJK = _break_lines
    Paragraph.minWidth = _min_width
    reportlab_paragraph._split_blParaHard = _frags_between  # noqa: SLF001 - no hook


def frags_of(lines: list[FragLine]) -> list[Any]:
    """The fragments that these lines were made of."""
    return [frag for line in lines for frag in _frags_of_line(line)]


def _break_lines(paragraph: Paragraph, width: float | list[float]) -> ParaLines:
    widths = list(width) if isinstance(width, tuple | list) else [width]
    style = paragraph.style
    rtl = paragraph.dir == "rtl"
    reportlab_paragraph._handleBulletWidth(paragraph.bulletText, style, widths, rtl=rtl)  # noqa: SLF001 - xhtml2pdf's
    paragraph.height = 0
    if hasattr(paragraph, "blPara") and getattr(paragraph, "_splitpara", False):
        return paragraph.blPara
    if not paragraph.frags:
        return _no_lines(style)
    rest = getattr(paragraph, "rest", None)
    broken = rest if rest and set(widths) == {rest.limit} else _broken(paragraph, widths)
    if len(paragraph.frags) == 1:
        _close_up(broken.lines, style.leading)
    return broken


def _broken(paragraph: Paragraph, widths: list[float]) -> ParaLines:
    lines = _Lines(widths, by_image=_is_led_by_images(paragraph))
    for unit in units(paragraph.frags, min(widths)):
        lines.add(unit)
    lines.end()
    paragraph.width = max(lines.widest, paragraph.width)
    return ParaLines(kind=1, lines=lines.done, limit=widths[-1])


def _close_up(lines: list[FragLine], leading: float) -> None:
    """A single fragment's lines are as high as its style says, as xhtml2pdf has them."""
    for line in lines:
        line.descent = max(line.descent, -leading / 6)


def _no_lines(style: Any) -> ParaLines:
    return ParaLines(
        kind=0,
        fontSize=style.fontSize,
        fontName=style.fontName,
        textColor=style.textColor,
        ascent=style.fontSize,
        descent=-0.2 * style.fontSize,
        lines=[],
    )


def _is_led_by_images(paragraph: Paragraph) -> bool:
    leading = getattr(paragraph, "autoLeading", getattr(paragraph.style, "autoLeading", ""))
    return leading not in {"", "off"}


class _Lines:
    """Lines as they fill; the last of the widths is that of all later lines."""

    def __init__(self, widths: list[float], *, by_image: bool) -> None:
        self.widths = widths
        self.by_image = by_image
        self.done: list[FragLine] = []
        self.line: list[Unit] = []
        self.used = self.widest = 0.0
        self.is_begun = False

    def add(self, unit: Unit) -> None:
        if unit.ends is not None:
            self._finish(ends=unit.ends)
            return
        if not unit.shown:
            unit.gap = None
        gap = unit.gap.width if unit.gap and self.line else 0.0
        if self.is_begun and unit.width and self.used + gap + unit.width > self._room + _FUZZ:
            self._finish(joint=" " if unit.gap else runs.BREAK)
            gap = 0.0
        self.used += gap + unit.width
        self.line.append(unit)
        self.is_begun = self.is_begun or bool(unit.pieces)

    def end(self) -> None:
        if self.line:
            self._finish(joint=runs.BREAK)

    @property
    def _room(self) -> float:
        return self.widths[min(len(self.done), len(self.widths) - 1)]

    def _finish(self, ends: Any = None, joint: str = "") -> None:
        """`joint`: what stood between this line and the next one, for when they are put together again."""
        self.widest = max(self.used, self.widest)
        drawn = _words(self.line, "", ends)
        extents = [_extent(word, by_image=self.by_image) for word in drawn] or [_EMPTY]
        ascents, descents, sizes = zip(*extents, strict=True)
        line = FragLine(
            extraSpace=self._room - self.used + reportlab_paragraph._reserved(drawn),  # noqa: SLF001 - xhtml2pdf's
            wordCount=1 + sum(word.text.count(" ") for word in drawn if isinstance(word.text, str)),
            lineBreak=ends is not None,
            words=drawn,
            units=self.line,
            frags=[],
            ends=ends,
            joint=joint,
            fontSize=max(sizes),
            ascent=max(ascents),
            descent=min(descents),
        )
        self.done.append(line)
        self.line, self.used, self.is_begun = [], 0.0, False


def _extent(word: Any, *, by_image: bool) -> tuple[float, float, float]:
    marker: Any = getattr(word, "cbDefn", None)
    if by_image and getattr(marker, "width", None):
        low, high = reportlab_paragraph.imgVRange(marker.height, marker.valign, word.fontSize)
        return high, low, word.fontSize
    return (*_height(word.fontName, word.fontSize), word.fontSize)


@lru_cache(maxsize=1_024)
def _height(font: str, size: float) -> tuple[float, float]:
    ascent, descent = getAscentDescent(font, size)
    return ascent, descent


def _words(line: list[Unit], joint: str, ends: Any) -> list[Any]:
    """The line's fragments; `joint` goes where two units meet without a space."""
    words: list[Any] = []
    texts: list[list[str]] = []
    last = None
    for number, unit in enumerate(line):
        for frag, text in _texts(unit, joint if number else None):
            if frag is last and not hasattr(frag, "cbDefn"):
                texts[-1].append(text)
                continue
            # With arguments, a clone loses its image.
            words.append(frag.clone())
            texts.append([text])
            last = frag
    for word, parts in zip(words, texts, strict=True):
        word.text = "".join(parts)
    return words if ends is None else [*words, ends.clone()]


def _texts(unit: Unit, joint: str | None) -> list[tuple[Any, str]]:
    """The pieces of the unit, behind what joins it to the one before, unless it is the line's first."""
    pieces = [(piece.frag, piece.text) for piece in unit.pieces]
    if joint is None:
        return pieces
    if unit.gap:
        return [(unit.gap.frag, unit.gap.text), *pieces]
    return [(pieces[0][0], joint), *pieces] if joint and pieces else pieces


def _min_width(paragraph: Paragraph) -> float:
    return max((unit.width for unit in units(paragraph.frags, float("inf"))), default=0)


def _frags_between(lines: ParaLines, start: int, stop: int) -> list[Any]:
    """(In the place of `reportlab_paragraph._split_blParaHard`.)"""
    return frags_of(lines.lines[start:stop])


def _frags_of_line(line: FragLine) -> list[Any]:
    if not line.frags:
        line.frags = _words(line.units, runs.BREAK, line.ends)
        texts = [frag for frag in line.frags if frag.text and not hasattr(frag, "cbDefn")]
        for last in texts[-1:]:
            last.text += line.joint
    frags: list[Any] = line.frags
    return frags
