"""Printable text: decided from the typefaces' characters, where a text is typed and where it is printed.

The renderer never refuses a text in which `unsupported` finds nothing.
"""

import re
import unicodedata
from collections.abc import Iterator

from models.rules.text.coverage import faces_of
from models.rules.text.invisible import without_hidden
from models.rules.text.scripts import JOINERS, RUN, SIGNS, VIRAMAS, by_script, without_selectors

MOST_SIGNS = 12
"""On one letter: more would run into the lines above and below. No language comes near it."""

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_NEVER = frozenset(("Cc", "Co", "Cs"))
"""Controls, private characters and halves of characters: what a face draws for them, nobody agreed on."""
# A sign, a joiner, or a letter that a virama takes in counts as one.
_OVERLOADED = re.compile(f"(?:[{VIRAMAS}][{JOINERS}]?\\w|[{SIGNS}{JOINERS}]){{{MOST_SIGNS + 1},}}")
_TURNED = "\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
"""Tell a line's order, and are never drawn."""


def drawn(text: str) -> str:
    """The text as it is drawn: composed letters, one kind of line end, nothing that shows nothing."""
    return unicodedata.normalize("NFC", tidy(text))


def tidy(text: str) -> str:
    """One kind of line end and nothing that shows nothing; of markup, too, whose letters stay apart from its tags."""
    return without_hidden(_LINE_ENDS.sub("\n", text).replace("\t", "    "))


def unsupported(text: str) -> str | None:
    """A sentence about the first character that no document can show, or None."""
    if text.isascii() and text.isprintable():
        return None
    text = drawn(text)
    return min(_problems(text), default=(0, None))[1]


def legible(text: str) -> str:
    """The text with □ and the code point in the place of each character that no document can show."""
    if text.isascii() and text.isprintable():
        return text
    text = drawn(text)
    # What stood apart may meet once a box or a joiner between is gone: hardly ever a second time.
    while any(_problems(text)):
        text = drawn(_with_boxes(text))
    return text


def described(character: str) -> str:
    """U+1F7E2 LARGE GREEN CIRCLE, for messages."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def _problems(text: str) -> Iterator[tuple[int, str]]:
    if strangers := set(filter(_has_no_face, set(text))):
        at = next(at for at, character in enumerate(text) if character in strangers)
        yield at, f"No document can show {described(text[at])}."
    if text.isascii():
        return
    for run in RUN.finditer(text):
        for place in _strangers(run):
            at = run.start() + place
            yield at, f"No document can show {described(text[at])} with the letters beside it."
    for letter in _OVERLOADED.finditer(text):
        at = letter.start() + MOST_SIGNS
        yield (
            at,
            f"No document can show {described(text[at])}: a letter has {MOST_SIGNS} signs at most.",
        )


def _has_no_face(character: str) -> bool:
    if character.isspace() or character in _TURNED:
        return False
    return not faces_of(character) or unicodedata.category(character) in _NEVER


def _strangers(run: re.Match[str]) -> Iterator[int]:
    """Places in a run whose character no typeface has together with what stands before it."""
    # A picture that no face has as a whole is drawn one by one.
    if run["picture"]:
        return
    for start, stop in by_script(run[0]):
        faces = -1
        for place in range(start, stop):
            character = run[0][place]
            # A sign whose letter no document can show has none either.
            if not faces and unicodedata.category(character)[0] == "M":
                yield place
            elif without_selectors(character):
                faces = (faces or -1) & faces_of(character)
                if not faces:
                    yield place


def _with_boxes(text: str) -> str:
    text = "".join(_boxed(each) if _has_no_face(each) else each for each in text)
    return _OVERLOADED.sub(_boxes_behind, RUN.sub(_boxes_within, text))


def _boxed(character: str) -> str:
    return f"□(U+{ord(character):04X})"


def _boxes_within(run: re.Match[str]) -> str:
    strange = set(_strangers(run))
    return "".join(_boxed(each) if at in strange else each for at, each in enumerate(run[0]))


def _boxes_behind(signs: re.Match[str]) -> str:
    most, more = signs[0][:MOST_SIGNS], signs[0][MOST_SIGNS:]
    return most + "".join(map(_boxed, more))
