"""No document leaves unless what was agreed is ink on its sheets."""

import math
import random
from dataclasses import replace

import pytest

from pdf import InvalidTemplate, Renderer
from pdf.layout.html import TEMPLATES
from pdf.names import NAMES
from pdf.proof.runs import Box
from pdf.proof.sheets import opened
from tests.pdf.contracts import HOURLY, REVISION, by_milestones, with_milestones
from tests.pdf.hostile import BLOCKS, HIDDEN, fixed, image, styled, within

EXAMPLE = (TEMPLATES / "custom_example.html").read_text(encoding="utf-8")
SEVENTY_SEVEN = replace(by_milestones(3), hire_number="H-77")
MARGIN = 72 / 2.54  # of a template that says nothing of its page
HONEST = "<h1>{{ title }}</h1>" + BLOCKS + "<p>{{ description }}</p>"


@pytest.mark.parametrize("how", HIDDEN)
async def test_each_way_of_hiding_is_refused_with_its_reason(renderer: Renderer, how: str) -> None:
    template, reason = HIDDEN[how]
    with pytest.raises(InvalidTemplate, match=reason):
        await renderer.render(REVISION, template)


@pytest.mark.parametrize("how", ["left out", "pale", "under a white box"])
async def test_a_template_that_knows_one_hire_by_its_number_gets_no_document_of_it(
    renderer: Renderer, how: str
) -> None:
    hostile = "{% if hire_number == 'H-77' %}" + HIDDEN[how][0] + "a total of DKK 1.00{% else %}"
    template = f"{hostile}{HONEST}{{% endif %}}"
    assert await renderer.validate(template)
    with pytest.raises(InvalidTemplate, match=HIDDEN[how][1]):
        await renderer.render(SEVENTY_SEVEN, template)


@pytest.mark.parametrize("hidden", ["", "display: none"])
async def test_of_two_copies_one_is_enough(renderer: Renderer, hidden: str) -> None:
    assert await renderer.render(REVISION, BLOCKS + within(hidden))


async def test_parts_of_two_copies_are_no_copy(renderer: Renderer) -> None:
    """Names of one and amounts of the other could stand wherever the template wants them."""
    names = "<div id='one'>{{ milestones_section }}</div>"
    amounts = "<div id='two'>{{ milestones_section }}</div>"
    css = "#one td.amount { display: none } #two td.name { display: none }"
    with pytest.raises(InvalidTemplate, match="is nowhere on paper"):
        await renderer.render(REVISION, styled(css, "{{ rate_box }}" + names + amounts))


async def test_a_template_cannot_rewrite_a_block(renderer: Renderer) -> None:
    edited = "{{ rate_box | replace('124,500', '1') | replace('Total', 'Half') }}"
    plain = await renderer.render(REVISION, BLOCKS)
    assert await renderer.render(REVISION, edited + "{{ milestones_section }}") == plain


async def test_the_kind_of_a_rate_is_as_compulsory_as_its_amount(renderer: Renderer) -> None:
    hidden = styled(".rate-box .label { display: none }") + "<p>Monthly rate</p>"
    with pytest.raises(InvalidTemplate, match=r"The kind of price in .*, Hourly rate, is nowhere"):
        await renderer.render(HOURLY, hidden)


# Of all signs by their size: the smallest are decimal points and commas.
SIGNS = [0, 3, 6, *random.Random(11).sample(range(10_000), 9)]


@pytest.mark.parametrize("number", SIGNS)
async def test_whatever_sign_is_covered_is_missed(renderer: Renderer, number: int) -> None:
    """Any digit, letter or decimal point of all that must be read, by any kind of cover."""
    place = _of_any_sign(await renderer.render(REVISION, BLOCKS), number)
    kind = number % 3
    cover = fixed(
        f"{place}; background-color: {'white' if kind else 'black'}; font-size: 1pt",
        f"<img src='{image('white')}' width='2' height='2'/>" if kind == 2 else "&nbsp;",
    )
    with pytest.raises(InvalidTemplate, match=r"covered|pale|drawn"):
        await renderer.render(REVISION, BLOCKS + cover)


def _of_any_sign(document: bytes, number: int) -> str:
    with opened(document) as paper:
        sheet = next(paper.sheets())
        price = next(run for run in sheet.runs if run.what == "total")
        drawn = [
            box
            for run, box in sheet.signs()
            if run.what not in {"line", "own_hash"} and min(_size(box)) > 0.5
        ]
        drawn.sort(key=lambda box: math.prod(_size(box)))
        return _css(drawn[number % len(drawn)], price.size / 21, sheet.box)


