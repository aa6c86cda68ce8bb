"""The server's own line, by which a reader knows a company's layout and what counts."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from pdf import InvalidTemplate, Party, Renderer
from pdf.proof.sheets import Sheet, opened
from tests.pdf.contracts import HOURLY, REVISION, by_milestones
from tests.pdf.hostile import BLOCKS, fixed, styled
from tests.pdf.layout.ink import pages, squeezed, words

COUNTS = squeezed(f"is the content with the SHA-256 {REVISION.content_hash}.")


async def test_every_sheet_of_a_company_s_layout_says_whose_it_is_and_what_counts(
    renderer: Renderer,
) -> None:
    texts = pages(await renderer.render(by_milestones(60), BLOCKS))
    assert len(texts) > 2
    for text in texts:
        assert squeezed("This layout is Nordlys Media ApS's own.") in squeezed(text)
        assert squeezed("is between Nordlys Media ApS and Zoë Çelik-Łukaszewicz.") in squeezed(text)
        assert "Whatcounts" + COUNTS in squeezed(text)


async def test_of_a_signed_version_it_says_what_was_agreed(renderer: Renderer) -> None:
    assert "Whatwasagreed" + COUNTS in words(await renderer.render(REVISION, BLOCKS))


async def test_a_layout_that_is_younger_than_its_version_is_named_as_such(
    renderer: Renderer,
) -> None:
    adopted = replace(REVISION, template_adopted=True)
    assert "afterthisversionwasissued." in words(await renderer.render(adopted, BLOCKS))


async def test_the_standard_layout_bears_none(renderer: Renderer) -> None:
    assert "Thislayoutis" not in words(await renderer.render(REVISION))


@pytest.mark.parametrize(
    "rules",
    [
        ".own-line { display: none; color: white }",
        "p { margin-left: 3cm; font-size: 20pt; color: #aa0000; letter-spacing: 4pt }",
        "@page { size: a4; margin: 0 }",
        "@page { size: a4; margin: 3cm; @bottom-left { content: 'x' } }",
    ],
)
async def test_no_rule_of_a_template_reaches_it(renderer: Renderer, rules: str) -> None:
    plain = await renderer.render(REVISION, BLOCKS)
    assert _line(await renderer.render(REVISION, styled(rules))) == _line(plain)


def _line(document: bytes) -> list[tuple[object, ...]]:
    """What is drawn of it, where, how large and how dark."""
    with opened(document) as paper:
        runs = [run for sheet in paper.sheets() for run in sheet.runs]
        return [
            (run.text, run.box, run.size, run.grey)
            for run in runs
            if run.what in {"line", "own_hash"}
        ]


async def test_nothing_of_a_template_covers_it(renderer: Renderer) -> None:
    cover = fixed("top: 700pt; left: -40pt; width: 900pt; height: 400pt; background-color: black")
    document = await renderer.render(REVISION, BLOCKS + cover)
    with opened(document) as paper:
        sheet = next(paper.sheets())
        assert {run.what for run in sheet.runs} >= {"line", "own_hash"}
        assert _darkest_behind_the_line(sheet) > 200


def _darkest_behind_the_line(sheet: Sheet) -> int:
    _, without, _ = sheet.pictures()
    line = next(run for run in sheet.runs if run.what == "own_hash")
    tones = without.crop(sheet.pixels(line.box)).histogram()
    return next(tone for tone, pixels in enumerate(tones) if pixels)


async def test_long_names_take_as_many_lines_as_they_need(renderer: Renderer) -> None:
    named = replace(REVISION, company=Party("W" * 200), worker=Party("محمد " * 39 + "x"))
    text = words(await renderer.render(named, BLOCKS))
    assert text.count("W" * 20) >= 2
    assert COUNTS in text


async def test_a_page_that_has_no_room_for_it_is_refused(renderer: Renderer) -> None:
    small = "<style>@page { size: 220pt 140pt; margin: 2pt } * { font-size: 5pt }</style>"
    with pytest.raises(InvalidTemplate):
        await renderer.render(HOURLY, small + BLOCKS)


@pytest.mark.parametrize(
    "where", ["https://nordlys.example/", "file:///etc/passwd", "other.pdf", "#top", "mailto:a@b.c"]
)
async def test_of_a_link_only_its_words_are_printed(renderer: Renderer, where: str) -> None:
    template = f"<a name='top'></a>{BLOCKS}<p>As on <a href='{where}'>our pages</a>.</p>"
    document = await renderer.render(REVISION, template)
    (page,) = PdfReader(io.BytesIO(document)).pages
    assert "As on our pages." in page.extract_text()
    assert "/Annots" not in page
    assert where.encode() not in document
    assert not {b"/URI", b"/GoToR", b"/AcroForm", b"/JavaScript"} & set(document.split())
