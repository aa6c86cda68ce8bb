"""A finished document's sheets, as PDFium sees them: labelled runs of text, and pictures in grey.

PDFium had no part in making the document, so it shows what a reader's own program will show.
"""

import ctypes
import math
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from typing import Any

import pypdfium2.raw as pdfium
from PIL import Image

from pdf.errors import RenderFailed
from pdf.proof.runs import Box, TextRun, address, label_of, lay_bare, read_run

# Pixels a point: 144 to the inch tell the strokes of letters of five points.
FINE = 2.0
# Pixels of one picture: those of A1. From farther away a covered digit would not be missed.
MOST_PIXELS = 16_100_000
WHITE, BLACK = 0xFFFFFFFF, 0xFF000000
_FAR = 1024  # points: floats of them come back exactly

Pixels = tuple[int, int, int, int]


@contextmanager
def opened(document: bytes) -> Iterator["Paper"]:
    """The document's sheets; RenderFailed where it is no document that only shows."""
    handle = pdfium.FPDF_LoadMemDocument64(document, len(document), None)
    if not handle:
        raise RenderFailed("The document cannot be read back.")
    try:
        with ExitStack() as pages:
            paper = Paper(handle, pages)
            paper.refuse_what_moves()
            yield paper
    finally:
        pdfium.FPDF_CloseDocument(handle)


class Paper:
    """All sheets of one document."""

    def __init__(self, handle: Any, pages: ExitStack) -> None:
        self._handle, self._pages = handle, pages

    def __len__(self) -> int:
        return int(pdfium.FPDF_GetPageCount(self._handle))

    def sheets(self) -> Iterator["Sheet"]:
        """The document's sheets, usable until it is closed."""
        for number in range(len(self)):
            page = pdfium.FPDF_LoadPage(self._handle, number)
            self._pages.callback(pdfium.FPDF_ClosePage, page)
            yield Sheet(page, number + 1)

    def refuse_what_moves(self) -> None:
        """A contract looks today as it will look to a judge."""
        if pdfium.FPDF_GetFormType(self._handle) != pdfium.FORMTYPE_NONE:
            raise RenderFailed("A contract has no fields to fill in: <input> and the like.")
        if pdfium.FPDFDoc_GetJavaScriptActionCount(self._handle):
            raise RenderFailed("A contract runs no scripts.")
        if pdfium.FPDFDoc_GetAttachmentCount(self._handle):
            raise RenderFailed("A contract has no files attached.")


