"""How the world's scripts are written: letters that join, merge or change places, their signs, and pictures.

Everything here is about the characters that documents have a typeface for.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from models.rules.text.coverage import covered, family

# The first word of a letter's Unicode name is its script, or the kind of sign that it is. Letters
# of these stand side by side, one glyph each; all others are shaped.
_UNJOINED = (
    "LATIN GREEK CYRILLIC ARMENIAN GEORGIAN CJK BOPOMOFO HIRAGANA KATAKANA HANGUL IDEOGRAPHIC "
    "KATAKANA-HIRAGANA HALFWIDTH FULLWIDTH KANGXI MODIFIER MATHEMATICAL"
)
# They choose between the forms of a letter by an invisible joiner or non-joiner.
_JOINED = (
    "ARABIC SYRIAC NKO MONGOLIAN HANIFI ADLAM DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL "
    "TELUGU KANNADA MALAYALAM SINHALA MYANMAR KHMER BALINESE JAVANESE CHAKMA SYLOTI MEETEI CHAM "
    "TIFINAGH VEDIC"
)
_SIDE_BY_SIDE, _JOINING = frozenset(_UNJOINED.split()), frozenset(_JOINED.split())
# No spaces between words: a line may end at a zero width space.
_WITHOUT_SPACES = frozenset(("THAI", "LAO", "KHMER", "MYANMAR"))
_VIRAMA = 9
"""The combining class of the signs that take the next letter below or into their own."""

JOINERS = "\u200c\u200d"
MONGOLIAN_SELECTORS = "\u180b-\u180f"
PICTURE_SELECTORS = "\ufe0e\ufe0f"
SKIN_TONES = "\U0001f3fb-\U0001f3ff"
TAGS = "\U000e0030-\U000e0039\U000e0061-\U000e007a\U000e007f"
_JAMO = "\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb"
_SELECTED = re.compile(f"[{JOINERS}{MONGOLIAN_SELECTORS}{PICTURE_SELECTORS}{TAGS}\u034f]")
_FIRST_SIGN = 0x0300
_LATE_SIGNS = 0x0590
"""Signs before it belong to letters that stand side by side."""
_SEAS = frozenset((*range(0x3400, 0xA000), *range(0xAC00, 0xD7A4)))
"""Ideographs and syllables, too many to look at one by one: none is shaped."""


@lru_cache(maxsize=4_096)
def script_of(character: str) -> str:
    """The first word of its Unicode name, as DEVANAGARI."""
    return unicodedata.name(character, "UNKNOWN").split()[0]


def ranges(codes: Iterable[int]) -> str:
    """The inside of a regular expression's class of characters."""
    spans: list[list[int]] = []
    for code in codes:
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in spans)


def _known() -> Iterator[tuple[int, str]]:
    """Characters that may be a letter to shape or a sign, each with its category."""
    for code in covered():
        if code >= _FIRST_SIGN and code not in _SEAS:
            yield code, unicodedata.category(chr(code))


_KNOWN = tuple(_known())
_SIGNS = [
    code for code, category in _KNOWN if category[0] == "M" and not _SELECTED.match(chr(code))
]
_LETTERS = [
    code
    for code, category in _KNOWN
    if category[0] == "L" and script_of(chr(code)) not in _SIDE_BY_SIDE
]
_SHAPED = sorted({*_LETTERS, *(code for code in _SIGNS if code >= _LATE_SIGNS)})

SIGNS = ranges(_SIGNS)
SHAPED = ranges(_SHAPED)
JOINING = ranges(code for code in _SHAPED if script_of(chr(code)) in _JOINING)
WITHOUT_SPACES = ranges(
    code
    for code, category in _KNOWN
    if category[0] in "LMN" and script_of(chr(code)) in _WITHOUT_SPACES
)
RIGHT_TO_LEFT = ranges(
    code
    for code, category in _KNOWN
    if category[0] == "L" and unicodedata.bidirectional(chr(code)) in {"R", "AL"}
)
VIRAMAS = ranges(code for code in _SIGNS if unicodedata.combining(chr(code)) == _VIRAMA)
EMOJI_FACE = family("Noto Emoji")
_NO_EMOJI = re.compile(f"[\0-\xa8{SKIN_TONES}{TAGS}{JOINERS}{PICTURE_SELECTORS}\u20e3]")
EMOJI = ranges(code for code in covered(EMOJI_FACE) if not _NO_EMOJI.match(chr(code)))

_PICTURE = f"[{EMOJI}]\ufe0f?[{SKIN_TONES}]?"
# England, Scotland and Wales: the flags that are written in tags and that the typeface has.
FLAGS = "|".join(
    "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in region) + "\U000e007f"
    for region in ("gbeng", "gbsct", "gbwls")
)
PICTURES = (
    f"{FLAGS}|[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3"
    f"|[{EMOJI}](?:\ufe0f?[{SKIN_TONES}]?(?:\u200d{_PICTURE})+|\ufe0f[{SKIN_TONES}]?|[{SKIN_TONES}])"
)
RUN = re.compile(
    f"(?P<picture>{PICTURES})"
    f"|[{SHAPED}{_JAMO}][{SHAPED}{SIGNS}{JOINERS}{MONGOLIAN_SELECTORS}{_JAMO}]*"
    f"|\\w[{SIGNS}]+"
)
"""A cluster that is set as a whole: letters that touch each other, a letter with its signs, one picture."""


def by_script(run: str) -> Iterator[tuple[int, int]]:
    """Where each script's part of a run begins and ends; a sign belongs to the letter before it."""
    start, script = 0, None
    for index, character in enumerate(run):
        this = script_of(character) if unicodedata.category(character)[0] == "L" else None
        if this is None or this == "MODIFIER":
            continue
        if script is not None and this != script:
            yield start, index
            start = index
        script = this
    yield start, len(run)


def without_selectors(run: str) -> str:
    """The run without what only chooses between the forms of its letters."""
    return _SELECTED.sub("", run)
