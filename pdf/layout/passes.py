"""A document that says how many pages it has is laid out twice. The first time counts: no text is drawn."""

from collections.abc import Callable
from typing import Any

from xhtml2pdf.xhtml2pdf_reportlab import PmlPageCount, PmlParagraph

Draw = Callable[[Any], None]


def mend_passes() -> None:
    """For this whole process."""
    PmlParagraph.draw = _once_pages_are_counted(PmlParagraph.draw)


def _once_pages_are_counted(draw: Draw) -> Draw:
    def drawn(paragraph: PmlParagraph) -> None:
        # What is listed in a table of contents is told to it as it is drawn.
        if getattr(paragraph, "outline", False) or not _is_counting(paragraph.canv):
            draw(paragraph)

    return drawn


def _is_counting(canvas: Any) -> bool:
    """Whether another pass follows for certain."""
    document = getattr(canvas, "_doctemplate", None)
    indexes = getattr(document, "_indexingFlowables", ())
    return any(isinstance(each, PmlPageCount) and not each.second_round for each in indexes)
