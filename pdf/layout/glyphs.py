"""Glyphs that typefaces get in memory: one for each cluster of shaped letters.

reportlab draws one glyph for each character, so a cluster becomes one private character, which its
typeface draws with one glyph: one that it has, or a composite of several. Measuring, breaking,
reordering and embedding then need nothing new.
"""

import struct
import unicodedata
from dataclasses import dataclass, field
from functools import cache

import uharfbuzz as hb
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfbase.ttfonts import TTFontFace

from pdf.errors import RenderFailed, UnprintableText

# Where private characters lie: in planes without any character of Unicode's own, which no typeface
# has and no text may hold. Left-to-right ones, Arabic ones and Hebrew ones, by their direction.
PRIVATE = {
    "L": range(0x40000, 0x90000),
    "AL": range(0x90000, 0xC0000),
    "R": range(0xC0000, 0xE0000),
}
FIRST_PRIVATE = PRIVATE["L"].start
TURNING = f"{chr(PRIVATE['AL'].start)}-{chr(PRIVATE['R'].stop - 1)}"
"""Those that make a line read from the right, as the inside of a regular expression's class."""

# The flags of a composite glyph: its parts are placed by words, by coordinates, and more follow.
_PLACED, _MORE = 0x0001 | 0x0002, 0x0020
_MOST_PARTS, _DEEPER = 255, 8
"""Into one composite go so many parts at most; a face's own limits grow by the factor."""
_FARTHEST = 16_000
"""From a composite's origin, in the typeface's units: a coordinate has 16 bits, its ink needs some."""

GlyphPart = tuple[int, int, int]
"""A glyph, and how far right and up it is moved."""


@dataclass
class Clusters:
    """The private characters of one document, and the glyphs that they stand for."""

    codes: dict[tuple[str, int, str, str], str] = field(default_factory=dict)
    written: dict[int, str] = field(default_factory=dict)
    composites: dict[tuple[str, tuple[GlyphPart, ...], int], int] = field(default_factory=dict)
    # They belong to the character before: no line begins with them.
    trailing: set[str] = field(default_factory=set)
    used: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PRIVATE, 0))
    grown: dict[str, "_Grown"] = field(default_factory=dict)

    def character(self, font: str, glyph: int, advance: int, text: str, bidi: str) -> str:
        """The character that this face draws with the glyph, and that a reader copies as the text."""
        key = (font, glyph, text, bidi)
        if key not in self.codes:
            code = self._free(bidi)
            face = getFont(font).face
            self.grown.setdefault(font, _Grown(face)).codes.append(code)
            face.charToGlyph[code], face.charWidths[code] = glyph, face._pdfScale(advance)  # noqa: SLF001 - reportlab's
            self.written[code] = text
            self.codes[key] = chr(code)
        return self.codes[key]

    def composite(self, font: str, parts: tuple[GlyphPart, ...], advance: int) -> int:
        """A glyph of the face that is drawn by others of its glyphs."""
        key = (font, parts, advance)
        if key not in self.composites:
            grown = self.grown.setdefault(font, _Grown(getFont(font).face))
            self.composites[key] = grown.add(*outline(font, parts), advance)
        return self.composites[key]

    def forget(self) -> None:
        """Give the typefaces back as they were."""
        for grown in self.grown.values():
            grown.shrink()

    def _free(self, bidi: str) -> int:
        if self.used[bidi] == len(PRIVATE[bidi]):
            raise RenderFailed("The document has more different letters than it may.")
        self.used[bidi] += 1
        return PRIVATE[bidi][self.used[bidi] - 1]


