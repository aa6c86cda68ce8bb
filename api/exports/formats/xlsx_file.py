"""XLSX, written while it is read: the package is XlsxWriter's, its rows are streamed into it.

By hand are the rows alone: XlsxWriter lets nothing go before it has the last one, keeps all of them on the disk, twice
and unpacked (gigabytes of a million), and meanwhile a proxy gives up.
"""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO, RawIOBase
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from api.exports.formats.xlsx_cells import NUMBER_FORMATS, cell_writers
from models.rules.exports.columns import Cell, CellKind, ExportColumn

ROWS_OF_A_SHEET = 1_000_000
_BYTES_OF_A_SHEET = 3 * 2**30
"""Unpacked: beyond 4 GB the package would be of another kind, which spreadsheets do not open."""
_WIDTHS = {CellKind.TEXT: 22, CellKind.INSTANT: 19, CellKind.AMOUNT: 16}
_WIDTH = 12


class XlsxFile:
    """A workbook with a frozen head; another sheet begins where one is full."""

    def __init__(self, title: str, columns: Sequence[ExportColumn]) -> None:
        self._title, self._columns = title, columns
        self._out = _Outlet()
        self._zip = ZipFile(self._out, "w", ZIP_DEFLATED)
        self._frames = _Frames(self._package(2))
        writers = cell_writers(dict(zip(NUMBER_FORMATS, self._frames.styles, strict=True)))
        writes = [writers[column.kind] for column in columns]
        letters = [xl_col_to_name(place) for place in range(len(columns))]
        self._cells = list(zip([f'<c r="{letter}' for letter in letters], writes, strict=True))
        self._sheet: IO[bytes] | None = None
        self._sheets = self._rows = self._bytes = 0

    def begin(self) -> bytes:
        """The begin of the package and of its first sheet."""
        self._open_sheet()
        return self._out.taken()

    def add(self, rows: Sequence[Sequence[Cell]]) -> bytes:
        """What is packed by now."""
        place = 0
        while place < len(rows):
            if self._rows >= ROWS_OF_A_SHEET or self._bytes >= _BYTES_OF_A_SHEET:
                self._close_sheet()
                self._open_sheet()
            fitting = rows[place : place + ROWS_OF_A_SHEET - self._rows]
            self._write("".join(self._said(fitting)))
            self._rows += len(fitting)
            place += len(fitting)
        return self._out.taken()

    def end(self) -> bytes:
        """The end of the last sheet, and everything else that a package has."""
        self._close_sheet()
        with ZipFile(BytesIO(self._package(self._sheets))) as package:
            for name in package.namelist():
                if not name.startswith("xl/worksheets/"):
                    self._zip.writestr(name, package.read(name))
        self._zip.close()
        return self._out.taken()

    def close(self) -> None:
        """A package that was left half-way is closed, too."""
        if self._sheet:
            self._sheet.close()
        self._zip.close()

    def _said(self, rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
        # The first row is the head.
        for number, row in enumerate(rows, self._rows + 2):
            cells = [
                f'{begin}{number}"{write(cell)}'
                for (begin, write), cell in zip(self._cells, row, strict=True)
                if cell is not None
            ]
            yield f'<row r="{number}">{"".join(cells)}</row>'

    def _write(self, text: str) -> None:
        assert self._sheet
        self._bytes += self._sheet.write(text.encode())

    def _open_sheet(self) -> None:
        self._sheets += 1
        self._rows = self._bytes = 0
        self._sheet = self._zip.open(f"xl/worksheets/sheet{self._sheets}.xml", "w")
        self._write(self._frames.first if self._sheets == 1 else self._frames.later)

    def _close_sheet(self) -> None:
        assert self._sheet
        self._write(self._frames.end)
        self._sheet.close()

    def _package(self, sheets: int) -> bytes:
        """A package of so many sheets with a head each, and below it an empty cell of each format."""
        out = BytesIO()
        with Workbook(out, {"in_memory": True}) as book:
            head = book.add_format({"bold": True, "bg_color": "#E7EAF0", "bottom": 1})
            formats = [book.add_format({"num_format": each}) for each in NUMBER_FORMATS.values()]
            for number in range(1, sheets + 1):
                sheet = book.add_worksheet(f"{self._title} {number}" if number > 1 else self._title)
                sheet.freeze_panes(1, 0)
                for place, column in enumerate(self._columns):
                    sheet.set_column(place, place, _WIDTHS.get(column.kind, _WIDTH))
                    sheet.write_string(0, place, column.name, head)
                for place, each in enumerate(formats):
                    sheet.write_blank(1, place, None, each)
        return out.getvalue()


class _Frames:
    """What stands around the rows of a sheet, and the numbers of the formats."""

    def __init__(self, package: bytes) -> None:
        with ZipFile(BytesIO(package)) as parts:
            first, later = (
                parts.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2)
            )
        self.first, samples, self.end = _cut(first)
        self.later = _cut(later)[0]
        self.styles = re.findall(r's="(\d+)"', samples)


def _cut(sheet: str) -> tuple[str, str, str]:
    """A sheet before its second row, that row, and behind it; without its extent, which is not known yet."""
    begin, end = sheet.index('<row r="2"'), sheet.rindex("</row>") + len("</row>")
    return re.sub("<dimension [^>]*/>", "", sheet[:begin]), sheet[begin:end], sheet[end:]


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
