"""Reads a document back: its words, and where and how large each of them stands."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
SPACES = b" "


@dataclass(frozen=True)
class Ink:
    """One drawn string in points, origin at the lower left of its page."""

    page: int
    left: float
    right: float
    baseline: float
    size: float
    face: str


def pages(document: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(document)).pages]


def words(document: bytes) -> str:
    """All text without any white space: lines may break anywhere."""
    return squeezed("".join(pages(document)))


def read(document: bytes) -> str:
    """All text as PDFium, the reader inside of browsers, hands it out."""
    pages = pypdfium2.PdfDocument(document)
    return "".join(page.get_textpage().get_text_range() for page in pages)


def lines(document: bytes, text: str) -> list[str]:
    """The lines of a text without spaces that came out whole: its first line begins as the text does."""
    found = [squeezed(line) for page in pages(document) for line in page.splitlines()]
    whole = squeezed(text)
    start = next(number for number, line in enumerate(found) if line and whole.startswith(line))
    taken = []
    while whole and found[start] and whole.startswith(found[start]):
        whole = whole.removeprefix(found[start])
        taken.append(found[start])
        start += 1
    assert not whole
    return taken


def spaces_after(document: bytes, text: str) -> list[float]:
    """How wide the space is that follows the text, in points, wherever it does."""
    widths = []
    for page in pypdfium2.PdfDocument(document):
        shown = page.get_textpage()
        # PDFium counts in units of UTF-16.
        units, wanted = (each.encode("utf-16-le") for each in (shown.get_text_range(), text + " "))
        place = units.find(wanted)
        if place >= 0:
            left, _, right, _ = shown.get_charbox((place + len(wanted)) // 2 - 1, loose=True)
            widths.append(right - left)
    return widths


def left_of(document: bytes, text: str) -> float:
    """Where the ink of the text's first letter begins, in points from the left edge of its page."""
    for page in pypdfium2.PdfDocument(document):
        shown = page.get_textpage()
        place = shown.get_text_range().find(text)
        if place >= 0:
            return float(shown.get_charbox(place, loose=True)[0])
    raise AssertionError(f"{text!r} is nowhere")


def squeezed(text: str) -> str:
    return "".join(text.split())


def ink(document: bytes) -> Iterator[Ink]:
    for number, page in enumerate(PdfReader(io.BytesIO(document)).pages, 1):
        yield from _Walk(number, page).inks()


class _Walk:
    """Follows a page's drawing instructions, as far as text needs it."""

    def __init__(self, number: int, page: PageObject) -> None:
        self.number = number
        self.stream = ContentStream(page.get_contents(), page.pdf)
        self.fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index] # a PDF dictionary
        self.matrix, self.text, self.saved = IDENTITY, IDENTITY, list[Matrix]()
        self.font, self.size = "", 0.0

    def inks(self) -> Iterator[Ink]:
        for operands, operator in self.stream.operations:
            if operator == b"Tj":
                yield from self._shown(operands[0])
            else:
                self._follow(operator, operands)

    def _follow(self, operator: bytes, operands: list[Any]) -> None:
        match operator:
            case b"q":
                self.saved.append(self.matrix)
            case b"Q":
                self.matrix = self.saved.pop()
            case b"cm":
                self.matrix = _product(_matrix(operands), self.matrix)
            case b"Tm":
                self.text = _matrix(operands)
            case b"Tf":
                self.font, self.size = operands[0], float(operands[1])

    def _shown(self, string: Any) -> Iterator[Ink]:
        codes = string.original_bytes
        if not codes.strip(SPACES):
            return
        scale, _, _, _, x, y = _product(self.text, self.matrix)
        width = sum(self._width(code) for code in codes.rstrip(SPACES)) / 1000 * self.size
        face = str(self.fonts[self.font]["/BaseFont"])
        yield Ink(self.number, x, x + width * scale, y, self.size * scale, face)

    def _width(self, code: int) -> float:
        font = self.fonts[self.font]
        return float(font["/Widths"][code - font["/FirstChar"]])


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    k, l, m, n, o, p = then  # noqa: E741 - the letters of a matrix
    return (
        a * k + b * m,
        a * l + b * n,
        c * k + d * m,
        c * l + d * n,
        e * k + f * m + o,
        e * l + f * n + p,
    )
