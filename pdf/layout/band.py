"""The server's own line at the foot of every sheet of a company's layout.

It is drawn by the server alone, after the layout: the company's page is drawn a little smaller,
above it, and its style sheet never reaches it. So a template can neither remove, restyle nor
cover it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import datetime
from typing import Any, ClassVar

from reportlab.lib.colors import HexColor
from xhtml2pdf import xhtml2pdf_reportlab
from xhtml2pdf.builders.printmarks import MarkedCanvas

from pdf.errors import RenderFailed

SIDE, ABOVE, BELOW = 36, 4, 12  # points; printers leave the outermost ones white
RULE = HexColor("#9fb4bd")
# A sheet on which the line takes more than this part of the height is no sheet for a contract.
LARGEST_BAND = 0.2

Flowables = list[Any]


def mend_canvas() -> None:
    """For this whole process."""
    xhtml2pdf_reportlab.MarkedCanvas = BandedCanvas


@contextmanager
def on_every_sheet(line: Flowables, moment: datetime | None) -> Iterator[None]:
    """Documents that are made meanwhile bear the line, without flowables none, and are as old as the moment (UTC)."""
    BandedCanvas.own_line, BandedCanvas.moment = line, moment
    try:
        yield
    finally:
        BandedCanvas.own_line, BandedCanvas.moment = [], None


class BandedCanvas(MarkedCanvas):  # type: ignore[misc] # xhtml2pdf publishes no types
    """Draws the line, and what the template drew above it, which leads nowhere and is not filled in."""

    own_line: ClassVar[Flowables] = []
    moment: ClassVar[datetime | None] = None

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        if self.own_line:
            scale, left, height = self._place()
            self._code.insert(0, f"q {scale:.6f} 0 0 {scale:.6f} {left:.4f} {height:.4f} cm")
            self._code.append("Q")
            self._draw_line(height)
        super().showPage()

    def save(self) -> None:
        """Created and modified when its version was, not when it is printed."""
        if self.moment:
            self._doc._timeStamp.YMDhms = self.moment.timetuple()[:6]  # noqa: SLF001 - no setter
        super().save()

    def _leave_out(self, *_: Any, **__: Any) -> None:
        """Of a link the words are left: a file or a page elsewhere is no part of what was signed."""

    linkURL = linkRect = _addAnnotation = _leave_out  # noqa: N815 - reportlab's names

    def _place(self) -> tuple[float, float, float]:
        """Scale and corner of the template's page: as large as the line lets it be."""
        width, height = self._pagesize
        room = width - 2 * SIDE
        taken = ABOVE + BELOW + sum(each.wrapOn(self, room, height)[1] for each in self._copy())
        if taken > height * LARGEST_BAND:
            raise RenderFailed("The page is too small for a contract.")
        scale = 1 - taken / height
        return scale, width * (1 - scale) / 2, taken

    def _copy(self) -> Flowables:
        """They bear traces of the sheet that they were drawn on."""
        return deepcopy(self.own_line)

    def _draw_line(self, top: float) -> None:
        width, _ = self._pagesize
        self.saveState()
        self.setFillColor(HexColor("#ffffff"))
        self.rect(0, 0, width, top, stroke=0, fill=1)
        self.setStrokeColor(RULE)
        self.setLineWidth(0.4)
        self.line(SIDE, top - 1, width - SIDE, top - 1)
        top -= ABOVE
        for each in self._copy():
            top -= each.wrapOn(self, width - 2 * SIDE, top)[1]
            each.drawOn(self, SIDE, top)
        self.restoreState()
