"""A look at the start: that the libraries whose insides `pdf.layout` uses still do what they did.

A letter drawn wrong raises nothing. So one document with a name in each script is made and read
back, and the renderer does not start unless each word is found in its text.
"""

import io
from dataclasses import replace

from pypdf import PdfReader

from models.rules.text.printable import drawn
from models.rules.text.scripts import without_selectors
from pdf.layout.render import document_of
from pdf.names import NAMES
from pdf.sample import UNSIGNED_HOURLY


class Unreadable(Exception):
    """The renderer must not start."""


def require_names() -> None:
    """Check that the libraries still have each name that `pdf.layout` uses. Raises Unreadable."""
    names = "\n".join(NAMES.values())
    text = words(document_of(replace(UNSIGNED_HOURLY, description=names), None))
    # pypdf leaves right-to-left letters beyond the first plane in the order in which they are drawn.
    expected = map(without_selectors, drawn(names).split())
    lost = [word for word in expected if word not in text and word[::-1] not in text]
    if lost:
        raise Unreadable(f"These words are not in the document that prints them: {lost}")


def words(document: bytes) -> str:
    """All text of a document without white space and without what only chooses between forms of letters."""
    pages = PdfReader(io.BytesIO(document)).pages
    return without_selectors("".join("".join(page.extract_text() for page in pages).split()))
