"""Writes `models/rules/text/coverage.json`, which characters each typeface has: `python -m pdf.fonts.coverage`.

To be run again whenever `fonts.json` changes. The table is committed, as texts are judged where
they are typed, with no typeface at hand.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFace

from models.rules.text.coverage import TABLE
from pdf.fonts.install import HERE, Family, file_of

Table = dict[str, str]


def main() -> None:
    lines = json.dumps(character_table(), indent=0, ensure_ascii=True)
    TABLE.write_text(f"{lines}\n", encoding="ascii")


def character_table() -> Table:
    """Each family's characters, as "20-7E A0": those that all of its faces have, bold and slanted."""
    families = json.loads((HERE / "fonts.json").read_text(encoding="utf-8"))
    return {family["family"]: " ".join(_ranges(_characters(family))) for family in families}


def _characters(family: Family) -> set[int]:
    return set.intersection(*(_known_to(file_of(face)) for face in family["faces"]))


def _known_to(file: Path) -> set[int]:
    return set(TTFontFace(str(file)).charToGlyph)


def _ranges(codes: Iterable[int]) -> Iterator[str]:
    spans: list[list[int]] = []
    for code in sorted(codes):
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    for first, last in spans:
        yield f"{first:X}" if first == last else f"{first:X}-{last:X}"


if __name__ == "__main__":
    main()
