"""What documents can show: every code point is judged, and what is refused can still be made legible."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.text import invisible, texts
from models.rules.text.coverage import covered, faces_of
from models.rules.text.printable import MOST_SIGNS, drawn, legible, unsupported
from models.rules.text.scripts import SHAPED, SIGNS
from models.rules.text.texts import Refusals
from tests.rules.samples import told

PATH = ("somewhere",)
# The planes between hold nothing: one in a hundred stands for the rest.
NOTHING = range(0x40000, 0xE0000)
EVERY = [chr(code) for code in range(sys.maxunicode + 1) if code not in NOTHING or not code % 97]
COVERED = [chr(code) for code in covered()]
CATEGORIES = {character: unicodedata.category(character) for character in EVERY}
IGNORED = re.compile(f"[{invisible.IGNORABLE}]")
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

ODD = [
    chr(code) for code in covered() if CATEGORIES[chr(code)][0] == "M" or 0x1100 <= code < 0x1200
]

anything = st.text(st.sampled_from([*ODD, "\ufc00", "\u0a90", "a", "山"])) | st.text(
    st.sampled_from(COVERED)
    | st.characters()
    | st.sampled_from("\u0301\u094d\u200b\u200c\u200d\ufe0f")
)


def judged(text: str) -> list[tuple[str, tuple[str, ...]]]:
    found: Refusals = []
    texts.printed_text(text, PATH, found, 10_000)
    return told(found)


def test_every_character_is_shown_or_refused_by_its_code_point() -> None:
    """Between bars, each by itself; thousands at a time."""
    for start in range(0, len(EVERY), 4_096):
        batch = [each for each in EVERY[start : start + 4_096] if _is_written(each)]
        shown = legible(" ".join(f"|{each}|" for each in batch)).split()
        for character, printed in zip(batch, shown, strict=True):
            if _is_known(character):
                assert printed == f"|{unicodedata.normalize('NFC', character)}|"
            else:
                assert printed == f"|□(U+{ord(character):04X})|"


def _is_written(character: str) -> bool:
    """Neither white space nor what prints nothing anyway."""
    ignored = character.isspace() or IGNORED.match(character)
    # The canonical form of some has more characters or others, judged for themselves.
    return not ignored and unicodedata.is_normalized("NFC", character)


def _is_known(character: str) -> bool:
    known = faces_of(character) and CATEGORIES[character] not in {"Cc", "Co", "Cs"}
    return bool(known) or character in TURNING or character in "\u200e\u200f\u061c"


def test_no_assigned_letter_is_refused_that_a_typeface_has() -> None:
    letters = [each for each in COVERED if CATEGORIES[each][0] == "L"]
    assert len(letters) > 48_000
    assert unsupported(" ".join(letters)) is None


@given(anything)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_what_is_legible_can_be_printed(text: str) -> None:
    shown = legible(text)
    assert unsupported(shown) is None
    assert legible(shown) == shown
    if unsupported(text) is None:
        assert shown == drawn(text)


@given(anything)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_what_is_accepted_prints_every_character_that_was_typed(text: str) -> None:
    if not judged(text) and not invisible.is_blank(text):
        lines = text.strip().replace("\r\n", "\n").replace("\t", "    ")
        lines = lines.translate(dict.fromkeys(map(ord, "\r\x85\u2028\u2029"), "\n"))
        assert legible(text.strip()) == unicodedata.normalize("NFC", lines)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a \U0001d800 b \ue000", "U+1D800 SIGNWRITING HAND-FIST INDEX"),
        ("\ue000", "U+E000"),
        ("\U000f0000", "U+F0000"),
        ("\ufdd0", "U+FDD0"),
        ("\u0378", "U+0378"),
        ("ᮊᮥᮔᮒ", "U+1B8A SUNDANESE LETTER KA"),
        ("山\u0308", "U+0308 COMBINING DIAERESIS with the letters beside it"),
        ("ก\u0bcd", "U+0BCD TAMIL SIGN VIRAMA with the letters beside it"),
        ("e" + "\u0316" * (MOST_SIGNS + 1), "U+0316 COMBINING GRAVE ACCENT BELOW"),
        ("क" + "\u094dक" * (MOST_SIGNS + 1), "signs at most"),
    ],
)
def test_the_first_character_that_no_document_can_show_is_named(text: str, named: str) -> None:
    reason = unsupported(f"Maja {text}")
    assert reason
    assert named in reason
    assert judged(f"Maja {text}") == [("UNSUPPORTED_TEXT", PATH)]


@pytest.mark.parametrize(
    "text",
    [
        "लक्ष्मी र्त्स्न्यां",
        "བསྒྲུབས་པ",
        "בְּרֵאשִׁ֖ית",
        "مُحَمَّد",
        "e" + "\u0316" * MOST_SIGNS,
        "か゚",
        "\u1112\u119e",
        "👨🏻‍❤️‍👨🏿",
        "🫨",
        "𠮷野家",
        "x̂",
        "1⃣",
    ],
)
def test_letters_with_their_signs_are_shown(text: str) -> None:
    assert judged(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("1\u200b000", 2),
        ("x\u2060y", 2),
        ("soft\u00adhyphen", 5),
        ("\ufeffSite", 1),
        ("Auf\u200clage", 4),
        ("a\u200db", 2),
        ("ab\u200ec", 3),
        ("a\ufe0f", 2),
        ("葛\U000e0100", 2),
        ("a\ufffcb", 2),
        ("a\u3164b", 2),
        ("a\u034fb", 2),
        ("a\x80b", 2),
        ("\U0001f3f4\U000e0075\U000e0073\U000e0063\U000e0061\U000e007f", 2),
        ("خ\u200c خ", 2),
        ("ไทย\u200bABC", 4),
    ],
)
def test_what_changes_nothing_in_print_is_refused_with_its_place(text: str, place: int) -> None:
    found: Refusals = []
    texts.printed_line(text, PATH, found)
    assert told(found) == [("INVALID_TEXT", PATH)]
    assert f"U+{ord(text[place - 1]):04X}" in found[0].message
    assert f"(character {place})" in found[0].message


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "ه\u200d",
        "क्\u200dष क्\u200cष",
        "ශ්\u200dරී",
        "ᠮᠣᠩᠭᠣᠯ\u180b",
        "ภาษา\u200bไทย",
        "ພາສາ\u200bລາວ",
        "ភាសា\u200bខ្មែរ",
        "မြန်မာ\u200bစာ",
        "\u200fשלום (World)\u200e",
        "👩\u200d💻 ☎\ufe0e ❤\ufe0f ℹ\ufe0f 1\ufe0f\u20e3",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    ],
)
def test_joiners_and_marks_stay_where_their_scripts_need_them(text: str) -> None:
    assert judged(text) == []


@pytest.mark.parametrize(
    "blank",
    [
        "\u2800",
        "\ufffc",
        "\U000e0041\U000e007f",
        "\u3164",
        "\u115f\u1160",
        "\u200b \u2060\u00ad",
        "\ufe0f",
    ],
)
def test_what_nobody_can_see_counts_as_missing(blank: str) -> None:
    found: Refusals = []
    assert texts.printed_line(blank, PATH, found) == ""
    assert texts.text(blank, PATH, found, 200) == ""
    assert told(found) == [("REQUIRED", PATH)]


def test_more_than_2_000_lines_are_too_long_whatever_ends_them() -> None:
    for end in ("\n", "\r\n", "\r", "\u2028", "\x85"):
        assert texts_of(end.join(["a"] * 2_000)) == []
        assert texts_of(end.join(["a"] * 2_001)) == [("TOO_LONG", PATH)]


def texts_of(description: str) -> list[tuple[str, tuple[str, ...]]]:
    found: Refusals = []
    texts.description(description, PATH, found)
    return told(found)


def test_every_letter_that_is_shaped_has_a_typeface_for_it_alone() -> None:
    """Marks of all scripts are known as such: none is taken for a letter of its own."""
    for character in COVERED:
        if CATEGORIES[character] in {"Mn", "Mc", "Me"} and not invisible.is_blank(character):
            assert _in(SIGNS, character)
    assert _in(SHAPED, "क")
    assert not _in(SHAPED, "a")


def _in(ranges: str, character: str) -> bool:
    spans = ranges.replace("\\", "").split("-")
    first, last = [spans[0], *(each[1:] for each in spans[1:-1])], [each[0] for each in spans[1:]]
    return any(low <= character <= high for low, high in zip(first, last, strict=True))
