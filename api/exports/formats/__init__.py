"""The formats of exports. Each writes rows one batch after the other, and holds none of them."""

from collections.abc import Callable, Sequence
from typing import Protocol

from api.exports.formats.csv_file import CsvFile
from api.exports.formats.ndjson_file import NdjsonFile
from api.exports.formats.xlsx_file import XlsxFile
from models.rules.exports.columns import Cell, ExportColumn
from models.rules.exports.files import ExportFormat, ExportKind


class ExportFile(Protocol):
    """A file under way: what it answers is the next part of it, which may be empty."""

    def begin(self) -> bytes:
        """What comes before all rows."""

    def add(self, rows: Sequence[Sequence[Cell]]) -> bytes:
        """Some rows more."""

    def end(self) -> bytes:
        """What comes after all rows."""

    def close(self) -> None:
        """Nothing more is asked of it, be it finished or not."""


MEDIA_TYPES = {
    ExportFormat.CSV: "text/csv; charset=utf-8",
    ExportFormat.NDJSON: "application/x-ndjson",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

_FILES: dict[ExportFormat, Callable[[ExportKind, Sequence[ExportColumn]], ExportFile]] = {
    ExportFormat.CSV: lambda _, columns: CsvFile(columns),
    ExportFormat.NDJSON: lambda _, columns: NdjsonFile(columns),
    ExportFormat.XLSX: lambda kind, columns: XlsxFile(kind.capitalize().replace("_", " "), columns),
}


def export_file(
    format: ExportFormat, kind: ExportKind, columns: Sequence[ExportColumn]
) -> ExportFile:
    """A new file of this format."""
    return _FILES[format](kind, columns)
