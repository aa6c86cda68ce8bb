"""What stands in a workbook: typed cells, whatever the text, and sheets that end before they are too large."""

import re
import zipfile
from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest

from api.exports.formats import export_file, xlsx_file
from models.rules.exports.files import ExportFormat, ExportKind
from tests.api.exports.written import COLUMNS, file_of, row
from tests.behaviour.exports.files import Typed, letters, sheets


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
