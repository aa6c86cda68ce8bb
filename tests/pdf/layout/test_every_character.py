"""Whatever is typed: the rule refuses it, or a document shows it. A seeded sample; with EVERY_CHARACTER=1 all of it."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from xhtml2pdf._bidi_data import MIRRORS

from models.rules.text import texts
from models.rules.text.coverage import covered
from models.rules.text.invisible import IGNORABLE
from models.rules.text.printable import drawn
from models.rules.text.scripts import EMOJI, SHAPED, SIGNS
from models.rules.text.texts import Refusals
from pdf import Milestone, Money, Renderer
from pdf.names import NAMES
from tests.pdf.contracts import HOURLY, with_milestones
from tests.pdf.layout.ink import pages

ALL = "EVERY_CHARACTER" in os.environ
SAMPLE, BATCH = 3_000, 1_000
COVERED = [chr(code) for code in covered()]
UNSEEN = re.compile(f"[{IGNORABLE}\\s\u202a-\u202e\u2066-\u2069]")


def accepted(text: str) -> str | None:
    """The text as it is stored, where the rule takes it."""
    found: Refusals = []
    clean = texts.printed_line(text, ("name",), found)
    return None if found else clean


def mirrored(text: str) -> str:
    """One of each pair of brackets and signs that a line from the right turns around."""
    return "".join(min(each, MIRRORS.get(each, each)) for each in UNSEEN.sub("", text))


def batches() -> Iterator[list[str]]:
    """Characters that the rule takes, each between letters that keep it apart from the next."""
    characters = [each for each in COVERED if accepted(f"a|{each}|a")]
    chance = Random(20261128)
    chosen = characters if ALL else chance.sample(characters, SAMPLE)
    for start in range(0, len(chosen), BATCH):
        yield chosen[start : start + BATCH]


async def test_every_character_that_is_accepted_is_in_the_document(renderer: Renderer) -> None:
    tried = 0
    for batch in batches():
        description = " ".join(f"a|{each}|a" for each in batch)
        text = "".join(pages(await renderer.render(replace(HOURLY, description=description))))
        assert [each for each in batch if drawn(each) not in text and not each.isspace()] == []
        tried += len(batch)
    assert tried >= SAMPLE


shaped = [each for each in COVERED if re.match(f"[{SHAPED}{SIGNS}]", each)]
pictures = [each for each in COVERED if re.match(f"[{EMOJI}]", each)]
neighbours = st.integers(0, len(shaped) - 1).flatmap(
    lambda at: st.text(st.sampled_from(shaped[max(0, at - 30) : at + 30]), min_size=1, max_size=14)
)
mixed = st.one_of(
    neighbours,
    st.text(st.sampled_from(COVERED), max_size=10),
    st.text(st.sampled_from([*pictures, "\u200d", "\ufe0f", "\U0001f3fd"]), max_size=8),
    st.text(st.sampled_from("".join(NAMES.values())), max_size=14),
    st.text(
        st.sampled_from("".join(NAMES.values()) + "\u200b\u200c\u200d\ufe0f\u0301\u0308\u200f" * 9),
        max_size=14,
    ),
    st.text(st.characters(), max_size=4),
)
names = st.lists(mixed, min_size=1, max_size=4).map(" ".join)


@settings(
    max_examples=60 if ALL else 6,
    deadline=None,
    derandomize=True,
    database=None,
    # Making it smaller takes longer than a test may: the message names the row.
    phases=[Phase.generate],
)
@given(typed=st.lists(names, min_size=60, max_size=120))
async def test_what_is_accepted_of_random_scripts_is_in_the_document(
    renderer: Renderer, typed: list[str]
) -> None:
    taken = [each for text in typed if (each := accepted(text))]
    if not taken:
        return
    amount = Money("100.00", "DKK")
    rows = [Milestone(at, each, date(2027, 1, 1), amount) for at, each in enumerate(taken, 1)]
    document = await renderer.render(with_milestones(tuple(rows)))
    shown = Counter(mirrored("".join(pages(document))))
    missing = Counter(mirrored("".join(map(drawn, taken)))) - shown
    assert not missing, ascii(missing)


@pytest.mark.parametrize("lone", ["\u094d", "\u17d2", "\u0301", "\u20dd", "\u0f90", "\U0001f3fd"])
async def test_a_sign_without_a_letter_is_shown_as_well(renderer: Renderer, lone: str) -> None:
    assert accepted(lone) == lone
    text = "".join(pages(await renderer.render(replace(HOURLY, description=f"({lone})"))))
    assert lone in text


@pytest.mark.parametrize(
    "template", [None, "{{ rate_box }}{{ milestones_section }}<p>{{ title }}</p>"]
)
async def test_a_sign_at_the_beginning_does_not_melt_into_the_tag_before_it(
    renderer: Renderer, template: str | None
) -> None:
    """U+0338 makes one character of itself and of the end of a tag: the row would be lost."""
    amount = Money("100.00", "DKK")
    rows = (Milestone(1, "\u0338\u0327 Design", date(2027, 1, 1), amount),)
    text = "".join(
        pages(await renderer.render(with_milestones(rows, title="\u0338 Site"), template))
    )
    assert text.count("\u0338") >= 2
    assert "Design" in text
