"""CSV as spreadsheets read it: RFC 4180, UTF-8 with a byte order mark, and no cell that is taken for a formula."""

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from io import StringIO

from models.rules.exports.columns import Cell, CellKind, ExportColumn

_BYTE_ORDER_MARK = "\ufeff"
_BEGINS_A_FORMULA = re.compile(
    '(^|[;\t\r\n])(?=(?:[^\\S\t\r\n]|")*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20])'
)
"""Wherever a cell could begin: a spreadsheet that takes another separator than ours cuts texts as well."""


class CsvFile:
    """A head of names, then rows. What is null is empty; moments are to the second, as "2026-11-23 09:30:00" (UTC)."""

    def __init__(self, columns: Sequence[ExportColumn]) -> None:
        self._names = [column.name for column in columns]
        self._said = [_SAID[column.kind] for column in columns]

    def begin(self) -> bytes:
        """The byte order mark and the head."""
        return (_BYTE_ORDER_MARK + _lines([self._names])).encode()

    def add(self, rows: Sequence[Sequence[Cell]]) -> bytes:
        """Lines."""
        said = self._said
        return _lines(
            ["" if cell is None else say(cell) for say, cell in zip(said, row, strict=True)]
            for row in rows
        ).encode()

    def end(self) -> bytes:
        """Nothing."""
        return b""

    def close(self) -> None:
        """Nothing is open."""


def harmless(text: str) -> str:
    """The text with an apostrophe wherever a formula would begin, be it behind a semicolon, a tab or a line's end."""
    # Most need no closer look, which would take three times as long.
    if text[:1].isalnum() and ";" not in text and text.isprintable():
        return text
    return _BEGINS_A_FORMULA.sub(r"\1'", text)


def _lines(rows: Iterable[Sequence[str]]) -> str:
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _moment(cell: Cell) -> str:
    # Neither Excel nor LibreOffice takes the T and the Z for a moment, and Excel shows no hours beside milliseconds.
    return str(cell)[:19].replace("T", " ")


def _truth(cell: Cell) -> str:
    return "true" if cell else "false"


_SAID: dict[CellKind, Callable[[Cell], str]] = {
    CellKind.TEXT: lambda cell: harmless(str(cell)),
    CellKind.NUMBER: str,
    CellKind.TRUTH: _truth,
    CellKind.AMOUNT: str,
    CellKind.DATE: str,
    CellKind.INSTANT: _moment,
}
