"""Exports as somebody reads them: the link, the file, and the cells in it, by format."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import httpx

from tests.tenant import JSON, Actor

LINK = """query ($id: ID!, $kind: ExportKind!, $format: ExportFormat!, $from: Date, $to: Date) {
  node(id: $id) { ... on Company {
    export(kind: $kind, format: $format, from: $from, to: $to) { url filename expiresAt } } } }"""

Cells = list[list[Any]]


async def export_link(by: Actor, company: str, kind: str, format: str = "CSV", **days: str) -> JSON:
    """The link, as this person gets it."""
    data = await by.ask(LINK, id=company, kind=kind, format=format, **days)
    link: JSON = data["node"]["export"]
    return link


def where(by: Actor, url: str) -> str:
    """The address at which this test's server really listens."""
    return by.url.removesuffix("/graphql") + "/exports/" + url.split("/exports/", 1)[1]


async def download(by: Actor, url: str, **headers: str) -> httpx.Response:
    """A request without any token."""
    async with httpx.AsyncClient(timeout=60) as client:
        return await client.get(where(by, url), headers=headers)


async def exported(
    by: Actor, company: str, kind: str, format: str = "NDJSON", **days: str
) -> bytes:
    """The file."""
    link = await export_link(by, company, kind, format, **days)
    answer = await download(by, link["url"])
    assert answer.status_code == 200, answer.text
    return answer.content


def csv_cells(body: bytes) -> Cells:
    """All lines of a file of CSV, the head included."""
    assert body.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in body.replace(b"\r\n", b"") or b'"' in body
    return list(csv.reader(StringIO(body.decode("utf-8-sig"), newline=""), strict=True))


def json_cells(body: bytes) -> Cells:
    """The names, and the values of each line."""
    lines = [json.loads(line) for line in body.decode().splitlines()]
    return [list(lines[0]), *(list(line.values()) for line in lines)] if lines else []


@dataclass(frozen=True)
class Typed:
    """A cell of a sheet: its type there (empty for a number), what is shown of it, and what it says."""

    type: str
    shown_as: str
    text: str


_NAMES = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def sheets(body: bytes, *, formulas: bool = False) -> dict[str, list[dict[str, Typed]]]:
    """By its name the rows of each sheet, by the letters of their columns. A formula fails, unless it is asked for."""
    with ZipFile(BytesIO(body)) as package:
        assert package.testzip() is None
        names = [each.get("name", "") for each in _all(package.read("xl/workbook.xml"), "sheet")]
        shown = _formats(package.read("xl/styles.xml"))
        shared = [
            "".join(each.itertext()) for each in _all(package.read("xl/sharedStrings.xml"), "si")
        ]
        parts = [package.read(f"xl/worksheets/sheet{n}.xml") for n in range(1, len(names) + 1)]
    return {name: list(_rows(part, shown, shared)) for name, part in zip(names, parts, strict=True)}


def _rows(part: bytes, shown: list[str], shared: list[str]) -> Iterator[dict[str, Typed]]:
    for row in _all(part, "row"):
        cells = {}
        for cell in row:
            kind, text = cell.get("t", ""), "".join(cell.itertext())
            kind = kind if cell.find("s:f", _NAMES) is None else "formula"
            style = shown[int(cell.get("s", "0"))]
            said = _unescaped(shared[int(text)] if kind == "s" else text)
            cells[re.sub("[0-9]", "", cell.get("r", ""))] = Typed(kind, style, said)
        yield cells


def _formats(styles: bytes) -> list[str]:
    """How the cells of each style are shown."""
    codes = {
        each.get("numFmtId", ""): each.get("formatCode", "") for each in _all(styles, "numFmt")
    }
    (cells,) = _all(styles, "cellXfs")
    known = {"0": "General", "1": "0", "3": "#,##0", "4": "#,##0.00"}
    return [(known | codes).get(each.get("numFmtId", ""), "") for each in cells]


def _all(part: bytes, name: str) -> list[ET.Element]:
    return ET.fromstring(part).findall(f".//s:{name}", _NAMES)


def _unescaped(text: str) -> str:
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def moment_of(serial: str) -> datetime:
    """The moment that a cell of a sheet says, to the millisecond."""
    return datetime(1899, 12, 30, tzinfo=UTC) + timedelta(
        milliseconds=round(float(serial) * 86_400_000)
    )


def day_of(serial: str) -> date:
    """The day that a cell of a sheet says."""
    return date(1899, 12, 30) + timedelta(days=int(serial))


def letters(count: int) -> list[str]:
    """Of the first columns."""
    return [(chr(64 + n // 26) if n >= 26 else "") + chr(65 + n % 26) for n in range(count)]


Read = Callable[[Typed], Any]

KINDS: dict[str, Read] = {
    "TEXT": lambda cell: cell.text if cell.type == "inlineStr" else cell,
    "NUMBER": lambda cell: int(cell.text) if cell.type == "" else cell,
    "TRUTH": lambda cell: cell.text == "1" if cell.type == "b" else cell,
    "AMOUNT": lambda cell: Decimal(cell.text) if cell.type == "" else cell,
    "DATE": lambda cell: day_of(cell.text) if cell.shown_as == "yyyy-mm-dd" else cell,
    "INSTANT": lambda cell: (
        moment_of(cell.text) if cell.shown_as == "yyyy-mm-dd hh:mm:ss" else cell
    ),
}
