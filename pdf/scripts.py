"""Which writing a document shows right, and the refusal of what it would not.

The renderer draws one glyph for each character. That does for alphabets without joins, for Chinese,
Japanese and Korean, and, as letters are joined beforehand, for Arabic. Scripts whose letters
change places or merge (Devanagari, Thai, ...) would come out wrong without a word, so they are
refused by name.
"""

import re
import unicodedata
from collections.abc import Iterable

from pdf.errors import UnsupportedText

# The first word of a letter's Unicode name is its script, or says that it is a sign of all scripts.
SCRIPTS = (
    "LATIN GREEK CYRILLIC ARMENIAN GEORGIAN HEBREW ARABIC CJK BOPOMOFO HIRAGANA KATAKANA HANGUL"
)
SIGNS = (
    "KATAKANA-HIRAGANA IDEOGRAPHIC HALFWIDTH FULLWIDTH KANGXI MASU VERTICAL COMBINING MODIFIER "
    "CARON FEMININE MASCULINE MICRO OHM KELVIN ANGSTROM EULER PLANCK INFORMATION ROMAN TURNED "
    "ALEF BET GIMEL DALET SCRIPT DOUBLE-STRUCK BLACK-LETTER MATHEMATICAL"
)
SUPPORTED = frozenset(f"{SCRIPTS} {SIGNS}".split())
# Arabic letters with joined forms of their own, which are those of Arabic, Persian and Urdu:
# Unicode says "<initial> 0628" of each form.
FORMS = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00))
JOINED = frozenset(
    chr(int(letter[1], 16))
    for form in FORMS
    if (letter := re.fullmatch(r"<\w+> (\w+)", unicodedata.decomposition(chr(form))))
)
# They turn around what stands beside them: a signer must see what is stored.
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
# Tell a phone which picture to draw; a document has one of each anyway.
PICTURE_SELECTORS = (
    "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])"
)
# Left out by everyday spelling too; the renderer could only put them beside their letters.
VOWEL_SIGNS = "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u06d6-\u06dc]"
INVISIBLE = re.compile(f"{PICTURE_SELECTORS}|{VOWEL_SIGNS}|[\u00ad\u200b\u2060\ufeff]")
QUOTED = 40


def printable(text: str) -> str:
    """The text as it is drawn: composed letters, one kind of line end, no invisible signs."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return INVISIBLE.sub("", unicodedata.normalize("NFC", lines))


def refuse_unsupported(texts: Iterable[str]) -> None:
    """UnsupportedText for the first character that no document shows right.

    It knows scripts, not typefaces: a rare ideograph or symbol that no typeface has is found when
    the document is rendered.
    """
    for text in texts:
        for character in sorted(set(printable(text))):
            if reason := _unsupported(character):
                raise UnsupportedText(f"{_quoted(text)} cannot be printed: {reason}.")


def described(character: str) -> str:
    """U+1F7E2 (LARGE GREEN CIRCLE), for messages."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def _unsupported(character: str) -> str | None:
    category = unicodedata.category(character)
    if category[0] in "LM":
        return _unsupported_script(character)
    if category in {"Cc", "Cn", "Co", "Cs"} and character != "\n":
        return f"{described(character)} is no character of any script"
    if character in OVERRIDES:
        return f"{described(character)} would turn around the text beside it"
    return None


def _unsupported_script(letter: str) -> str | None:
    script = unicodedata.name(letter, "UNKNOWN").split()[0]
    if script not in SUPPORTED:
        return f"documents do not support the script {script.title()} ({described(letter)})"
    if script == "ARABIC" and unicodedata.bidirectional(letter) == "AL" and letter not in JOINED:
        return f"documents cannot join the letter {described(letter)}"
    if "\u1100" <= letter <= "\u11ff":
        return f"documents cannot compose {described(letter)} with its neighbours"
    return None


def _quoted(text: str) -> str:
    """Its beginning, with what a terminal or a log could choke on written out."""
    start = text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"
    return "'" + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in start) + "'"
