"""What a document costs: counted in calls, since seconds are those of whoever else runs."""

from cProfile import Profile
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pdf import BookingContract
from pdf.layout import render, shaping
from pdf.names import NAMES
from tests.pdf.contracts import HOURLY, REVISION, by_milestones
from tests.pdf.layout.ink import ink, pages
from tests.pdf.test_templates import BLOCKS

SHAPES = {
    "lines of one letter": "a\n",
    "paragraphs of one letter": "a\n\n",
    "letters of a script each": "aक中م",
    "signs that markup escapes": "&<",
}
TWICE = 2.2
"""A new sheet, or a typeface that was not needed before, costs something of its own."""
LENGTHS = (1_200, 2_400)


def work(contract: BookingContract, template: str | None = None) -> int:
    """Calls, of Python and of C."""
    profile = Profile()
    profile.runcall(render.document_of, contract, template)
    return sum(int(entry.callcount) for entry in profile.getstats())


def of(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length].strip() or "x"


def described(unit: str, length: int) -> BookingContract:
    return replace(HOURLY, description=of(unit, length))


@pytest.fixture(scope="module")
def nothing(layout: None) -> int:
    """What a document costs that has no text, once all is warm."""
    render.document_of(HOURLY, None)
    return work(HOURLY)


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_twice_the_work(nothing: int, shape: str) -> None:
    short, long = (work(described(SHAPES[shape], length)) - nothing for length in LENGTHS)
    assert long < TWICE * short


pieces = st.sampled_from(["\n", " ", "a", "0.5", "(", "'", "-", "\u00a0", *NAMES.values()])
units = st.lists(pieces, min_size=1, max_size=5).map("".join)


@settings(max_examples=3, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
@given(unit=units)
def test_twice_of_any_text_is_twice_the_work(layout: None, unit: str) -> None:
    short, long = (work(described(unit, length)) for length in LENGTHS)
    assert long < TWICE * short


def test_twice_the_text_in_a_box_of_a_companys_layout_is_twice_the_work(nothing: int) -> None:
    box = f"{BLOCKS}<div style='background-color: #eeeeee'>{{{{ description | paragraphs }}}}</div>"
    short, long = (work(described("a\n", length), box) - nothing for length in LENGTHS)
    assert long < TWICE * short


def test_twice_the_milestones_are_twice_the_work(layout: None) -> None:
    short, long = (work(by_milestones(count)) for count in (20, 40))
    assert long < TWICE * short


def test_a_word_is_shaped_once_in_a_document(layout: None, monkeypatch: pytest.MonkeyPatch) -> None:
    words: list[str] = []
    shaped = shaping.shaped_text

    def noted(text: str, font: str) -> list[tuple[int, str]]:
        words.append(text)
        return shaped(text, font)

    monkeypatch.setattr(shaping, "shaped_text", noted)
    render.document_of(described(f"{NAMES['Devanagari']} ", 2_000), None)
    assert sorted(words) == sorted(NAMES["Devanagari"].split())


def test_the_lines_of_a_long_text_stand_evenly_on_its_pages(layout: None) -> None:
    """Where two of its parts meet, too."""
    document = render.document_of(
        replace(HOURLY, description="\n".join(f"line {number}" for number in range(420))), None
    )
    text = "".join(pages(document))
    assert all(f"line {number}" in text for number in range(420))
    left = min(each.left for each in ink(document))
    middle = [each for each in ink(document) if 2 <= each.page <= 7 and each.left < left + 1]
    steps = {
        round(one.baseline - two.baseline, 1)
        for one, two in pairwise(middle)
        if one.page == two.page and one.size == two.size == 9.5
    }
    assert steps == {14.3}


@pytest.mark.parametrize("lines", [40, 52, 60, 100, 1_000])
def test_a_note_of_any_number_of_lines_is_printed(layout: None, lines: int) -> None:
    noted = replace(REVISION, note="\n".join(str(number % 10) for number in range(lines)))
    assert len(pages(render.document_of(noted, None))) >= lines / 52
