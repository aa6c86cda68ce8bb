"""Whether what is on paper says what was agreed, where a reader looks for it."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from pdf.proof.runs import Box, TextRun

RIGHT_TO_LEFT_CLASSES = frozenset({"R", "AL", "AN"})
# A reader's program may take a hyphen at a line's end for a broken word.
HYPHENS = frozenset("-\u2010\u2011\ufffe\x02\u00ad")


@dataclass(slots=True)
class Piece:
    """All runs under one label, in the order in which they were drawn."""

    label: str
    expected: str
    runs: list[TextRun] = field(default_factory=list)

    @property
    def copy(self) -> str:
        return self.label.split(".")[0]

    @property
    def what(self) -> str:
        return self.label.split(".")[1]

    @property
    def number(self) -> int:
        return int(self.label.split(".")[2])

    @property
    def said(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def complete(self) -> bool:
        """Its whole text, and nothing else, as often as it is drawn."""
        return _same(self.said, self.expected)


def pieces(shown: Mapping[str, str], runs: Iterable[TextRun]) -> dict[str, Piece]:
    """The pieces that were to be shown, each with the runs that show it."""
    found = {label: Piece(label, text) for label, text in shown.items()}
    for run in runs:
        found[run.label].runs.append(run)
    return found


def torn(row: list[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Pieces of one milestone that do not stand beside each other."""
    for one, other in pairwise(row):
        if not any(_beside(a, b) for a in one.runs for b in other.runs):
            yield one, other


def _beside(one: TextRun, other: TextRun) -> bool:
    if one.sheet != other.sheet:
        return False
    first, second = one.band(0, 1), other.band(0, 1)
    return _overlap(first, second) > 0


def _overlap(one: Box, other: Box) -> float:
    return min(one[3], other[3]) - max(one[1], other[1])


def _same(said: str, expected: str) -> bool:
    if any(unicodedata.bidirectional(sign) in RIGHT_TO_LEFT_CLASSES for sign in expected):
        # Each line is read from its own end, and brackets turn around.
        return _as_often(_letters(said), _letters(expected))
    found, wanted = _bare(said), _bare(expected)
    times = max(len(found) // (len(wanted) or 1), 1)
    return found == wanted * times


def _as_often(found: Counter[str], wanted: Counter[str]) -> bool:
    times = max(found.total() // (wanted.total() or 1), 1)
    return all(found[sign] == wanted[sign] * times for sign in {*found, *wanted})


def _bare(text: str) -> str:
    """Its signs without white space, alike where they look alike."""
    signs = (
        sign
        for sign in unicodedata.normalize("NFKC", text).casefold()
        if not sign.isspace() and sign not in HYPHENS and unicodedata.category(sign) != "Cf"
    )
    groups = groupby(signs, lambda sign: unicodedata.category(sign)[0] == "M")
    return "".join(
        _on_one_letter(marks) if are_marks else "".join(marks) for are_marks, marks in groups
    )


def _on_one_letter(marks: Iterable[str]) -> str:
    """The same mark drawn twice on one letter is one to the eye, and to PDFium."""
    return "".join(sorted(set(marks)))


def _letters(text: str) -> Counter[str]:
    """PDFium turns around the halves, too, of letters that Unicode keeps beyond U+FFFF."""
    whole = "".join(
        sign for sign in text if sign <= "\uffff" and unicodedata.category(sign) != "Cs"
    )
    return Counter(sign for sign in _bare(whole) if unicodedata.category(sign)[0] in "LN")
