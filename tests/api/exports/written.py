"""Whole files of a few rows, with a column of each kind."""

from collections.abc import Sequence

from api.exports.formats import export_file
from models.rules.exports.columns import Cell, CellKind, ExportColumn
from models.rules.exports.files import ExportFormat, ExportKind

COLUMNS = [ExportColumn(kind.lower(), kind) for kind in CellKind]


def row(text: str, amount: str = "1250.00", **others: Cell) -> list[Cell]:
    """A row with a value of each kind."""
    usual: dict[str, Cell] = {
        "TEXT": text,
        "NUMBER": 7,
        "TRUTH": True,
        "AMOUNT": amount,
        "DATE": "2026-11-23",
        "INSTANT": "2026-11-23T09:30:05.250Z",
    }
    return [(usual | others)[kind] for kind in CellKind]


def file_of(format: ExportFormat, rows: Sequence[Sequence[Cell]]) -> bytes:
    """A whole file."""
    file = export_file(format, ExportKind.MILESTONES, COLUMNS)
    parts = [file.begin(), *(file.add([each]) for each in rows), file.end()]
    file.close()
    return b"".join(parts)
