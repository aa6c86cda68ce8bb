"""What a package of XLSX has beside the rows of its sheets, by XlsxWriter: styles, heads, panes, relations."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import ZipFile

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from api.exports.formats.xlsx_cells import CELL_FORMATS
from models.rules.exports.columns import CellKind, ExportColumn

_WIDTHS = {CellKind.TEXT: 22, CellKind.INSTANT: 19, CellKind.AMOUNT: 16}
_WIDTH = 12
_AT_THE_TOP = {"valign": "top"}
_SHEET = "xl/worksheets/sheet{}.xml"


class Package:
    """The parts around the rows: `first` and `later` begin a sheet, its head included, and `end` ends it."""

    def __init__(self, title: str, columns: Sequence[ExportColumn]) -> None:
        self._title, self._columns = title, columns
        with ZipFile(self._made(2)) as made:
            first, later = (made.read(_SHEET.format(number)).decode() for number in (1, 2))
        self.first, formats, self.end = _cut(first)
        self.later, _, _ = _cut(later)
        self.styles = dict(zip(CELL_FORMATS, re.findall(r's="(\d+)"', formats), strict=True))
        self.letters = [xl_col_to_name(place) for place in range(len(columns))]

    def others(self, sheets: int) -> Iterator[tuple[str, bytes]]:
        """By name, every part but the sheets, for a package with so many of them."""
        with ZipFile(self._made(sheets)) as made:
            for name in made.namelist():
                if not name.startswith("xl/worksheets/"):
                    yield name, made.read(name)

    def _made(self, sheets: int) -> BytesIO:
        """A package of so many sheets, which have a head, and below it an empty cell of each format."""
        out = BytesIO()
        usual = {"in_memory": True, "default_format_properties": _AT_THE_TOP}
        with Workbook(out, usual) as book:
            head = book.add_format({"bold": True, "bg_color": "#E7EAF0", "bottom": 1})
            formats = [book.add_format({**each, **_AT_THE_TOP}) for each in CELL_FORMATS.values()]
            for number in range(1, sheets + 1):
                sheet = book.add_worksheet(f"{self._title} {number}" if number > 1 else self._title)
                sheet.freeze_panes(1, 0)
                for place, column in enumerate(self._columns):
                    sheet.set_column(place, place, _WIDTHS.get(column.kind, _WIDTH))
                    sheet.write_string(0, place, column.name, head)
                for place, each in enumerate(formats):
                    sheet.write_blank(1, place, None, each)
        return out


def _cut(sheet: str) -> tuple[str, str, str]:
    """A sheet before its second row, that row, and behind it; without its extent, which is not known yet."""
    begin, end = sheet.index('<row r="2"'), sheet.rindex("</row>") + len("</row>")
    return re.sub("<dimension [^>]*/>", "", sheet[:begin]), sheet[begin:end], sheet[end:]