class _Grown:
    """A typeface with private characters, and what it was before."""

    def __init__(self, face: TTFontFace) -> None:
        self.face = face
        self.codes: list[int] = []
        self.data, self.glyf = face._ttf_data, face.table["glyf"]  # noqa: SLF001 - reportlab's
        self.glyphs = len(face.hmetrics)
        self.room: bytearray | None = None

    def add(self, data: bytes, left: int, advance: int) -> int:
        """A new glyph's number."""
        room = self.room if self.room is not None else self._make_room()
        room += data
        start, _ = self.face.get_table_pos("glyf")
        self.face.table["glyf"] = {**self.glyf, "length": len(room) - start}
        self.face.glyphPos.append(len(room) - start)
        self.face.hmetrics.append((advance, left & 0xFFFF))
        return len(self.face.hmetrics) - 1

    def shrink(self) -> None:
        face = self.face
        for code in self.codes:
            del face.charToGlyph[code], face.charWidths[code]
        face._ttf_data, face.table["glyf"] = self.data, self.glyf  # noqa: SLF001 - reportlab's
        del face.glyphPos[self.glyphs + 1 :], face.hmetrics[self.glyphs :]

    def _make_room(self) -> bytearray:
        """A copy of the file that new glyphs are written behind."""
        face = self.face
        self.room = room = bytearray(self.data)
        room += b"\0" * (-len(room) % 4)
        face._ttf_data = room  # noqa: SLF001 - reportlab's
        _raise_limits(room, face.get_table_pos("maxp")[0])
        # One glyph that nobody uses spans what lies between the old glyphs and the new ones.
        face.glyphPos.append(len(room) - face.get_table_pos("glyf")[0])
        face.hmetrics.append((0, 0))
        return room


def _raise_limits(data: bytearray, maxp: int) -> None:
    """Points, contours, parts and depth that readers make room for."""
    points, contours, many_points, many_contours = struct.unpack_from(">4H", data, maxp + 6)
    parts, depth = struct.unpack_from(">2H", data, maxp + 28)
    most = [
        min(0xFFFF, _DEEPER * max(pair))
        for pair in ((points, many_points), (contours, many_contours))
    ]
    struct.pack_into(">2H", data, maxp + 10, *most)
    struct.pack_into(">2H", data, maxp + 28, max(parts, _MOST_PARTS), depth + 1)


def outline(font: str, parts: tuple[GlyphPart, ...]) -> tuple[bytes, int]:
    """A composite glyph as it stands in a file, and where its ink begins."""
    if len(parts) > _MOST_PARTS or any(max(abs(x), abs(y)) > _FARTHEST for _, x, y in parts):
        raise UnprintableText("One letter carries more than can be printed.")
    boxes = [(part, box) for part in parts if (box := ink(font, part))]
    if not boxes:
        return b"", 0
    left, low = (min(box[side] for _, box in boxes) for side in (0, 1))
    right, top = (max(box[side] for _, box in boxes) for side in (2, 3))
    data = struct.pack(">hhhhh", -1, left, low, right, top)
    for number, ((glyph, x, y), _) in enumerate(boxes, 1):
        more = _MORE if number < len(boxes) else 0
        data += struct.pack(">HHhh", _PLACED | more, glyph, x, y)
    return data + b"\0" * (-len(data) % 4), left


def ink(font: str, part: GlyphPart) -> tuple[int, int, int, int] | None:
    """Left, lower, right and upper edge of its ink; None where it has none."""
    glyph, x, y = part
    box = shaper(font).get_glyph_extents(glyph)
    if not box or not box.width:
        return None
    left, top = x + box.x_bearing, y + box.y_bearing
    return left, top + box.height, left + box.width, top


@cache
def shaper(font: str) -> hb.Font:
    """HarfBuzz's view of a typeface, as it was installed."""
    return hb.Font(hb.Face(hb.Blob(bytes(getFont(font).face._ttf_data))))  # noqa: SLF001 - reportlab's


def direction_of(character: str) -> str:
    """`unicodedata.bidirectional`, which knows private characters too."""
    code = ord(character)
    if code < FIRST_PRIVATE:
        return unicodedata.bidirectional(character)
    return next((bidi for bidi, codes in PRIVATE.items() if code in codes), "L")