def _size(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _css(box: Box, scale: float, sheet: Box) -> str:
    """A box on the finished sheet, in points from the corner of the template's own frame."""
    width, height = sheet[2], sheet[3]
    left = (box[0] - width * (1 - scale) / 2) / scale - MARGIN
    top = height - (box[3] - height * (1 - scale)) / scale - MARGIN
    wide, high = (length / scale for length in _size(box))
    return f"left: {left:.2f}pt; top: {top:.2f}pt; width: {wide:.2f}pt; height: {high:.2f}pt"


@pytest.mark.parametrize("text", ["000", ",000", ".9"])
async def test_nothing_is_added_right_beside_an_amount(renderer: Renderer, text: str) -> None:
    document = await renderer.render(REVISION, BLOCKS)
    with opened(document) as paper:
        sheet = next(paper.sheets())
        price = [run for run in sheet.runs if run.what == "total"][-1]
        _, bottom, right, top = price.box
        # The first line's letters hang lower than their box.
        after = (right + 1, bottom + 6, right + 60, top + 6)
        place = _css(after, price.size / 21, sheet.box)
    added = fixed(f"{place}; font-size: 21pt; line-height: 1", text)
    with pytest.raises(InvalidTemplate, match="has something else drawn right beside it"):
        await renderer.render(REVISION, BLOCKS + added)


BENIGN = [
    "td, p { text-align: justify }",
    "td, p { text-align: center }",
    "td { border: 1px solid black; padding: 0 }",
    ".milestones td { border-right: 1pt solid black }",
    ".milestones tr { background-color: #eeeeee } .rate-box { background-color: #ffe08a }",
    ".rate-box { background-color: #0b5563 } .rate-box p.price, .rate-box p.label { color: white }",
    ".rate-box .price { font-size: 40pt } .milestones td { font-size: 14pt }",
    ".milestones td, .rate-box .price { text-decoration: underline }",
    ".milestones td.name { font-weight: bold; font-style: italic; text-transform: uppercase }",
    ".milestones td { font-size: 5.5pt; line-height: 1 }",
    ".milestones td { letter-spacing: -3px; word-spacing: -9px }",
    "body { background-color: #fff7e0; color: #333333 }",
    "@page { size: a5 landscape; margin: 10mm }",
]


@pytest.mark.parametrize("seed", range(8))
async def test_no_honest_decoration_is_refused(renderer: Renderer, seed: int) -> None:
    chance = random.Random(seed)
    rules = "".join(chance.sample(BENIGN, 4))
    for contract in (REVISION, HOURLY):
        assert await renderer.render(contract, styled(rules, HONEST))


@pytest.mark.parametrize("rule", BENIGN)
async def test_each_honest_decoration_is_accepted_alone(renderer: Renderer, rule: str) -> None:
    assert await renderer.validate(styled(rule, HONEST))


@pytest.mark.parametrize("seed", range(10))
async def test_any_hiding_of_any_part_is_refused_in_any_layout(
    renderer: Renderer, seed: int
) -> None:
    """Only for the hire whose number it knows: validation sees an honest layout."""
    chance = random.Random(seed)
    part = chance.choice([".rate-box .price", ".milestones td.name", ".milestones td.amount"])
    trick = chance.choice(
        ["display: none", "font-size: 2pt", "color: #f4f4f4; background-color: #ffffff"]
    )
    hostile = f"{{% if hire_number == 'H-77' %}}<style>{part} {{ {trick} }}</style>{{% endif %}}"
    template = hostile + styled(chance.choice(BENIGN[:5]), HONEST)
    assert await renderer.validate(template)
    with pytest.raises(InvalidTemplate, match=r"on page|on paper"):
        await renderer.render(SEVENTY_SEVEN, template)


@pytest.mark.parametrize("template", [None, EXAMPLE])
@pytest.mark.parametrize("count", [1, 60])
async def test_long_contracts_pass(renderer: Renderer, template: str | None, count: int) -> None:
    names = [
        "Фаза с длинным именем " * 8,
        "محمد الأحمدي (شركة) 12",
        "中文里程碑" * 30,
        "state-of-the-art",
    ]
    contract = by_milestones(count)
    rows = tuple(
        replace(row, name=names[row.number % 4].strip()[:200]) for row in contract.milestones
    )
    assert await renderer.render(replace(contract, milestones=rows), template)


async def test_no_page_is_so_large_that_a_covered_digit_would_not_be_missed(
    renderer: Renderer,
) -> None:
    assert await renderer.render(REVISION, styled("@page { size: a1 }"))
    with pytest.raises(InvalidTemplate, match="larger than A1"):
        await renderer.render(REVISION, styled("@page { size: 14000pt 14000pt }"))


@pytest.mark.parametrize("template", [None, BLOCKS])
async def test_a_name_may_say_the_same_in_each_of_its_lines(
    renderer: Renderer, template: str | None
) -> None:
    rows = by_milestones(len(NAMES)).milestones
    names = (f"{name} " * 99 for name in NAMES.values())
    long = (replace(row, name=name[:200].strip()) for row, name in zip(rows, names, strict=True))
    assert await renderer.render(with_milestones(tuple(long)), template)
