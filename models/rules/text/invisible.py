"""Characters that nobody sees: where a script needs them, and where they change nothing in print."""

import re
from collections.abc import Iterator

from models.rules.text.scripts import (
    EMOJI,
    FLAGS,
    JOINING,
    MONGOLIAN_SELECTORS,
    PICTURE_SELECTORS,
    RIGHT_TO_LEFT,
    SKIN_TONES,
    WITHOUT_SPACES,
)

# Unicode's Default_Ignorable_Code_Point, without what turns text around (no text may hold that);
# the later controls, and the placeholder of an object that is not there.
IGNORABLE = (
    "\x80-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065"
    "\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\ufffc"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
BLANK_BRAILLE = "\u2800"
_DIRECTION_MARKS = "\u061c\u200e\u200f"
_NEEDED = "|".join(
    (
        f"(?<=[{JOINING}])\u200c(?=[{JOINING}])",
        f"(?<=[{JOINING}])\u200d",
        f"\u200d(?=[{JOINING}])",
        f"(?<=[{WITHOUT_SPACES}])\u200b(?=[{WITHOUT_SPACES}])",
        f"(?<=[\u1820-\u18aa])[{MONGOLIAN_SELECTORS}]",
        f"(?<=[{EMOJI}\ufe0f{SKIN_TONES}])\u200d(?=[{EMOJI}])",
        f"(?<=[{EMOJI}0-9#*])[{PICTURE_SELECTORS}]",
        FLAGS,
    )
)
_HIDDEN = re.compile(f"(?P<needed>{_NEEDED})|[{IGNORABLE}]")
_UNSEEN = re.compile(f"[{IGNORABLE}{BLANK_BRAILLE}\\s]+")
_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")


def is_blank(text: str) -> bool:
    """Whether nobody can see any of it."""
    return not _UNSEEN.sub("", text)


def hidden_characters(text: str) -> Iterator[tuple[int, str]]:
    """Place and character of what is invisible and changes nothing in print."""
    for found in _found(text):
        yield found.start(), found[0]


def without_hidden(text: str) -> str:
    """The text as it prints: without what changes nothing there."""
    places = [found.start() for found in _found(text)]
    parts = [text[a + 1 : b] for a, b in zip([-1, *places], [*places, len(text)], strict=True)]
    return "".join(parts) if places else text


def _found(text: str) -> Iterator[re.Match[str]]:
    if text.isascii():
        return
    turns = _RIGHT_TO_LEFT.search(text) is not None
    for found in _HIDDEN.finditer(text):
        if not found["needed"] and not (turns and found[0] in _DIRECTION_MARKS):
            yield found
