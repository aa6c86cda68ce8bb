"""XLSX, written while it is read: the package is XlsxWriter's, its rows are streamed into it.

By hand are the rows alone: XlsxWriter lets nothing go before it has the last one, keeps all of them on the disk, twice
and unpacked (gigabytes of a million), and meanwhile a proxy gives up.
"""

from collections.abc import Sequence
from io import RawIOBase
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from api.exports.formats.xlsx_cells import cell_writers, row_height
from models.rules.exports.columns import Cell, ExportColumn

ROWS_OF_A_SHEET = 1_000_000
BYTES_OF_A_SHEET = 2_000_000_000
"""Unpacked, its end not counted: beyond 2 GiB zipfile gives up a part whose size it was not told of before."""


class XlsxFile:
    """A workbook with a frozen head; another sheet begins where one is full."""

    def __init__(self, title: str, columns: Sequence[ExportColumn]) -> None:
        self._title, self._columns = title, columns
        self._out = _Outlet()
        self._zip = ZipFile(self._out, "w", ZIP_DEFLATED)
        self._sheet: IO[bytes] | None = None
        self._sheets = self._rows = self._bytes = 0

    def begin(self) -> bytes:
        """The begin of the package and of its first sheet."""
        # It takes memory and a fifth of a second, of those servers alone that are asked for one.
        from api.exports.formats.xlsx_package import Package  # noqa: PLC0415 (as is said above)

        self._package = Package(self._title, self._columns)
        writers = cell_writers(self._package.styles)
        self._cells = [
            (f'<c r="{letter}', writers[column.kind])
            for letter, column in zip(self._package.letters, self._columns, strict=True)
        ]
        self._open_sheet()
        return self._out.taken()

    def add(self, rows: Sequence[Sequence[Cell]]) -> bytes:
        """What is packed by now."""
        for row in rows:
            self._add(row)
        return self._out.taken()

    def end(self) -> bytes:
        """The end of the last sheet, and everything else that a package has."""
        self._close_sheet()
        for name, part in self._package.others(self._sheets):
            self._zip.writestr(name, part)
        self._zip.close()
        return self._out.taken()

    def close(self) -> None:
        """A package that was left half-way is closed, too."""
        if self._sheet:
            self._sheet.close()
        self._zip.close()

    def _add(self, row: Sequence[Cell]) -> None:
        said = self._said(row)
        if self._rows >= ROWS_OF_A_SHEET or self._bytes + len(said) > BYTES_OF_A_SHEET:
            self._close_sheet()
            self._open_sheet()
            # A row says its number, which is another one there.
            said = self._said(row)
        self._write(said)
        self._rows += 1

    def _said(self, row: Sequence[Cell]) -> bytes:
        # The first row is the head.
        number = self._rows + 2
        cells = [
            f'{begin}{number}"{write(cell)}'
            for (begin, write), cell in zip(self._cells, row, strict=True)
            if cell is not None
        ]
        return f'<row r="{number}"{row_height(row)}>{"".join(cells)}</row>'.encode()

    def _write(self, part: bytes) -> None:
        assert self._sheet
        self._bytes += self._sheet.write(part)

    def _open_sheet(self) -> None:
        self._sheets += 1
        self._rows = self._bytes = 0
        self._sheet = self._zip.open(f"xl/worksheets/sheet{self._sheets}.xml", "w")
        begin = self._package.first if self._sheets == 1 else self._package.later
        self._write(begin.encode())

    def _close_sheet(self) -> None:
        assert self._sheet
        self._write(self._package.end.encode())
        self._sheet.close()


class _Outlet(RawIOBase):
    """Where a package is written that nobody can go back in; what is there is taken away again and again."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | memoryview") -> int:  # type: ignore[override]  # ZipFile writes these alone
        self._parts.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        """What was written since the last time."""
        parts, self._parts = self._parts, []
        return b"".join(parts)