class Sheet:
    """One sheet, with what is labelled on it."""

    def __init__(self, page: Any, number: int) -> None:
        self.number = number
        self._page = page
        self.box = left, bottom, right, top = self._visible()
        if right <= left or top <= bottom:
            raise RenderFailed("The page has no size.")
        self.scale = FINE
        if (right - left) * (top - bottom) * FINE**2 > MOST_PIXELS:
            raise RenderFailed("The page is larger than A1, too large for a contract.")
        self._objects = [
            pdfium.FPDFPage_GetObject(page, n) for n in range(pdfium.FPDFPage_CountObjects(page))
        ]
        self._refuse_what_covers()

    @cached_property
    def runs(self) -> list[TextRun]:
        """In the order in which they were drawn."""
        runs = self._read()
        silent = [number for number, run in enumerate(runs) if run.has_ink and not run.text]
        with _apart([runs[number].handle for number in silent]):
            again = self._read() if silent else []
        for number in silent:
            runs[number].text = again[number].text
        return runs

    def signs(self) -> Iterator[tuple[TextRun, Box]]:
        """Each sign of the labelled runs, with the box of its ink."""
        owners = {address(run.handle): run for run in self.runs}
        with self._text() as text:
            for n in range(pdfium.FPDFText_CountChars(text)):
                run = owners.get(address(pdfium.FPDFText_GetTextObject(text, n)))
                left, right, bottom, top = (ctypes.c_double() for _ in range(4))
                if run and pdfium.FPDFText_GetCharBox(text, n, left, right, bottom, top):
                    yield run, (left.value, bottom.value, right.value, top.value)

    def pixels(self, box: Box) -> Pixels:
        """Where a box of points is in the pictures: all pixels that it touches."""
        x, _, _, y = self.box
        left, bottom, right, top = box
        return (
            math.floor((left - x) * self.scale),
            math.floor((y - top) * self.scale),
            math.ceil((right - x) * self.scale),
            math.ceil((y - bottom) * self.scale),
        )

    def pictures(self) -> tuple[Image.Image, Image.Image, Image.Image]:
        """The sheet; the sheet without the labelled runs; these alone, in white on black.

        The runs stay as they are in the last one.
        """
        ours = [run.handle for run in self.runs]
        as_it_is = self._picture()
        self._show(ours, shown=False)
        without = self._picture()
        self._show(self._objects, shown=False)
        self._show(ours, shown=True)
        for each in ours:
            lay_bare(each)
        return as_it_is, without, self._picture(BLACK)

    @contextmanager
    def _text(self) -> Iterator[Any]:
        text = pdfium.FPDFText_LoadPage(self._page)
        try:
            yield text
        finally:
            pdfium.FPDFText_ClosePage(text)

    def _read(self) -> list[TextRun]:
        with self._text() as text:
            return [read_run(each, label, self.number, text) for each, label in self._labelled()]

    def _visible(self) -> Box:
        """The part of it that is left once it is shown and cut."""
        shown = self._bounds()
        trim = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPage_GetTrimBox(self._page, *trim):
            return shown
        left, bottom, right, top = (each.value for each in trim)
        return (
            max(shown[0], left),
            max(shown[1], bottom),
            min(shown[2], right),
            min(shown[3], top),
        )

    def _bounds(self) -> Box:
        bounds = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(self._page, bounds)
        return bounds.left, bounds.bottom, bounds.right, bounds.top

    def _refuse_what_covers(self) -> None:
        if pdfium.FPDFPage_GetAnnotCount(self._page):
            raise RenderFailed("A contract has nothing stuck on it, neither notes nor links.")

    def _labelled(self) -> Iterator[tuple[Any, str]]:
        for each in self._objects:
            is_text = pdfium.FPDFPageObj_GetType(each) == pdfium.FPDF_PAGEOBJ_TEXT
            if is_text and (label := label_of(each)):
                yield each, label

    def _show(self, objects: list[Any], *, shown: bool) -> None:
        for each in objects:
            pdfium.FPDFPageObj_SetIsActive(each, shown)

    def _picture(self, paper: int = WHITE) -> Image.Image:
        width, height = (max(round(each * self.scale), 1) for each in _size(self.box))
        pixels = bytearray(width * height)
        bitmap = pdfium.FPDFBitmap_CreateEx(
            width,
            height,
            pdfium.FPDFBitmap_Gray,
            (ctypes.c_char * len(pixels)).from_buffer(pixels),
            width,
        )
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, paper)
            self._draw(bitmap)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
        return Image.frombuffer("L", (width, height), pixels, "raw", "L", 0, 1)

    def _draw(self, bitmap: Any) -> None:
        """With links and notes, if it had any that are seen."""
        whole = self._bounds()
        x, y = (
            round((whole[0] - self.box[0]) * self.scale),
            round((self.box[3] - whole[3]) * self.scale),
        )
        size = [round(each * self.scale) for each in _size(whole)]
        pdfium.FPDF_RenderPageBitmap(bitmap, self._page, x, y, *size, 0, pdfium.FPDF_ANNOT)


@contextmanager
def _apart(handles: list[Any]) -> Iterator[None]:
    """Far from each other: PDFium leaves out a line that says what the one above it says, as printed twice."""
    _move(handles, _FAR)
    try:
        yield
    finally:
        _move(handles, -_FAR)


def _move(handles: list[Any], by: int) -> None:
    for number, each in enumerate(handles, 1):
        pdfium.FPDFPageObj_Transform(each, 1, 0, 0, 1, 0, number * by)


def _size(box: Box) -> tuple[float, float]:
    left, bottom, right, top = box
    return right - left, top - bottom
