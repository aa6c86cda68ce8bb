"""Says which ink of a finished document is what: the server's own labels on its own words.

In the server's HTML an element says `data-shown="KEY:1.total"`; all that is drawn of it lies in
the PDF between `/Shown <</Of (1.total)>> BDC` and `EMC`, whatever its typeface, colour or place.
The key is a secret of one document and put in after a company's template ran, so that no template
can make a label or move one; it does not come into the PDF.
"""

import re
import secrets
from collections.abc import Callable
from html import unescape
from typing import Any

from markupsafe import Markup
from xhtml2pdf import parser, xhtml2pdf_reportlab

ATTRIBUTE = "data-shown"
TAG = "Shown"
ELEMENT = re.compile(rf'<(\w+)[^>]* {ATTRIBUTE}="\w+:([\w.]+)"[^>]*>(.*?)</\1>', re.DOTALL)
MARKUP = re.compile(r"<[^>]*>")


def mend_labels() -> None:
    """For this whole process: xhtml2pdf carries labels from the HTML into the PDF."""
    parser.CSS2Frag = _labelling(parser.CSS2Frag)
    paragraph = xhtml2pdf_reportlab.PmlParagraph
    paragraph.draw = _within_its_label(paragraph.draw)


class Labels:
    """The labels of the document that is being made, one at a time in a process."""

    _key = secrets.token_hex(16)

    def __init__(self) -> None:
        Labels._key = secrets.token_hex(16)

    @classmethod
    def attribute(cls, copy: int, what: str, number: int = 0) -> Markup:
        """For an element that holds text and no other element of its own kind.

        `copy` tells apart what is shown twice, `number` is that of the milestone.
        """
        return Markup('{}="{}:{}.{}.{}"').format(ATTRIBUTE, cls._key, copy, what, number)

    @classmethod
    def genuine(cls, value: str) -> str | None:
        """The label in an attribute's value, if it bears the key."""
        key, _, label = value.partition(":")
        return label if key == cls._key else None


def labelled(html: str) -> dict[str, str]:
    """The text under each label of the server's own HTML."""
    return {label: unescape(MARKUP.sub("", inner)) for _, label, inner in ELEMENT.findall(html)}


def _labelling(to_fragment: Callable[..., None]) -> Callable[..., None]:
    def labelling(context: Any, *style: Any, **more: Any) -> None:
        to_fragment(context, *style, **more)
        if label := Labels.genuine(context.node.getAttribute(ATTRIBUTE)):
            context.frag.shown = label

    return labelling


def _within_its_label(draw: Callable[[Any], None]) -> Callable[[Any], None]:
    def drawn(paragraph: Any) -> None:
        labels = [label for each in paragraph.frags if (label := getattr(each, "shown", None))]
        if not labels:
            draw(paragraph)
            return
        # Letters that stand on one another are ink, and yet cannot be read.
        paragraph.style.letterSpacing = paragraph.style.wordSpacing = "normal"
        code = paragraph.canv._code  # noqa: SLF001 - no method writes an operator
        code.append(f"/{TAG} <</Of ({labels[0]})>> BDC")
        draw(paragraph)
        code.append("EMC")

    return drawn
