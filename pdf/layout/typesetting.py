"""Typesetting that documents ask of reportlab beyond what it does by itself."""

import logging
from collections.abc import Callable

from reportlab import rl_config
from reportlab.platypus.doctemplate import BaseDocTemplate
from reportlab.platypus.flowables import KeepInFrame, KeepTogether
from reportlab.platypus.tables import Table

logger = logging.getLogger("xhtml2pdf")

# Smaller than this part of its own size, a cell's text is no longer meant to be read.
LEAST_SCALE = 0.8


def mend_typesetting() -> None:
    """For this whole process."""
    # The same page gives the same bytes: no clock and no chance in the file.
    rl_config.invariant = 1
    KeepInFrame.drawOn = _complain_when_shrunk(KeepInFrame.drawOn)
    Table._drawLines = _rule_of_the_head_last(Table._drawLines)  # noqa: SLF001 - no hook
    Table._splitRows = _never_one_row_alone(Table._splitRows)  # noqa: SLF001 - no hook
    BaseDocTemplate._initArgs["keepTogetherClass"] = _WithBeginning  # noqa: SLF001 - no setter


def _complain_when_shrunk(draw: Callable[..., None]) -> Callable[..., None]:
    """What does not fit its cell is drawn smaller, without a word."""

    def draw_on(cell: KeepInFrame, *place: object, **more: object) -> None:
        if 1 / getattr(cell, "_scale", 1.0) < LEAST_SCALE:
            logger.warning(
                "The contents of a table cell are too large for it: put them into paragraphs."
            )
        draw(cell, *place, **more)

    return draw_on


def _rule_of_the_head_last(draw: Callable[[Table], None]) -> Callable[[Table], None]:
    """On later pages the line between two rows lies on the rule below the repeated head."""

    def draw_lines(table: Table) -> None:
        table._linecmds.sort(key=lambda line: line[1][1] < table.repeatRows)  # noqa: SLF001 - no hook
        draw(table)

    return draw_lines


def _never_one_row_alone(split: Callable[..., list[Table]]) -> Callable[..., list[Table]]:
    """The total takes the last row along to the next page."""

    def split_rows(table: Table, height: float, doInRowSplit: int = 0) -> list[Table]:  # noqa: N803 - reportlab's
        parts = split(table, height, doInRowSplit)
        if len(parts) > 1 and 0 < table.repeatRows == parts[1]._nrows - 1:  # noqa: SLF001 - no getter
            earlier = sum(table._rowHeights[: parts[0]._nrows - 1])  # noqa: SLF001 - no getter
            return split(table, earlier, doInRowSplit) or parts
        return parts

    return split_rows


class _WithBeginning(KeepTogether):  # type: ignore[misc] # reportlab publishes no types
    """A heading stays above the beginning of its text; it need not wait for room for all of it."""

    ENOUGH = 140  # points: the heading, a table's head and a row of some lines

    def split(self, width: float, height: float) -> list[object]:
        if self._H > height >= self.ENOUGH:
            return list(self._content)
        return list(super().split(width, height))
