"""The cells of a sheet of XLSX: typed, and a text never a formula."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from models.rules.exports.columns import Cell, CellKind

_WRAPPED = "WRAPPED"
_NUMBER_FORMATS = {
    CellKind.DATE.value: "yyyy-mm-dd",
    CellKind.INSTANT.value: "yyyy-mm-dd hh:mm:ss",
    CellKind.NUMBER.value: "0",
    # Of a truth Excel says so by itself; LibreOffice would say 1.
    CellKind.TRUTH.value: '"TRUE";"TRUE";"FALSE"',
    **{f"{CellKind.AMOUNT}{n}": f"#,##0{'.' if n else ''}{'0' * n}" for n in range(5)},
}
CELL_FORMATS: Mapping[str, Mapping[str, str | bool]] = {
    **{name: {"num_format": each} for name, each in _NUMBER_FORMATS.items()},
    _WRAPPED: {"text_wrap": True},
}
"""How a cell is shown, by what is in it: an amount has the decimals of its currency, and a text of several lines is
wrapped; one of a single line is not, which would make its row as high as it is long."""

_DIGITS = 15
"""A spreadsheet keeps so many of a number; an amount with more of them is text, so that none is lost."""
_LONGEST = 32_767
"""UTF-16 units of a cell; a longer text is cut, and ends with an ellipsis."""
_MOST_LINES, _LINE_POINTS = 10, 15
"""Of a cell; what comes behind is hidden, until somebody opens the cell."""
_FIRST_DAY = date(1900, 3, 1)
"""Before it spreadsheets do not agree, and a day is text."""
_DAY_ZERO, _MOMENT_ZERO = date(1899, 12, 30), datetime(1899, 12, 30, tzinfo=UTC)

_MARKED = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

WriteCell = Callable[[Cell], str]
"""What a cell says behind its address; empty for nothing."""


def cell_writers(styles: Mapping[str, str]) -> dict[CellKind, WriteCell]:
    """By kind, what writes a cell; `styles` has the number of each of CELL_FORMATS."""
    lines = f' s="{styles[_WRAPPED]}"'

    def text(cell: Cell) -> str:
        said = text_cell(cell)
        return lines + said if "\n" in said else said

    def number(style: str, said: str) -> str:
        return f' s="{styles[style]}"><v>{said}</v></c>'

    def amount(cell: Cell) -> str:
        said = str(cell)
        whole, _, decimals = said.partition(".")
        if len(whole.lstrip("-")) + len(decimals) > _DIGITS:
            return text_cell(said)
        return number(f"{CellKind.AMOUNT}{len(decimals)}", said)

    def day(cell: Cell) -> str:
        on = date.fromisoformat(str(cell))
        if on < _FIRST_DAY:
            return text_cell(cell)
        return number(CellKind.DATE, str((on - _DAY_ZERO).days))

    def moment(cell: Cell) -> str:
        since = datetime.fromisoformat(str(cell)) - _MOMENT_ZERO
        return number(CellKind.INSTANT, repr(since / timedelta(days=1)))

    return {
        CellKind.TEXT: text,
        CellKind.NUMBER: lambda cell: number(CellKind.NUMBER, str(cell)),
        CellKind.TRUTH: lambda cell: f' t="b"{number(CellKind.TRUTH, str(int(bool(cell))))}',
        CellKind.AMOUNT: amount,
        CellKind.DATE: day,
        CellKind.INSTANT: moment,
    }


def text_cell(cell: Cell) -> str:
    """A text, which is never a formula."""
    text = _fitting(str(cell))
    if _MARKED.search(text):
        text = _MARKED.sub(_escaped, text)
    return f' t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def row_height(row: Sequence[Cell]) -> str:
    """What a row says of its height, for the cells with the most lines; empty for the usual one.

    Without it LibreOffice draws the lines over the rows above.
    """
    lines = 1 + max((cell.count("\n") for cell in row if isinstance(cell, str)), default=0)
    points = _LINE_POINTS * min(lines, _MOST_LINES)
    return f' ht="{points}" customHeight="1"' if lines > 1 else ""


def _fitting(text: str) -> str:
    if len(text) * 2 <= _LONGEST or len(text.encode("utf-16-le")) // 2 <= _LONGEST:
        return text
    units = text.encode("utf-16-le")[: (_LONGEST - 1) * 2]
    return units.decode("utf-16-le", "ignore") + "\u2026"


def _escaped(found: "re.Match[str]") -> str:
    character = found[0]
    return _ENTITIES.get(character) or f"_x{ord(character):04X}_"
