"""Runs of text on a sheet, as PDFium reads them, under the labels of `pdf.proof.marks`."""

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from pdf.proof.marks import TAG

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class TextRun:
    """Text drawn at one go, in points from the lower left: its ink's box, its baseline and size."""

    label: str
    sheet: int
    text: str
    box: Box
    baseline: float
    size: float
    upright: bool
    grey: float
    alpha: float
    handle: Any

    @property
    def what(self) -> str:
        return self.label.split(".")[1]

    @property
    def has_ink(self) -> bool:
        left, bottom, right, top = self.box
        return right > left and top > bottom

    def band(self, low: float, high: float) -> Box:
        """From so many of its sizes above the baseline up to so many."""
        left, _, right, _ = self.box
        return left, self.baseline + low * self.size, right, self.baseline + high * self.size


def read_run(handle: Any, label: str, sheet: int, text: Any) -> TextRun:
    """A text object under a label; `text` is PDFium's reading of its page."""
    matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(handle, matrix)
    pdfium.FPDFTextObj_GetFontSize(handle, size)
    across, up, turned = matrix.a, matrix.d, abs(matrix.b) + abs(matrix.c)
    grey, alpha = _fill(handle)
    return TextRun(
        label=label,
        sheet=sheet,
        text=_text(handle, text),
        box=_bounds(handle),
        baseline=matrix.f,
        size=size.value * min(abs(across), abs(up)),
        upright=across > 0 and up > 0 and turned < 0.01 * up,
        grey=grey,
        alpha=alpha,
        handle=handle,
    )


def address(handle: Any) -> int:
    """Handles of one thing are not equal, what they point at is."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def label_of(handle: Any) -> str:
    for n in range(pdfium.FPDFPageObj_CountMarks(handle)):
        mark = pdfium.FPDFPageObj_GetMark(handle, n)
        if _wide(pdfium.FPDFPageObjMark_GetName, mark) == TAG:
            return _wide(pdfium.FPDFPageObjMark_GetParamStringValue, mark, b"Of")
    return ""


def lay_bare(handle: Any) -> None:
    """White, filled, and without the windows that it is seen through: they grow beyond the sheet."""
    pdfium.FPDFTextObj_SetTextRenderMode(handle, pdfium.FPDF_TEXTRENDERMODE_FILL)
    pdfium.FPDFPageObj_SetFillColor(handle, 255, 255, 255, 255)
    path = pdfium.FPDFPageObj_GetClipPath(handle)
    if pdfium.FPDFClipPath_CountPaths(path) > 0:
        left, bottom, right, top = _bounds(handle)
        x, y, many = (left + right) / 2, (bottom + top) / 2, 10_000
        pdfium.FPDFPageObj_TransformClipPath(
            handle, many, 0, 0, many, x * (1 - many), y * (1 - many)
        )


def _wide(ask: Any, *about: Any) -> str:
    """A text that PDFium writes as UTF-16 into a buffer, its length in bytes beside it."""
    length = ctypes.c_ulong()
    buffer = ctypes.create_string_buffer(128)
    words = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    ask(*about, words, len(buffer), length)
    return buffer.raw[: max(length.value - 2, 0)].decode("utf-16-le")


def _text(handle: Any, page: Any) -> str:
    length = pdfium.FPDFTextObj_GetText(handle, page, None, 0)
    buffer = ctypes.create_string_buffer(length)
    words = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    pdfium.FPDFTextObj_GetText(handle, page, words, length)
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")


def _bounds(handle: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _fill(handle: Any) -> tuple[float, float]:
    """How bright it is meant to be, and how opaque, from 0 to 255."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
    return 0.3 * red.value + 0.59 * green.value + 0.11 * blue.value, alpha.value
