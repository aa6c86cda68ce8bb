"""Flowables that go on on the next page: a paragraph's other lines, and a box around paragraphs.

xhtml2pdf gives all that is left of a paragraph to the next page, which measures each line of it
several times before it takes some fifty of them: the work would grow with the square of the text.
So what is left goes on in parts, which stand below each other as one paragraph does.
"""

import copy
from collections.abc import Callable, Iterator
from typing import Any

from xhtml2pdf.builders.block import BlockBox
from xhtml2pdf.reportlab_paragraph import FragLine, Paragraph, ParaLines
from xhtml2pdf.xhtml2pdf_reportlab import PmlKeepInFrame, PmlParagraph

from pdf.layout.lines import frags_of

LINES = 100
"""Of a part: few sheets hold more."""
_FUZZ = 1e-6
Split = Callable[[Any, float, float], list[Any]]
Wrap = Callable[[Any, float, float], tuple[float, float]]


def mend_parts() -> None:
    """For this whole process."""
    PmlParagraph.wrap = _measured_once(PmlParagraph.wrap)
    Paragraph.split = _in_parts(Paragraph.split)
    BlockBox.split = _on_a_page_of_its_own(BlockBox.split)


def _measured_once(wrap: Wrap) -> Wrap:
    """Text alone is as high as it was at the same width, on whichever page it is asked again.

    A table asks for its cells' once as it places and once as it draws them, the width a hair apart.
    """

    def wrap_once(paragraph: PmlParagraph, width: float, height: float) -> tuple[float, float]:
        known = getattr(paragraph, "measured", None)
        if known and abs(known[0] - width) < _FUZZ and hasattr(paragraph, "blPara"):
            paragraph.setMaxHeight(height)
            _, paragraph.width, paragraph.height = known
            return paragraph.width, paragraph.height
        size = wrap(paragraph, width, height)
        if all(map(_is_text, paragraph.frags)):
            paragraph.measured = (width, *size)
        return size

    return wrap_once


def _is_text(frag: Any) -> bool:
    """Neither an image or a marker nor a page's number, which is an object."""
    return not hasattr(frag, "cbDefn") and isinstance(getattr(frag, "text", ""), str)


def _in_parts(split: Split) -> Split:
    def split_once(paragraph: Paragraph, width: float, height: float) -> list[Any]:
        parts = split(paragraph, width, height)
        first, *others = parts or [None]
        if not others or any(hasattr(frag, "cbDefn") for frag in others[0].frags):
            return parts
        (rest,) = others
        lines = paragraph.blPara.lines[len(first.blPara.lines) :]
        size = len(lines) if _is_painted(paragraph) else LINES
        rest._JustifyLast = getattr(paragraph, "_JustifyLast", 0)  # noqa: SLF001 - xhtml2pdf's
        return [first, *_parts(rest, lines, size, paragraph.blPara.limit)]

    return split_once


def _is_painted(paragraph: Paragraph) -> bool:
    """Whether something is drawn around it, which must not show where its parts meet."""
    style = paragraph.style
    painted = (style.backColor, getattr(style, "backgroundImage", None))
    return any(painted) or any((paragraph.deltaWidth, paragraph.deltaHeight))


def _parts(rest: Paragraph, lines: list[FragLine], size: int, limit: float) -> Iterator[Paragraph]:
    """`lines` of width `limit`, broken once, are those of `rest`; the last part is followed by what follows it."""
    for start in range(0, len(lines), size):
        of_part = lines[start : start + size]
        part = copy.copy(rest)
        part.frags = frags_of(of_part)
        part.rest = ParaLines(kind=1, lines=of_part, limit=limit)
        part.style = copy.copy(rest.style)
        part.style.spaceBefore = 0
        if start + size < len(lines):
            part.style.spaceAfter = part.style.keepWithNext = 0
            part._JustifyLast = 1  # noqa: SLF001 - xhtml2pdf's
        yield part


def _on_a_page_of_its_own(split: Split) -> Split:
    """A row that a whole page could hold is not shrunk into what is left of one."""

    def split_once(box: BlockBox, width: float, height: float) -> list[Any]:
        parts = split(box, width, height)
        is_shrunk = len(parts) == 1 and isinstance(parts[0], PmlKeepInFrame)
        whole = box.getMaxHeight() or height
        return [] if is_shrunk and height < whole - _FUZZ else parts

    return split_once
