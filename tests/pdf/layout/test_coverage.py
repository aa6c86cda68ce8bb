"""The table by which texts are judged is that of the installed typefaces, and their glyphs have ink."""

import json

import uharfbuzz as hb

from models.rules.text import texts
from models.rules.text.coverage import TABLE, covered, faces_of
from models.rules.text.invisible import is_blank
from models.rules.text.texts import Refusals
from pdf.fonts import coverage, install
from pdf.fonts.install import file_of


def test_the_table_is_that_of_the_installed_typefaces() -> None:
    assert json.loads(TABLE.read_text(encoding="ascii")) == coverage.character_table()


def test_the_table_says_for_each_character_which_families_have_it() -> None:
    table = json.loads(TABLE.read_text(encoding="ascii"))
    found = dict.fromkeys(covered(), 0)
    for bit, ranges in enumerate(table.values()):
        for each in ranges.split():
            first, _, last = each.partition("-")
            for code in range(int(first, 16), int(last or first, 16) + 1):
                found[code] |= 1 << bit
    assert all(faces_of(chr(code)) == faces for code, faces in found.items())
    assert not faces_of("\ue000")


def test_what_a_typeface_draws_is_seen_unless_it_counts_as_blank() -> None:
    """Otherwise somebody could sign by a name of characters that leave the paper white."""
    inked: set[int] = set()
    for family in json.loads((install.HERE / "fonts.json").read_text(encoding="utf-8")):
        for face in family["faces"]:
            font = hb.Font(hb.Face(hb.Blob.from_file_path(str(file_of(face)))))
            inked |= {code for code in font.face.unicodes if _has_ink(font, code)}
    blank = [code for code in covered() if code not in inked and not is_blank(chr(code))]
    assert [hex(code) for code in blank if _may_be_typed(chr(code))] == []


def _may_be_typed(character: str) -> bool:
    found: Refusals = []
    texts.printed_text(f"a{character}a", (), found, 10)
    return not found


def _has_ink(font: hb.Font, code: int) -> bool:
    box = font.get_glyph_extents(font.get_nominal_glyph(code))
    return bool(box and box.width and box.height)
