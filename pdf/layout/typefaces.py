"""Puts every typeface of `fonts/fonts.json` into reportlab's memory."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import ttfonts
from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus.tables import CellStyle

from pdf.layout import shaping

FONTS = Path(__file__).parents[1] / "fonts"
BASE = "NotoSans"


MakeMap = Callable[[str, list[int]], str]


def load() -> dict[str, str]:
    """The families' names, in the order in which they are asked for a character.

    Keys are CSS names in lower case ("noto sans"), values reportlab's ("NotoSans").
    """
    families = json.loads((FONTS / "fonts.json").read_text(encoding="utf-8"))
    for family in families:
        paths = {face["style"]: face["path"] for face in family["faces"]}
        _load_family(_key(family["family"]), paths)
    # Helvetica, which is never embedded, is everywhere's default.
    rl_config.canvas_basefontname = CellStyle.fontname = BASE
    ttfonts.makeToUnicodeCMap = _readable(ttfonts.makeToUnicodeCMap)
    return {family["family"].lower(): _key(family["family"]) for family in families}


def _key(name: str) -> str:
    return name.replace(" ", "")


def _load_family(family: str, paths: dict[str, str]) -> None:
    for style, path in paths.items():
        font = TTFont(_face(family, style), str(FONTS / "files" / Path(path).name))
        registerFont(font)
        _align(font)
    for bold in (0, 1):
        for italic in (0, 1):
            addMapping(family, bold, italic, _face(family, _nearest(bold, italic, paths)))


def _face(family: str, style: str) -> str:
    """The upright face has its family's own name: some flowables ask for no other."""
    return family if style == "regular" else f"{family}-{style}"


def _align(font: TTFont) -> None:
    """Lines hang from their ascent: one for all scripts puts a row's cells on one baseline."""
    base = getFont(BASE).face
    font.face.ascent, font.face.descent = base.ascent, base.descent


def _nearest(bold: int, italic: int, paths: dict[str, str]) -> str:
    upright = "bold" if bold else "regular"
    slanted = "bold_italic" if bold else "italic"
    wanted = slanted if italic else upright
    return next(style for style in (wanted, upright, "regular") if style in paths)


def _readable(make: MakeMap) -> MakeMap:
    """The table by which a reader copies and searches text, with the letters that were written.

    reportlab's own is broken beyond U+FFFF, and private characters stand for what was written.
    """

    def made(font_name: str, subset: list[int]) -> str:
        return re.sub(
            r"(?<= <)[0-9A-F]{4,6}(?=>$)", _written, make(font_name, subset), flags=re.MULTILINE
        )

    return made


def _written(code: re.Match[str]) -> str:
    return shaping.written(int(code[0], 16)).encode("utf-16-be").hex().upper()
